import APISchema
import SlateDiagnostics
import SlateReference
import Yams

/// Makes a typed overlay of YAML's nodes, and says what does not fit.
struct OverlayDecoder {
  let source: YAMLSource
  let isStrict: Bool
  var diagnostics: [Diagnostic] = []

  init(source: YAMLSource, isStrict: Bool) {
    self.source = source
    self.isStrict = isStrict
  }

  private static let keys = [
    "reference", "output", "clientName", "moduleName", "accessLevel", "documentationURL", "filter",
    "keepGoing",
    "title", "includes", "servers", "authentication", "environment", "listEnvelope",
    "credentialsFile", "completion", "description", "namespace", "requestHeaders",
    "responseHeaders", "errors", "errorBody", "excludePages", "ignore",
    "corrections",
  ]

  private enum AccessLevelName: String, CaseIterable {
    case `public`, package, `internal`
  }

  mutating func decode() -> Overlay {
    var overlay = Overlay()
    let root: Node?
    do {
      root = try source.root()
    } catch {
      diagnostics.append(source.diagnostic(for: error))
      return overlay
    }
    // A file of nothing but comments is an overlay that says nothing.
    guard let root, root.null == nil else { return overlay }
    guard let fields = fields(of: root, known: Self.keys, in: "the overlay") else { return overlay }
    overlay.reference = relativePath("reference", in: fields)
    overlay.output = relativePath("output", in: fields)?.value
    overlay.clientName = identifier("clientName", in: fields)
    overlay.moduleName = identifier("moduleName", in: fields)
    overlay.accessLevel = word("accessLevel", in: fields, among: AccessLevelName.allCases)?.rawValue
    overlay.keepsGoing = flag("keepGoing", in: fields) ?? false
    overlay.documentationURL = url("documentationURL", in: fields, schemes: ["https", "http"])
    overlay.filter = filter(in: fields)
    overlay.title = locatedString("title", in: fields)
    overlay.additionalIncludes = includes(in: fields)
    readServers(in: fields, into: &overlay)
    overlay.authentication = authentication(in: fields)
    overlay.environment = environment(in: fields, &overlay)
    overlay.listEnvelope = listEnvelope(in: fields)
    overlay.credentialsFile = credentialsFile(in: fields)
    overlay.completion = completion(in: fields)
    overlay.denied += denials(in: fields)
    overlay.description = locatedString("description", in: fields)
    overlay.namespace = namespace(in: fields)
    overlay.requestHeaders = requestHeaders(in: fields)
    overlay.responseHeaders = responseHeaders(in: fields)
    overlay.errors = errors(in: fields)
    overlay.errorBody = errorBody(in: fields)
    overlay.excludedPages = excludedPages(in: fields)
    overlay.ignored = ignored(in: fields)
    for node in list("corrections", in: fields) ?? [] {
      if let correction = correction(node) { overlay.corrections.append(correction) }
    }
    return overlay
  }

  /// A name that Swift and the schema can have as it is.
  mutating func identifier(_ name: String, in fields: YAMLFields) -> String? {
    guard let field = fields[name], let text = string(field.node, of: name) else { return nil }
    guard Self.isIdentifier(text) else {
      fail(
        .overlayInvalidValue,
        "'\(name)' should be letters, digits and underscores, and begin with a letter", field.node)
      return nil
    }
    return text
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, SampleCursor.isLetter(first) else { return false }
    return text.utf8.allSatisfy { $0 < 0x80 && SampleCursor.isWordByte($0) }
  }

  mutating func url(_ name: String, in fields: YAMLFields, schemes: [String]) -> String? {
    guard let field = fields[name] else { return nil }
    return url(field.node, of: name, schemes: schemes)
  }

  mutating func url(_ node: Node, of name: String, schemes: [String]) -> String? {
    guard let text = string(node, of: name) else { return nil }
    let isURL = schemes.contains {
      text.hasPrefix("\($0)://") && text.utf8.count > $0.utf8.count + 3
    }
    guard isURL, !text.contains(where: \.isWhitespace) else {
      let list = schemes.map { "\($0)://" }.joined(separator: " or ")
      fail(.overlayInvalidValue, "'\(name)' should be a URL that begins with \(list)", node)
      return nil
    }
    return text
  }

