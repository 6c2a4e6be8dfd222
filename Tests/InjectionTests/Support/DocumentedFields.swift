import CCmark
import Foundation
import SwiftSyntax

/// The fields of a documentation comment as DocC finds them: items of lists that begin with their names.
struct DocumentedFields {
  private(set) var parameters: [String] = []
  private(set) var returns = 0
  private(set) var errors = 0
  /// Lines that are a directive of DocC, or a field in Doxygen's form.
  private(set) var commands: [String] = []

  init(of declaration: some SyntaxProtocol) {
    var lines: [String] = []
    for case .docLineComment(let text) in declaration.leadingTrivia.pieces {
      lines.append(String(text.dropFirst(3).drop { $0 == " " }.isEmpty ? "" : text.dropFirst(4)))
    }
    self.init(lines)
  }

  init(_ lines: [String]) {
    commands = Self.commands(in: lines)
    var isInParameters = false
    for item in Self.html(lines.joined(separator: "\n")).split(separator: "<li>").dropFirst() {
      let text = item.drop { $0 == "\n" }.trimmingPrefix("<p>")
      let name = text.prefix { !":<\n".contains($0) }
      let isNamed = text[name.endIndex...].first == ":"
      let words = name.lowercased().split(separator: " ")
      if isInParameters {
        if isNamed { parameters.append(String(name)) }
      } else if isNamed {
        switch (words.first, words.count) {
        case ("returns", 1): returns += 1
        case ("throws", 1): errors += 1
        case ("parameters", 1): isInParameters = true
        case ("parameter", 2): parameters.append(String(name.split(separator: " ")[1]))
        default: break
        }
      }
      if item.contains("</ul>") { isInParameters = false }
    }
  }

  /// What cmark makes of Markdown; blocks of HTML are left out.
  private static func html(_ markdown: String) -> String {
    guard let html = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else {
      return ""
    }
    defer { free(html) }
    return String(cString: html)
  }

  private static func commands(in lines: [String]) -> [String] {
    var isCode = false
    return lines.filter { line in
      let text = line.drop { $0 == " " }
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, let first = text.first, first == "@" || first == "\\" else { return false }
      return text.dropFirst().first.map { $0.isASCII && $0.isLetter } ?? false
    }
  }
}

extension DocumentedFields {
  /// What of a declaration's documentation is not about that declaration, in words.
  static func faults(of node: Syntax, isOperation: Bool) -> [String] {
    let fields = DocumentedFields(of: node)
    var faults = fields.commands.map { "a command in documentation: \($0)" }
    let clause =
      node.as(FunctionDeclSyntax.self)?.signature.parameterClause
      ?? node.as(InitializerDeclSyntax.self)?.signature.parameterClause
    let names = clause?.parameters.map { [$0.firstName.text, $0.secondName?.text ?? ""] } ?? []
    let isAboutAll =
      names.count == fields.parameters.count
      && zip(names, fields.parameters).allSatisfy { names, told in
        names.contains { $0.trimmingBackticks == told.trimmingBackticks }
      }
    if !isAboutAll, isOperation || !fields.parameters.isEmpty {
      faults.append("parameters of another function: \(fields.parameters), not \(names)")
    }
    if fields.returns > (clause == nil ? 0 : 1) || isOperation && fields.returns != 1 {
      faults.append("\(fields.returns) results")
    }
    if fields.errors > (clause == nil ? 0 : 1) { faults.append("\(fields.errors) errors") }
    return faults
  }
}

extension String {
  fileprivate var trimmingBackticks: String { filter { $0 != "`" } }
}
