import Foundation

/// Makes hostile files of harmless ones. It knows what a reference is made of, since random bytes alone would
/// hardly get past the first line.
struct Mutator {
  typealias Bytes = [UInt8]

  private var random: SeededGenerator
  private let others: [Bytes]
  private let words: [String]

  /// - Parameters:
  ///   - others: Texts from which lines are taken.
  ///   - words: What is put in place of words.
  init(seed: UInt64, others: [Bytes], words: [String]) {
    random = SeededGenerator(seed: seed)
    self.others = others
    self.words = words
  }

  /// The files with one to six mutations.
  mutating func mutated(_ files: [String: Bytes]) -> [String: Bytes] {
    var files = files
    let names = files.keys.sorted()
    for _ in 0...random.below(6) {
      let name = random.pick(names)
      guard let bytes = files[name] else { continue }
      let changed = mutated(bytes)
      files[name] =
        changed.count > Self.greatestSize ? Bytes(changed.prefix(Self.greatestSize)) : changed
    }
    if random.below(20) == 0 { files[random.pick(names)] = nil }
    if random.below(10) == 0 { files["slate-generator.yaml"] = mutated(random.pick(others)) }
    return files
  }

  private static let greatestSize = 60_000

  mutating func mutated(_ bytes: Bytes) -> Bytes {
    switch random.below(18) {
    case 0...3: mutatedLines(bytes)
    case 4...6: inserting(Bytes(random.pick(Self.fragments).utf8), into: bytes)
    case 7: inserting(Bytes(nest().utf8), into: bytes)
    case 8: inserting(randomBytes(), into: bytes)
    case 9: flippingBits(bytes)
    case 10: removingRange(bytes)
    case 11: repeatingRange(bytes)
    case 12: replacingNumber(bytes)
    case 13...16: replacingWord(bytes)
    default: droppingDelimiter(bytes)
    }
  }

  // MARK: Lines

