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

  /// - Parameter start: Where the first line of the block stands.
  init(_ shell: ShellRequest, at start: SourceLocation) {
    func place(_ line: Int) -> SourceLocation {
      SourceLocation(
        file: start.file, line: start.line + line, column: line == 0 ? start.column : 1)
    }
    let (host, target) = Self.split(shell.url)
    let path = String(target.prefix { $0 != "?" && $0 != "#" })
    let written = target.dropFirst(path.count).drop { $0 == "?" }.prefix { $0 != "#" }
    query = QueryItem.items(in: written) + shell.query
    tellsMethod = shell.toldMethod != nil
    var sample = Sample(
      kind: .request, method: shell.method, target: Self.target(path, query),
      location: place(shell.line))
    sample.headers = shell.headers.map {
      Header(name: $0.name, value: $0.value, location: place($0.line))
    }
    var reading: SampleReading?
    switch shell.body {
    case nil, .unknown?: break
    case .text(let text)?:
      let read = SampleReader.read(text, at: place(shell.bodyLine))
      let repaired = read.repairs.isEmpty ? nil : read.documents.first?.json(pretty: true)
      sample.body = repaired ?? text
      reading = read
    case .object(let fields)?:
      sendsTexts = true
      let object = Self.object(fields, place)
      sample.body = object.json(pretty: true)
      reading = SampleReading(documents: [object])
    case .form(let fields, let isMultipart)?:
      sendsTexts = !isMultipart
      contentType = isMultipart ? "multipart/form-data" : "application/x-www-form-urlencoded"
      let object = Self.object(fields, place)
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

  /// The object that names with values make: `params[title]` is the `title` of `params`.
  private static func object(
    _ fields: [ShellRequest.Field], _ place: (Int) -> SourceLocation
  ) -> SampleValue {
    var members: [SampleValue.Member] = []
    for field in fields where !field.name.isEmpty {
      let parts = field.name.split(separator: "[", omittingEmptySubsequences: false)
      let keys = parts.dropFirst().map { String($0.prefix { $0 != "]" }) }
      let outer = parts.count > 1 && field.name.hasSuffix("]") ? String(parts[0]) : field.name
      insert(
        outer == field.name ? [] : keys, field.value, as: outer, place(field.line), into: &members)
    }
    return .object(members)
  }

  private static func insert(
    _ keys: [String], _ value: SampleValue, as name: String, _ location: SourceLocation,
    into members: inout [SampleValue.Member]
  ) {
    var known: SampleValue?
    let index = members.firstIndex { $0.name == name }
    if let index { known = members[index].value }
    let member = SampleValue.Member(
      name: name, value: nested(keys[...], value, in: known, location), location: location)
    if let index { members[index] = member } else { members.append(member) }
  }

  private static func nested(
    _ keys: ArraySlice<String>, _ value: SampleValue, in known: SampleValue?,
    _ location: SourceLocation
  ) -> SampleValue {
    guard let key = keys.first else { return value }
    if key.isEmpty || key.allSatisfy(\.isNumber) {
      var items: [SampleValue] = []
      if case .array(let before)? = known { items = before }
      let inner = nested(keys.dropFirst(), value, in: keys.count > 1 ? items.last : nil, location)
      // The attributes of one item follow each other.
      if keys.count > 1, !items.isEmpty { items.removeLast() }
      return .array(items + [inner])
    }
    var members = known?.members ?? []
    // A placeholder for a name shows no name.
    if key.hasPrefix("$") || key.hasPrefix("<") { return .object(members) }
    let before = members.firstIndex { $0.name == key }
    let inner = nested(keys.dropFirst(), value, in: before.map { members[$0].value }, location)
    let member = SampleValue.Member(name: key, value: inner, location: location)
    if let before { members[before] = member } else { members.append(member) }
    return .object(members)
  }
}
