import SlateDiagnostics
import SlateReference

/// One reading of one sample: documents, and inside of them objects and arrays.
///
/// The open objects and arrays stand on a stack of its own, so that a hostile sample cannot exhaust
/// the thread's.
struct SampleParser {
  typealias Failure = SampleReading.Failure

  var cursor: SampleCursor
  var documents: [SampleValue] = []
  var repairs: [Repair] = []
  var httpStatus: Int?
  /// Whether a key may stand for itself, as in programs.
  var allowsKeysAlone = false
  /// Whether a comment that was skipped says that something is left out.
  var sawElidingComment = false
  private var frames: [SampleFrame] = []
  private var openArrays = 0

  init(_ text: String, in places: SourceMap) {
    cursor = SampleCursor(text, in: places)
  }

  mutating func read() -> SampleReading {
    do throws(Failure) {
      let start = cursor.location
      try readDocuments()
      if documents.isEmpty && httpStatus == nil {
        throw Failure("there is no JSON here", at: start)
      }
      return SampleReading(documents: documents, repairs: repairs, httpStatus: httpStatus)
    } catch {
      return SampleReading(repairs: repairs, httpStatus: httpStatus, failure: error)
    }
  }

  mutating func note(_ kind: Repair.Kind, at location: SourceLocation? = nil) {
    guard repairs.count < SampleReading.maximumRepairs else { return }
    repairs.append(Repair(kind, at: location ?? cursor.location))
  }

  private mutating func readDocuments() throws(Failure) {
    while true {
      try skipBetweenDocuments()
      guard let byte = cursor.peek() else { return }
      let location = cursor.location
      let isContainer = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      if !documents.isEmpty {
        guard isContainer else {
          // `"Updated: 7"` in a line of its own says what a program printed besides.
          guard byte == UInt8(ascii: "\""),
            cursor.bytes.endIndex - cursor.offset <= 200, documents.last?.members != nil,
            !cursor.bytes[cursor.offset...].contains(where: { "{}[]".utf8.contains($0) })
          else { throw unexpected() }
          note(.annotation, at: location)
          while cursor.peek() != nil { cursor.advance() }
          return
        }
        if documents.count == 1 { note(.severalDocuments, at: location) }
      }
      documents.append(isContainer ? try readContainer() : try readTopLevelScalar())
    }
  }

  /// A string, a number or a literal as the whole document, or members without their braces.
  private mutating func readTopLevelScalar() throws(Failure) -> SampleValue {
    let location = cursor.location
    guard quoteAtCursor() != nil else {
      guard let value = readTopLevelToken() else { throw unexpected() }
      return value
    }
    let before = self
    let text = try readQuoted()
    cursor.skipBlanks()
    guard isColonAtCursor else { return .string(text) }
    self = before
    note(.missingBraces, at: location)
    frames = [SampleFrame(isObject: true, isImplicit: true, location: location)]
    return try readFrames()
  }

  private mutating func readContainer() throws(Failure) -> SampleValue {
    if let list = try readListInBraces() { return list }
    try open()
    return try readFrames()
  }

  /// A list with the braces of an object around it, which has no name for it: `{ [ … ] }`.
  private mutating func readListInBraces() throws(Failure) -> SampleValue? {
    guard cursor.peek() == UInt8(ascii: "{") else { return nil }
    let before = self
    let location = cursor.location
    cursor.advance()
    _ = skipTrivia()
    guard cursor.peek() == UInt8(ascii: "[") else {
      self = before
      return nil
    }
    note(.extraClose, at: location)
    try open()
    let list = try readFrames()
    _ = skipTrivia()
    if cursor.peek() == UInt8(ascii: "}") { cursor.advance() }
    return list
  }

  /// Reads until the first frame is closed.
  private mutating func readFrames() throws(Failure) -> SampleValue {
    while true {
      if let document = try step() { return document }
    }
  }

  /// Pushes the object or the array whose bracket stands at the cursor.
  private mutating func open() throws(Failure) {
    guard frames.count < SampleReader.maximumDepth else {
      throw Failure(
        "the sample nests deeper than \(SampleReader.maximumDepth) levels", at: cursor.location)
    }
    let isObject = cursor.peek() == UInt8(ascii: "{")
    if !isObject { openArrays += 1 }
    frames.append(SampleFrame(isObject: isObject, location: cursor.location))
    cursor.advance()
  }

