import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOWebSocket
import SlateRuntime

/// How a server answered the WebSocket handshake.
enum WebSocketHandshake: Sendable {
  case accepted(WebSocketConnection)
  case refused(EventLoopFuture<TransportResponse>)

  /// The connection.
  ///
  /// - Throws: `TransportError` of kind `upgradeRefused` with the server's response.
  func connection() async throws -> WebSocketConnection {
    switch self {
    case .accepted(let connection):
      return connection
    case .refused(let future):
      let response = try await future.get()
      throw TransportError(
        .upgradeRefused, "the server answered \(response.head.status)", response: response)
    }
  }

  static func configuration(
    _ request: HTTPRequest, _ maximumMessageBytes: Int, pingInterval: TimeAmount?
  ) -> NIOTypedHTTPClientUpgradeConfiguration<WebSocketHandshake> {
    // NIO traps on larger limits.
    let limit = min(maximumMessageBytes, Int(UInt32.max))
    let upgrader = NIOTypedWebSocketClientUpgrader<WebSocketHandshake>(maxFrameSize: limit) {
      channel, _ in
      channel.eventLoop.makeCompletedFuture {
        let inbox = WebSocketInbox()
        try channel.pipeline.syncOperations.addHandlers(
          NIOWebSocketFrameAggregator(
            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 100_000,
            maxAccumulatedFrameSize: limit),
          WebSocketHandler(inbox: inbox, pingInterval: pingInterval))
        return .accepted(WebSocketConnection(channel: channel, inbox: inbox))
      }
    }
    return NIOTypedHTTPClientUpgradeConfiguration(
      upgradeRequestHead: head(of: request), upgraders: [upgrader]
    ) { channel in
      channel.eventLoop.makeCompletedFuture {
        let response = channel.eventLoop.makePromise(of: TransportResponse.self)
        try channel.pipeline.syncOperations.addHandler(RefusalHandler(response: response))
        return .refused(response.futureResult)
      }
    }
  }

  private static func head(of request: HTTPRequest) -> HTTPRequestHead {
    var headers = HTTPHeaders()
    headers.add(name: "Host", value: request.authority ?? "")
    for field in request.headerFields {
      headers.add(name: field.name.rawName, value: field.value)
    }
    // A GET without this one is framed as if it might have a body.
    headers.replaceOrAdd(name: "Content-Length", value: "0")
    return HTTPRequestHead(
      version: .http1_1, method: .GET, uri: request.path ?? "/", headers: headers)
  }
}

/// Collects the response with which a server refuses the handshake.
private final class RefusalHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  private static let maximumBodyBytes = 64 * 1024
  private let response: EventLoopPromise<TransportResponse>
  private var head = HTTPResponse(status: .badGateway)
  private var body: [UInt8] = []

  init(response: EventLoopPromise<TransportResponse>) {
    self.response = response
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = HTTPResponse(head)
    case .body(let bytes):
      body.append(contentsOf: bytes.readableBytesView.prefix(Self.maximumBodyBytes - body.count))
      if body.count >= Self.maximumBodyBytes { finish(context) }
    case .end:
      finish(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish(context)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    response.fail(ChannelError.eof)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    response.fail(error)
    context.close(promise: nil)
  }

  private func finish(_ context: ChannelHandlerContext) {
    response.succeed(TransportResponse(head, body: body))
    context.close(promise: nil)
  }
}

extension HTTPResponse {
  fileprivate init(_ head: HTTPResponseHead) {
    var fields = HTTPFields()
    for (name, value) in head.headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    // A status beyond three digits would trap.
    let code = min(Int(head.status.code), 999)
    self.init(
      status: HTTPResponse.Status(code: code, reasonPhrase: head.status.reasonPhrase),
      headerFields: fields)
  }
}