  private mutating func mutatedLines(_ bytes: Bytes) -> Bytes {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let first = random.below(lines.count)
    let second = random.below(lines.count)
    switch random.below(7) {
    case 0: lines.remove(at: first)
    case 1: lines.insert(lines[first], at: second)
    case 2: lines.swapAt(first, second)
    case 3:
      let other = random.pick(others).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let start = random.below(other.count)
      let end = min(other.count, start + 1 + random.below(30))
      lines.insert(contentsOf: other[start..<end], at: first)
    case 4: lines.removeSubrange(min(first, second)..<max(first, second))
    case 5: lines[first] = lines[first] + lines[second]
    default:
      lines[first] = ArraySlice(Bytes(random.pick(Self.lineStarts).utf8)) + lines[first]
    }
    return Bytes(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private static let lineStarts = [
    "    ", "\t", "> ", "- ", "1. ", "# ", "###### ", "| ", "```", "~~~", "<aside>", "<!--",
    "---\n", "{",
    "\"", "GET ", "`GET ", "  - ", "    - ", "\u{FEFF}", "<table><tr><th>", "*", "&", "!",
  ]

  // MARK: Bytes

  private mutating func inserting(_ piece: Bytes, into bytes: Bytes) -> Bytes {
    let place = random.below(bytes.count + 1)
    return Bytes(bytes[..<place] + piece + bytes[place...])
  }

  private mutating func randomBytes() -> Bytes {
    (0...random.below(12)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  private mutating func flippingBits(_ bytes: Bytes) -> Bytes {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    for _ in 0...random.below(4) {
      bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
    }
    return bytes
  }

  private mutating func range(in bytes: Bytes) -> Range<Int> {
    let start = random.below(bytes.count + 1)
    return start..<min(bytes.count, start + random.below(200))
  }

  private mutating func removingRange(_ bytes: Bytes) -> Bytes {
    let range = range(in: bytes)
    return Bytes(bytes[..<range.lowerBound] + bytes[range.upperBound...])
  }

  private mutating func repeatingRange(_ bytes: Bytes) -> Bytes {
    let range = range(in: bytes)
    let piece = Bytes(repeatElement(bytes[range], count: 1 + random.below(40)).joined())
    return Bytes(bytes[..<range.upperBound] + piece + bytes[range.upperBound...])
  }

  private mutating func replacingNumber(_ bytes: Bytes) -> Bytes {
    let digits = bytes.indices.filter {
      bytes[$0] >= UInt8(ascii: "0") && bytes[$0] <= UInt8(ascii: "9")
    }
    guard !digits.isEmpty else { return bytes }
    let place = random.pick(digits)
    return Bytes(bytes[..<place] + random.pick(Self.numbers).utf8 + bytes[(place + 1)...])
  }

  private static let numbers = [
    "99999999999999999999999", "-1", "1e400", "-0", "1e-400", "9223372036854775807",
    "9223372036854775808", "0x7F", "1.7976931348623157e309", "٣", "1_000", "NaN", "Infinity",
    String(repeating: "9", count: 400),
  ]

  /// Puts one to three words that rules look for in place of a word, as a name or side by side.
  private mutating func replacingWord(_ bytes: Bytes) -> Bytes {
    guard !words.isEmpty else { return bytes }
    func isPart(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    let place = random.below(bytes.count + 1)
    let start = bytes[place...].firstIndex(where: isPart) ?? place
    let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
    var name = (0...random.below(3)).map { _ in random.pick(words) }
    switch random.below(4) {
    case 0: name = name.map(\.capitalized)
    case 1: name = name.map { $0.uppercased() }
    default: break
    }
    let text =
      random.pick(["", "", "", "X-", "is_"])
      + name.joined(separator: random.pick(["-", "_", " ", ".", "", "/"]))
    return Bytes(bytes[..<start] + text.utf8 + bytes[end...])
  }

  private mutating func droppingDelimiter(_ bytes: Bytes) -> Bytes {
    let delimiters = Set("|`[](){}\"'<>*_#:,-\n".utf8)
    let places = bytes.indices.filter { delimiters.contains(bytes[$0]) }
    guard !places.isEmpty else { return bytes }
    let place = random.pick(places)
    if random.below(2) == 0 { return Bytes(bytes[..<place] + bytes[(place + 1)...]) }
    return Bytes(bytes[...place] + bytes[place...])
  }

  // MARK: Pieces

  private mutating func nest() -> String {
    let opening = random.pick([
      "> ", "- ", "[", "{", "(", "*", "**", "_", "`", "<b>", "![", "{\"a\":", "[[", "<table>",
      "<aside>",
      "1. ", "{{", "\\", "&amp;", "<!--", "  ", "| ", "<div ", "Array of ", "array<",
    ])
    let count = random.pick([3, 30, 150, 1_500])
    return "\n" + String(repeating: opening, count: count) + "x\n"
  }

  private static let fragments: [String] = [
    "\0", "\u{FEFF}", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\t",
    "\u{202E}",
    "\u{200B}", "\u{200D}", "e\u{301}\u{301}", "👩‍👩‍👧‍👦", "🇩🇪🇩", "ﷺ", "ß", "İ", "ǅ", "ﬁ", "\u{1F1E6}",
    "\u{E0061}",
    "*/", "/*", "//", "\"\"\"", "\"#", "\\(x)", "\\", "`", "```\n", "~~~", "\n\n", "\n---\n", "---",
    "===", "| --- |",
    "|", "\\|", "||", "| a | b |\n| - |\n", "\na | b\n--|--\n1 | 2 | 3\n",
    "Attribute | Type\n--- | ---\nx | y\n",
    "{", "}", "[", "]", "[]", "{}", ",", ",,", ":", "...", "…", "<", ">", "<br>",
    "<aside class=\"x\">",
    "</aside>", "<table>", "</table>", "<tr><th>A</th></tr>", "<!--", "-->", "<![CDATA[", "<?",
    "<script>",
    "[a]: b\n", "[a](b)", "[a][b]", "![a](b)", "(#x)", "](model:Book)", "](#", "&#0;", "&#x110000;",
    "&lt;",
    "GET /a/{b}", "`GET /a/{b}/[c/]d`", "`POST /a?b=c&d`", "HTTP/1.1 200 OK\n",
    "HTTP/9.9 99999 X\n",
    "curl -X POST https://a.example/b -d '{\"a\":1}' -H \"A: b\"", "Content-Type: x\n", "{id",
    "id}", "<id>", ":id",
    "(see table `x` below)", "Possible values: `a`, `b`", "One of `a`, `a`", "(default: `",
    "Either `a` or",
    "# \n", "## `x`\n", "####### x\n", "Self", "init", "Type", "date-time", "array of Book",
    "Array<Array<", "string[]",
    "integer or null", "*a", "&a", "!!binary x", "? a", ": b", "<<: *a", "- - - a", "%YAML 9.9\n",
    "@a", "'", "\"",
    "includes:\n  - ../x\n", "includes: [a, a]\n", "title: {a: b}\n", "null", "True", "None",
    "undefined", "NaN",
    "corrections:\n  - attribute: A.b\n    rename: c\n", "0", "1e999", "-", "+", "\u{1B}[2J",
  ]
}
