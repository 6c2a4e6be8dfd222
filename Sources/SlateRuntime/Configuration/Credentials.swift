#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Who sends the requests.
///
/// Printing credentials shows what kind they are and never the secret.
public enum Credentials: Hashable, Sendable {
  /// A user and a secret: a password or an API key.
  case basic(user: String, secret: String)
  /// The whole value of the `Authorization` header.
  case authorization(String)
  /// A token or key, which goes where the API wants it.
  case token(String)
  /// Several values that prove it together, each in its place; the API takes them with every request.
  case together([CredentialPart])
  /// Nobody: requests carry no credentials.
  case none
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The kind of the credentials, without the secret.
  public var description: String {
    switch self {
    case .basic: "a user and a secret"
    case .authorization: "an Authorization header"
    case .token: "a token"
    case .together(let parts): parts.isEmpty ? "no credentials" : "\(parts.count) values together"
    case .none: "no credentials"
    }
  }

  /// The kind of the credentials, without the secret.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` shows no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Credentials {
  /// Finds the credentials that the environment holds for an API.
  ///
  /// The whole header value counts first, then user and secret, then a token, then the API's credentials
  /// file. Variables that are empty count as not set.
  ///
  /// - Parameters:
  ///   - description: The API, which names the variables and the file.
  ///   - environment: The variables by name.
  /// - Throws: ``APIError`` of kind ``APIError/Kind/missingCredentials`` that lists what was looked for.
  public static func fromEnvironment(
    _ description: APIDescription,
    _ environment: [String: String] = ProcessEnvironment.current
  ) throws -> Credentials {
    let names = description.environment
    func value(_ name: String?) -> String? {
      guard let value = name.flatMap({ environment[$0] }), !value.isEmpty else { return nil }
      return value
    }
    if let header = value(names.authorization) { return .authorization(header) }
    if let user = value(names.user), let secret = value(names.secret) {
      return .basic(user: user, secret: secret)
    }
    if let token = value(names.token) { return .token(token) }
    if let credential = description.credentialsFile?.credential(home: environment["HOME"]) {
      return .authorization("Basic \(credential)")
    }
    throw APIError(
      operation: "fromEnvironment", kind: .missingCredentials,
      message: "no credentials for \(description.name): looked for "
        + description.credentialSources.joined(separator: ", then "))
  }

  /// The secrets, and the forms in which they travel, longest first.
  var secrets: [String] {
    switch self {
    case .basic(let user, let secret):
      // A key may stand in the user's place, with an empty password.
      [Self.base64(user: user, secret: secret), secret.isEmpty ? user : secret]
        .filter { !$0.isEmpty }
    case .authorization(let value):
      [value] + value.split(separator: " ").dropFirst().map(String.init)
        + [Self.secret(inBasic: value)].compactMap(\.self)
    case .token(let value): [Self.base64(user: value, secret: ""), value]
    case .together(let parts):
      // A value may be the beginning of another one.
      parts.flatMap(\.secrets).filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
    case .none: []
    }
  }

  /// The secret in a header value of the form `Basic …`; nil in any other.
  private static func secret(inBasic value: String) -> String? {
    let words = value.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic",
      let pair = Data(base64Encoded: String(words[1])),
      let colon = pair.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return String(decoding: pair[pair.index(after: colon)...], as: UTF8.self)
  }

  static func base64(user: String, secret: String) -> String {
    Data("\(user):\(secret)".utf8).base64EncodedString()
  }
}

extension APIDescription {
  fileprivate var credentialSources: [String] {
    var sources: [String] = []
    if let name = environment.authorization { sources.append(name) }
    if let user = environment.user, let secret = environment.secret {
      sources.append("\(user) with \(secret)")
    }
    if let name = environment.token { sources.append(name) }
    if let file = credentialsFile { sources.append("\(file.pointer) in \(file.path)") }
    return sources.isEmpty ? ["nothing, since the reference names no variable"] : sources
  }
}

extension CredentialsFile {
  /// The Base64 credential in the file; nil where there is no such file, or none in it.
  fileprivate func credential(home: String?) -> String? {
    var path = path
    if path.hasPrefix("~/") {
      guard let home else { return nil }
      path = home + path.dropFirst(1)
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let json = try? JSONCoding.decode(JSONValue.self, from: Array(data)),
      let credential = json.value(atPointer: pointer)?.stringValue, !credential.isEmpty
    else { return nil }
    return credential
  }
}

extension JSONValue {
  /// The value at a JSON pointer (RFC 6901); nil where it leads nowhere.
  fileprivate func value(atPointer pointer: String) -> JSONValue? {
    var value = self
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      let element = Int(name).flatMap { index in value[index] }
      guard let next = value[String(name)] ?? element else { return nil }
      value = next
    }
    return value
  }
}
