/// A reference as one piece of text, which is what libFuzzer changes: a line `%% PATH` begins a file; what stands before
/// the first is the index. Behind the letter J the text is a JSON document.
enum FuzzText {
  static let json = UInt8(ascii: "J")
  private static let newline = UInt8(ascii: "\n")
  private static let mark = Array("%% ".utf8)

  /// The text of a reference.
  static func text(_ files: [String: [UInt8]]) -> [UInt8] {
    var text = files["index.md"] ?? []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("index.") {
      if text.last != newline { text.append(newline) }
      text += mark + Array(name.utf8) + [newline] + bytes
    }
    return text
  }

  /// The reference of a text.
  static func files(_ text: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var name = "index.md"
    var bytes: [UInt8] = []
    var isFirst = true
    for line in text.split(separator: newline, omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        files[name, default: []] += bytes
        name = String(decoding: line.dropFirst(mark.count), as: UTF8.self)
        bytes = []
        isFirst = true
        continue
      }
      if !isFirst { bytes.append(newline) }
      bytes += line
      isFirst = false
    }
    files[name, default: []] += bytes
    return files
  }

  /// What does not hold of a text, in words.
  static func violations(_ text: [UInt8]) -> [String] {
    if text.first == json { return HostileJSON.violations(Array(text.dropFirst())) }
    return HostileInput(files: files(text)).violations()
  }
}
