import APISchema

// The first dictionary with a new type of key costs a run a search through all conformances that are linked, some tenth
// of a millisecond. Numbers and texts are keys already, so keys of several parts become such.

/// A table that describes a shape, and who sends that.
struct ShapeKey {
  var node: Int
  var role: Model.Role

  fileprivate var number: Int {
    switch role {
    case .response: node * 3
    case .request: node * 3 + 1
    case .message: node * 3 + 2
    }
  }
}

/// The names of the models that were built from shapes.
struct ModelsOfShapes {
  private var names: [Int: String] = [:]

  subscript(key: ShapeKey) -> String? {
    get { names[key.number] }
    set { names[key.number] = newValue }
  }
}

/// An attribute of a model.
struct PropertyKey {
  var model: String
  var property: String
}

/// Something about attributes of models.
struct PropertyTable<Value> {
  private var values: [String: [String: Value]] = [:]

  subscript(key: PropertyKey) -> Value? {
    get { values[key.model]?[key.property] }
    set { values[key.model, default: [:]][key.property] = newValue }
  }
}

extension [String] {
  /// The texts in one, each once and in order: the same for lists that differ in their order alone.
  var inOneText: String {
    var texts = sorted()
    var last: String?
    texts.removeAll { text in
      defer { last = text }
      return text == last
    }
    return texts.joined(separator: "\u{0}")
  }
}
