import Foundation

/// The words that the rules look for. A text of other words goes past most rules, so a fault behind two of theirs is hardly found.
struct Vocabulary {
  /// In alphabetical order.
  let words: [String]

  /// Reads the words out of the string literals of the program's own sources.
  ///
  /// - Parameter folder: `Sources`.
  init(sources folder: URL) {
    var words: Set<String> = []
    for module in ["SchemaExtraction", "SlateReference"] {
      let folder = folder.appending(path: module)
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      for name in names where name.hasSuffix(".swift") {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        else { continue }
        for line in text.split(separator: "\n")
        where !line.drop(while: { $0 == " " }).hasPrefix("//") {
          // Every second piece stands between quotation marks; one with an escape is left out.
          let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
          guard !line.utf8.contains(UInt8(ascii: "\\")), pieces.count % 2 == 1 else { continue }
          for index in stride(from: 1, to: pieces.count, by: 2)
          where (2...30).contains(pieces[index].utf8.count) {
            words.insert(String(pieces[index]))
          }
        }
      }
    }
    self.words = words.sorted()
  }

  /// The words as a dictionary of libFuzzer's.
  var dictionary: String {
    words.map { word in
      let bytes = word.utf8.map { byte -> String in
        let isPlain =
          (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        let digits = String(byte, radix: 16, uppercase: true)
        return isPlain
          ? String(UnicodeScalar(byte)) : "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
      return "\"\(bytes.joined())\"\n"
    }.joined()
  }
}
