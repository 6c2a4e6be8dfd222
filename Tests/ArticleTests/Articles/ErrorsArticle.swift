import DockerCloud
import Logging
import SlateRuntime
import Testing

// What the article `ErrorsAndRetries` of SlateRuntime shows.

@Suite("The article on errors and retries")
struct ErrorsArticle {
  private func cloud(_ answers: TransportResponse...) -> DockerCloudClient {
    DockerCloudClient(credentials: .none, transport: ScriptedTransport(answers))
  }

  @Test("An error says what went wrong")
  func kinds() async throws {
    let cloud = cloud(.json(#"{"error": "No such service"}"#, status: .notFound))
    let uuid = "7eaf7fff"
    do {
      let service = try await cloud.services.get(uuid: uuid)
      print(service.state)
    } catch let error as APIError where error.status == .notFound {
      print("There is no service \(uuid)")
    } catch let error as APIError {
      print(error)
    }
  }

  @Test("A mismatch names the place in the reference")
  func mismatch() async throws {
    let cloud = cloud(.json(#"{"uuid": 5}"#), .json(#"{"uuid": 5}"#))
    let uuid = "7eaf7fff"
    do {
      _ = try await cloud.services.get(uuid: uuid)
    } catch let error as APIError where error.kind == .decoding {
      print(error.mismatch?.path ?? "", error.mismatch?.place ?? "")
    }
    let error = await #expect(throws: APIError.self) { try await cloud.services.get(uuid: uuid) }
    #expect(error?.mismatch?.path == "uuid")
    #expect(error?.mismatch?.place?.hasPrefix("includes/service.md:") == true)
  }

  @Test("What the reference does not list is kept")
  func unlisted() async throws {
    let cloud = cloud(.json(#"{"uuid": "7eaf7fff", "state": "Napping", "colour": "red"}"#))
    let service = try await cloud.services.get(uuid: "7eaf7fff")
    if !ServiceState.knownValues.contains(service.state) {
      print("A new state: \(service.state.rawValue)")
    }
    print(service.unlisted.values["colour"]?.stringValue ?? "no colour")
    #expect(service.state.rawValue == "Napping")
    #expect(service.unlisted.values["colour"] == "red")
    #expect(service.name.isEmpty)
    #expect(service.unlisted.isMissing("name"))
  }

  @Test("A configuration sets limits, retries and the log")
  func configuration() {
    var configuration = ClientConfiguration()
    configuration.requestTimeout = .seconds(10)
    configuration.maximumResponseBytes = 1024 * 1024
    configuration.retryPolicy = RetryPolicy(
      maximumAttempts: 6, initialDelay: .milliseconds(200), maximumTotalDuration: .seconds(30))
    configuration.logger = Logger(label: "cloud")
    #expect(configuration.retryPolicy.maximumAttempts == 6)

    configuration.retryPolicy = .none
    #expect(configuration.retryPolicy.maximumAttempts == 1)
  }
}
