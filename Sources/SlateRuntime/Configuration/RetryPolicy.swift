import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When a request that failed is sent again, and how long the client waits before.
///
/// GET, HEAD, OPTIONS and DELETE are repeated after 429, 503 and 504 and after a broken connection; any
/// other method only where the request certainly never reached the server. The wait doubles from attempt
/// to attempt, with jitter; a `Retry-After` of the server replaces it.
public struct RetryPolicy: Sendable {
  /// How often a request is sent at most, the first time included.
  public var maximumAttempts: Int

  /// The wait after the first attempt, before jitter.
  public var initialDelay: Duration

  /// The longest wait that is not the server's wish.
  public var maximumDelay: Duration

  /// The time for all attempts and waits; a wait that would go beyond it is not begun.
  public var maximumTotalDuration: Duration

  /// Measures and waits; tests put their own here.
  public var clock: any Clock<Duration>

  /// The share of a wait that is waited, between 0 and 1; random unless a test replaces it.
  public var jitter: @Sendable () -> Double

  /// The time of day, against which a `Retry-After` date is read.
  public var now: @Sendable () -> Date

  /// Creates a policy.
  public init(
    maximumAttempts: Int = 4, initialDelay: Duration = .milliseconds(500),
    maximumDelay: Duration = .seconds(20), maximumTotalDuration: Duration = .seconds(90),
    clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { .random(in: 0.5...1) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.maximumAttempts = maximumAttempts
    self.initialDelay = initialDelay
    self.maximumDelay = maximumDelay
    self.maximumTotalDuration = maximumTotalDuration
    self.clock = clock
    self.jitter = jitter
    self.now = now
  }

  /// Four attempts within 90 seconds.
  public static var standard: RetryPolicy { RetryPolicy() }

  /// Every request is sent once.
  public static var none: RetryPolicy { RetryPolicy(maximumAttempts: 1) }
}

extension RetryPolicy {
  /// Whether a request may be sent again after this response.
  func repeats(_ method: HTTPRequest.Method, after status: HTTPResponse.Status) -> Bool {
    Self.isRepeatable(method) && [429, 503, 504].contains(status.code)
  }

  /// Whether a request may be sent again after this error.
  func repeats(_ method: HTTPRequest.Method, after error: any Error) -> Bool {
    guard let error = error as? TransportError else { return false }
    return switch error.kind {
    case .cannotConnect: true
    case .connectionLost: Self.isRepeatable(method)
    default: false
    }
  }

  /// How long to wait after the attempt with this number, counted from 1.
  func delay(afterAttempt attempt: Int, retryAfter: String?) -> Duration {
    if let wish = retryAfter.flatMap(duration(ofRetryAfter:)) { return wish }
    let doubled = initialDelay * (1 << min(max(attempt - 1, 0), 20))
    return min(doubled, maximumDelay) * min(max(jitter(), 0), 1)
  }

  private func duration(ofRetryAfter text: String) -> Duration? {
    if let seconds = Int(text), seconds >= 0 {
      // Bounded, because a Duration overflows where a server is free to write anything.
      return .seconds(min(seconds, 1_000_000_000))
    }
    guard let date = DateFormat.rfc2822.date(from: text) else { return nil }
    return .seconds(max(0, date.timeIntervalSince(now())))
  }

  private static func isRepeatable(_ method: HTTPRequest.Method) -> Bool {
    [.get, .head, .options, .delete].contains(method)
  }
}
