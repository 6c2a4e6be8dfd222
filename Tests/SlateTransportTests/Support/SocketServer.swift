import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// One thing that a server does on a stream.
enum StreamStep: Sendable {
  /// Sends a frame; one that is not final is a fragment.
  case frame(WebSocketOpcode, [UInt8], isFinal: Bool)
  /// Sends a ping, and goes on when the answer with the same data has come.
  case ping([UInt8])
  /// Goes on when the client has sent a ping.
  case awaitPing
  /// Answers no pings any more.
  case turnDeaf
  /// Closes the TCP connection without a word.
  case drop

  static func text(_ text: String) -> StreamStep {
    .frame(.text, Array(text.utf8), isFinal: true)
  }

  static func binary(_ bytes: [UInt8]) -> StreamStep { .frame(.binary, bytes, isFinal: true) }

  static func close(_ code: UInt16, _ reason: String = "") -> StreamStep {
    let bytes = [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8)
    return .frame(.connectionClose, bytes, isFinal: true)
  }
}

/// A real server on 127.0.0.1, with or without TLS, whose streams follow a script frame by frame.
///
/// FlyingFox serves the ordinary cases; this one serves what FlyingFox cannot: TLS, pings, fragments, and
/// streams that end without a word.
final class SocketServer: Sendable {
  let port: Int
  /// The requests that were answered, handshakes that were refused among them.
  let requests = Counter()
  /// The streams that were opened.
  let streams = Counter()
  /// The close codes that clients sent; 0 for none.
  let closeCodes = NIOLockedValueBox<[Int]>([])

  private let listener: any Channel
  private let children: NIOLockedValueBox<[ObjectIdentifier: any Channel]>

  var address: String { "127.0.0.1:\(port)" }

  /// The connections that are open, as the server sees it.
  var openConnections: Int { children.withLockedValue { $0.count } }

  fileprivate init(
    tls: NIOSSLContext?, replies: [Reply], streams scripts: [[StreamStep]]
  ) async throws {
    let children = NIOLockedValueBox<[ObjectIdentifier: any Channel]>([:])
    let (requests, streams, closeCodes) = (requests, streams, closeCodes)
    listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 2048)
      .childChannelInitializer { channel in
        let id = ObjectIdentifier(channel)
        children.withLockedValue { $0[id] = channel }
        channel.closeFuture.whenComplete { _ in
          children.withLockedValue { $0[id] = nil }
        }
        return channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: 1 << 24,
            shouldUpgrade: { channel, _ in
              channel.eventLoop.makeSucceededFuture(scripts.isEmpty ? nil : HTTPHeaders())
            },
            upgradePipelineHandler: { channel, _ in
              channel.eventLoop.makeCompletedFuture {
                let script = scripts[streams.increment() % scripts.count]
                try channel.pipeline.syncOperations.addHandler(ScriptHandler(script, closeCodes))
              }
            })
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
              upgraders: [upgrader],
              completionHandler: { context in
                context.pipeline.syncOperations.removeHandler(name: "reply", promise: nil)
              }
            ))
          try channel.pipeline.syncOperations.addHandler(
            ReplyHandler(replies: replies, requests: requests), name: "reply")
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    self.children = children
    port = listener.localAddress?.port ?? 0
  }

  fileprivate func stop() async throws {
    try await listener.close()
    for channel in children.withLockedValue({ Array($0.values) }) { channel.close(promise: nil) }
  }
}

/// Runs `body` against a server on sockets of its own.
///
/// - Parameters:
///   - tls: The server's side of TLS; nil for a server without.
///   - replies: The answers to requests, in turn; the last one is repeated.
///   - streams: What streams do, in turn and then from the start. Without any, handshakes are answered
///     like requests, and so refused.
func withSocketServer<Value: Sendable>(
  tls: NIOSSLContext? = nil, replies: [Reply] = [.json("{}")], streams: [[StreamStep]] = [],
  _ body: (SocketServer) async throws -> Value
) async throws -> Value {
  let server = try await SocketServer(tls: tls, replies: replies, streams: streams)
  let result: Result<Value, any Error>
  do {
    result = .success(try await body(server))
  } catch {
    result = .failure(error)
  }
  try await server.stop()
  return try result.get()
}

/// Waits until something is so, and gives up after many looks.
func settles(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<2000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return condition()
}

/// Answers requests.
private final class ReplyHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let replies: [Reply]
  private let requests: Counter

  init(replies: [Reply], requests: Counter) {
    self.replies = replies
    self.requests = requests
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .end = unwrapInboundIn(data) { answer(context) }
  }

  private func answer(_ context: ChannelHandlerContext) {
    let reply = replies[min(requests.increment(), replies.count - 1)]
    var headers = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
    if reply.status != 204 { headers.add(name: "Content-Length", value: "\(reply.body.count)") }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A handshake that is refused is an error to NIO; the request that it was comes afterwards.
    if !(error is NIOWebSocketUpgradeError) { context.close(promise: nil) }
  }
}

/// Plays a script, answers a close, and writes down with which code a client closed.
private final class ScriptHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private var steps: ArraySlice<StreamStep>
  private let closeCodes: NIOLockedValueBox<[Int]>
  private var awaitedPong: [UInt8]?
  private var awaitsPing = false
  private var isDeaf = false
  private var hasSentClose = false

  init(_ steps: [StreamStep], _ closeCodes: NIOLockedValueBox<[Int]>) {
    self.steps = steps[...]
    self.closeCodes = closeCodes
  }

  func handlerAdded(context: ChannelHandlerContext) {
    play(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .pong where Array(buffer: frame.unmaskedData) == awaitedPong:
      awaitedPong = nil
      play(context)
    case .ping where !isDeaf:
      send(.frame(.pong, Array(buffer: frame.unmaskedData), isFinal: true), context)
      awaitsPing = false
      play(context)
    case .connectionClose:
      var bytes = frame.unmaskedData
      let code = bytes.readInteger(as: UInt16.self) ?? 0
      closeCodes.withLockedValue { $0.append(Int(code)) }
      if !hasSentClose { send(.close(code), context) }
      context.close(promise: nil)
    default: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func play(_ context: ChannelHandlerContext) {
    while awaitedPong == nil, !awaitsPing, let step = steps.popFirst() { send(step, context) }
  }

  private func send(_ step: StreamStep, _ context: ChannelHandlerContext) {
    switch step {
    case .frame(let opcode, let bytes, let isFinal):
      if opcode == .connectionClose { hasSentClose = true }
      write(WebSocketFrame(fin: isFinal, opcode: opcode, data: ByteBuffer(bytes: bytes)), context)
    case .ping(let bytes):
      awaitedPong = bytes
      write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(bytes: bytes)), context)
    case .awaitPing: awaitsPing = true
    case .turnDeaf: isDeaf = true
    case .drop: context.close(promise: nil)
    }
  }

  private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
  }
}
