/// A JSON value that is not of the type which the reference promises.
public struct DecodingMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the value stands in the JSON: `objects[3].container_ports[0].inner_port`; empty for the whole.
  public let path: String

  /// What the reference promises: `whole number`.
  public let expected: String

  /// What the server sent: `string "12"`.
  public let found: String

  /// Where the reference promises it: `includes/service.md:171`; nil where no page does.
  public let place: String?

  /// Creates the description of a mismatch.
  public init(path: String, expected: String, found: String, place: String?) {
    self.path = path
    self.expected = expected
    self.found = found
    self.place = place
  }

  /// The mismatch in one line.
  public var description: String {
    let subject = path.isEmpty ? "the value" : path
    let promise = place.map { " (\($0))" } ?? ""
    return "\(subject): expected \(expected)\(promise), found \(found)".printable
  }
}

extension DecodingMismatch {
  /// What a decoder's error says, with the JSON value that it is about.
  ///
  /// - Parameters:
  ///   - error: What the decoder threw.
  ///   - base: The coding path of the value in `json`; the error's own path may go deeper.
  ///   - json: The value at `base`, nil where even that cannot be read.
  ///   - type: What was to be decoded there, for errors that do not name a type.
  ///   - place: Where the reference promises it.
  init(
    _ error: any Error, base: [any CodingKey], json: JSONValue?, type: Any.Type, place: String?
  ) {
    let (errorPath, errorType) = (error as? DecodingError)?.pathAndType ?? ([], nil)
    let path = errorPath.count > base.count ? errorPath : base
    var value = json
    for key in path.dropFirst(base.count) {
      value = key.intValue.flatMap { value?[$0] } ?? value?[key.stringValue]
    }
    self.init(
      path: path.jsonPath, expected: expectation(of: errorType ?? type),
      found: value?.summary ?? "something that is not JSON", place: place)
  }
}

extension DecodingError {
  fileprivate var pathAndType: (path: [any CodingKey], type: Any.Type?) {
    switch self {
    case .typeMismatch(let type, let context): (context.codingPath, type)
    case .valueNotFound(let type, let context): (context.codingPath, type)
    case .keyNotFound(_, let context): (context.codingPath, nil)
    case .dataCorrupted(let context): (context.codingPath, nil)
    @unknown default: ([], nil)
    }
  }
}

extension [any CodingKey] {
  /// The path as people write it: `objects[3].uuid`.
  var jsonPath: String {
    var path = ""
    for key in self {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    return path
  }
}

/// The JSON type that a Swift type is decoded from, in words.
private func expectation(of type: Any.Type) -> String {
  switch type {
  case is String.Type: "string"
  case is Bool.Type: "boolean"
  case is any BinaryInteger.Type: "whole number"
  case is any BinaryFloatingPoint.Type: "number"
  case is any JSONArrayDecodable.Type: "array"
  case is any JSONObjectDecodable.Type: "object"
  case is any OpenEnumeration.Type: "string"
  default: "\(type)"
  }
}

private protocol JSONArrayDecodable {}
private protocol JSONObjectDecodable {}
extension Array: JSONArrayDecodable {}
extension Dictionary: JSONObjectDecodable {}
