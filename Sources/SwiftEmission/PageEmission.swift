import APISchema

extension EmissionPlan {
  /// The file of a page: its groups, its models, its enumerations, each in the reference's order.
  func file(for page: PageSummary) -> String {
    var writer = SourceWriter()
    guard filesOfPages[page.name] == page.file else { return file(from: page.file, writer) }
    writeDeclarations(of: page.name, to: &writer)
    if errorsPage == page.name {
      writer.separate()
      ClientEmission(plan: self).writeErrorMeanings(to: &writer)
    }
    return file(from: page.file, writer)
  }

  /// The file that belongs to no page: the client, and what has no page.
  func sharedFile() -> String {
    var writer = SourceWriter()
    writer.declaresForOthers = true
    ClientEmission(plan: self).write(to: &writer)
    if errorsPage == nil, !schema.errors.isEmpty {
      writer.separate()
      ClientEmission(plan: self).writeErrorMeanings(to: &writer)
    }
    writeDeclarations(of: nil, to: &writer)
    return file(from: schema.pages.first?.file ?? "index.md", writer)
  }

  /// The operations of a group, in the reference's order.
  func operations(of group: OperationGroup) -> [Operation] { operationsByGroup[group.id] ?? [] }

  private func writeDeclarations(of page: String?, to writer: inout SourceWriter) {
    for group in groups(onPage: page) {
      writer.separate()
      // A group whose operations stand on other pages is a struct without a word of the runtime in public.
      if !operations(of: group, on: group.page).isEmpty { writer.declaresForOthers = true }
      GroupEmission(group, plan: self).write(to: &writer)
    }
    // Operations stand in the file of their own page, so that a change there rewrites no other file.
    for group in page.flatMap({ groupsByOtherPage[$0] }) ?? [] {
      writer.separate()
      writer.declaresForOthers = true
      GroupEmission(group, plan: self).writeOperations(on: page, to: &writer)
    }
    for model in models(onPage: page) {
      writer.separate()
      writer.declaresForOthers = true
      ModelEmission(model, plan: self).write(to: &writer)
    }
    for enumeration in enumerations(onPage: page) {
      writer.separate()
      writer.declaresForOthers = true
      EnumerationEmission(enumeration, plan: self).write(to: &writer)
    }
  }

  /// A whole file: the header, the imports, and what was written.
  private func file(from source: String, _ content: SourceWriter) -> String {
    var writer = SourceWriter()
    writer.line("\(SwiftEmitter.headerPrefix) from \(SourceText.commentLine(source)).")
    writer.line("// Edit the reference or the overlay, not this file.")
    if content.isEmpty { return writer.text }
    if content.namesNonASCIIVariable {
      writer.line("// swift-format-ignore-file: IdentifiersMustBeASCII")
    }
    writer.blank()
    // Said outright, since a module may have imports internal by default; in a file without a public
    // declaration the compiler would warn of it. Other levels could not be mixed with a plain import
    // in a file that somebody wrote by hand.
    let access = content.declaresForOthers && self.access == "public " ? self.access : ""
    writer.line("\(access)import SlateRuntime")
    writer.blank()
    if content.usesDate {
      writer.line("#if canImport(FoundationEssentials)")
      writer.indented { $0.line("\(access)import FoundationEssentials") }
      writer.line("#else")
      writer.indented { $0.line("\(access)import Foundation") }
      writer.line("#endif")
      writer.blank()
    }
    writer.append(content)
    return writer.text
  }
}
