import SlateDiagnostics
import SlateReference

/// The objects that the answers of operations show, by their keys: one of them may be what a table elsewhere describes.
///
/// A reference often describes a resource once, without a sample, and shows it below each of its operations.
struct AnsweredObjects {
  private struct Shown {
    var value: SampleValue
    var location: SourceLocation
    /// The section of the highest level that the operation stands in.
    var root: Int
  }

  private var shown: [Shown] = []
  /// The objects that have a key, in the order of the reference.
  private var byKey: [String: [Int]] = [:]

  /// The most objects that are compared for one table: those behind show hardly another thing.
  private static let comparedObjects = 16
  /// The keys of a table that are looked up.
  private static let lookedUpKeys = 8

  mutating func add(_ document: SampleValue, at location: SourceLocation, below root: Int) {
    add(document, at: location, below: root, depth: 0)
  }

  private mutating func add(
    _ value: SampleValue, at location: SourceLocation, below root: Int, depth: Int
  ) {
    guard depth < 3 else { return }
    switch value {
    case .array(let items):
      if let first = items.first { add(first, at: location, below: root, depth: depth) }
    case .object(let members):
      if members.count > 1 {
        for member in members where byKey[member.name]?.count ?? 0 < Self.comparedObjects {
          byKey[member.name, default: []].append(shown.count)
        }
        shown.append(Shown(value: value, location: location, root: root))
      }
      for member in members {
        add(member.value, at: location, below: root, depth: depth + 1)
      }
    default: return
    }
  }

  /// The object whose keys are those of a table: hardly one that it lacks, and at least half of its own.
  ///
  /// One below the same heading of the highest level comes first; elsewhere, more keys have to agree.
  func object(with names: Set<String>, in order: [String], below root: Int) -> (
    value: SampleValue, location: SourceLocation
  )? {
    let lists = order.prefix(Self.lookedUpKeys).compactMap { byKey[$0] }
    var elsewhere: Shown?
    var tried: Set<Int> = []
    for index in lists.joined() where tried.insert(index).inserted {
      let candidate = shown[index]
      guard let members = candidate.value.members else { continue }
      let common = members.count { names.contains($0.name) }
      guard common > 1, common * 2 >= names.count, Extraction.areMostly(members, of: names) else {
        continue
      }
      if candidate.root == root { return (candidate.value, candidate.location) }
      if elsewhere == nil, common > 3, common == members.count { elsewhere = candidate }
    }
    return elsewhere.map { ($0.value, $0.location) }
  }
}

extension Extraction {
  /// The answer to an operation that shows what a table outside of operations describes.
  mutating func answeredObject(of site: ShapeSite) -> (
    value: SampleValue, location: SourceLocation
  )? {
    guard site.list == nil, !site.isShown, !site.isCallback, site.rows.count > 1 else { return nil }
    let objects = answeredObjects ?? findAnsweredObjects()
    answeredObjects = objects
    let order = site.rows.map(\.rootName)
    return objects.object(with: Set(order), in: order, below: outline.root(of: site.node))
  }

  private mutating func findAnsweredObjects() -> AnsweredObjects {
    var objects = AnsweredObjects()
    for site in sites where !site.isStream {
      guard let shown = shownDocument(of: site) else { continue }
      objects.add(shown.document, at: shown.location, below: outline.root(of: site.owner))
    }
    return objects
  }
}
