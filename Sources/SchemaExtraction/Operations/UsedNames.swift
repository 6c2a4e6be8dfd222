/// The names that are given already, and which number is next for each of them.
///
/// The next number is remembered: thousands of operations of one name would each count up from two.
struct UsedNames {
  private var names: Set<String> = []
  private var nextNumbers: [String: Int] = [:]

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Gives a name back.
  mutating func free(_ name: String) { names.remove(name) }

  /// Takes a name, and tells whether it was free.
  mutating func take(_ name: String) -> Bool {
    names.insert(name).inserted
  }

  /// Takes the name with the lowest number, from two on, with which it is free, and returns that number.
  mutating func takeNumbered(_ name: String) -> Int {
    var number = nextNumbers[name] ?? 2
    while !take(name + String(number)) { number += 1 }
    nextNumbers[name] = number + 1
    return number
  }
}
