import Logging

/// How a client behaves, where the reference leaves it open.
public struct ClientConfiguration: Sendable {
  /// The REST server instead of the reference's, such as `http://127.0.0.1:8080`; without a scheme, `https`.
  public var restHost: String?

  /// The stream server instead of the reference's, such as `ws://127.0.0.1:8080`; without a scheme, `wss`.
  public var streamHost: String?

  /// The time for one attempt, from the first byte sent to the last byte received; nil for no limit.
  public var requestTimeout: Duration?

  /// The largest response body, in bytes after decompression.
  public var maximumResponseBytes: Int

  /// What stands between the client and the transport; the first one sees a request first.
  public var middlewares: [any ClientMiddleware]

  /// When a request is sent again.
  public var retryPolicy: RetryPolicy

  /// When a stream that broke is opened again.
  public var reconnectPolicy: ReconnectPolicy

  /// What the `User-Agent` header ends with, such as `my-tool/2.1`.
  public var userAgentSuffix: String?

  /// Where the client writes down what it does; nil, the default, for nowhere.
  ///
  /// - `debug`: a request was answered, with `status`; a stream was opened.
  /// - `info`: a call failed. Its caller gets the error, so the log does not raise an alarm.
  /// - `notice`: a request is sent again, or a stream that broke is opened again.
  ///
  /// The metadata are `operation`, `method`, `path`, `query` (the names alone), `status`, `attempt`,
  /// `duration_ms`, `delay_ms` and `reason`. Credentials, headers, the values of queries, bodies and
  /// messages are never logged.
  public var logger: Logger?

  /// Creates a configuration; without arguments, one that fits most programs.
  public init(
    restHost: String? = nil, streamHost: String? = nil,
    requestTimeout: Duration? = .seconds(60),
    maximumResponseBytes: Int = 64 * 1024 * 1024, middlewares: [any ClientMiddleware] = [],
    retryPolicy: RetryPolicy = .standard, reconnectPolicy: ReconnectPolicy = .standard,
    userAgentSuffix: String? = nil, logger: Logger? = nil
  ) {
    self.restHost = restHost
    self.streamHost = streamHost
    self.requestTimeout = requestTimeout
    self.maximumResponseBytes = maximumResponseBytes
    self.middlewares = middlewares
    self.retryPolicy = retryPolicy
    self.reconnectPolicy = reconnectPolicy
    self.userAgentSuffix = userAgentSuffix
    self.logger = logger
  }
}
