extension Diagnostic {
  /// The diagnostics that are told, where there may be too many to be read: errors go before warnings, and one more
  /// says how many are left out.
  public static func limited(_ diagnostics: [Diagnostic], to limit: Int) -> [Diagnostic] {
    guard diagnostics.count > limit else { return diagnostics }
    var errors = min(limit, diagnostics.count { $0.severity == .error })
    var others = limit - errors
    var told: [Diagnostic] = []
    for diagnostic in diagnostics {
      if diagnostic.severity == .error {
        guard errors > 0 else { continue }
        errors -= 1
      } else {
        guard others > 0 else { continue }
        others -= 1
      }
      told.append(diagnostic)
    }
    let rest = diagnostics.count - told.count
    told.append(
      Diagnostic(
        .tooManyDiagnostics,
        "there is more to say than anybody would read: \(rest) diagnostics are left out"))
    return told
  }
}