  /// Reads up to the next item of the innermost frame, or its end, and gives the document when that was the last.
  private mutating func step() throws(Failure) -> SampleValue? {
    let top = frames.count - 1
    let brokeLine = skipTrivia()
    if sawElidingComment {
      frames[top].isElided = true
      sawElidingComment = false
    }
    guard let byte = cursor.peek() else {
      if !frames[top].isImplicit { note(.missingClose) }
      return close()
    }
    if let length = cursor.ellipsisLength() {
      skipElision(length)
      frames[top].isElided = true
      frames[top].state = .elision
      return nil
    }
    switch byte {
    case UInt8(ascii: ","):
      readComma(top)
      return nil
    case UInt8(ascii: ";"):
      note(.semicolon)
      cursor.advance()
      frames[top].state = .open
      return nil
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return readClosingBracket(isObject: byte == UInt8(ascii: "}"))
    default: break
    }
    if !brokeLine, frames[top].state != .open, skipAnnotation() { return nil }
    if frames[top].state == .item {
      guard brokeLine || quoteAtCursor() != nil || byte == UInt8(ascii: "{") else {
        throw unexpected()
      }
      note(.missingComma)
    }
    if frames[top].isObject { try readMember(top) } else { try readValue(isMember: false) }
    return nil
  }

  private mutating func readComma(_ top: Int) {
    switch frames[top].state {
    case .item: frames[top].state = .comma(cursor.location)
    case .elision: break
    case .open, .comma: note(.extraComma)
    }
    cursor.advance()
  }

  private var endsMemberAtCursor: Bool {
    cursor.peek() == UInt8(ascii: ",") || cursor.peek() == UInt8(ascii: "}")
  }

  private mutating func readMember(_ top: Int) throws(Failure) {
    let location = cursor.location
    let isQuoted = quoteAtCursor() != nil
    var told = isQuoted ? readUnclosedKey() : readUnquotedKey()
    if told == nil, isQuoted { told = try readQuoted(asKey: true) }
    guard var key = told else {
      throw unexpected()
    }
    if !isQuoted { note(.unquotedKey, at: location) }
    cursor.skipBlanks()
    let hasInnerColon = isQuoted && key.utf8.last == UInt8(ascii: ":") && !isColonAtCursor
    if hasInnerColon { key.removeLast() }
    frames[top].key = key
    frames[top].keyLocation = location
    if hasInnerColon || (isQuoted && beginsValueAtCursor) {
      note(.missingColon)
      try readValue(isMember: true)
      return
    }

    _ = skipTrivia()
    guard isColonAtCursor else {
      guard isQuoted || (allowsKeysAlone && endsMemberAtCursor) else {
        throw Failure("a colon should follow '\(key)'", at: cursor.location)
      }
      if Self.isEllipsis(key) {
        note(.elision, at: location)
        frames[top].isElided = true
        frames[top].state = .elision
      } else {
        // `{"The order was sent to the kitchen"}` says what happens, and names nothing.
        guard !Self.isSentence(key) else {
          throw Failure("a sentence stands where an attribute should", at: location)
        }
        note(.missingValue, at: location)
        attach(.null, isElided: true)
      }
      return
    }
    if cursor.peek() == UInt8(ascii: ":") {
      cursor.advance()
    } else {
      note(.colonSpelling)
      cursor.advance(cursor.startsWith("：") ? 3 : cursor.startsWith("=>") ? 2 : 1)
    }
    try readValue(isMember: true)
  }

