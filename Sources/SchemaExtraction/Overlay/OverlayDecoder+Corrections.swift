import APISchema
import SlateDiagnostics
import Yams

/// The corrections of single facts.
extension OverlayDecoder {
  /// What a correction may speak of.
  private enum Subject: String, CaseIterable {
    case attribute, parameter, operation, addOperation, model, addModel, enumeration
    case addEnumeration, group

    /// The keys that say what is to change.
    var changes: [String] {
      switch self {
      case .attribute:
        ["rename", "type", "optional", "requiredIf", "default", "unit", "description", "drop"]
      case .parameter:
        [
          "rename", "in", "type", "required", "requiredIf", "default", "description",
          "spansSegments", "drop",
        ]
      case .operation:
        [
          "method", "path", "name", "group", "title", "description", "kind", "body",
          "response", "authenticated", "namespaced", "contentType", "addParameters",
          "deprecated", "drop",
        ]
      case .addOperation: ["body", "response", "parameters"]
      case .model: ["rename", "role", "description", "addAttributes", "drop"]
      case .addModel: ["role", "page", "description", "attributes"]
      case .enumeration:
        ["rename", "description", "addValues", "renameValues", "dropValues", "drop"]
      case .addEnumeration: ["page", "description", "values"]
      case .group: ["rename", "title", "description", "model", "drop"]
      }
    }
  }

  mutating func correction(_ node: Node) -> Overlay.Correction? {
    guard let subject = subject(of: node) else { return nil }
    let context = "a correction of '\(subject.rawValue)'"
    let known = [subject.rawValue] + subject.changes + ["reason"]
    guard let fields = fields(of: node, known: known, in: context),
      let field = fields[subject.rawValue]
    else { return nil }
    let reason = reason(in: fields)
    if subject == .addOperation {
      guard let added = addedOperation(field.node, fields) else { return nil }
      return Overlay.Correction(
        subject: added.operation.id, change: .addOperation(added), reason: reason,
        location: field.location)
    }
    guard let name = string(field.node, of: subject.rawValue) else { return nil }
    if subject == .addModel || subject == .addEnumeration {
      guard let change = addition(subject, field, fields) else { return nil }
      return Overlay.Correction(
        subject: name, change: change, reason: reason, location: field.location)
    }
    guard fields.fields.contains(where: { subject.changes.contains($0.name) }) else {
      diagnostics.append(
        Diagnostic(
          .overlayMissingKey, "The correction of '\(name)' does not say what to change",
          at: field.location))
      return nil
    }
    let change = change(subject, fields)
    return Overlay.Correction(
      subject: name, change: change, reason: reason, location: field.location)
  }

  /// What the mapping speaks of: exactly one of the subjects' keys.
  private mutating func subject(of node: Node) -> Subject? {
    guard case .mapping(let mapping) = node else {
      fail(.overlayWrongType, "Keys with values should stand here, for a correction", node)
      return nil
    }
    let keys = mapping.keys.compactMap { key -> String? in
      guard case .scalar(let scalar) = key else { return nil }
      return scalar.string
    }
    let subjects = Subject.allCases.filter { keys.contains($0.rawValue) }
    if subjects.count == 1 { return subjects[0] }
    // `group` is a change too, of an operation, and `model` one of a group.
    if subjects == [.operation, .group] { return .operation }
    if subjects == [.model, .group] { return .group }
    let all = Subject.allCases.map(\.rawValue)
    guard subjects.isEmpty else {
      let list = subjects.map { "'\($0.rawValue)'" }.joined(separator: " and ")
      fail(.overlayConflict, "A correction speaks of one thing, not of \(list)", node)
      return nil
    }
    for key in keys {
      if let nearest = Suggestion.nearest(to: key, among: all) {
        fail(
          .overlayUnknownKey,
          "'\(key)' is nothing that a correction may speak of; did you mean '\(nearest)'?", node)
        return nil
      }
    }
    let list = all.map { "'\($0)'" }.joined(separator: ", ")
    fail(.overlayMissingKey, "A correction needs one of the keys \(list)", node)
    return nil
  }

  private mutating func addition(
    _ subject: Subject, _ field: YAMLFields.Field, _ fields: YAMLFields
  ) -> Overlay.Correction.Change? {
    if subject == .addModel {
      return addedModel(field, fields).map { .addModel($0) }
    }
    return addedEnumeration(field, fields).map { .addEnumeration($0) }
  }

