import APISchema

/// Names of parameters that stand in a path as values, `/books/1`: a row below the path may name one.
extension PathTemplate {
  /// The names that another form of the same path does not have.
  func names(missingIn written: PathTemplate) -> Set<String> {
    guard parameters.count > written.parameters.count else { return [] }
    return Set(parameters.map(\.name).filter { !written.path.contains($0) })
  }
}

extension Operation {
  /// Calls a parameter of the path as its row does; nothing where that is no name, or another parameter's.
  mutating func renamePathParameter(_ name: String, to other: String) {
    guard other.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "_") }),
      !parameters.contains(where: { $0.in == .path && $0.name == other }),
      let index = parameters.firstIndex(where: { $0.in == .path && $0.name == name })
    else { return }
    parameters[index].name = other
    path = path.replacing("{\(name)}", with: "{\(other)}")
  }
}
