import Foundation

/// Where the documents lie, and how they are written anew.
enum Documents {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `make golden` sets this: then what a document shows is written instead of compared.
  static let isUpdating = ProcessInfo.processInfo.environment["SLATE_UPDATE_GOLDEN"] != nil

  static func url(of page: String) -> URL {
    root.appending(path: "Sources/SlateGenerator/SlateGenerator.docc/\(page)")
  }

  static func text(of page: String) throws -> String {
    try String(contentsOf: url(of: page), encoding: .utf8)
  }

  static func write(_ text: String, to page: String) throws {
    try text.write(to: url(of: page), atomically: true, encoding: .utf8)
  }
}

/// A section of a document: a heading of some level, and all lines up to the next of that level or above.
struct DocumentSection {
  var title: String
  var lines: [String]

  /// The sections of a level, those inside of code blocks left alone.
  static func sections(of text: String, level: Int) -> [DocumentSection] {
    var sections: [DocumentSection] = []
    var fence: String?
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let marks = line.prefix { $0 == "`" }
      if let open = fence {
        if marks.count >= open.count, line.allSatisfy({ $0 == "`" }) { fence = nil }
      } else if marks.count >= 3 {
        fence = String(marks)
      } else {
        let hashes = line.prefix { $0 == "#" }.count
        if hashes > 0, hashes <= level, line.dropFirst(hashes).first == " " {
          isInside = hashes == level
          if isInside {
            sections.append(
              DocumentSection(title: String(line.dropFirst(hashes + 1)), lines: []))
            continue
          }
        }
      }
      if isInside { sections[sections.count - 1].lines.append(line) }
    }
    return sections
  }

  /// The fenced blocks: what stands behind the fence, and the text.
  var fences: [(info: String, text: String)] {
    var fences: [(info: String, text: String)] = []
    var open: (marks: Int, info: String, lines: [String])?
    for line in lines {
      let marks = line.prefix { $0 == "`" }.count
      if let block = open {
        if marks >= block.marks, line.allSatisfy({ $0 == "`" }) {
          fences.append((block.info, block.lines.map { $0 + "\n" }.joined()))
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if marks >= 3 {
        open = (marks, String(line.dropFirst(marks)), [])
      }
    }
    return fences
  }
}
