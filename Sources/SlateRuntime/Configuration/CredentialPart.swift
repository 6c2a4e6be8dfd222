/// One of several values that prove together who sends the requests: an application's id beside its key, a key beside
/// a token.
///
/// Printing a part shows where it goes and never the value.
public struct CredentialPart: Hashable, Sendable {
  /// Where a value goes.
  public enum Place: Hashable, Sendable {
    /// Into a header.
    case header
    /// Into the query.
    case query
  }

  /// Where the value goes.
  public let place: Place

  /// The name of the header or of the query parameter.
  public let name: String

  /// What is sent.
  let value: String

  /// What must not be printed, in the forms in which it travels.
  let secrets: [String]

  /// A value in a header, after an optional prefix such as `Token `.
  public static func header(
    _ name: String, _ value: String, prefix: String = ""
  ) -> CredentialPart {
    CredentialPart(place: .header, name: name, value: prefix + value, secrets: [value])
  }

  /// A value in the query.
  public static func query(_ name: String, _ value: String) -> CredentialPart {
    CredentialPart(place: .query, name: name, value: value, secrets: [value])
  }

  /// `Authorization: Bearer …`.
  public static func bearer(_ token: String) -> CredentialPart {
    header("Authorization", token, prefix: "Bearer ")
  }

  /// `Authorization: Basic …`; a key that stands for the user has an empty secret.
  public static func basic(user: String, secret: String) -> CredentialPart {
    let encoded = Credentials.base64(user: user, secret: secret)
    return CredentialPart(
      place: .header, name: "Authorization", value: "Basic " + encoded,
      secrets: [encoded, secret.isEmpty ? user : secret])
  }
}

extension CredentialPart: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Where the value goes, without the value.
  public var description: String {
    switch place {
    case .header: "a value in the header \(name)"
    case .query: "a value in the query as \(name)"
    }
  }

  /// Where the value goes, without the value.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` shows no value.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
