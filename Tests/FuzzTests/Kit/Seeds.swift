import Foundation

/// The references that are mutated, and the pieces that they are mutated with.
struct Seeds {
  /// Each a reference: the index is `index.md`.
  private(set) var references: [[String: [UInt8]]] = []
  /// All their texts.
  private(set) var texts: [[UInt8]] = []
  /// JSON documents.
  let json: [[UInt8]] = [
    #"{"title": "Emma", "id": 12, "price": 9.5, "open": true, "tags": ["a"], "day": null}"#,
    #"[{"title": "x", "id": 1e3, "extra": {"a": [1, 2.0, {}]}}, {"id": "12", "open": "yes"}]"#,
    "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{'title': 'x', 'id': None, // c\n}",
    "{\"title\": \"x\", ...}\n{\"title\": True, \"day\": \"Mon, 01 Jan 2024 00:00:00 +0000\",}",
  ].map { Array($0.utf8) }

  /// Reads the inputs of golden cases, and references of a folder whose index is `NAME/source/index…`.
  init(goldenCases folder: URL, corpus: URL? = nil) {
    for name in Self.names(in: folder) {
      add(Self.files(in: folder.appending(path: "\(name)/input")))
    }
    guard let corpus else { return }
    for files in Self.references(in: corpus) { add(files.filter { $0.value.count < 40_000 }) }
  }

  /// The files of each reference in a folder, where `NAME/source` holds one.
  static func references(in folder: URL) -> [[String: [UInt8]]] {
    names(in: folder).map { files(in: folder.appending(path: "\($0)/source")) }
  }

  /// Where real references are: the folder that `SLATE_CORPUS` names, else the one beside the checkout.
  static func corpus(beside root: URL) -> URL {
    ProcessInfo.processInfo.environment["SLATE_CORPUS"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
  }

  /// Its texts in pieces that libFuzzer takes whole: each begins with front matter, and ends before a heading.
  ///
  /// - Parameter size: How long a piece may become before it ends.
  static func pieces(of files: [String: [UInt8]], size: Int = 6_000) -> [[UInt8]] {
    let head = Array("---\ntitle: A\n---\n\n".utf8)
    var pieces: [[UInt8]] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".md") {
      var piece = head
      var isBody = !bytes.starts(with: "---\n".utf8)
      for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .dropFirst(isBody ? 0 : 1)
      {
        guard isBody else {
          isBody = line.elementsEqual("---".utf8)
          continue
        }
        if line.first == UInt8(ascii: "#"), piece.count > size {
          pieces.append(piece)
          piece = head
        }
        piece += line + [UInt8(ascii: "\n")]
      }
      pieces.append(piece)
    }
    return pieces
  }

  private mutating func add(_ files: [String: [UInt8]]) {
    guard
      let index = ["index.md", "index.html.md", "index.html.md.erb"].first(where: {
        files[$0] != nil
      })
    else { return }
    var files = files
    files["index.md"] = files[index]
    references.append(files)
    texts += files.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func names(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func files(in folder: URL) -> [String: [UInt8]] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    var files: [String: [UInt8]] = [:]
    for name in names.sorted() {
      let isText = [".md", ".erb", ".yaml", ".markdown"].contains { name.hasSuffix($0) }
      guard isText, let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
      files[name] = Array(data)
    }
    return files
  }
}
