import SlateDiagnostics

extension Overlay {
  /// The diagnostics that are left when those are taken out that the overlay's `ignore` names.
  ///
  /// - Parameters:
  ///   - diagnostics: What was found.
  ///   - isOutput: Whether the diagnostics come from the making of the client; entries for the rules of another stage
  ///     are not asked.
  /// - Returns: What is left, and a warning for each entry that names nothing.
  public func unignored(_ diagnostics: [Diagnostic], isOutput: Bool) -> [Diagnostic] {
    let output = Set(DiagnosticRule.output.map(\.name))
    let entries = ignored.filter { output.contains($0.rule) == isOutput }
    guard !entries.isEmpty else { return diagnostics }
    var hits = Set<Int>()
    var left = diagnostics.filter { diagnostic in
      guard diagnostic.severity == .warning else { return true }
      let matching = entries.indices.filter { entries[$0].names(diagnostic) }
      hits.formUnion(matching)
      return matching.isEmpty
    }
    for index in entries.indices where !hits.contains(index) {
      left.append(
        Diagnostic(
          .overlayMatchesNothing, entries[index].missing(among: diagnostics),
          at: entries[index].location))
    }
    return left
  }
}

extension Overlay.IgnoredDiagnostic {
  fileprivate func names(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.rule == rule else { return false }
    if let file, diagnostic.location?.file != file { return false }
    if let about, !diagnostic.message.contains(about) { return false }
    return true
  }

  /// What is to be said where nothing of this kind was found: where there is something of the rule.
  fileprivate func missing(among diagnostics: [Diagnostic]) -> String {
    var text = "The overlay ignores nothing: there is no '\(rule)'"
    if let file { text += " in '\(file)'" }
    if let about { text += " about \"\(about)\"" }
    let files = Set(diagnostics.lazy.filter { $0.rule == rule }.compactMap(\.location?.file))
    if let file, !files.contains(file), !files.isEmpty {
      text +=
        "; there is one in " + files.sorted().prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    }
    return text
  }
}
