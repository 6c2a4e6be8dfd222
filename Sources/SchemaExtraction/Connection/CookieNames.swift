import APISchema
import SlateDiagnostics

/// A cookie that proves who calls: `Cookie: session=abc`.
///
/// It is a key in the header `Cookie`, with the cookie's name and the equals sign before it.
enum CookieNames {
  /// The scheme behind the value of a `Cookie` header; nil where none of its cookies is known as a credential, or
  /// several are.
  ///
  /// - Parameters:
  ///   - value: `name=value`, or several of these with semicolons between them.
  ///   - isTold: Whether the reference speaks of credentials there, which makes the only cookie one.
  ///   - location: Where the reference says so.
  static func scheme(ofCookies value: String, isTold: Bool, at location: SourceLocation?)
    -> AuthenticationScheme?
  {
    guard value.utf8.count <= 4096 else { return nil }
    let names = value.split(separator: ";").compactMap { part -> String? in
      guard let sign = part.firstIndex(of: "="), part.index(after: sign) < part.endIndex else {
        return nil
      }
      let name = String(part[..<sign].trimmingSpaces())
      return isName(name) ? name : nil
    }
    if let name = names.first, names.count == 1, isTold, !isOfSomethingElse(name) {
      return scheme(named: name, at: location)
    }
    let held = names.filter { holdsCredential($0) }
    guard let name = held.first, held.count == 1 else { return nil }
    return scheme(named: name, at: location)
  }

  static func scheme(named name: String, at location: SourceLocation?) -> AuthenticationScheme {
    AuthenticationScheme(kind: .header, name: "Cookie", prefix: name + "=", location: location)
  }

  /// Whether a text can be the name of a cookie: a token, as HTTP has it.
  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isASCIIWord || "-_.".utf8.contains($0) }
  }

  /// Whether the text names a cookie by this name: "the `sid` cookie", "a cookie called `sid`".
  static func isCookie(_ name: String, in text: String) -> Bool {
    guard isName(name), !isOfSomethingElse(name) else { return false }
    let name = name.lowercased()
    let forms =
      ["\(name) cookie", "cookie \(name)"]
      + ["named", "called", "name"].map {
        "cookie \($0) \(name)"
      }
    return forms.contains { text.contains($0) }
  }

  private static func holdsCredential(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !isOfSomethingElse(name)
      && (["sess", "auth", "token", "key", "jwt", "login"].contains { lower.contains($0) }
        || lower.hasSuffix("sid"))
  }

  /// Proof against forged requests, which is none of who calls.
  private static func isOfSomethingElse(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.contains("csrf") || lower.contains("xsrf")
  }
}