  /// Reads the value of a member or an element; opens a frame for an object or an array.
  private mutating func readValue(isMember: Bool) throws(Failure) {
    cursor.skipBlanks()
    // `#fff` is a value, `# so and so` a comment.
    if cursor.peek() != UInt8(ascii: "#") || !(cursor.peek(1).map(Self.continuesHash) ?? false) {
      _ = skipTrivia()
    }
    let location = cursor.location
    if isMember, let length = cursor.ellipsisLength() {
      skipElision(length)
      attach(.null, isElided: true)
      return
    }
    switch cursor.peek() {
    case nil, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ";"):
      note(.missingValue)
      attach(.null, isElided: true)
    case UInt8(ascii: "{"):
      if let placeholder = readPlaceholder() {
        note(.placeholder, at: location)
        attach(.string(placeholder))
      } else {
        try open()
      }
    case UInt8(ascii: "["):
      try open()
    case UInt8(ascii: "<"):
      guard let placeholder = readPlaceholder() else { throw unexpected() }
      note(.placeholder, at: location)
      attach(.string(placeholder))
    default:
      guard quoteAtCursor() != nil else {
        attach(try readToken())
        return
      }
      let text = try readQuoted()
      if !isMember && Self.isEllipsis(text) {
        note(.elision, at: location)
        frames[frames.count - 1].isElided = true
        frames[frames.count - 1].state = .item
      } else {
        attach(.string(text))
      }
    }
  }

  /// Whether a value that cannot be another member begins at the cursor.
  private var beginsValueAtCursor: Bool {
    guard let byte = cursor.peek() else { return false }
    return quoteAtCursor() != nil || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  private static func continuesHash(_ byte: UInt8) -> Bool {
    SampleCursor.isWordByte(byte) || byte == UInt8(ascii: "{")
  }

  private static func isSentence(_ key: String) -> Bool {
    key.utf8.split(separator: UInt8(ascii: " ")).count > 3
  }

  private static func isEllipsis(_ text: String) -> Bool {
    text == "..." || text == "…"
  }

  /// Closes what the bracket at the cursor closes. A bracket of the other kind closes the innermost
  /// frame too, unless a frame further out waits for it.
  private mutating func readClosingBracket(isObject: Bool) -> SampleValue? {
    let top = frames.count - 1
    if frames[top].isImplicit {
      note(.extraClose)
      cursor.advance()
      return nil
    }
    if frames[top].isObject == isObject {
      cursor.advance()
      return close()
    }
    note(.missingClose)
    let openObjects = frames.count - openArrays
    let hasMatch = isObject ? openObjects > 0 : openArrays > 0
    if !hasMatch { cursor.advance() }
    return close()
  }

  /// Pops the innermost frame; gives its value when it was the document.
  private mutating func close() -> SampleValue? {
    guard let frame = frames.popLast() else { return nil }
    if !frame.isObject { openArrays -= 1 }
    if case .comma(let location) = frame.state { note(.trailingComma, at: location) }
    let value: SampleValue = frame.isObject ? .object(frame.members) : .array(frame.elements)
    guard !frames.isEmpty else { return value }
    attach(value, isElided: frame.isElided)
    return nil
  }

  /// Adds a value to the innermost frame.
  private mutating func attach(_ value: SampleValue, isElided: Bool = false) {
    let top = frames.count - 1
    frames[top].state = .item
    guard frames[top].isObject else {
      frames[top].elements.append(value)
      // An array shows its elements' shape only: where they are elided, it is.
      if isElided { frames[top].isElided = true }
      return
    }
    let key = frames[top].key
    // `"...": "..."` stands for members that are left out.
    if Self.isEllipsis(key) {
      note(.elision, at: frames[top].keyLocation)
      frames[top].isElided = true
      return
    }
    let member = SampleValue.Member(
      name: key, value: value, location: frames[top].keyLocation, isElided: isElided)
    if let earlier = frames[top].index(of: key) {
      note(.duplicateKey, at: frames[top].keyLocation)
      frames[top].members[earlier] = member
    } else {
      frames[top].append(member)
    }
  }

  /// The failure for what stands at the cursor, naming the beginning of it.
  func unexpected() -> Failure {
    var end = cursor.offset
    let limit = min(cursor.lineEnd(), cursor.offset + 24)
    while end < limit, !SampleCursor.isBlank(cursor.bytes[end]) { end += 1 }
    let word = cursor.text(from: cursor.offset, to: end)
    return Failure(
      word.isEmpty ? "the JSON ends too early" : "'\(word)' is not JSON", at: cursor.location)
  }
}
