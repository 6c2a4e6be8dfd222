import APISchema
import SlateDiagnostics
import SlateReference
import Yams

/// Facts of the whole API, beside its servers and its authentication.
extension OverlayDecoder {
  /// Whether a field is `false`: the API has no such thing.
  mutating func isDenied(_ name: String, in fields: YAMLFields) -> Bool {
    guard let field = fields[name], case .scalar(let scalar) = field.node else { return false }
    return scalar.style == .plain && field.node.bool == false
  }

  /// What the overlay denies.
  mutating func denials(in fields: YAMLFields) -> [Overlay.Located<Overlay.WholeFact>] {
    var denied: [Overlay.Located<Overlay.WholeFact>] = []
    let facts: [(String, Overlay.WholeFact)] = [
      ("namespace", .namespace), ("listEnvelope", .listEnvelope), ("errorBody", .errorBody),
    ]
    for (name, fact) in facts where isDenied(name, in: fields) {
      if let field = fields[name] { denied.append(.init(fact, at: field.keyLocation)) }
    }
    return denied
  }

  // MARK: Namespace and errors

  /// `namespace: /api/v1/(namespace/)<resource>/`
  mutating func namespace(in fields: YAMLFields) -> NamespaceConvention? {
    guard let field = fields["namespace"], !isDenied("namespace", in: fields),
      let text = string(field.node, of: "namespace")
    else { return nil }
    guard let template = PathTemplate(parsing: text), let optional = template.optionalSegment else {
      fail(
        .overlayInvalidValue,
        "'namespace' should be a path with an optional part, such as '/api/v1/(namespace/)<resource>/', "
          + "or false", field.node)
      return nil
    }
    return NamespaceConvention(
      template: text, segmentIndex: optional.segmentIndex, location: field.keyLocation)
  }

  mutating func errors(in fields: YAMLFields) -> [Overlay.ErrorChange] {
    entries("errors", known: ["code", "name", "description", "drop", "reason"], in: fields) {
      decoder, entry in
      guard let field = entry["code"] else {
        decoder.missing("code", in: "an error", entry)
        return nil
      }
      guard let code = decoder.status(of: "code", in: entry) else { return nil }
      return Overlay.ErrorChange(
        code: .init(code, at: field.location), name: decoder.string("name", in: entry),
        description: decoder.string("description", in: entry),
        drop: decoder.flag("drop", in: entry) ?? false)
    }
  }

  // MARK: Headers

  mutating func requestHeaders(in fields: YAMLFields) -> [Overlay.RequestHeaderChange] {
    entries("requestHeaders", known: ["name", "value", "drop", "reason"], in: fields) {
      decoder, entry in
      guard let name = decoder.headerName(in: entry) else { return nil }
      let value = decoder.string("value", in: entry)
      let drops = decoder.flag("drop", in: entry) ?? false
      guard drops || value != nil else {
        if entry["value"] == nil { decoder.missing("value", in: "a request's header", entry) }
        return nil
      }
      return Overlay.RequestHeaderChange(name: name, value: drops ? nil : value)
    }
  }

  mutating func responseHeaders(in fields: YAMLFields) -> [Overlay.ResponseHeaderChange] {
    entries(
      "responseHeaders", known: ["name", "type", "description", "drop", "reason"], in: fields
    ) { decoder, entry in
      guard let name = decoder.headerName(in: entry) else { return nil }
      return Overlay.ResponseHeaderChange(
        name: name, type: decoder.type(in: entry),
        description: decoder.string("description", in: entry),
        drop: decoder.flag("drop", in: entry) ?? false)
    }
  }

  private mutating func headerName(in entry: YAMLFields) -> Overlay.Located<String>? {
    guard let field = entry["name"] else {
      missing("name", in: "a header", entry)
      return nil
    }
    guard let text = string(field.node, of: "name") else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ Self.isTokenByte($0) }) else {
      fail(.overlayInvalidValue, "'\(text)' is no name of a header", field.node)
      return nil
    }
    return .init(text, at: field.location)
  }

  /// What RFC 9110 lets a field's name hold.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    SampleCursor.isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }

  // MARK: Pages and warnings

  /// `excludePages: [drafts]`, or `{page: drafts, reason: …}`.
  mutating func excludedPages(in fields: YAMLFields) -> [ExcludedPage] {
    var pages: [ExcludedPage] = []
    for node in list("excludePages", in: fields) ?? [] {
      guard case .mapping = node else {
        guard let name = string(node, of: "excludePages") else { continue }
        pages.append(ExcludedPage(name: name, location: source.location(node.mark)))
        continue
      }
      let context = "a page to leave out"
      guard let entry = self.fields(of: node, known: ["page", "reason"], in: context) else {
        continue
      }
      if entry["page"] == nil { missing("page", in: context, entry) }
      guard let page = locatedString("page", in: entry) else { continue }
      _ = reason(in: entry)
      pages.append(ExcludedPage(name: page.value, location: page.location))
    }
    return pages
  }

  mutating func ignored(in fields: YAMLFields) -> [Overlay.IgnoredDiagnostic] {
    entries("ignore", known: ["rule", "file", "about", "reason"], in: fields) { decoder, entry in
      guard let field = entry["rule"] else {
        decoder.missing("rule", in: "an entry of 'ignore'", entry)
        return nil
      }
      guard let name = decoder.string(field.node, of: "rule") else { return nil }
      guard let rule = DiagnosticRule.named(name) else {
        let hint = Suggestion.phrase(for: name, among: DiagnosticRule.all.map(\.name))
        decoder.fail(.overlayInvalidValue, "There is no rule '\(name)'\(hint)", field.node)
        return nil
      }
      guard rule.severity == .warning else {
        decoder.fail(
          .overlayInvalidValue, "'\(name)' is an error, and an error cannot be ignored", field.node)
        return nil
      }
      return Overlay.IgnoredDiagnostic(
        rule: name, file: decoder.string("file", in: entry),
        about: decoder.string("about", in: entry), reason: decoder.reason(in: entry),
        location: field.location)
    }
  }

  /// The entries of a list of mappings.
  private mutating func entries<Entry>(
    _ name: String, known: [String], in fields: YAMLFields,
    _ read: (inout OverlayDecoder, YAMLFields) -> Entry?
  ) -> [Entry] {
    var entries: [Entry] = []
    for node in list(name, in: fields) ?? [] {
      guard let fields = self.fields(of: node, known: known, in: "an entry of '\(name)'"),
        let entry = read(&self, fields)
      else { continue }
      entries.append(entry)
    }
    return entries
  }
}
