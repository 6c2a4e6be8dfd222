/// The names of one scope, given out so that no two declarations share one.
struct NameScope {
  private let reserved: Set<String>
  private let suffix: String
  private var taken: Set<String> = []
  private var nextNumber: [String: Int] = [:]

  /// Creates a scope.
  ///
  /// - Parameters:
  ///   - reserved: The names that nothing in this scope may have.
  ///   - suffix: What is put behind a reserved name: `init` becomes `initState`.
  init(reserved: Set<String>, suffix: String) {
    self.reserved = reserved
    self.suffix = suffix
  }

  /// The name itself where it is free; otherwise the first free one that is made from it.
  ///
  /// The answers follow from the names asked for and their order.
  mutating func claim(_ name: String, suffix ownSuffix: String? = nil) -> String {
    let isReserved = reserved.contains(name)
    let base = isReserved ? name + (ownSuffix ?? suffix) : name
    if !isReserved || !reserved.contains(base), taken.insert(base).inserted { return base }
    // A number behind a digit would read as one number.
    let endsWithDigit = base.unicodeScalars.last?.properties.numericType != nil
    let stem = endsWithDigit ? base + "Variant" : base
    var number = nextNumber[stem] ?? 2
    while reserved.contains("\(stem)\(number)") || !taken.insert("\(stem)\(number)").inserted {
      number += 1
    }
    nextNumber[stem] = number + 1
    return "\(stem)\(number)"
  }

  /// Whether a declaration of this scope has the name.
  func isTaken(_ name: String) -> Bool { taken.contains(name) }
}
