import APISchema

/// The parameters of an operation as those of a function.
struct OperationSignature {
  /// One parameter of the function. A class, for the same reason as ``StoredProperty``.
  final class Argument {
    /// The parameter of the API.
    let parameter: Parameter
    /// The label that a caller writes.
    let label: String
    /// The name inside the function; not the label where the function has a use for that name.
    let name: String
    /// The type of a value.
    let type: String
    /// Whether a caller has to give it.
    let isRequired: Bool

    init(parameter: Parameter, label: String, type: String, isWhole: Bool) {
      self.parameter = parameter
      self.label = label
      self.type = type
      // The function's own names: the call that it makes, and the client that sends it.
      name = label == "call" || label == "api" ? label + "Value" : label
      isRequired = parameter.in == .path || parameter.required || isWhole
    }

    /// The parameter as it is declared.
    var declaration: String {
      let label = SwiftNaming.label(self.label)
      let names = self.label == name ? label : "\(label) \(name)"
      return isRequired ? "\(names): \(type)" : "\(names): \(type)? = nil"
    }
  }

  /// The parameters: those of the path in its order, then what is required, then what is not.
  let arguments: [Argument]

  /// Whether there are files among them, by which a call knows that its body has several parts.
  var sendsFiles: Bool {
    arguments.contains { $0.parameter.in == .body && $0.parameter.type.isFile }
  }

  /// The label of the parameter by which a caller keeps a stream of messages open.
  let reconnection: String?

  /// Lays out the parameters of an operation.
  init(
    _ operation: Operation, template: PathTemplate, reconnects: Bool, types: SwiftTypes
  ) {
    let path = template.parameters.compactMap { name in
      operation.parameters.first { $0.in == .path && $0.name == name }
    }
    let others =
      operation.parameters.filter { $0.in != .path } + (operation.body?.properties ?? [])
    let isWhole = operation.body?.isWhole == true
    let ordered =
      path + others.filter { $0.required || $0.in == .body && isWhole }
      + others.filter { !$0.required && !($0.in == .body && isWhole) }
    // The path's names come first in every sense: `name` in the path keeps its name, and the
    // `name` of the body, which replaces it, is `newName`.
    var scope = NameScope(reserved: ReservedNames.parameters, suffix: "Value")
    arguments = ordered.map { parameter in
      var label = ParameterLabel.label(of: parameter)
      if scope.isTaken(label) { label = Self.distinguished(label, parameter.in) }
      label = scope.claim(label)
      let type =
        parameter.in == .body
        ? types.body(parameter.type) : types.parameter(parameter.type, in: parameter.in)
      return Argument(
        parameter: parameter, label: label, type: type,
        isWhole: parameter.in == .body && isWhole)
    }
    reconnection = reconnects ? scope.claim("reconnects") : nil
  }

  private static func distinguished(_ label: String, _ place: Parameter.Place) -> String {
    switch place {
    case .body: SwiftNaming.member("new \(label)", noun: "value")
    case .query: label + "Query"
    case .header: label + "Header"
    case .path: label + "Segment"
    }
  }
}

/// What a caller writes before a value.
enum ParameterLabel {
  /// The label: the name in lower camel case, a comparison at its end in words.
  static func label(of parameter: Parameter) -> String {
    // All of the endings end with this letter or bracket, and few other names do.
    if let last = parameter.name.utf8.last, "et]".utf8.contains(last) {
      for (suffix, words) in comparisons {
        for ending in ["__\(suffix)", "[\(suffix)]"] where parameter.name.hasSuffix(ending) {
          let stem = SwiftNaming.member(
            String(parameter.name.dropLast(ending.utf8.count)), noun: "value")
          return stem + (parameter.type.dateFormat == nil ? words.number : words.date)
        }
      }
    }
    // `X-` says nothing to a caller.
    let isMarked = parameter.in == .header && parameter.name.lowercased().begins(with: "x-")
    return SwiftNaming.member(
      isMarked ? String(parameter.name.dropFirst(2)) : parameter.name, noun: "value")
  }

  private static let comparisons: [(suffix: String, words: (date: String, number: String))] = [
    ("gte", ("OnOrAfter", "AtLeast")), ("lte", ("OnOrBefore", "AtMost")),
    ("gt", ("After", "Above")), ("lt", ("Before", "Below")),
  ]
}
