import NIOConcurrencyHelpers

/// Counts what happens on several threads.
final class Counter: Sendable {
  private let count = NIOLockedValueBox(0)

  var value: Int { count.withLockedValue { $0 } }

  /// Counts one more; gives the count before.
  func increment() -> Int {
    count.withLockedValue { count in
      defer { count += 1 }
      return count
    }
  }
}
