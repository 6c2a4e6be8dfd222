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

extension SwiftExpression {
  /// The columns that the formatter counts behind the expression: it keeps one free for the comma that a list
  /// of several elements would get if it were broken.
  var spareColumns: Int {
    switch self {
    case .text, .literal: 0
    case .call(_, let arguments): arguments.reduce(0) { max($0, $1.value.spareColumns) }
    case .array(let elements): elements.count > 1 ? 1 : 0
    }
  }
}

extension SwiftExpression.Argument {
  fileprivate var prefix: String { label.map { "\($0): " } ?? "" }
}

extension SourceWriter {
  /// Writes `prefix`, the expression and `suffix`, broken into lines where one does not hold them.
  mutating func line(_ prefix: String, _ expression: SwiftExpression, suffix: String = "") {
    let isOneLine = fits(sparing: expression.spareColumns) { buffer in
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
    let spare = arguments.map(\.value.spareColumns).max() ?? 0
    let isOneLine = fits(sparing: spare) { buffer in
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
}
