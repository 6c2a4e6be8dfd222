import APISchema

/// Reads what a type column says: `integer`, `string[]`, `Array of strings`, `date-time`, `integer or null`.
enum TypeColumn {
  static func type(of text: String) -> ValueType? {
    var text = text.lowercased().trimmingSpaces()
    for ending in [" or null", "|null", " | null", " (optional)", " (required)", "?"]
    where text.hasSuffix(ending) {
      text = text.dropLast(ending.count).trimmingSpaces()
    }
    if text.hasSuffix("[]") { return type(of: String(text.dropLast(2))).map { .array($0) } }
    for lead in ["array of ", "list of ", "array<", "array(", "list<"] where text.hasPrefix(lead) {
      let inner = text.dropFirst(lead.count).filter { $0 != ">" && $0 != ")" }
      return type(of: Words.singular(of: String(inner))).map { .array($0) }
    }
    // `uuidv4` is one word with its version.
    let word = Words(text).words.first ?? ""
    return scalars[String(text)] ?? scalars[word] ?? (word.hasPrefix("uuid") ? .string : nil)
  }

  /// The name in a text that is no type by itself, and whether there are many of it.
  static func name(in text: String) -> (name: String, isList: Bool)? {
    // "Address object (see below)": a remark is no part of the name.
    let isCall = text.lowercased().hasPrefix("array(")
    var text = (isCall ? text[...] : text.prefix { $0 != "(" }).trimmingSpaces()
    for ending in [" or null", "|null", " | null", "?"] where text.lowercased().hasSuffix(ending) {
      text = text.dropLast(ending.count).trimmingSpaces()
    }
    var isList = false
    if text.hasSuffix("[]") {
      isList = true
      text = text.dropLast(2)
    }
    for lead in ["array of ", "list of ", "array<", "array(", "list<"]
    where text.lowercased().hasPrefix(lead) {
      isList = true
      text = text.dropFirst(lead.count)
    }
    let name = text.filter { !">()`".contains($0) }
    return name.isEmpty ? nil : (String(name), isList)
  }

  private static let scalars: [String: ValueType] = [
    "string": .string, "str": .string, "text": .string, "uuid": .string, "guid": .string,
    "url": .string,
    "uri": .string, "email": .string, "varchar": .string, "char": .string, "id": .string,
    "integer": .integer, "int": .integer, "long": .integer, "int32": .integer, "int64": .integer,
    "bigint": .integer, "number": .number, "float": .number, "double": .number, "decimal": .number,
    "boolean": .boolean, "bool": .boolean, "array": .array(.any), "list": .array(.any),
    "object": .any, "hash": .any, "json": .any, "mixed": .any, "any": .any, "dict": .any,
    "date-time": .date(.iso8601), "datetime": .date(.iso8601), "date": .date(.day),
    "timestamp": .date(.unixSeconds),
  ]
}
