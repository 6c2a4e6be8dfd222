/// A configuration, as far as a plugin needs it.
struct ConfigurationOutline {
  /// The name of the file in a target.
  static let fileName = "slate-generator.yaml"

  /// The path of the index, relative to the configuration, and where it says so.
  var reference: (path: String, line: Int, column: Int)?
  /// The line of a `reference` that is written in a way that is not understood.
  var unreadableReferenceLine: Int?
  /// The folder of a client that is checked in, relative to the configuration.
  var output: String?
  /// The name of the client's type.
  var clientName: String?
  /// Pages that the index forgot, with the names of the includes that they come behind.
  var additionalPages: [(name: String, after: String?)] = []
  /// The names of pages that are not read.
  var excludedPages: Set<String> = []

  /// Reads a configuration.
  init(text: String) {
    let outline = YAMLOutline(text: text)
    let line = outline.line(of: "reference")
    if let line, let path = outline["reference"]?.text {
      reference = (path, line, outline.column(of: "reference") ?? 1)
    } else {
      unreadableReferenceLine = line
    }
    output = outline["output"]?.text
    clientName = outline["clientName"]?.text
    if case .list(let includes)? = outline["includes"] {
      for case .mapping(let include) in includes {
        if let name = include["page"]?.text {
          additionalPages.append((name, include["after"]?.text))
        }
      }
    }
    if case .list(let pages)? = outline["excludePages"] {
      for page in pages {
        switch page {
        case .text(let name): excludedPages.insert(name)
        case .mapping(let entry): if let name = entry["page"]?.text { excludedPages.insert(name) }
        case .list, .nothing: break
        }
      }
    }
  }

  /// The includes of an index with the additional ones at their places, and without those that are left out.
  func completed(_ includes: [String]) -> [String] {
    var all = includes
    for page in additionalPages {
      let place = page.after.flatMap { all.firstIndex(of: $0) }.map { $0 + 1 } ?? all.count
      all.insert(page.name, at: place)
    }
    return all.filter { !excludedPages.contains($0) }
  }
}
