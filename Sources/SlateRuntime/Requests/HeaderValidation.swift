import HTTPTypes

/// Checks what is to become a header: HTTP libraries trap on it, or replace characters silently.
enum HeaderValidation {
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  static func field(_ name: String, _ value: String) -> Result<HTTPField, Problem> {
    guard let fieldName = HTTPField.Name(name) else {
      return .failure(Problem(description: "the name of a header is not an HTTP token"))
    }
    guard isValid(value) else {
      // The value may be a secret: the message names the header alone.
      let reason = "the value of the header \(name) has a line break or another control character"
      return .failure(Problem(description: reason))
    }
    return .success(HTTPField(name: fieldName, value: value))
  }

  /// Whether a value is one cookie's, as RFC 6265 has it: a semicolon in it would begin another cookie.
  static func isCookieValue(_ value: String) -> Bool {
    value.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\",;\\".utf8.contains($0) }
  }

  static func isValid(_ value: String) -> Bool {
    value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }
}
