import APISchema
import SlateDiagnostics
import Yams

/// The bodies of requests and responses.
extension OverlayDecoder {
  // MARK: Responses

  mutating func response(in fields: YAMLFields) -> Overlay.Located<Overlay.ResponseChange>? {
    let context = "'response'"
    let known = ["kind", "type", "status", "reconnects", "envelope", "paging", "description"]
    let kinds: [ResponseShape.Kind] = [
      .item, .list, .optionalItem, .empty, .messages, .textSession,
    ]
    guard let field = fields["response"],
      let entry = self.fields(of: field.node, known: known, in: context)
    else { return nil }
    let kind = word("kind", in: entry, among: kinds)
    if kind == nil, entry["kind"] != nil { return nil }
    let type = type(in: entry)
    if type == nil {
      guard entry["type"] == nil else { return nil }
      guard kind == .empty || kind == .textSession else {
        missing("type", in: context, entry)
        return nil
      }
    }
    var shape = ResponseShape(
      kind: kind ?? .item, type: type?.value ?? (kind == .textSession ? .string : .any),
      status: status(of: "status", in: entry),
      reconnects: flag("reconnects", in: entry) ?? false, evidence: .overlay,
      location: field.location)
    shape.description = string("description", in: entry)
    let isBare = isDenied("envelope", in: entry)
    if !isBare { shape.envelope = string("envelope", in: entry) }
    let isUnpaged = isDenied("paging", in: entry)
    if !isUnpaged { shape.paging = paging(in: entry, of: shape.kind) }
    return .init(
      Overlay.ResponseChange(shape: shape, isBare: isBare, isUnpaged: isUnpaged),
      at: type?.location ?? field.location)
  }

  mutating func status(of name: String, in fields: YAMLFields) -> Int? {
    guard let field = fields[name] else { return nil }
    guard case .scalar = field.node, let status = field.node.int, (100..<600).contains(status)
    else {
      fail(.overlayWrongType, "'\(name)' should be an HTTP status such as 201", field.node)
      return nil
    }
    return status
  }

  /// `paging: {style: page, parameter: page, …}`
  private mutating func paging(in fields: YAMLFields, of kind: ResponseShape.Kind) -> Paging? {
    let context = "'paging'"
    let known = [
      "style", "items", "path", "parameter", "first", "totalCount", "totalPages", "more",
    ]
    let styles: [Paging.Style] = [.link, .linkHeader, .value, .page, .offset, .lastItem]
    guard let field = fields["paging"],
      let entry = self.fields(of: field.node, known: known, in: context)
    else { return nil }
    guard kind == .list else {
      fail(.overlayInvalidValue, "Only a response of kind 'list' has pages", field.node)
      return nil
    }
    guard let style = word("style", in: entry, among: styles) else {
      if entry["style"] == nil { missing("style", in: context, entry) }
      return nil
    }
    var paging = Paging(style: style)
    for (key, part) in Self.pagingTexts { paging[keyPath: part] = string(key, in: entry) }
    if let first = entry["first"] {
      guard case .scalar = first.node, let number = first.node.int, number >= 0 else {
        fail(.overlayWrongType, "'first' should be the number of the first page", first.node)
        return nil
      }
      paging.first = number == 1 ? nil : number
    }
    for key in style.needs where entry[key] == nil {
      missing(key, in: "'paging' of style '\(style.rawValue)'", entry)
    }
    return paging
  }

  private static var pagingTexts: [(String, WritableKeyPath<Paging, String?>)] {
    [
      ("items", \.items), ("path", \.path), ("parameter", \.parameter),
      ("totalCount", \.totalCount), ("totalPages", \.totalPages), ("more", \.more),
    ]
  }

  // MARK: Bodies of requests

  /// `body: {type: array<integer>}`, or `body: false`
  mutating func body(in fields: YAMLFields) -> Overlay.BodyChange? {
    guard let field = fields["body"] else { return nil }
    if isDenied("body", in: fields) { return Overlay.BodyChange.none }
    let context = "'body'"
    let known = ["type", "name", "contentType", "description"]
    guard let entry = self.fields(of: field.node, known: known, in: context) else { return nil }
    guard let type = type(in: entry) else {
      if entry["type"] == nil { missing("type", in: context, entry) }
      return nil
    }
    let (name, contentType) = Self.usual(type.value)
    let value = Parameter(
      name: wireName("name", in: entry) ?? name, in: .body, type: type.value, required: true,
      description: string("description", in: entry) ?? "", evidence: .overlay,
      location: field.location)
    return .whole(
      Body(contentType: self.contentType(in: entry) ?? contentType, whole: value), type: type)
  }

  /// What a body of one value is called and sent as where nothing is said.
  private static func usual(_ type: ValueType) -> (name: String, contentType: String) {
    switch type {
    case .array: ("items", BodyType.json.rawValue)
    case .file: ("file", "application/octet-stream")
    case .string: ("text", "text/plain")
    default: ("body", BodyType.json.rawValue)
    }
  }

  // MARK: Errors

  /// `errorBody: error.message`, or `errorBody: {message: error.message, type: model<Problem>}`
  mutating func errorBody(in fields: YAMLFields) -> Overlay.ErrorBodyChange? {
    guard let field = fields["errorBody"], !isDenied("errorBody", in: fields) else { return nil }
    guard case .mapping = field.node else {
      return messagePath("errorBody", in: fields).map {
        Overlay.ErrorBodyChange(messagePath: $0, location: field.keyLocation)
      }
    }
    let context = "'errorBody'"
    guard let entry = self.fields(of: field.node, known: ["message", "type"], in: context) else {
      return nil
    }
    let type = type(in: entry)
    if let type {
      guard case .model = type.value else {
        fail(
          .overlayInvalidValue, "The type of 'errorBody' should be a model, as 'model<Problem>'",
          entry["type"]?.node ?? field.node)
        return nil
      }
    }
    let path = messagePath("message", in: entry)
    guard path != nil || type != nil else {
      if entry.fields.isEmpty { missing("message", in: context, entry) }
      return nil
    }
    return Overlay.ErrorBodyChange(messagePath: path, type: type, location: field.keyLocation)
  }

  private mutating func messagePath(_ name: String, in fields: YAMLFields) -> String? {
    guard let field = fields[name], let text = string(field.node, of: name) else { return nil }
    guard !text.split(separator: ".", omittingEmptySubsequences: false).contains("") else {
      fail(
        .overlayInvalidValue,
        "'\(name)' should be the key of the message, or keys joined by dots"
          + (name == "errorBody" ? ", or false" : ""), field.node)
      return nil
    }
    return text
  }
}

extension Paging.Style {
  /// The keys without which it leads nowhere.
  fileprivate var needs: [String] {
    switch self {
    case .link: ["path"]
    case .linkHeader: []
    case .value, .lastItem: ["path", "parameter"]
    case .page, .offset: ["parameter"]
    }
  }
}
