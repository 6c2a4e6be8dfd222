import DockerCloud
import SlateRuntime
import Testing

// What the article `Streaming` of SlateRuntime shows.

@Suite("The article on streams")
struct StreamingArticle {
  private func cloud(_ messages: String...) -> DockerCloudClient {
    DockerCloudClient(
      credentials: .none, transport: ScriptedTransport([]),
      streamTransport: ScriptedStreamTransport(messages: messages))
  }

  @Test("A stream is a sequence, and leaving the loop closes the connection")
  func log() async throws {
    let cloud = cloud(#"{"log": "starting"}"#, #"{"log": "ready"}"#, #"{"log": "never read"}"#)
    let uuid = "7eaf7fff"
    var lines: [String] = []
    for try await line in cloud.services.logs(uuid: uuid, tail: 100) {
      print(line.log)
      lines.append(line.log)
      if line.log.contains("ready") { break }
    }
    #expect(lines == ["starting", "ready"])
  }

  @Test("A task that reads a stream is ended by cancelling it")
  func cancelling() async throws {
    let cloud = cloud(#"{"type": "service", "action": "update"}"#)
    let watching = Task {
      for try await event in cloud.events.listen() {
        print(event.type, event.action)
      }
    }
    // Later:
    watching.cancel()
    _ = await watching.result
  }

  @Test("A stream that broke may be opened again")
  func reconnecting() async throws {
    let cloud = cloud(#"{"type": "service", "action": "update"}"#)
    let policy = ReconnectPolicy(
      maximumAttempts: 20, maximumDelay: .seconds(60),
      onInterruption: { print("\($0.operation) broke: \($0.error)") })
    let events = cloud.events.listen(type: .service).reconnecting(policy)
      .onReconnect { _ in print("open again; events may be missing") }
    for try await event in events {
      print(event.action)
    }

    let once = cloud.events.listen(reconnects: false)
    for try await event in once { print(event.action) }
  }

  @Test("A session takes and gives text")
  func session() async throws {
    let cloud = cloud("bin\n", "usr\n")
    let uuid = "7eaf7fff"
    let shell = try await cloud.containers.exec(uuid: uuid, command: "sh")
    try await shell.send("ls\n")
    try await shell.send("exit\n")
    for try await output in shell {
      print(output, terminator: "")
    }
    await shell.close()
  }
}
