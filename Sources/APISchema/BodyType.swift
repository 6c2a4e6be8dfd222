/// The media types of bodies that a client can write.
public enum BodyType: String, Sendable {
  /// A JSON value.
  case json = "application/json"
  /// Names with texts, as a URL's query has them.
  case form = "application/x-www-form-urlencoded"
  /// Names with texts and files, each a part of its own.
  case multipart = "multipart/form-data"

  /// The one that a text names, such as a header's value; nil where it names none.
  public init?(in text: some StringProtocol) {
    // Hardly ever is there more to it.
    if let exact = Self(rawValue: String(text)) {
      self = exact
      return
    }
    let lower = text.lowercased()
    if lower.contains(Self.multipart.rawValue) {
      self = .multipart
    } else if lower.contains("x-www-form-urlencoded") {
      self = .form
    } else if lower.contains("json") {
      self = .json
    } else {
      return nil
    }
  }
}

extension Body {
  /// How a client writes the body: as its media type says, JSON where that is another one, and with files always as a
  /// form of several parts. A body that is one value is no form.
  public var type: BodyType {
    if isWhole { return .json }
    if properties.contains(where: \.type.isFile) { return .multipart }
    return BodyType(in: contentType) ?? .json
  }
}