  /// A path that means the same on every machine.
  private mutating func relativePath(
    _ name: String, in fields: YAMLFields
  ) -> Overlay.Located<String>? {
    guard let field = fields[name], let path = locatedString(name, in: fields) else { return nil }
    guard !path.value.isEmpty, !path.value.hasPrefix("/"), !path.value.hasPrefix("~") else {
      fail(
        .overlayInvalidValue,
        "'\(name)' should be a path relative to the folder of this file", field.node)
      return nil
    }
    return path
  }

  // MARK: Filter

  private mutating func filter(in fields: YAMLFields) -> Overlay.Filter? {
    guard let field = fields["filter"],
      let entry = self.fields(of: field.node, known: ["include", "exclude"], in: "'filter'")
    else { return nil }
    var filter = Overlay.Filter(at: field.keyLocation)
    filter.include = selection("include", in: entry)
    filter.exclude = selection("exclude", in: entry)
    return filter
  }

  private mutating func selection(
    _ name: String, in fields: YAMLFields
  ) -> Overlay.Filter.Selection? {
    let known = ["groups", "operations", "pages"]
    guard let field = fields[name],
      let entry = self.fields(of: field.node, known: known, in: "'\(name)'")
    else { return nil }
    var selection = Overlay.Filter.Selection()
    selection.groups = strings("groups", in: entry)
    selection.operations = strings("operations", in: entry)
    selection.pages = strings("pages", in: entry)
    return selection
  }

  // MARK: Facts that hold for the whole API

  private mutating func includes(in fields: YAMLFields) -> [AdditionalInclude] {
    var includes: [AdditionalInclude] = []
    for node in list("includes", in: fields) ?? [] {
      let context = "an include"
      guard let entry = self.fields(of: node, known: ["page", "after", "reason"], in: context)
      else { continue }
      guard let page = locatedString("page", in: entry) else {
        if entry["page"] == nil { missing("page", in: context, entry) }
        continue
      }
      _ = reason(in: entry)
      includes.append(
        AdditionalInclude(
          name: page.value, location: page.location, after: string("after", in: entry)))
    }
    return includes
  }

  /// The reason that an entry gives. Without one nobody can tell later whether it still holds.
  mutating func reason(in fields: YAMLFields) -> String? {
    if fields["reason"] == nil, isStrict {
      diagnostics.append(
        Diagnostic(
          .overlayWithoutReason, "The correction does not say why",
          at: fields.location))
    }
    return string("reason", in: fields)
  }

  private mutating func authentication(
    in fields: YAMLFields
  ) -> Overlay.Located<[AuthenticationScheme]>? {
    guard let field = fields["authentication"], let nodes = list("authentication", in: fields)
    else { return nil }
    var schemes: [AuthenticationScheme] = []
    for node in nodes {
      if let scheme = authenticationScheme(node) { schemes.append(scheme) }
    }
    return .init(schemes, at: field.keyLocation)
  }

  private mutating func authenticationScheme(
    _ node: Node, isPart: Bool = false
  ) -> AuthenticationScheme? {
    let context = isPart ? "a part of an authentication scheme" : "an authentication scheme"
    let known = [
      "kind", "name", "prefix", "user", "keyIsUser", "parts", "optional", "description", "reason",
    ]
    var kinds: [AuthenticationScheme.Kind] = [.basic, .bearer, .header, .query, .oauth2]
    if !isPart { kinds.append(.together) }
    guard let entry = fields(of: node, known: known, in: context) else { return nil }
    guard let kind = word("kind", in: entry, among: kinds) else {
      if entry["kind"] == nil { missing("kind", in: context, entry) }
      return nil
    }
    if kind == .together { return schemesTogether(entry) }
    var name = string("name", in: entry)
    if name == nil {
      guard kind != .header, kind != .query else {
        if entry["name"] == nil { missing("name", in: "the scheme '\(kind.rawValue)'", entry) }
        return nil
      }
      name = "Authorization"
    }
    return AuthenticationScheme(
      kind: kind, name: name ?? "Authorization", prefix: string("prefix", in: entry),
      user: string("user", in: entry), keyIsUser: flag("keyIsUser", in: entry),
      isOptional: flag("optional", in: entry) == true ? true : nil,
      documentation: string("description", in: entry) ?? "", location: entry.location)
  }

