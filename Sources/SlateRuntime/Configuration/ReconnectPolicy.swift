/// When a stream that broke is opened again, and how long the client waits before.
///
/// It is used for streams that may be reopened without repeating messages, such as event streams.
public struct ReconnectPolicy: Sendable {
  /// How often a stream is opened in a row without a message in between before the client gives up.
  public var maximumAttempts: Int

  /// The wait before the first attempt, before jitter; it doubles from attempt to attempt.
  public var initialDelay: Duration

  /// The longest wait.
  public var maximumDelay: Duration

  /// Waits; tests put their own here.
  public var clock: any Clock<Duration>

  /// The share of a wait that is waited, between 0 and 1; random unless a test replaces it.
  public var jitter: @Sendable () -> Double

  /// Is told of every interruption before the client waits.
  public var onInterruption: @Sendable (StreamInterruption) -> Void

  /// Is told each time that a stream is open again; see ``MessageStream/onReconnect(_:)``.
  public var onReconnect: @Sendable (StreamReconnection) -> Void

  /// Creates a policy.
  public init(
    maximumAttempts: Int = 10, initialDelay: Duration = .milliseconds(500),
    maximumDelay: Duration = .seconds(30), clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { .random(in: 0.5...1) },
    onInterruption: @escaping @Sendable (StreamInterruption) -> Void = { _ in },
    onReconnect: @escaping @Sendable (StreamReconnection) -> Void = { _ in }
  ) {
    self.maximumAttempts = maximumAttempts
    self.initialDelay = initialDelay
    self.maximumDelay = maximumDelay
    self.clock = clock
    self.jitter = jitter
    self.onInterruption = onInterruption
    self.onReconnect = onReconnect
  }

  /// Ten attempts in a row, up to 30 seconds apart.
  public static var standard: ReconnectPolicy { ReconnectPolicy() }

  /// A stream that breaks throws.
  public static var none: ReconnectPolicy { ReconnectPolicy(maximumAttempts: 0) }

  func delay(beforeAttempt attempt: Int) -> Duration {
    let doubled = initialDelay * (1 << min(max(attempt - 1, 0), 20))
    return min(doubled, maximumDelay) * min(max(jitter(), 0), 1)
  }
}

/// A stream broke and is about to be opened again.
public struct StreamInterruption: Sendable {
  /// The operation's name, such as `events.listen`.
  public let operation: String

  /// Why the stream broke.
  public let error: APIError

  /// The number of the coming attempt, counted from 1 since the last message.
  public let attempt: Int

  /// How long the client waits before that attempt.
  public let delay: Duration
}

/// A stream that broke is open again.
public struct StreamReconnection: Sendable {
  /// The operation's name, such as `events.listen`.
  public let operation: String

  /// The number of the attempt that succeeded, counted from 1 since the last message.
  public let attempt: Int
}
