import APISchema

/// The names that corrections gave, by those of the reference.
struct OverlayRenamings {
  /// Old names, each with the one that took its place.
  struct Names {
    private var successors: [String: String] = [:]

    /// The name that a thing has now: of several renamings the last one's.
    func current(_ name: String) -> String {
      var current = name
      var seen: Set<String> = [name]
      while let next = successors[current], seen.insert(next).inserted { current = next }
      return current
    }

    mutating func rename(_ old: String, to new: String) {
      successors[old] = new
      // What takes a name back has it for good.
      successors[new] = nil
    }
  }

  var models = Names()
  var enumerations = Names()
  var groups = Names()
  /// By ids, and by `METHOD path` without the names of parameters.
  var operations = Names()

  /// A type with the names of now.
  func apply(to type: ValueType) -> ValueType {
    type.replacing { part in
      switch part {
      case .model(let name): .model(models.current(name))
      case .resourceURI(let name?): .resourceURI(models.current(name))
      case .enumeration(let name): .enumeration(enumerations.current(name))
      default: nil
      }
    }
  }
}
