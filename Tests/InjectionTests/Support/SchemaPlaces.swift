import APISchema
import SlateDiagnostics

/// The places of a schema, each as `Type.property`, by what stands there.
struct SchemaPlaces {
  /// Texts that hold the mark.
  private(set) var marked: Set<String> = []
  /// Texts that do not, in one of the values of that type.
  private(set) var unmarked: Set<String> = []
  /// What is nil or empty in all values of the type.
  var empty: Set<String> { Set(filled.filter { !$0.value }.keys) }

  private var filled: [String: Bool] = [:]

  init(_ schema: APISchema) { read(schema) }

  private mutating func read(_ value: Any) {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .struct || mirror.displayStyle == .class else {
      for child in mirror.children { read(child.value) }
      return
    }
    for child in mirror.children {
      let place = "\(mirror.subjectType).\(child.label ?? "")"
      let texts = Self.texts(in: child.value)
      for text in texts where !text.isEmpty {
        if text.contains("¶") { marked.insert(place) } else { unmarked.insert(place) }
      }
      if Self.mayBeEmpty(child.value) {
        let isEmpty = texts.allSatisfy(\.isEmpty) && Self.children(of: child.value).isEmpty
        filled[place] = filled[place, default: false] || !isEmpty
      }
      read(child.value)
    }
  }

  /// Numbers, truths and places have no text of a reference in them, or one that others have, too.
  private static func mayBeEmpty(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    let others: [Any.Type] = [Bool?.self, Int?.self, SourceLocation?.self]
    if others.contains(where: { $0 == mirror.subjectType }) { return false }
    return value is String || mirror.displayStyle == .optional || mirror.displayStyle == .collection
  }

  /// The texts of a value, of an optional one or of a list.
  private static func texts(in value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return children(of: value).flatMap { texts(in: $0) }
  }

  private static func children(of value: Any) -> [Any] {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional || mirror.displayStyle == .collection else { return [] }
    return mirror.children.map(\.value)
  }
}
