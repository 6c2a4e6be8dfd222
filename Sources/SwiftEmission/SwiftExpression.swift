/// An expression that knows how to break: calls and arrays on one line where they fit, else with one
/// argument a line, as the formatter would leave them.
enum SwiftExpression {
  /// Anything that stands on one line.
  case text(String)
  /// A call, or an initializer's: the callee and the arguments.
  case call(String, [Argument])
  /// An array literal.
  case array([SwiftExpression])

  /// One argument of a call.
  struct Argument {
    var label: String?
    var value: SwiftExpression

    init(_ label: String? = nil, _ value: SwiftExpression) {
      self.label = label
      self.value = value
    }

    /// An argument that is a string literal of the text.
    init(_ label: String? = nil, literal text: String) {
      self.init(label, .text(SourceText.literal(text)))
    }
  }

  /// The expression on one line.
  var oneLine: String {
    var text = ""
    append(to: &text)
    return text
  }

  fileprivate func append(to text: inout String) {
    switch self {
    case .text(let content):
      text += content
    case .call(let callee, let arguments):
      text += callee
      text += "("
      Self.append(arguments, to: &text)
      text += ")"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.append(to: &text)
      }
      text += "]"
    }
  }

  fileprivate static func append(_ arguments: [Argument], to text: inout String) {
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text += ", " }
      text += argument.prefix
      argument.value.append(to: &text)
    }
  }
}

extension SwiftExpression.Argument {
  fileprivate var prefix: String { label.map { "\($0): " } ?? "" }
}

extension SourceWriter {
  /// Writes `prefix`, the expression and `suffix`, broken into lines where one does not hold them.
  mutating func line(_ prefix: String, _ expression: SwiftExpression, suffix: String = "") {
    var oneLine = prefix
    expression.append(to: &oneLine)
    oneLine += suffix
    if oneLine.utf8.count <= columns { return line(oneLine) }
    switch expression {
    case .call(let callee, let arguments) where !arguments.isEmpty:
      line(prefix + callee + "(")
      var list = ""
      SwiftExpression.append(arguments, to: &list)
      list += ")" + suffix
      if list.utf8.count + 2 <= columns {
        indented { $0.line(list) }
        return
      }
      indented { writer in
        for (index, argument) in arguments.enumerated() {
          let isLast = index == arguments.count - 1
          writer.line(argument.prefix, argument.value, suffix: isLast ? "" : ",")
        }
      }
      line(")" + suffix)
    case .array(let elements) where !elements.isEmpty:
      line(prefix + "[")
      indented { writer in
        // The formatter asks for a comma behind the last element, but not behind an only one.
        for element in elements {
          writer.line("", element, suffix: elements.count > 1 ? "," : "")
        }
      }
      line("]" + suffix)
    default:
      // Nothing to break inside: the formatter moves it below what stands before it.
      guard !prefix.isEmpty else { return line(oneLine) }
      line(prefix.utf8.last == UInt8(ascii: " ") ? String(prefix.dropLast()) : prefix)
      indented { $0.line(expression.oneLine + suffix) }
    }
  }

  /// Writes a function's or an initializer's declaration and its body.
  ///
  /// - Parameters:
  ///   - head: All that stands before the parameters: `public func list`.
  ///   - parameters: The parameters, each as it is declared.
  ///   - tail: What stands behind them: ` async throws -> Response<Service>`.
  ///   - body: Writes the body.
  mutating func function(
    _ head: String, _ parameters: [String], _ tail: String, body: (inout SourceWriter) -> Void
  ) {
    let oneLine = "\(head)(\(parameters.joined(separator: ", ")))\(tail)"
    if oneLine.utf8.count + 2 <= columns || parameters.isEmpty {
      block(oneLine, body)
      return
    }
    line(head + "(")
    indented { writer in
      for (index, parameter) in parameters.enumerated() {
        writer.line(parameter + (index == parameters.count - 1 ? "" : ","))
      }
    }
    block(")" + tail, body)
  }

  /// Writes a computed property of one expression.
  mutating func getter(_ head: String, type: String, _ expression: SwiftExpression) {
    let oneLine = expression.oneLine
    let width = head.utf8.count + type.utf8.count
    if width + oneLine.utf8.count + 8 <= columns {
      line("\(head): \(type) { \(oneLine) }")
    } else if width + 4 <= columns {
      block("\(head): \(type)") { $0.line("", expression) }
    } else {
      line(head + ":")
      indented { $0.line(type) }
      line("{")
      indented { $0.line("", expression) }
      line("}")
    }
  }

  /// Writes a stored property, with its initial value where it has one.
  mutating func property(_ head: String, type: String, initial: String?) {
    let value = initial.map { " = \($0)" } ?? ""
    let width = head.utf8.count + type.utf8.count + 2
    if width + value.utf8.count <= columns {
      line("\(head): \(type)\(value)")
    } else if let initial, width + 2 <= columns {
      line("\(head): \(type) =")
      indented { $0.line(initial) }
    } else {
      line(head + ":")
      indented { writer in
        guard let initial else { return writer.line(type) }
        if type.utf8.count + value.utf8.count <= writer.columns {
          return writer.line(type + value)
        }
        writer.line(type + " =")
        writer.indented { $0.line(initial) }
      }
    }
  }
}
