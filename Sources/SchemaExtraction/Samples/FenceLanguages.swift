import SlateReference

/// Fences whose language is a name that the author gave: a tab of the page (`north`), or what stands in them (`request`).
extension Outline {
  /// Gives such a block the language that its text is written in: JSON, a command, or what goes over the wire.
  mutating func settleLanguages() {
    for node in nodes {
      for (index, block) in node.blocks.enumerated() {
        guard case .code(let code) = block, let language = code.language else { continue }
        if FenceLanguages.programs.contains(language) {
          // No program begins with an object's first key, or with a request: the tab of the language is used for data.
          if code.beginsWithMember { setLanguage("json", ofBlock: index, in: node.id) }
          if code.beginsWithRequestOfWire { setLanguage("http", ofBlock: index, in: node.id) }
          continue
        }
        guard !FenceLanguages.known.contains(language), let own = FenceLanguages.language(of: code)
        else { continue }
        setLanguage(own, ofBlock: index, in: node.id)
      }
    }
  }
}

private enum FenceLanguages {
  /// What a block is by its text; nil where that does not show it.
  static func language(of code: CodeBlock) -> String? {
    if code.beginsWithJSON {
      let words = Words(code.language ?? "").words
      return words.contains { requestWords.contains($0) } ? Extraction.requestBodyLanguage : "json"
    }
    if code.beginsWithStatusLine { return "http" }
    let line = code.text.prefix { !$0.isNewline }
    if ["curl ", "$ curl "].contains(where: { line.hasPrefix($0) }) { return "shell" }
    return HTTPMethod.leading(line) != nil && line.hasSuffix(" HTTP/1.1") ? "http" : nil
  }

  private static let requestWords: WordSet = ["request", "body", "payload", "input", "send"]

  static let programs: WordSet = [
    "go", "golang", "python", "py", "python3", "ruby", "rb", "php", "java", "kotlin", "csharp",
    "c#",
    "cs", "swift", "c", "cpp", "xml", "html",
  ]

  /// Languages whose names say what a block is, or that it is none of these.
  static let known: WordSet = [
    "json", "json5", "jsonc", "response", "text", "txt", "plaintext", "plain", "none", "http",
    "https", "shell", "bash", "sh", "zsh", "console", "terminal", "curl", "cli", "httpie", "ksh",
    "fish", "cmd", "endpoint", "url", "javascript", "js", "jsx", "typescript", "ts", "tsx", "node",
    "nodejs", "coffeescript", "python", "py", "python3", "ruby", "rb", "erb", "php", "java",
    "kotlin",
    "scala", "groovy", "go", "golang", "rust", "c", "cpp", "c++", "objective-c", "objc", "csharp",
    "c#", "cs", "fsharp", "vbnet", "swift", "dart", "perl", "r", "matlab", "julia", "lua", "elixir",
    "erlang", "haskell", "clojure", "lisp", "ocaml", "powershell", "ps1", "sql", "graphql", "html",
    "xml", "css", "scss", "yaml", "yml", "toml", "ini", "csv", "diff", "markdown", "md", "makefile",
    "dockerfile", "nginx", "protobuf", "proto", "handlebars", "liquid", "vue", "solidity", "sol",
  ]
}
