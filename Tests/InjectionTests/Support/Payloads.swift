/// Texts that try to leave the place where they stand and become code.
enum Payloads {
  /// Each is one attempt; all name `evil`, which nothing harmless does.
  static let all: [String] =
    endsOfComments + endsOfLiterals + lineEnds.map { "\($0)evil()" } + hidden + markdown
    + directives

  static let endsOfComments = [
    "*/ evil() /*", "/* evil", "/// evil", "// evil", "*/ } func evil() {} /*", "/** evil */",
  ]

  static let endsOfLiterals = [
    "\"", "\" + evil() + \"", "\"\"\" + evil() + \"\"\"", "\"# + evil() + #\"", "\\(evil())",
    "\\", "\\\\(evil())", "\\#(evil())", "\"); evil(); (\"", "\\u{22} + evil()", "\\\n\\(evil())",
    "#\"\\#(evil())\"#", "'evil'", "${evil}", "%@%s%n evil", "/evil/", "#/evil/#",
  ]

  /// Each kind of line end that Swift, Markdown, YAML or an editor knows.
  static let lineEnds = [
    "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\n\n", "\n\r",
  ]

  static let hidden = [
    "\u{202E}evil\u{2066}", "\u{202A}evil", "\u{2067}evil\u{2069}", "\u{200E}evil\u{200F}",
    "\u{200B}evil\u{FEFF}", "ev\u{200D}il", "\u{AD}evil", "\u{3164}evil", "\u{115F}",
    "\u{FFFE}evil",
    "\u{E0001}evil", "\u{180E}evil", "\u{0}evil", "\u{1B}[31mevil", "\u{7F}evil", "\u{7}evil",
    "e\u{301}\u{301}\u{301}vil", "\u{FE0F}evil", "\u{10FFFF}evil", "\u{FFFD}evil",
  ]

  static let markdown = [
    "`evil()`", "```\nevil()\n", "~~~\nevil", "``evil``", "](model:Book) [evil](group:books",
    "[evil](javascript:evil())", "- Returns: evil", "- Parameter evil: x",
    "- Parameters:\n  - evil: x",
    "- Throws: evil", "> evil", "<!-- evil", "<script>evil()</script>", "<pre>evil", "| evil |",
    "# evil", "@Comment { evil }", "    evil()", "1. evil", "***evil***", "&#42;/ evil()",
    "<a href=\"evil\">", "\\*/ evil()", "Evil. - Returns: evil", "Evil. - Parameter evil: x",
    "Evil. ```evil", "Evil. <!-- evil", "Evil. 1. - Throws: evil", "Evil. \\returns evil",
    "Evil. @Comment { evil", "evil | evil\n@Comment { | evil", "```a``evil",
    "~~~a`evil\n- Returns: evil",
    "Evil.\n\n- ```\n  - Returns: evil", "Evil.\n\n- a\n  ```\n- Returns: evil",
    "Evil.\n\n    ```\n- Returns: evil", "Evil.\n\n```\n```evil\n- Returns: evil",
    "[evil]: http://evil.example",
  ]

  static let directives = [
    "#if true\nevil()\n#endif", "#if os(Linux)", "#endif", "#else", "#error(\"evil\")",
    "#warning(\"evil\")", "#sourceLocation(file: \"evil\", line: 1)", "#sourceLocation()",
    "@_silgen_name(\"evil\") func evil()", "@_cdecl(\"evil\")", "@main", "#evil()", "@available(*)",
    "import Evil", "}}}} evil() {{{{", ")]}", "};evil();{", "$0", "$evil", "#selector(evil)",
    String(repeating: "evil() ", count: 300), String(repeating: "(", count: 500),
  ]

  /// Words that mean something of their own to Swift, its libraries or the generated code.
  static let keywords = [
    "Self", "Int", "Type", "init", "self", "Protocol", "String", "Error", "Task", "func", "class",
    "default", "deinit", "subscript", "operator", "protocol", "Any", "_", "nil", "super", "throws",
    "async", "await", "some", "any", "inout", "Swift", "Foundation", "SlateRuntime", "Optional",
    "Result", "Codable", "Decoder", "unlisted", "rawValue", "api", "call", "description", "encode",
    "hash", "Response", "APICall", "APIClient", "actor", "macro", "borrowing", "repeat", "each",
    "fetch", "Date", "Data", "URL", "isolated", "nonisolated", "consuming", "main", "copy",
  ]
}
