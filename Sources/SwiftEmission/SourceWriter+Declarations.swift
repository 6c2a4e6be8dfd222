// Declarations, broken into lines where one does not hold them.
extension SourceWriter {
  /// Writes a type's declaration and its members.
  ///
  /// - Parameters:
  ///   - head: All that stands before the colon: `public struct Book`.
  ///   - inheritance: The protocols that it conforms to: `Hashable, Sendable`.
  ///   - body: Writes the members.
  mutating func type(
    _ head: String, _ inheritance: String, body: (inout SourceWriter) -> Void
  ) {
    if !fits({ $0.append("\(head): \(inheritance) {") }) {
      line(head + ":")
      indented { $0.line(inheritance) }
      line("{")
    }
    indented(body)
    line("}")
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
      end("\(head)()", tail)
    } else if !isOneLine {
      line(head + "(")
      indented { writer in
        for (index, parameter) in parameters.enumerated() {
          writer.line(index == parameters.count - 1 ? parameter : parameter + ",")
        }
      }
      end(")", tail)
    }
    indented(body)
    line("}")
  }

  /// Writes the end of a function's declaration: its result on a line of its own where it is long.
  private mutating func end(_ head: String, _ tail: String) {
    if fits({ $0.append("\(head)\(tail) {") }) { return }
    line(head)
    indented { $0.line(String(tail.dropFirst())) }
    line("{")
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
