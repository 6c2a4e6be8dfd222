import APISchema
import SlateReference

/// Answers that are bytes: a document, an image, an archive.
extension Extraction {
  /// The bytes that an operation answers with, where an answer's head says so, a command keeps what it gets in a file, a
  /// sentence tells of them, or the operation is there to download. An answer that is shown as JSON is none.
  func fileResponse(of site: EndpointSite, operation: Operation, keepsAnswer: Bool)
    -> ResponseShape?
  {
    func shape(_ evidence: Evidence) -> ResponseShape {
      ResponseShape(kind: .item, type: .file, evidence: evidence, location: operation.location)
    }
    if showsBytes(site) || showsPage(site) || keepsAnswer { return shape(.sample) }
    guard operation.method == "GET" || operation.method == "POST" else { return nil }
    if tellsOfBytes(site) { return shape(.sentence) }
    guard operation.method == "GET" else { return nil }
    let last = site.template.path.parts(separatedBy: UInt8(ascii: "/")).last.map(String.init) ?? ""
    let isDownload =
      Words(operation.title).words.first == "download" || last.lowercased() == "download"
      || MediaWords.isFileName(last)
    return isDownload ? shape(.convention) : nil
  }

  private func showsBytes(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        if case .code(let code) = block { code.showsBytes } else { false }
      }
    }
  }

  /// Whether an answer is shown as a page, or as lines of a table: `<!DOCTYPE html>`, or a block in `csv`.
  private func showsPage(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        guard case .code(let code) = block else { return false }
        if code.language == "csv" { return site.method == "GET" }
        let text = code.text.trimmingLeadingSpaces
        guard text.utf8.first == UInt8(ascii: "<") else { return false }
        let start = text.prefix(20).lowercased()
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
      }
    }
  }

  /// "Returns the invoice as a PDF file."
  private func tellsOfBytes(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        guard case .paragraph(let paragraph) = block else { return false }
        let text = paragraph.content.plainText
        guard MediaWords.mayTellOfBytes(text) else { return false }
        return text.split(separator: ".").contains {
          MediaWords.tellOfBytes(Words(String($0)).words)
        }
      }
    }
  }
}

/// Words and names that stand for what is no text.
enum MediaWords {
  /// Whether a media type is that of bytes which no JSON can be.
  static func isBytes(_ mediaType: some StringProtocol) -> Bool {
    let type = mediaType.prefix { $0 != ";" }.trimmingSpaces()
    if ["image/", "audio/", "video/", "font/", "application/vnd.openxml", "application/vnd.ms-"]
      .contains(where: { type.hasPrefix($0) })
    {
      return true
    }
    return [
      "application/pdf", "application/zip", "application/octet-stream", "application/gzip",
      "application/x-gzip", "application/x-tar", "application/x-zip-compressed", "text/csv",
      "text/calendar", "application/x-pdf", "application/epub+zip", "text/html",
      "application/xhtml+xml",
    ].contains(String(type))
  }

  /// Whether a path ends with the name of a file: `{id}.pdf`, `export.csv`.
  static func isFileName(_ segment: String) -> Bool {
    guard let dot = segment.lastIndex(of: "."), dot != segment.startIndex else { return false }
    return extensions.contains(segment[segment.index(after: dot)...].lowercased())
  }

  /// Whether a text has a part of each verb that ``tellOfBytes(_:)`` looks for.
  static func mayTellOfBytes(_ text: String) -> Bool {
    text.firstOffset(of: "eturn") != nil || text.firstOffset(of: "espon") != nil
      || text.firstOffset(of: "ETURN") != nil || text.firstOffset(of: "ESPON") != nil
  }

  /// Whether a sentence says that bytes come back: "Returns a PDF file", "The response is binary".
  static func tellOfBytes(_ words: [String]) -> Bool {
    guard
      let verb = words.firstIndex(where: {
        ["returns", "return", "response", "responds"].contains($0)
      })
    else { return false }
    let rest = words[verb...].prefix(10)
    guard !rest.contains(where: { others.contains($0) }) else { return false }
    // "Returns a PDF", "returns CSV data"
    let object = rest.dropFirst().drop { articles.contains($0) }
    if let format = object.first, plainFormats.contains(format),
      object.dropFirst().first.map({ behindFormats.contains($0) }) ?? true
    {
      return true
    }
    return rest.contains { formats.contains($0) }
      && (rest.contains("file") || rest.contains("binary") || rest.contains("bytes")
        || rest.contains("document") || rest.contains("image"))
  }

  private static let extensions: WordSet = [
    "pdf", "csv", "zip", "png", "jpg", "jpeg", "gif", "xlsx", "xls", "docx", "mp3", "mp4", "wav",
    "ics", "vcf", "tar", "gz", "svg", "ogg", "webp", "epub",
  ]
  private static let formats: WordSet = [
    "pdf", "csv", "zip", "png", "jpeg", "jpg", "gif", "xlsx", "binary", "bytes", "raw", "mp3",
    "wav",
  ]
  private static let articles: WordSet = ["a", "an", "the", "raw", "rendered", "generated"]
  private static let plainFormats: WordSet = ["pdf", "csv", "zip", "html", "xlsx", "png", "svg"]
  private static let behindFormats: WordSet = [
    "of", "with", "for", "data", "version", "page", "containing", "that", "export", "report",
    "archive", "rendering", "content", "which", "listing", "as", "and",
  ]
  /// What is about a file and is none.
  private static let others: WordSet = [
    "json", "url", "urls", "link", "links", "uri", "base64", "object", "objects", "list", "id",
    "path",
    "encoded", "if",
  ]
}
