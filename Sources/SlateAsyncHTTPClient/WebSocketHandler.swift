import NIOCore
import NIOWebSocket
import SlateRuntime

/// Turns the frames of a channel into messages, answers pings, asks for signs of life, and takes part in
/// closing.
final class WebSocketHandler: ChannelDuplexHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let inbox: WebSocketInbox
  private let pingInterval: TimeAmount?
  private var nextPing: Scheduled<Void>?
  private var hasHeardSincePing = true
  private var hasSentClose = false

  init(inbox: WebSocketInbox, pingInterval: TimeAmount?) {
    self.inbox = inbox
    self.pingInterval = pingInterval
  }

  func handlerAdded(context: ChannelHandlerContext) {
    schedulePing(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    hasHeardSincePing = true
    switch frame.opcode {
    case .text: inbox.deliver(.text(String(buffer: frame.unmaskedData)))
    case .binary: inbox.deliver(.binary(Array(buffer: frame.unmaskedData)))
    case .ping: send(.pong, frame.unmaskedData, context)
    case .connectionClose: receiveClose(frame.unmaskedData, context)
    default: break
    }
  }

  func read(context: ChannelHandlerContext) {
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    let eventLoop = context.eventLoop
    let shouldRead = inbox.shouldRead { eventLoop.execute { loopBound.value.read() } }
    if shouldRead { context.read() }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let frame = unwrapOutboundIn(data)
    if frame.opcode == .connectionClose { hasSentClose = true }
    context.write(wrapOutboundOut(frame), promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    let end: Result<StreamMessage, any Error> =
      hasSentClose
      ? .success(.closed(code: 1000, reason: ""))
      : .failure(TransportError(.connectionLost, "the connection to the server broke"))
    inbox.finish(end)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    nextPing?.cancel()
    // Whatever happened to the channel, nobody waits for a message any more.
    inbox.finish(.failure(TransportError(.connectionLost, "the connection to the server broke")))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    inbox.finish(.failure(transportError(for: error)))
    context.close(promise: nil)
  }

  private func schedulePing(_ context: ChannelHandlerContext) {
    guard let pingInterval else { return }
    nextPing = context.eventLoop.assumeIsolated().scheduleTask(in: pingInterval) {
      self.ping(context)
    }
  }

  /// Gives a connection up on which nothing came since the last ping; else, sends the next one.
  private func ping(_ context: ChannelHandlerContext) {
    // While the reader is behind, the answer may wait in the socket.
    guard hasHeardSincePing || inbox.isFull else {
      inbox.finish(
        .failure(TransportError(.connectionLost, "the server gives no sign of life any more")))
      context.close(promise: nil)
      return
    }
    hasHeardSincePing = inbox.isFull
    send(.ping, ByteBuffer(), context)
    schedulePing(context)
  }

  private func receiveClose(_ data: ByteBuffer, _ context: ChannelHandlerContext) {
    var data = data
    let code = data.readInteger(as: UInt16.self)
    inbox.finish(.success(.closed(code: code, reason: String(buffer: data))))
    if !hasSentClose {
      var answer = context.channel.allocator.buffer(capacity: 2)
      answer.writeInteger(code ?? 1000)
      send(.connectionClose, answer, context)
    }
    context.close(promise: nil)
  }

  private func send(
    _ opcode: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}
