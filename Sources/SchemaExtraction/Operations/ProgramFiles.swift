import SlateDiagnostics
import SlateReference

/// The fields of a form with files that a program sends: `files={'scan': open('a.png', 'rb')}`, `form.append('scan', …)`,
/// `{:scan => File.new('a.png')}`, `['name' => 'scan', 'contents' => fopen('a.png', 'r')]`.
struct ProgramFiles {
  /// Its fields, in their order; the value of a file is null.
  private(set) var fields: [ShellRequest.Field] = []

  /// Reads a program; nil where it sends no file.
  init?(_ code: CodeBlock) {
    guard let language = code.language.flatMap(ProgramLanguage.init) else { return nil }
    let opening = Self.openings(language)
    guard opening.contains(where: { code.text.firstOffset(of: $0) != nil }) else { return nil }
    let bytes = Array(code.text.utf8)
    let strings = ProgramStrings(in: bytes)
    var names: Set<String> = []
    var partName: String?
    // What else stands in the brackets that a file stands in, where these are a hash or an array.
    var others: [(field: ShellRequest.Field, bracket: Int)] = []
    var bracketsOfFiles: Set<Int> = []
    var brackets: [Int] = []
    var index = 0
    while index < bytes.count, fields.count < 200 {
      let start = index
      var name: Range<Int>
      if let end = strings.end(at: index) {
        name = index + 1..<end - 1
        index = end
      } else if language == .ruby, Self.isWord(bytes[index]) {
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        name = start..<index
      } else {
        if "([{".utf8.contains(bytes[index]) { brackets.append(index) }
        if ")]}".utf8.contains(bytes[index]) { _ = brackets.popLast() }
        index += 1
        continue
      }
      guard let place = Self.value(behind: index, named: start, in: bytes, language) else {
        continue
      }
      let end = Self.end(of: place.offset, in: bytes, strings)
      let value = String(decoding: bytes[place.offset..<end], as: UTF8.self)
      var text = String(decoding: bytes[name], as: UTF8.self)
      if language == .php, text == "name" {
        partName = DescriptionFacts.unquoted(value)
        continue
      }
      if language == .php, text == "contents", let part = partName { text = part }
      // A list, or an object, holds names of its own.
      guard Self.isName(text), value.first != "[", value.first != "{" else { continue }
      let isFile =
        opening.contains { $0 != ".append(" && value.firstOffset(of: $0) != nil }
        || place.isAppended && Self.isFile(value)
      let field = ShellRequest.Field(
        name: text, value: isFile ? .null : Self.literal(value, strings, place.offset, end),
        isFile: isFile, location: Self.location(of: start, in: bytes, code))
      guard isFile || place.isAppended || partName == text else {
        if language == .ruby || language == .php, others.count < 200 {
          others.append((field, brackets.last ?? -1))
        }
        continue
      }
      guard names.insert(text).inserted else { continue }
      fields.append(field)
      if isFile { bracketsOfFiles.insert(brackets.last ?? -1) }
      // What stands inside of the value names no field.
      index = max(index, isFile ? end : index)
    }
    guard fields.contains(where: \.isFile) else { return nil }
    for (field, bracket) in others
    where bracketsOfFiles.contains(bracket) && partName == nil && names.insert(field.name).inserted
    {
      fields.append(field)
    }
  }

  /// Calls that open a file, or make one.
  private static func openings(_ language: ProgramLanguage) -> [String] {
    switch language {
    case .python: ["open(", "BytesIO("]
    case .ruby: ["File.new(", "File.open(", "UploadIO.new(", "FilePart.new("]
    case .php: ["fopen(", "CURLFile(", "curl_file_create(", "Utils::tryFopen("]
    case .script:
      ["createReadStream(", "readFileSync(", ".files[", "new File(", "new Blob(", ".append("]
    }
  }

  /// Where the value of a name begins, and whether a form is given both.
  private static func value(
    behind end: Int, named start: Int, in bytes: [UInt8], _ language: ProgramLanguage
  ) -> (offset: Int, isAppended: Bool)? {
    var offset = skipSpace(end, in: bytes)
    guard offset < bytes.count else { return nil }
    if bytes[offset] == UInt8(ascii: ",") {
      let before = bytes[..<start]
      if language == .script, before.ends(with: ".append(".utf8) {
        return (skipSpace(offset + 1, in: bytes), true)
      }
      // `[('scan', open('a.png'))]`
      guard language == .python, let bracket = before.lastIndex(where: { !$0.isASCIIWhitespace }),
        bytes[bracket] == UInt8(ascii: "("),
        let lead = bytes[..<bracket].lastIndex(where: { !$0.isASCIIWhitespace }),
        "[,".utf8.contains(bytes[lead])
      else { return nil }
      return (skipSpace(offset + 1, in: bytes), false)
    }
    if bytes[offset...].starts(with: "=>".utf8) { return (skipSpace(offset + 2, in: bytes), false) }
    guard bytes[offset] == UInt8(ascii: ":"), language != .php else { return nil }
    offset += 1
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ":") { return nil }
    return (skipSpace(offset, in: bytes), false)
  }

  /// Where a value ends: at the comma or the bracket behind it. Long ones are cut.
  private static func end(of start: Int, in bytes: [UInt8], _ strings: ProgramStrings) -> Int {
    var depth = 0
    var index = start
    let limit = min(bytes.count, start + 400)
    while index < limit {
      if let end = strings.end(at: index) {
        index = min(end, limit)
        continue
      }
      let byte = bytes[index]
      if depth == 0, ",)]};\n".utf8.contains(byte) { return index }
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      index += 1
    }
    return limit
  }

  /// Whether a variable is called like a file: `imageFile`, `blob`.
  private static func isFile(_ value: String) -> Bool {
    guard let last = Words(value).words.last, !value.hasPrefix("'"), !value.hasPrefix("\"") else {
      return false
    }
    return ["file", "blob", "upload", "image", "photo"].contains(last)
  }

  private static func literal(
    _ value: String, _ strings: ProgramStrings, _ start: Int, _ end: Int
  ) -> SampleValue {
    if strings.end(at: start) == end { return .string(DescriptionFacts.unquoted(value)) }
    return value.first.map { $0.isNumber } ?? false || value == "true" || value == "false"
      ? ShellRequest.value(of: value) : .null
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 60
      && text.utf8.allSatisfy { $0.isASCIIWord || "_-[]".utf8.contains($0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte == UInt8(ascii: "_")
  }

  private static func skipSpace(_ start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isASCIIWhitespace { offset += 1 }
    return offset
  }

  private static func location(
    of offset: Int, in bytes: [UInt8], _ code: CodeBlock
  ) -> SourceLocation {
    code.location(ofLine: bytes[..<offset].count { $0 == UInt8(ascii: "\n") })
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: String.UTF8View) -> Bool {
    suffix(text.count).elementsEqual(text)
  }
}
