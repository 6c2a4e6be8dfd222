/// An expression that knows how to break: calls and arrays on one line where they fit, else with one
/// argument a line, as the formatter would leave them.
enum SwiftExpression {
  /// Anything that stands on one line.
  case text(String)
  /// A string literal of the text.
  case literal(String)
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
      self.init(label, .literal(text))
    }
  }

  /// Writes the expression on one line.
  func write(to buffer: inout SourceBuffer) {
    switch self {
    case .text(let content):
      buffer.append(content)
    case .literal(let content):
      buffer.append(literal: content)
    case .call(let callee, let arguments):
      buffer.append(callee)
      buffer.append(ascii: "(")
      Self.write(arguments, to: &buffer)
      buffer.append(ascii: ")")
    case .array(let elements):
      buffer.append(ascii: "[")
      for (index, element) in elements.enumerated() {
        if index > 0 { buffer.append(", ") }
        element.write(to: &buffer)
      }
      buffer.append(ascii: "]")
    }
  }

  fileprivate static func write(_ arguments: [Argument], to buffer: inout SourceBuffer) {
    for (index, argument) in arguments.enumerated() {
      if index > 0 { buffer.append(", ") }
      buffer.append(argument.prefix)
      argument.value.write(to: &buffer)
    }
  }
}

extension SwiftExpression.Argument {
  fileprivate var prefix: String { label.map { "\($0): " } ?? "" }
}

extension SourceWriter {
  /// Writes `prefix`, the expression and `suffix`, broken into lines where one does not hold them.
  mutating func line(_ prefix: String, _ expression: SwiftExpression, suffix: String = "") {
    let isOneLine = fits { buffer in
      buffer.append(prefix)
      expression.write(to: &buffer)
      buffer.append(suffix)
    }
    if isOneLine { return }
    switch expression {
    case .call(let callee, let arguments) where !arguments.isEmpty:
      line("\(prefix)\(callee)(")
      indented { $0.lines(arguments, suffix: suffix) }
    case .array(let elements) where !elements.isEmpty:
      line(prefix + "[")
      indented { writer in
        // The formatter asks for a comma behind the last element, but not behind an only one.
        let comma = elements.count > 1 ? "," : ""
        for element in elements { writer.line("", element, suffix: comma) }
      }
      line("]" + suffix)
    default:
      // Nothing to break inside: the formatter moves it below what stands before it.
      var buffer = SourceBuffer()
      expression.write(to: &buffer)
      let text = String(decoding: buffer.bytes, as: UTF8.self)
      guard !prefix.isEmpty else { return line(text + suffix) }
      line(prefix.utf8.last == UInt8(ascii: " ") ? String(prefix.dropLast()) : prefix)
      indented { $0.line(text + suffix) }
    }
  }

  /// Writes the arguments of a call, and what closes it: all on one line, or one a line.
  private mutating func lines(_ arguments: [SwiftExpression.Argument], suffix: String) {
    let isOneLine = fits { buffer in
      SwiftExpression.write(arguments, to: &buffer)
      buffer.append(")")
      buffer.append(suffix)
    }
    if isOneLine { return }
    for (index, argument) in arguments.enumerated() {
      let isLast = index == arguments.count - 1
      line(argument.prefix, argument.value, suffix: isLast ? "" : ",")
    }
    depth -= 1
    line(")" + suffix)
    depth += 1
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
    let isOneLine = fits { buffer in
      buffer.append(head)
      buffer.append(ascii: "(")
      for (index, parameter) in parameters.enumerated() {
        if index > 0 { buffer.append(", ") }
        buffer.append(parameter)
      }
      buffer.append(ascii: ")")
      buffer.append(tail)
      buffer.append(" {")
    }
    if !isOneLine, parameters.isEmpty {
      line("\(head)()\(tail) {")
    } else if !isOneLine {
      line(head + "(")
      indented { writer in
        for (index, parameter) in parameters.enumerated() {
          writer.line(index == parameters.count - 1 ? parameter : parameter + ",")
        }
      }
      line(")\(tail) {")
    }
    indented(body)
    line("}")
  }

  /// Writes a computed property of one expression.
  mutating func getter(_ head: String, type: String, _ expression: SwiftExpression) {
    let isOneLine = fits { buffer in
      buffer.append("\(head): \(type) { ")
      expression.write(to: &buffer)
      buffer.append(" }")
    }
    if isOneLine { return }
    if head.utf8.count + type.utf8.count + 4 <= columns {
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
