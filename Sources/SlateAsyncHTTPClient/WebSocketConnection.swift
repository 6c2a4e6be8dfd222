import NIOCore
import NIOWebSocket
import SlateRuntime

/// An open WebSocket connection on a NIO channel.
struct WebSocketConnection: StreamConnection {
  private let channel: any Channel
  private let inbox: WebSocketInbox

  init(channel: any Channel, inbox: WebSocketInbox) {
    self.channel = channel
    self.inbox = inbox
  }

  func receive() async throws -> StreamMessage {
    try await inbox.next()
  }

  func send(_ text: String) async throws {
    let frame = WebSocketFrame(
      fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: text))
    do {
      try await channel.writeAndFlush(frame)
    } catch {
      throw transportError(for: error)
    }
  }

  func close() async {
    var data = channel.allocator.buffer(capacity: 2)
    data.writeInteger(UInt16(1000))
    let frame = WebSocketFrame(
      fin: true, opcode: .connectionClose, maskKey: .random(), data: data)
    try? await channel.writeAndFlush(frame)
    // A server that does not answer the close must not keep the socket open.
    let channel = channel
    let deadline = channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    try? await channel.closeFuture.get()
    deadline.cancel()
  }

  func cancel() {
    channel.close(promise: nil)
  }
}
