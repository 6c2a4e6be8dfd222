/// What a diagnostic can be about.
///
/// All rules stand in this module, each with its documentation, and nobody else can make one: a rule that is
/// not documented does not exist. `Rules.md` has an example of each.
public struct DiagnosticRule: Hashable, Sendable {
  /// The stable name in kebab case: `missing-include`. It never changes its meaning.
  public let name: String
  /// How grave it is.
  public let severity: Diagnostic.Severity
  /// What was found, and what the generator makes of it: Markdown.
  public let meaning: String
  /// What a person does about it, in the reference or in the overlay: Markdown.
  public let answer: String

  init(_ name: String, _ severity: Diagnostic.Severity, meaning: String, answer: String) {
    self.name = name
    self.severity = severity
    self.meaning = meaning
    self.answer = answer
  }

  /// Rules that belong together, under a title.
  public static let chapters: [(title: String, rules: [DiagnosticRule])] = [
    ("Files and front matter", files),
    ("Markdown", markdown),
    ("What the reference says", reference),
    ("The generated client and its folder", output),
    ("The overlay", overlay),
  ]

  /// All rules, chapter by chapter.
  public static let all: [DiagnosticRule] = chapters.flatMap(\.rules)

  /// The rule of a name; nil where there is none.
  public static func named(_ name: String) -> DiagnosticRule? {
    all.first { $0.name == name }
  }

  /// The name of a rule that was probably meant by one that there is not.
  public static func nearest(to name: String) -> String? {
    let nearest = all.map { (name: $0.name, distance: name.distance(to: $0.name)) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(2, name.utf8.count / 3) else { return nil }
    return nearest.name
  }
}
