import SlateDiagnostics
import SlateReference

/// Reads the commands of a shell block as people write them into references.
///
/// They leave out the backslash at a line's end, put comments between a command's lines, and print the answer below.
struct ShellReader {
  private let bytes: [UInt8]
  private let places: SourceMap
  private var index = 0
  private var line = 0
  private var lineStart = 0
  /// Up to where no placeholder that opens is closed, and up to where the lines of a command are known to go on: a line
  /// is looked through once for each.
  private var openUntil = 0
  private var continuesUntil = 0
  /// The line that ends a text which begins in the next line: the `EOF` of `<<EOF`.
  private var hereDocumentEnd: [UInt8]?
  /// The line, counted from 0, in which what the last command prints begins.
  private(set) var answerLine: Int?

  init(_ text: String, in places: SourceMap) {
    let bytes = Array(text.utf8)
    guard bytes.contains(0xE2) else {
      self.bytes = bytes
      self.places = places
      return
    }
    let plain = Self.withPlainQuotes(bytes, in: places)
    self.bytes = plain.bytes
    self.places = plain.map(emptyAt: places.start)
  }

  /// Word processors make typographic quotes of all others.
  private static func withPlainQuotes(_ bytes: [UInt8], in places: SourceMap) -> MappedText {
    var text = MappedText(of: places)
    var (index, line, lineStart) = (0, 0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      var quote: UInt8?
      if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 {
        switch bytes[index + 2] {
        case 0x9C, 0x9D: quote = UInt8(ascii: "\"")
        case 0x98, 0x99: quote = UInt8(ascii: "'")
        default: break
        }
      }
      text.append(quote ?? byte, at: index, line: line, lineStart: lineStart)
      index += quote == nil ? 1 : 3
      if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, index) }
    }
    return text
  }

  mutating func commands() -> [ShellCommand] {
    var commands: [ShellCommand] = []
    while index < bytes.count {
      skipBlanks()
      skipPrompt()
      if beginsRequest() {
        commands.append(command())
        answerLine = nil
      } else {
        if answerLine == nil, !commands.isEmpty, beginsAnswer() { answerLine = line }
        skipLine()
      }
    }
    return commands
  }

  // MARK: Lines

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
  }

  private mutating func skipPrompt() {
    guard let byte, "$>%".utf8.contains(byte), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: " ")
    else { return }
    index += 1
    skipBlanks()
  }

  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { index += 1 }
    endLine()
  }

  private mutating func endLine() {
    guard byte == UInt8(ascii: "\n") else { return }
    index += 1
    line += 1
    lineStart = index
  }

  private var location: SourceLocation {
    places.location(at: index, line: line, lineStart: lineStart)
  }

  /// Takes the byte at the cursor into a text.
  private mutating func take(_ byte: UInt8, into text: inout MappedText) {
    text.append(byte, at: index, line: line, lineStart: lineStart)
    index += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = index
    }
  }

  private func beginsRequest() -> Bool {
    ["curl", "https", "http"].contains { name in
      let end = index + name.utf8.count
      return end < bytes.count && bytes[index..<end].elementsEqual(name.utf8)
        && (bytes[end].isASCIIWhitespace || bytes[end] == UInt8(ascii: "\\"))
    }
  }

  /// Whether a server's answer begins at the cursor: `HTTP/1.1`, a bracket and a key or a value.
  private func beginsAnswer() -> Bool {
    let rest = bytes[index...]
    if rest.starts(with: "HTTP/".utf8) { return true }
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return false }
    guard let next = rest.dropFirst().first(where: { !$0.isASCIIWhitespace }) else { return false }
    return "\"{[}]".utf8.contains(next)
  }

  /// Whether what stands in the next line belongs to the command, though no backslash says so.
  ///
  /// - Parameters:
  ///   - indent: How far the command's first line is indented.
  ///   - hasURL: Whether the command says where it asks.
  private mutating func goesOn(below indent: Int, hasURL: Bool) -> Bool {
    // Below each of many lines of comment stands the same next line.
    if index < continuesUntil { return true }
    var place = index
    while place < bytes.count {
      let start = place
      while place < bytes.count,
        bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t")
      {
        place += 1
      }
      guard place < bytes.count, bytes[place] != UInt8(ascii: "\n") else { return false }
      if bytes[place] != UInt8(ascii: "#") {
        let schemes = ["http://", "https://"]
        let goesOn =
          !hasURL && schemes.contains { bytes[place...].starts(with: $0.utf8) }
          || "-'\"|".utf8.contains(bytes[place])
          || (place - start > indent && !"{[<=".utf8.contains(bytes[place]))
        if goesOn { continuesUntil = start }
        return goesOn
      }
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      place += 1
    }
    return false
  }

  // MARK: Words

  private mutating func command() -> ShellCommand {
    var command = ShellCommand(words: [])
    let indent = bytes[lineStart..<index].prefix { $0.isASCIIWhitespace }.count
    var isPiped = false
    var hasURL = false
    while let byte {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      // Windows' own shell goes on behind a caret.
      case UInt8(ascii: "\\") where endsLine(after: index + 1),
        UInt8(ascii: "^") where endsLine(after: index + 1):
        index += 1
        skipBlanks()
        endLine()
      case UInt8(ascii: "<") where takeInput(into: &command): continue
      case UInt8(ascii: "\n"):
        endLine()
        if let end = hereDocumentEnd {
          hereDocumentEnd = nil
          command.input = hereDocument(until: end)
          return command
        }
        if !goesOn(below: indent, hasURL: hasURL) { return command }
      case UInt8(ascii: "#"):
        // A comment that ends with a backslash stands between the lines of a command.
        while let byte = self.byte, byte != UInt8(ascii: "\n") { index += 1 }
        if bytes[index - 1] == UInt8(ascii: "\\") { endLine() }
      case UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ";"):
        index += 1
        if self.byte == byte || byte == UInt8(ascii: ";") { return command }
        if byte == UInt8(ascii: "|") {
          isPiped = true
          skipBlanks()
          if self.byte != nil { command.pipedTo = command.pipedTo ?? word().text }
        }
      case UInt8(ascii: ">"):
        index += 1
        skipBlanks()
        if let byte = self.byte, !byte.isASCIIWhitespace { _ = word() }
      default:
        let word = word()
        if isPiped { continue }
        command.words.append(word)
        hasURL = hasURL || word.text.firstRange(of: "://") != nil
      }
    }
    return command
  }

  /// `<<EOF`, `<<'EOF'`, `<<-EOF`: the text that is sent stands in the lines below; `<<<'…'`: it is the next word.
  private mutating func takeInput(into command: inout ShellCommand) -> Bool {
    let marks = bytes[index...].prefix { $0 == UInt8(ascii: "<") }.count
    guard marks == 2 || marks == 3 else { return false }
    var place = index + marks
    if marks == 3 {
      index = place
      skipBlanks()
      if self.byte != nil { command.input = word() }
      return true
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    let isQuoted = place < bytes.count && "'\"".utf8.contains(bytes[place])
    if isQuoted { place += 1 }
    let name = bytes[place...].prefix { $0.isASCIIWord || $0 == UInt8(ascii: "_") }
    place += name.count + (isQuoted ? 1 : 0)
    // `<<token>>` is a placeholder.
    guard !name.isEmpty, place >= bytes.count || bytes[place] != UInt8(ascii: ">") else {
      return false
    }
    hereDocumentEnd = Array(name)
    index = min(place, bytes.count)
    return true
  }

  private mutating func hereDocument(until end: [UInt8]) -> ShellCommand.Word {
    let first = location
    var text = MappedText(of: places)
    while index < bytes.count {
      let (start, line) = (index, line)
      skipLine()
      let written = bytes[start..<index]
      if written.drop(while: { $0.isASCIIWhitespace }).prefix(end.count).elementsEqual(end),
        written.count(where: { !$0.isASCIIWhitespace }) == end.count
      {
        break
      }
      text.append(written, at: start, line: line, lineStart: start)
    }
    return ShellCommand.Word(text, at: first)
  }

  /// Whether nothing but blanks stand before the line's end.
  private func endsLine(after start: Int) -> Bool {
    for byte in bytes[min(start, bytes.count)...] {
      if byte == UInt8(ascii: "\n") { return true }
      if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") { return false }
    }
    return true
  }

  private mutating func word() -> ShellCommand.Word {
    var text = MappedText(of: places)
    let start = location
    takePlaceholder(into: &text)
    loop: while let byte {
      switch byte {
      case UInt8(ascii: "'"):
        index += 1
        takeQuoted(until: byte, escapes: text.bytes.last == UInt8(ascii: "$"), into: &text)
      case UInt8(ascii: "\""):
        index += 1
        takeQuoted(until: byte, escapes: true, into: &text)
      case UInt8(ascii: "\\"),
        UInt8(ascii: "^") where isCaretBeforeQuote():
        if endsLine(after: index + 1) { break loop }
        index += 1
        if byte == UInt8(ascii: "^") { continue loop }
        if let next = self.byte { take(next, into: &text) }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"),
        UInt8(ascii: ";")
      where
        byte != UInt8(ascii: ";") || endsLine(after: index + 1):
        break loop
      case UInt8(ascii: "|"): break loop
      default: take(byte, into: &text)
      }
    }
    return ShellCommand.Word(text, at: start)
  }

  /// `^"…^"`: what a browser copies for Windows.
  private func isCaretBeforeQuote() -> Bool {
    byte == UInt8(ascii: "^") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\"")
  }

  /// `<your token>`: a placeholder at a word's beginning may have spaces.
  private mutating func takePlaceholder(into text: inout MappedText) {
    guard byte == UInt8(ascii: "<"), index >= openUntil else { return }
    guard
      let end = bytes[index...].firstIndex(where: {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n")
      }), bytes[end] == UInt8(ascii: ">")
    else {
      openUntil = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      return
    }
    text.append(bytes[index...end], at: index, line: line, lineStart: lineStart)
    index = end + 1
  }

  private mutating func takeQuoted(
    until quote: UInt8, escapes: Bool, into text: inout MappedText
  ) {
    if quote == UInt8(ascii: "'"), escapes { text.removeLast() }
    let opensBehindCaret = index > 1 && bytes[index - 2] == UInt8(ascii: "^")
    while let byte {
      if byte == quote {
        index += 1
        // `^"…^"`
        if opensBehindCaret, text.bytes.last == UInt8(ascii: "^") { text.removeLast() }
        return
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
        escapes || bytes[index + 1] == UInt8(ascii: "\n")
      {
        takeEscape(quote, into: &text)
      } else {
        take(byte, into: &text)
      }
    }
  }

  /// Takes the backslash at the cursor, and the byte that it escapes.
  private mutating func takeEscape(_ quote: UInt8, into text: inout MappedText) {
    let next = bytes[index + 1]
    switch next {
    case UInt8(ascii: "\n"):
      // In single quotes a shell would keep both; nobody means the backslash.
      index += 1
      if quote == UInt8(ascii: "'") { take(next, into: &text) } else { endLine() }
    case UInt8(ascii: "n") where quote == UInt8(ascii: "'"):
      text.append(UInt8(ascii: "\n"), at: index, line: line, lineStart: lineStart)
      index += 2
    case UInt8(ascii: "t") where quote == UInt8(ascii: "'"):
      text.append(UInt8(ascii: "\t"), at: index, line: line, lineStart: lineStart)
      index += 2
    case quote, UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"):
      index += 1
      take(next, into: &text)
    default:
      take(UInt8(ascii: "\\"), into: &text)
      take(next, into: &text)
    }
  }
}
