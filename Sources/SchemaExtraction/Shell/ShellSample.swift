import APISchema
import SlateDiagnostics

/// A request that a command of a shell shows, with where it stands.
struct ShellSample {
  /// The request, as if it were shown going over the wire.
  var request: RequestSample
  /// What it asks for beyond its path.
  var query: [QueryItem]
  /// The media type of its body; nil where there is none, or it is JSON.
  var contentType: String?
  /// Whether the command says which method it uses, and does not leave that to its program.
  var tellsMethod: Bool
  /// Whether the body is made of names with texts, so that what is no number and no truth is a text.
  var sendsTexts = false

  var method: String { request.sample.method ?? "GET" }

  /// The names of the files that it uploads.
  var files: [String] = []
  /// Whether it keeps what comes back in a file.
  var keepsAnswer: Bool
  /// What it sends as it is.
  var sentWhole: SentWhole?

  init(_ shell: ShellRequest) {
    keepsAnswer = shell.keepsAnswer
    let (host, target) = Self.split(shell.url)
    let path = String(target.prefix { $0 != "?" && $0 != "#" })
    let written = target.dropFirst(path.count).drop { $0 == "?" }.prefix { $0 != "#" }
    query = QueryItem.items(in: written) + shell.query
    tellsMethod = shell.toldMethod != nil
    var sample = Sample(
      kind: .request, method: shell.method, target: Self.target(path, query),
      location: shell.location)
    sample.headers = shell.headers.map {
      Header(name: $0.name, value: $0.value, location: $0.location)
    }
    var reading: SampleReading?
    switch shell.body {
    case nil, .unknown?: break
    case .file?, .plain?:
      let type = shell.headers.first { $0.name.lowercased() == "content-type" }?.value
      let media = type.flatMap { SentWhole.mediaType($0) }
      if case .plain(let text)? = shell.body {
        // Without a word about it such a text may be anything.
        if let media {
          sentWhole = SentWhole(isText: true, contentType: media, location: shell.location)
          sample.body = text
        }
      } else if type == nil || media != nil {
        sentWhole = SentWhole(isText: false, contentType: media, location: shell.location)
      }
    case .text(let text, let places)?:
      let read = SampleReader.read(text, in: places)
      let repaired = read.repairs.isEmpty ? nil : read.documents.first?.json(pretty: true)
      sample.body = repaired ?? text
      reading = read
    case .object(let fields)?:
      sendsTexts = true
      let object = FormTree.object(of: fields)
      sample.body = object.json(pretty: true)
      reading = SampleReading(documents: [object])
    case .form(let fields, let isMultipart)?:
      sendsTexts = !isMultipart
      contentType = (isMultipart ? BodyType.multipart : .form).rawValue
      files = fields.filter(\.isFile).map(\.name)
      let object = FormTree.object(of: fields)
      sample.body = object.json(pretty: true)
      reading = SampleReading(documents: [object])
    }
    request = RequestSample(sample: sample, host: host)
    request.body = reading
  }

  /// Scheme and host, and the path behind them: a shell's URL always begins with its host, whatever stands for it.
  static func split(_ url: String) -> (host: String?, target: String) {
    var url = url
    // A colon or a slash is easily forgotten.
    for scheme in ["https", "http"] where url.hasPrefix(scheme) {
      let rest = url.dropFirst(scheme.utf8.count)
      guard rest.hasPrefix("//") || (rest.hasPrefix(":/") && !rest.hasPrefix("://")) else { break }
      url = scheme + "://" + rest.drop { $0 == ":" || $0 == "/" }
      break
    }
    let (host, rest) = HostPrefix.split(url)
    if let host { return (String(host), rest.hasPrefix("/") ? rest : "/" + rest) }
    guard !url.hasPrefix("/"), let slash = url.firstIndex(of: "/") else { return (nil, url) }
    return (String(url[..<slash]), String(url[slash...]))
  }

  private static func target(_ path: String, _ query: [QueryItem]) -> String {
    let items = query.map { item in
      "\(item.name)=\(item.value ?? item.placeholder.map { "{\($0)}" } ?? "")"
    }
    return items.isEmpty ? path : path + "?" + items.joined(separator: "&")
  }
}
