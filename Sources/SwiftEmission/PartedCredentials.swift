import APISchema

/// Credentials of several parts as the parameters of an initializer: `init(appID: String, appKey: String, …)`.
struct PartedCredentials {
  /// One part with the parameters that make it.
  struct Part {
    let scheme: AuthenticationScheme
    /// One label; a user and a secret have two.
    let labels: [String]

    var isOptional: Bool { scheme.isOptional == true }
  }

  let parts: [Part]

  var labels: [String] { parts.flatMap(\.labels) }

  /// The credentials of each scheme that is sent in parts; of two with the same labels only the first.
  static func all(of schema: APISchema) -> [PartedCredentials] {
    var labels: Set<[String]> = []
    return schema.authentication.compactMap(PartedCredentials.init).filter {
      labels.insert($0.labels).inserted
    }
  }

  private init?(_ scheme: AuthenticationScheme) {
    guard let schemes = scheme.parts, schemes.count > 1 else { return nil }
    var scope = NameScope(reserved: ReservedNames.connectionParameters, suffix: "Value")
    // What must be given stands first.
    let ordered =
      schemes.filter { $0.isOptional != true } + schemes.filter { $0.isOptional == true }
    parts = ordered.map { scheme in
      Part(scheme: scheme, labels: Self.labels(of: scheme).map { scope.claim($0) })
    }
  }

  private static func labels(of scheme: AuthenticationScheme) -> [String] {
    switch scheme.kind {
    case .basic: return scheme.keyIsUser == true ? ["key"] : ["user", "secret"]
    case .bearer: return ["token"]
    case .oauth2: return ["accessToken"]
    case .header, .query, .together:
      if scheme.name.lowercased() == "authorization" {
        let word = scheme.prefix.map { SwiftNaming.member($0, noun: "token") } ?? "authorization"
        return [word.hasSuffix("oken") ? "token" : word]
      }
      if scheme.isCookie, let prefix = scheme.prefix {
        return [SwiftNaming.member(String(prefix.prefix { $0 != "=" }), noun: "cookie")]
      }
      // `X-` says nothing to a caller.
      let isMarked = scheme.kind == .header && scheme.name.lowercased().begins(with: "x-")
      let name = isMarked ? String(scheme.name.dropFirst(2)) : scheme.name
      return [SwiftNaming.member(name, noun: "key")]
    }
  }
}

extension PartedCredentials.Part {
  /// The parameters as they are declared.
  var declarations: [String] {
    labels.map { "\(SwiftNaming.label($0)): String\(isOptional ? "? = nil" : "")" }
  }

  /// What each parameter is.
  var texts: [String] {
    let name = SourceText.commentLine(scheme.name)
    let ending = isOptional ? "; nil where it is not needed." : "."
    switch scheme.kind {
    case .basic where labels.count == 2:
      return ["The user of `Authorization: Basic`\(ending)", "The user's secret\(ending)"]
    case .basic: return ["The key, sent as the user of `Authorization: Basic`\(ending)"]
    case .bearer, .oauth2: return ["The token, sent as `Authorization: Bearer`\(ending)"]
    case .query: return ["Sent in the query as `\(name)`\(ending)"]
    case .header, .together: return ["Sent in the header `\(name)`\(ending)"]
    }
  }

  /// The part as the runtime has it.
  var expression: SwiftExpression {
    let values = labels.map { SwiftExpression.text(SwiftNaming.escaped($0)) }
    switch scheme.kind {
    case .basic:
      let secret = values.count > 1 ? values[1] : .literal("")
      return .call(".basic", [.init("user", values[0]), .init("secret", secret)])
    case .bearer, .oauth2: return .call(".bearer", [.init(nil, values[0])])
    case .query: return .call(".query", [.init(nil, literal: scheme.name), .init(nil, values[0])])
    case .header, .together:
      var arguments = [SwiftExpression.Argument(nil, literal: scheme.name), .init(nil, values[0])]
      if let prefix = scheme.wirePrefix { arguments.append(.init("prefix", literal: prefix)) }
      return .call(".header", arguments)
    }
  }
}

extension ClientEmission {
  /// Writes the initializer that takes each part of some credentials by its name.
  func writeInitializer(taking credentials: PartedCredentials, to writer: inout SourceWriter) {
    var doc = DocComment("Creates a client whose credentials are sent together.", fallback: "")
    doc.parameters = serverParameters.map { ($0.name, $0.text) }
    for part in credentials.parts {
      doc.parameters += zip(part.labels, part.texts).map { ($0, $1) }
    }
    doc.parameters += commonParameters.map { ($0.name, $0.text) }
    writer.doc(doc)
    writer.function(
      "\(access)init",
      serverParameters.map(\.declaration) + credentials.parts.flatMap(\.declarations)
        + commonParameters.map(\.declaration), ""
    ) { writer in
      let required = credentials.parts.filter { !$0.isOptional }.map(\.expression)
      let optional = credentials.parts.filter(\.isOptional)
      if !optional.isEmpty {
        writer.line("var parts: [CredentialPart] = ", .array(required))
        for part in optional {
          let names = part.labels.map { "let \(SwiftNaming.escaped($0))" }
          writer.block("if \(names.joined(separator: ", "))") { writer in
            writer.line("", .call("parts.append", [.init(nil, part.expression)]))
          }
        }
      }
      let parts = optional.isEmpty ? SwiftExpression.array(required) : .text("parts")
      writer.line(
        "",
        .call(
          "self.init",
          serverParameters.map { .init($0.name, .text($0.name)) } + [
            .init("credentials", .call(".together", [.init(nil, parts)]))
          ] + commonParameters.map { .init($0.name, .text($0.name)) }))
    }
  }
}

extension AuthenticationScheme {
  /// All that stands before the key in the header's value; the schema has the word.
  var wirePrefix: String? {
    guard let prefix, let last = prefix.last else { return nil }
    return " =".contains(last) ? prefix : prefix + " "
  }
}
