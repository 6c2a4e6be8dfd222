import APISchema

/// The facts about an attribute or a parameter that its description leaves to the schema.
struct PropertyNotes {
  private var unit: String?
  private var defaultValue: String?
  private var requiredIf: String?
  private var canBeNull = false

  init(_ property: Property) {
    unit = property.unit
    defaultValue = property.default
    requiredIf = property.requiredIf
    canBeNull = property.optional && property.type.emptyLiteral == nil
  }

  init(_ parameter: Parameter) {
    defaultValue = parameter.default
    requiredIf = parameter.requiredIf
  }

  /// Adds the facts behind what a comment says already.
  func add(to doc: inout DocComment, plan: EmissionPlan) {
    for sentence in sentences(behind: doc.summary, plan: plan) { doc.add(sentence) }
  }

  /// The facts as sentences; a unit that `text` names already is left out.
  func sentences(behind text: String, plan: EmissionPlan) -> [String] {
    var sentences: [String] = []
    if let unit, !text.holds(word: unit) { sentences.append("In \(SourceText.commentLine(unit)).") }
    if let requiredIf {
      let lead = requiredIf.hasPrefix("unless ") ? "Required " : "Required if "
      sentences.append(Sentence.ended(lead + plan.prose(requiredIf).folded))
    }
    if let defaultValue {
      sentences.append("The server's default: \(Self.code(plan.prose(defaultValue).folded)).")
    }
    return sentences
  }

  /// A single value as code; words as they are.
  private static func code(_ text: String) -> String {
    let isValue = !text.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: " ") }
    return isValue ? "`\(text)`" : text
  }
}
