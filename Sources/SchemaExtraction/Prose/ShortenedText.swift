extension StringProtocol {
  /// The text as a diagnostic shows it: a path of thousands of letters is told by its first ones.
  var shortened: String {
    utf8.count > 200 ? String(prefix(160)) + "…" : String(self)
  }
}
