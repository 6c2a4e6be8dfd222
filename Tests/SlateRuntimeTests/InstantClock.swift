import Foundation

/// A clock on which sleeping takes no time but moves the hands, and is written down.
final class InstantClock: Clock, @unchecked Sendable {
  struct Instant: InstantProtocol {
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

    func duration(to other: Instant) -> Duration { other.offset - offset }

    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  // The lock guards both; a Mutex would need a newer macOS than the package does.
  private let lock = NSLock()
  private var current = Instant(offset: .zero)
  private var pastSleeps: [Duration] = []

  var now: Instant { lock.withLock { current } }

  var sleeps: [Duration] { lock.withLock { pastSleeps } }

  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    lock.withLock {
      pastSleeps.append(current.duration(to: deadline))
      current = max(current, deadline)
    }
  }
}