  private mutating func change(
    _ subject: Subject, _ fields: YAMLFields
  ) -> Overlay.Correction.Change {
    let drop = flag("drop", in: fields) ?? false
    let description = string("description", in: fields)
    switch subject {
    case .attribute:
      return .attribute(
        Overlay.AttributeChange(
          rename: wireName("rename", in: fields), type: type(in: fields),
          optional: flag("optional", in: fields), requiredIf: string("requiredIf", in: fields),
          default: string("default", in: fields),
          unit: string("unit", in: fields), description: description, drop: drop))
    case .parameter:
      return .parameter(
        Overlay.ParameterChange(
          rename: wireName("rename", in: fields),
          place: word("in", in: fields, among: [Parameter.Place.query, .header, .body]),
          type: type(in: fields), required: flag("required", in: fields),
          requiredIf: string("requiredIf", in: fields), default: string("default", in: fields),
          description: description,
          spansSegments: flag("spansSegments", in: fields), drop: drop))
    case .operation, .addOperation, .addModel, .addEnumeration:
      return .operation(
        Overlay.OperationChange(
          method: method(in: fields), path: path(in: fields),
          name: identifier("name", in: fields), group: identifier("group", in: fields),
          title: string("title", in: fields), description: description,
          kind: word("kind", in: fields, among: [Operation.Kind.rest, .stream]),
          body: body(in: fields), response: response(in: fields),
          authenticated: flag("authenticated", in: fields),
          namespaced: flag("namespaced", in: fields), deprecated: deprecation(in: fields),
          contentType: contentType(in: fields),
          addParameters: addedParameters(in: fields), drop: drop))
    case .model:
      return .model(
        Overlay.ModelChange(
          rename: identifier("rename", in: fields),
          role: word("role", in: fields, among: Self.roles), description: description,
          addAttributes: attributes("addAttributes", in: fields), drop: drop))
    case .enumeration:
      return .enumeration(
        Overlay.EnumerationChange(
          rename: identifier("rename", in: fields), description: description,
          addValues: enumerationValues("addValues", in: fields),
          renameValues: renamedValues(in: fields), dropValues: strings("dropValues", in: fields),
          drop: drop))
    case .group:
      return .group(
        Overlay.GroupChange(
          rename: identifier("rename", in: fields), title: string("title", in: fields),
          description: description, model: locatedString("model", in: fields), drop: drop))
    }
  }

  /// `deprecated: true`, or what to use instead.
  mutating func deprecation(in fields: YAMLFields) -> String? {
    guard let field = fields["deprecated"] else { return nil }
    if case .scalar(let scalar) = field.node, scalar.style == .plain, let flag = field.node.bool {
      return flag ? "" : nil
    }
    return string(field.node, of: "deprecated")
  }

  /// `application/x-www-form-urlencoded` and the like.
  mutating func contentType(in fields: YAMLFields) -> String? {
    guard let field = fields["contentType"], let text = string(field.node, of: "contentType") else {
      return nil
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts.contains(""), !text.contains(where: { $0.isNewline }) else {
      fail(
        .overlayInvalidValue,
        "'contentType' should be a media type such as 'application/json'", field.node)
      return nil
    }
    return text
  }

  /// A name that goes over the wire: any text without white space and braces, which would break a path.
  mutating func wireName(_ name: String, in fields: YAMLFields) -> String? {
    guard let field = fields[name], let text = string(field.node, of: name) else { return nil }
    guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || "{}/".contains($0) }) else {
      fail(
        .overlayInvalidValue, "'\(name)' should be a name without spaces, slashes and braces",
        field.node)
      return nil
    }
    return text
  }

  mutating func type(in fields: YAMLFields) -> Overlay.Located<ValueType>? {
    guard let text = locatedString("type", in: fields), let field = fields["type"] else {
      return nil
    }
    guard let type = ValueType(parsing: text.value) else {
      fail(
        .overlayInvalidValue,
        "'\(text.value)' is not a type; one is 'string', 'integer', 'number', 'boolean', 'any', 'file', "
          + "'resourceURI<Model>', 'date<rfc2822>', 'array<string>', 'dictionary<string>', "
          + "'model<Name>' or 'enumeration<Name>'", field.node)
      return nil
    }
    return .init(type, at: text.location)
  }

  mutating func method(in fields: YAMLFields) -> String? {
    guard let field = fields["method"], let text = string(field.node, of: "method") else {
      return nil
    }
    guard HTTPMethod.isMethod(text) else {
      let list = HTTPMethod.all.map { "'\($0)'" }.joined(separator: ", ")
      let hint = Suggestion.phrase(for: text, among: HTTPMethod.all)
      fail(.overlayInvalidValue, "'\(text)' is none of \(list)\(hint)", field.node)
      return nil
    }
    return text
  }

  mutating func path(in fields: YAMLFields) -> PathTemplate? {
    guard let field = fields["path"], let text = string(field.node, of: "path") else { return nil }
    guard text.hasPrefix("/"), let template = PathTemplate(parsing: text),
      template.host == nil, template.query.isEmpty
    else {
      fail(
        .overlayInvalidValue,
        "'path' should be a path such as '/users/{id}/', without host and query", field.node)
      return nil
    }
    return template
  }

  mutating func enumerationValues(
    _ key: String, in fields: YAMLFields
  ) -> [Enumeration.Value] {
    var values: [Enumeration.Value] = []
    for node in list(key, in: fields) ?? [] {
      let location = source.location(node.mark)
      if case .mapping = node {
        let context = "a value"
        guard let entry = self.fields(of: node, known: ["value", "description"], in: context)
        else { continue }
        guard let value = string("value", in: entry) else {
          if entry["value"] == nil { missing("value", in: context, entry) }
          continue
        }
        let description = string("description", in: entry) ?? ""
        values.append(Enumeration.Value(value, description: description, location: location))
      } else if let value = string(node, of: key) {
        values.append(Enumeration.Value(value, location: location))
      }
    }
    return values
  }
}
