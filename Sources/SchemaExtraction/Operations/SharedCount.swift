/// How much of what is said once was given to several, which may be too much.
///
/// A hostile page says one long thing of many others: what it writes once would be there thousands of times.
struct SharedCount {
  private var count = 0

  /// So many attributes all variants together have from others, and operations from what is common to them.
  private static let maximum = 20_000

  /// Counts some more; false where that would be too many.
  mutating func add(_ number: Int) -> Bool {
    guard count + number <= Self.maximum else { return false }
    count += number
    return true
  }
}
