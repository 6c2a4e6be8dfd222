import NIOCore

/// Tells the handlers behind it that the channel is closed only after they have seen what was read before.
///
/// NIO takes a turn of the event loop to put the WebSocket handlers in the place of the HTTP ones. A
/// server that answers the handshake, sends a few messages and closes at once would be gone by then,
/// and its messages lost.
final class DeferredInactivityHandler: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  func channelInactive(context: ChannelHandlerContext) {
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.execute { loopBound.value.fireChannelInactive() }
  }
}
