import SwiftParser
import SwiftSyntax

/// A Swift file as the compiler's own parser sees it, and what in it no reference may bring about.
struct SwiftAnatomy {
  /// Everything that a generated file must not hold, in words; empty for a file as it should be.
  let faults: [String]

  /// The tokens, without comments, commas and the contents of literals: what is left is the same for two
  /// references that differ in their texts alone.
  let code: [String]

  /// The declarations, each with those around it, without their names: `structDecl/variableDecl`.
  let declarations: [String]

  /// The names of the types at the top of the file.
  let typeNames: [String]

  init(_ text: String) {
    let tree = Parser.parse(source: text)
    let reader = AnatomyReader(viewMode: .all)
    reader.walk(tree)
    var faults = reader.faults
    if tree.hasError { faults.append("it does not parse") }
    faults += Set(text.unicodeScalars.filter(Self.isHidden)).map {
      "it holds U+\(String($0.value, radix: 16, uppercase: true))"
    }.sorted()
    self.faults = faults
    code = reader.code
    declarations = reader.declarations
    typeNames = reader.typeNames
  }

  /// Line ends other than a line feed, controls, and what makes a line read otherwise than it compiles.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}

/// Walks a tree once and takes note of everything.
private final class AnatomyReader: SyntaxAnyVisitor {
  private(set) var faults: [String] = []
  private(set) var code: [String] = []
  private(set) var declarations: [String] = []
  private(set) var typeNames: [String] = []
  private var path: [String] = []

  private static let declarationKinds: Set<SyntaxKind> = [
    .accessorDecl, .actorDecl, .associatedTypeDecl, .classDecl, .deinitializerDecl, .enumCaseDecl,
    .enumDecl, .extensionDecl, .functionDecl, .ifConfigDecl, .importDecl, .initializerDecl,
    .macroDecl, .macroExpansionDecl, .missingDecl, .operatorDecl, .poundSourceLocation,
    .precedenceGroupDecl, .protocolDecl, .structDecl, .subscriptDecl, .typeAliasDecl, .variableDecl,
  ]

  private static let foreignKinds: Set<SyntaxKind> = [
    .asExpr, .deinitializerDecl, .expressionSegment, .forceUnwrapExpr,
    .macroDecl, .macroExpansionDecl, .macroExpansionExpr, .missingDecl, .missingExpr,
    .missingStmt, .operatorDecl, .poundSourceLocation, .precedenceGroupDecl, .regexLiteralExpr,
    .unexpectedNodes, .unsafeExpr,
  ]

  override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
    let kind = node.kind
    if Self.foreignKinds.contains(kind) { fault("\(kind)", node) }
    switch kind {
    case .ifConfigDecl:
      // One choice stands in files that hold dates, and it is the generator's.
      let condition = node.as(IfConfigDeclSyntax.self)?.clauses.first?.condition
      if condition?.trimmedDescription != "canImport(FoundationEssentials)" {
        fault("a condition", node)
      }
    case .importDecl:
      let module = node.as(ImportDeclSyntax.self)?.path.trimmedDescription ?? ""
      if !["SlateRuntime", "FoundationEssentials", "Foundation"].contains(module) {
        fault("an import", node)
      }
    case .attribute where !Self.isOwn(attribute: node.trimmedDescription):
      fault("an attribute", node)
    default: break
    }
    guard Self.declarationKinds.contains(kind) else { return .visitChildren }
    path.append("\(kind)")
    declarations.append(path.joined(separator: "/"))
    let isOperation = declarations.last == "extensionDecl/functionDecl"
    for what in DocumentedFields.faults(of: node, isOperation: isOperation) { fault(what, node) }
    if path.count == 1, let type = node.asProtocol((any NamedDeclSyntax).self) {
      typeNames.append(type.name.text)
    }
    return .visitChildren
  }

  /// What the emitter writes; that the message is a literal alone, the visits below see to.
  private static func isOwn(attribute: String) -> Bool {
    attribute == "@discardableResult" || attribute == "@available(*, deprecated)"
      || attribute.hasPrefix("@available(*, deprecated, message: \"")
  }

  override func visitAnyPost(_ node: Syntax) {
    if Self.declarationKinds.contains(node.kind) { path.removeLast() }
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    for piece in token.leadingTrivia.pieces { check(piece) }
    for piece in token.trailingTrivia.pieces { check(piece) }
    switch token.tokenKind {
    case .stringSegment:
      // A segment ends at an escaped line feed; the literal goes on.
      if code.last != "text" { code.append("text") }
    case .integerLiteral: code.append("number")
    case .comma: break
    case .multilineStringQuote, .rawStringPoundDelimiter, .regexPoundDelimiter, .regexSlash:
      fault("a literal of another kind", Syntax(token))
    case .identifier(let name):
      if !Self.isPlain(name) { fault("a name", Syntax(token)) }
      code.append(name)
    default: code.append(token.text)
    }
    return .skipChildren
  }

  private func fault(_ what: String, _ node: Syntax) {
    faults.append("\(what): \(node.trimmedDescription.prefix(80))")
  }

  private func check(_ piece: TriviaPiece) {
    switch piece {
    case .spaces, .newlines, .docLineComment: break
    case .lineComment(let comment):
      // What a reference says stands in documentation; plain comments are the generator's own.
      let heads = ["// Generated by ", "// Edit the reference ", "// swift-format-ignore-file: "]
      if !heads.contains(where: comment.hasPrefix), !comment.hasPrefix("// An array, because ") {
        faults.append("a comment that the generator does not write: \(comment)")
      }
    default: faults.append("neither space nor documentation: \(piece)")
    }
  }

  /// Letters, digits and marks, or such a name in backticks.
  private static func isPlain(_ name: String) -> Bool {
    let bare = name.utf8.first == UInt8(ascii: "`") ? name.dropFirst().dropLast() : name[...]
    return !bare.isEmpty
      && bare.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }
}