  private mutating func schemesTogether(_ entry: YAMLFields) -> AuthenticationScheme? {
    guard let field = entry["parts"] else {
      missing("parts", in: "the scheme 'together'", entry)
      return nil
    }
    let parts = (list("parts", in: entry) ?? []).compactMap {
      authenticationScheme($0, isPart: true)
    }
    guard parts.count > 1, parts.contains(where: { $0.isOptional != true }) else {
      fail(
        .overlayInvalidValue, "'parts' should be two schemes at least, not all of them optional",
        field.node)
      return nil
    }
    var scheme = AuthenticationScheme.together(parts, at: entry.location)
    scheme.documentation = string("description", in: entry) ?? ""
    return scheme
  }

  private mutating func environment(
    in fields: YAMLFields, _ overlay: inout Overlay
  ) -> [EnvironmentVariable] {
    let roles: [EnvironmentVariable.Role] = [
      .user, .secret, .token, .authorization, .namespace, .restHost, .streamHost,
    ]
    guard let field = fields["environment"],
      let entry = self.fields(
        of: field.node, known: roles.map(\.rawValue), in: "'environment'")
    else { return [] }
    var variables: [EnvironmentVariable] = []
    for role in roles {
      if isDenied(role.rawValue, in: entry), let field = entry[role.rawValue] {
        overlay.denied.append(.init(.environment(role), at: field.keyLocation))
        continue
      }
      guard let name = identifier(role.rawValue, in: entry) else { continue }
      variables.append(
        EnvironmentVariable(name: name, role: role, location: entry[role.rawValue]?.location))
    }
    return variables
  }

  private mutating func credentialsFile(in fields: YAMLFields) -> CredentialsFile? {
    let context = "'credentialsFile'"
    guard let field = fields["credentialsFile"],
      let entry = self.fields(of: field.node, known: ["path", "pointer", "reason"], in: context)
    else { return nil }
    for key in ["path", "pointer"] where entry[key] == nil { missing(key, in: context, entry) }
    guard let path = string("path", in: entry), let pointer = string("pointer", in: entry) else {
      return nil
    }
    return CredentialsFile(path: path, pointer: pointer, location: field.keyLocation)
  }

  private mutating func completion(in fields: YAMLFields) -> CompletionConvention? {
    let context = "'completion'"
    guard let field = fields["completion"],
      let entry = self.fields(
        of: field.node, known: ["header", "attribute", "until", "reason"], in: context)
    else { return nil }
    for key in ["header", "attribute", "until"] where entry[key] == nil {
      missing(key, in: context, entry)
    }
    let values = strings("until", in: entry).map(\.value)
    guard let header = string("header", in: entry), let name = entry["attribute"],
      let attribute = string("attribute", in: entry), !values.isEmpty
    else { return nil }
    let parts = attribute.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      fail(
        .overlayInvalidValue, "'attribute' should be a model and its attribute: 'Job.state'",
        name.node)
      return nil
    }
    return CompletionConvention(
      header: header, model: parts[0], attribute: parts[1], until: values,
      location: field.keyLocation)
  }

  private mutating func listEnvelope(in fields: YAMLFields) -> ListEnvelope? {
    let known = ["items", "next", "previous", "totalCount", "limit", "offset", "reason"]
    guard let field = fields["listEnvelope"], !isDenied("listEnvelope", in: fields),
      let entry = self.fields(of: field.node, known: known, in: "'listEnvelope'")
    else { return nil }
    guard let items = string("items", in: entry) else {
      if entry["items"] == nil { missing("items", in: "'listEnvelope'", entry) }
      return nil
    }
    return ListEnvelope(
      items: items, next: string("next", in: entry), previous: string("previous", in: entry),
      totalCount: string("totalCount", in: entry), limit: string("limit", in: entry),
      offset: string("offset", in: entry), location: field.keyLocation)
  }
}
