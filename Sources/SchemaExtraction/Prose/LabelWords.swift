/// Labels in other languages than English: column headers, headings and cells.
///
/// Only labels are translated: a header such as "Obligatorio", a heading such as "Parámetros de consulta", a cell that
/// says yes. Names and descriptions stay as they are written.
enum LabelWords {
  /// The words of a column's header, those that are known in English.
  static func header(_ text: String) -> [String] {
    let words = Words(text).words
    guard
      !text.utf8.allSatisfy({ $0 < 0x80 })
        || words.contains(where: { ForeignWords.labels[$0] != nil })
    else { return words }
    return words.flatMap { ForeignWords.labels.translation(of: $0) ?? [$0] }
  }

  /// "Cancel books" for "Cancel book(s)".
  static func withoutOptionalPlurals(_ text: String) -> String {
    text.firstOffset(of: "(s)") == nil ? text : text.replacing("(s)", with: "s")
  }

  /// The words of a heading, in English if all of them are known: then it is a label, and no name.
  static func heading(_ text: String) -> Words {
    let words = Words(withoutOptionalPlurals(text))
    guard words.words.count <= 6 else { return words }
    if words.words.count == 2, words.words[0] == "return",
      ["values", "value", "fields", "parameters", "attributes", "object"].contains(words.words[1])
    {
      // A noun here, the verb in "Return a book".
      return Words(words: ["returns", words.words[1]])
    }
    var translated: [String] = []
    var isForeign = false
    for word in words.words.flatMap(inScripts) {
      if particles.contains(word) { continue }
      if let known = ForeignWords.labels.translation(of: word) {
        translated += known
        isForeign = true
      } else if common.contains(word) {
        translated.append(word)
      } else {
        return labelInFront(words) ?? words
      }
    }
    guard isForeign, !translated.isEmpty else { return words }
    // "参数说明", "description of the parameters": of what, and not that they are described.
    if translated.count > 1, translated.last == "description" { translated.removeLast() }
    // The place stands behind the noun in most languages, and before it in English.
    if let first = translated.first,
      ["parameters", "parameter", "attributes", "fields", "properties"].contains(first)
    {
      translated.append(translated.removeFirst())
    }
    return Words(words: translated)
  }

  /// "请求参数data解密之后的数据结构": a language that is written without spaces has a whole label in front, and says of it what
  /// nobody need know to find the part of an operation.
  private static func labelInFront(_ words: Words) -> Words? {
    guard let first = words.words.first, first.utf8.first.map({ $0 >= 0x80 }) ?? false,
      let known = ForeignWords.labels.translation(of: first), known.count == 2,
      parts.contains(known[0]), rows.contains(known[1])
    else { return nil }
    return Words(words: known)
  }

  private static let parts: WordSet = [
    "request", "response", "query", "header", "headers", "path", "body",
  ]
  private static let rows: WordSet = ["parameter", "parameters", "field", "fields"]

  /// "url请求参数": a Latin word and one of Chinese or Japanese, between which no space stands.
  private static func inScripts(_ word: String) -> [String] {
    guard let first = word.utf8.first, let last = word.utf8.last, (first < 0x80) != (last < 0x80),
      word.utf8.count <= 60
    else { return [word] }
    let head = word.prefix { $0.isASCII == (first < 0x80) }
    let rest = word[head.endIndex...]
    guard rest.allSatisfy({ $0.isASCII != (first < 0x80) }),
      let letter = (first < 0x80 ? rest : head).unicodeScalars.first, letter.value >= 0x1100
    else { return [word] }
    return [String(head), String(rest)]
  }

  /// What a cell says about being required: "sí", "нет", "必填"; nil where it says nothing.
  static func isYes(_ text: String) -> Bool? {
    guard let first = Words(text).words.first else { return nil }
    return ForeignWords.answers[first].map { $0 == "yes" }
  }

  /// Whether a cell says that there is nothing: "ninguno", "無", "нет".
  static func isNothing(_ text: String) -> Bool {
    text.utf8.count <= 16 && ForeignWords.nothing.contains(text.lowercased())
  }

  /// The English name of a type: "entero", "字符串".
  static func type(_ text: String) -> String? {
    let words = Words(text).words
    return words.count == 1 ? ForeignWords.types[words[0]] : nil
  }

  /// Words between those that say something.
  private static let particles: WordSet = [
    "de", "del", "la", "el", "los", "las", "do", "da", "dos", "das", "du", "des", "le", "les", "en",
    "em", "par", "por", "pour", "para", "der", "die", "das", "zur", "zum", "d", "l", "di", "al",
    "no", "na", "van", "het", "по", "в", "y", "e", "et", "und", "i",
  ]

  /// English words, and those that are the same in English, that stand beside the others in labels.
  private static let common: WordSet = [
    "http", "https", "url", "uri", "api", "json", "query", "path", "body", "header", "headers",
    "post", "get", "put", "parameter", "request", "response", "optional",
  ]
}
