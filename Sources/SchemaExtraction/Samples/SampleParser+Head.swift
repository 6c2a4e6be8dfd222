/// What stands before a document and between two: an HTTP head, a prompt, a name, a label.
extension SampleParser {
  /// Goes to the first byte of the next document, or to the end.
  mutating func skipBetweenDocuments() throws(Failure) {
    while true {
      _ = skipTrivia()
      guard let byte = cursor.peek() else { return }
      if let length = cursor.ellipsisLength() {
        skipElision(length)
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): return
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard !documents.isEmpty else { return }
        note(.extraClose)
        cursor.advance()
        continue
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        guard !documents.isEmpty else { return }
        if byte == UInt8(ascii: ";") { note(.semicolon) }
        cursor.advance()
        continue
      default: break
      }
      guard cursor.isAtLineStart else { return }
      guard skipRule() || skipHTTPHead() || skipPrompt() || skipAssignment() || skipLabel() else {
        return
      }
    }
  }

  /// A line of `---`, `===` or `***`.
  private mutating func skipRule() -> Bool {
    guard let mark = cursor.peek(),
      mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=") || mark == UInt8(ascii: "*")
    else { return false }
    var count = 0
    while cursor.peek(count) == mark { count += 1 }
    var ahead = count
    while let byte = cursor.peek(ahead), SampleCursor.isBlank(byte) { ahead += 1 }
    guard count >= 3, cursor.peek(ahead) == nil || cursor.peek(ahead) == UInt8(ascii: "\n") else {
      return false
    }
    note(.label)
    cursor.skipLine()
    return true
  }

  // MARK: HTTP

  /// A request line or a status line with the headers below it, or headers alone.
  private mutating func skipHTTPHead() -> Bool {
    let status = statusAtCursor()
    guard status != nil || isRequestLineAtCursor || headerNameLength(mustBeKnown: true) != nil
    else { return false }
    note(.httpHead)
    if httpStatus == nil { httpStatus = status }
    if status != nil || isRequestLineAtCursor { cursor.skipLine() }
    cursor.skipBlanks()
    while headerNameLength(mustBeKnown: false) != nil {
      cursor.skipLine()
      while isFoldedLineAtCursor { cursor.skipLine() }
      cursor.skipBlanks()
    }
    return true
  }

  /// Whether the line goes on with the header above it: it is indented, and begins no document.
  private var isFoldedLineAtCursor: Bool {
    var length = 0
    while let byte = cursor.peek(length), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      length += 1
    }
    guard length > 0, let byte = cursor.peek(length) else { return false }
    return !"{[\"\r\n".utf8.contains(byte)
  }

  /// The status of `HTTP/1.1 200 OK`, `HTTP 200`, `Status: 200 OK` or `200 OK`.
  private func statusAtCursor() -> Int? {
    var ahead = 0
    var isBare = false
    if cursor.startsWith("HTTP") {
      ahead = cursor.startsWith("HTTPS") ? 5 : 4
      while let byte = cursor.peek(ahead),
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || SampleCursor.isDigit(byte)
      {
        ahead += 1
      }
    } else if cursor.startsWith("Status:") || cursor.startsWith("status:") {
      ahead = 7
    } else {
      isBare = true
    }
    while cursor.peek(ahead) == UInt8(ascii: " ") { ahead += 1 }
    var status = 0
    for index in 0..<3 {
      guard let byte = cursor.peek(ahead + index), SampleCursor.isDigit(byte) else { return nil }
      status = status * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard (100..<600).contains(status) else { return nil }
    switch cursor.peek(ahead + 3) {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"): return isBare ? nil : status
    case UInt8(ascii: " "):
      guard isBare else { return status }
      let next = cursor.peek(ahead + 4) ?? 0
      return next >= UInt8(ascii: "A") && next <= UInt8(ascii: "Z") ? status : nil
    default: return nil
    }
  }

  private var isRequestLineAtCursor: Bool {
    guard var length = methodLengthAtCursor else { return false }
    while cursor.peek(length) == UInt8(ascii: " ") { length += 1 }
    return cursor.peek(length) == UInt8(ascii: "/") || cursor.startsWith("http", ahead: length)
  }

  /// The length of the HTTP method at the cursor, a space behind it; nil where there is none.
  private var methodLengthAtCursor: Int? {
    var length = 0
    while let byte = cursor.peek(length), SampleCursor.isLetter(byte), length < 8 { length += 1 }
    let word = cursor.text(from: cursor.offset, to: cursor.offset + length)
    return cursor.peek(length) == UInt8(ascii: " ") && HTTPMethod.isMethod(word) ? length : nil
  }

  /// The length of a header's name at the cursor, its colon behind it. A name that no one would take
  /// for a key has a hyphen between capitals, or is one that every reader of HTTP knows.
  private func headerNameLength(mustBeKnown: Bool) -> Int? {
    var length = 0
    var hyphens = 0
    while let byte = cursor.peek(length), length < 64 {
      if byte == UInt8(ascii: "-") {
        hyphens += 1
      } else if !SampleCursor.isLetter(byte) && !SampleCursor.isDigit(byte) {
        break
      }
      length += 1
    }
    guard length > 0, cursor.peek(length) == UInt8(ascii: ":"), let first = cursor.peek() else {
      return nil
    }
    guard mustBeKnown else { return length }
    guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else { return nil }
    if hyphens > 0 { return length }
    switch cursor.text(from: cursor.offset, to: cursor.offset + length) {
    case "Link", "Location", "Authorization", "Accept", "Host", "Date", "Server", "Allow":
      return length
    default: return nil
    }
  }

  // MARK: Words

  /// `=> `, `> `, `>>> ` or `POST ` before a document.
  private mutating func skipPrompt() -> Bool {
    if let length = methodLengthAtCursor, beginsContainer(after: length) {
      note(.httpHead)
      cursor.advance(length)
      return true
    }
    var ahead = 0
    while let byte = cursor.peek(ahead), ahead < 3,
      byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
    {
      ahead += 1
    }
    guard ahead > 0, cursor.peek(ahead - 1) == UInt8(ascii: ">"),
      beginsContainer(after: ahead) || cursor.startsWith("HTTP", ahead: ahead + 1)
    else { return false }
    note(.prompt)
    cursor.advance(ahead)
    cursor.skipBlanks()
    if cursor.startsWith("HTTP") { _ = skipHTTPHead() }
    return true
  }

  /// `const user = ` or `$user = ` before an object or an array.
  private mutating func skipAssignment() -> Bool {
    var ahead = 0
    var words = 0
    var isInWord = false
    while let byte = cursor.peek(ahead), ahead < 100 {
      let isWord =
        SampleCursor.isWordByte(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@")
        || byte == UInt8(ascii: ".")
      if isWord && !isInWord { words += 1 }
      isInWord = isWord
      guard isWord || byte == UInt8(ascii: " ") else { break }
      ahead += 1
    }
    guard words > 0, words <= 3, cursor.peek(ahead) == UInt8(ascii: "="),
      beginsContainer(after: ahead + 1)
    else { return false }
    note(.assignment)
    cursor.advance(ahead + 1)
    return true
  }

  /// A line that names the document below it, `Response:`, or stands between two, `or`.
  private mutating func skipLabel() -> Bool {
    guard let first = cursor.peek(), SampleCursor.isLetter(first) else { return false }
    let end = cursor.lineEnd()
    guard end - cursor.offset <= 80 else { return false }
    var text = cursor.text(from: cursor.offset, to: end)
    while text.last?.isWhitespace == true { text.removeLast() }
    let isConjunction = !documents.isEmpty && ["or", "and"].contains(text.lowercased())
    let isTitle =
      text.last == ":"
      && text.utf8.allSatisfy {
        SampleCursor.isWordByte($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":")
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
      }
    guard isConjunction || isTitle, beginsContainer(after: end - cursor.offset) else {
      return false
    }
    note(.label)
    cursor.skipToLineEnd()
    return true
  }

  /// Whether an object or an array begins there, white space apart.
  private func beginsContainer(after ahead: Int) -> Bool {
    var ahead = ahead
    while let byte = cursor.peek(ahead),
      SampleCursor.isBlank(byte) || byte == UInt8(ascii: "\n")
    {
      ahead += 1
    }
    return cursor.peek(ahead) == UInt8(ascii: "{") || cursor.peek(ahead) == UInt8(ascii: "[")
  }
}
