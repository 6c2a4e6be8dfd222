import SlateDiagnostics

/// Warnings of one kind that a page has many of: a person reads the first of them, and where the others are.
enum DiagnosticGroups {
  /// So many of a kind are printed as they are.
  private static let maximum = 3

  /// The diagnostics, with a note in place of those that are like the first ones on their page. Errors stay.
  static func shortened(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    struct Kind: Hashable {
      var rule: String
      var file: String
    }
    func kind(_ diagnostic: Diagnostic) -> Kind? {
      guard diagnostic.severity == .warning, let file = diagnostic.location?.file else {
        return nil
      }
      return Kind(rule: diagnostic.rule, file: file)
    }
    var groups: [Kind: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      if let kind = kind(diagnostic) { groups[kind, default: []].append(diagnostic) }
    }
    var printed: [Kind: Int] = [:]
    return diagnostics.compactMap { diagnostic in
      guard let kind = kind(diagnostic), let alike = groups[kind], alike.count > maximum + 1 else {
        return diagnostic
      }
      printed[kind, default: 0] += 1
      guard printed[kind, default: 0] <= maximum else { return nil }
      guard printed[kind] == maximum else { return diagnostic }
      var last = diagnostic
      last.notes.append(note(for: alike.dropFirst(maximum)))
      return last
    }
  }

  private static func note(for diagnostics: ArraySlice<Diagnostic>) -> Diagnostic.Note {
    let lines = diagnostics.compactMap { $0.location?.line }
    let shown = lines.prefix(12).map(String.init).joined(separator: ", ")
    let dots = lines.count > 12 ? " …" : ""
    return Diagnostic.Note(
      "\(diagnostics.count) more like it on this page, in lines \(shown)\(dots); --all prints them",
      at: diagnostics.first?.location)
  }
}
