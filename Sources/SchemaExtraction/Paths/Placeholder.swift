/// A parameter, or an optional part, where it stands in a path.
struct Placeholder {
  /// Its name, without brackets.
  var name: String
  /// Whether the part may be left out.
  var isOptional = false
  /// Whether the slash before the part belongs to it: `[/optional]`.
  var beginsSegment = false

  /// Takes the placeholder off the beginning of `rest`; nil, and nothing taken, where there is none.
  ///
  /// - Parameter previous: What stands before it in its segment; nil at the segment's beginning.
  static func take(from rest: inout Substring, after previous: Character?) -> Placeholder? {
    switch rest.first {
    case "(", "[", "{", "<":
      return takeBracketed(from: &rest, at: rest)
    case "#":
      // Ruby's `#{id}`.
      let behind = rest.dropFirst()
      return behind.first == "{" ? takeBracketed(from: &rest, at: behind) : nil
    case "$":
      // JavaScript's `${id}`, PHP's and the shell's `$id`.
      let behind = rest.dropFirst()
      if behind.first == "{" { return takeBracketed(from: &rest, at: behind) }
      return previous == nil ? takeWord(from: &rest) : nil
    case ":":
      // `items:batch` is no parameter, `:from-:to` two.
      let mayBegin = previous.map { "-.,;=~('".contains($0) } ?? true
      return mayBegin ? takeWord(from: &rest) : nil
    case "%":
      guard let (name, end) = percentName(rest, after: previous) else { return nil }
      rest = rest[end...]
      return Placeholder(name: name)
    default: return nil
    }
  }

  private static func takeBracketed(
    from rest: inout Substring, at text: Substring
  ) -> Placeholder? {
    guard let opening = text.first, let content = bracketed(text) else { return nil }
    rest = rest[content.end...]
    return Placeholder(content: content.inner, opening: opening)
  }

  private static func takeWord(from rest: inout Substring) -> Placeholder? {
    guard let name = word(rest.dropFirst()) else { return nil }
    rest = rest[name.endIndex...]
    return Placeholder(name: String(name))
  }

  /// Whether a text begins with a placeholder and ends with it.
  static func whole(_ text: some StringProtocol) -> Placeholder? {
    var rest = Substring(text)
    let placeholder = take(from: &rest, after: nil)
    return rest.isEmpty ? placeholder : nil
  }

  private init(name: String) {
    self.name = name
  }

  /// Reads what stands between brackets.
  private init(content: Substring, opening: Character) {
    var inner = content
    inner = inner.trimmingSpaces()
    while inner.utf8.first == UInt8(ascii: "{"), inner.utf8.last == UInt8(ascii: "}") {
      inner = inner.dropFirst().trimmingSpaces()
    }
    while inner.utf8.last == UInt8(ascii: "}") { inner = inner.dropLast().trimmingSpaces() }
    if opening == "(" || opening == "[" {
      let slash = UInt8(ascii: "/")
      beginsSegment = inner.utf8.first == slash
      isOptional =
        beginsSegment || inner.utf8.last == slash
        || inner.withBytes { $0.beginsInAnyCase(with: "optional") }
    }
    name = Self.name(from: inner, opening: opening)
  }

  /// The name in a parameter's brackets: of `int:id` and `?P<id>\d+` the `id`, of `user id` `user_id`.
  private static func name(from content: Substring, opening: Character) -> String {
    var inner = content
    if inner.hasPrefix("?P<") {
      inner = inner.dropFirst(3).prefix { $0 != ">" }
    } else if let colon = inner.utf8.firstIndex(of: UInt8(ascii: ":")), colon > inner.startIndex {
      inner = opening == "<" ? inner[inner.utf8.index(after: colon)...] : inner[..<colon]
    }
    // `uuid` and `node_id`, which nearly all are.
    if inner.utf8.first.map(SampleCursor.isLetter) ?? false, inner.utf8.last != UInt8(ascii: "_"),
      inner.utf8.allSatisfy({ $0.isASCIIWord || "._-".utf8.contains($0) })
    {
      return String(inner)
    }
    if inner.isASCII { return name(fromASCII: inner) }
    var name = ""
    for character in inner {
      if character.isLetter || character.isNumber || "_.-$@".contains(character) {
        name.append(character)
      } else if !name.isEmpty && name.last != "_" {
        name.append("_")
      }
    }
    while name.last == "_" { name.removeLast() }
    while name.first == "$" || name.first == "@" { name.removeFirst() }
    return name.isEmpty ? "parameter" : name
  }

  /// The same for ASCII, as nearly all are: `optional_namespace/`.
  private static func name(fromASCII inner: Substring) -> String {
    var name: [UInt8] = []
    for byte in inner.utf8 {
      if byte.isASCIIWord || "_.-$@".utf8.contains(byte) {
        name.append(byte)
      } else if let last = name.last, last != UInt8(ascii: "_") {
        name.append(UInt8(ascii: "_"))
      }
    }
    while name.last == UInt8(ascii: "_") { name.removeLast() }
    let bare = name.drop { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "@") }
    return bare.isEmpty ? "parameter" : String(decoding: bare, as: UTF8.self)
  }

  /// The content of the brackets at the beginning of a text, brackets inside of it paired.
  private static func bracketed(_ text: Substring) -> (inner: Substring, end: String.Index)? {
    let close = text.withBytes { bytes -> Int? in
      guard let open = bytes.first else { return nil }
      let close: UInt8 =
        switch open {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: UInt8(ascii: ">")
        }
      var depth = 0
      for (offset, byte) in bytes.enumerated() {
        if byte == open {
          depth += 1
        } else if byte == close {
          depth -= 1
          if depth == 0 { return offset }
        } else if (0x0A...0x0D).contains(byte) {
          return nil
        }
      }
      return nil
    }
    guard let close else { return nil }
    let begin = text.utf8.index(after: text.startIndex)
    let end = text.utf8.index(begin, offsetBy: close - 1)
    return (text[begin..<end], text.utf8.index(after: end))
  }

  /// The name behind a colon or a dollar sign; a hyphen belongs to it when a letter follows.
  private static func word(_ text: Substring) -> Substring? {
    guard let first = text.first, first == "_" || first.isLetter else { return nil }
    var end = text.startIndex
    while end < text.endIndex {
      let character = text[end]
      if character == "-" {
        let next = text.index(after: end)
        guard next < text.endIndex, text[next].isLetter else { break }
      } else if character != "_" && !character.isLetter && !character.isNumber {
        break
      }
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// The name in `%id%`, or none for `%s`; nil for an escape like `%20`.
  private static func percentName(
    _ text: Substring, after previous: Character?
  ) -> (name: String, end: String.Index)? {
    let behind = text.dropFirst()
    guard let name = word(behind) else { return nil }
    let next = text[name.endIndex...].first
    if next == "%" {
      let isEscape = name.count == 2 && name.allSatisfy(\.isHexDigit)
      return isEscape ? nil : (String(name), text.index(after: name.endIndex))
    }
    let isFormat = (name == "s" || name == "d") && (next == nil || next == "/") && previous == nil
    return isFormat ? ("parameter", name.endIndex) : nil
  }
}
