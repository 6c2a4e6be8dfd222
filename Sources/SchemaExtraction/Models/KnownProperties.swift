import APISchema

/// Where a model has its attributes, and which of them all samples showed so far: with a hundred thousand samples, nobody
/// can look through the attributes for each.
struct KnownProperties {
  /// Where each attribute stands.
  private(set) var positions: [String: Int] = [:]
  /// Where attributes stand that may be required.
  var required: [Int] = []
  private var count = 0

  /// Looks again where attributes came or went.
  mutating func update(with properties: [Property]) {
    guard count != properties.count else { return }
    self = KnownProperties()
    for property in properties { append(property) }
  }

  /// Knows an attribute that was put behind all others.
  mutating func append(_ property: Property) {
    if positions[property.name] == nil { positions[property.name] = count }
    required.append(count)
    count += 1
  }
}
