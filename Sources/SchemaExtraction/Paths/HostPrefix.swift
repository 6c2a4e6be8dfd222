/// Scheme and host before a path, or what a reference writes for them.
enum HostPrefix {
  /// Divides `https://api.example.com/v1/users` before the path's first slash.
  static func split(_ text: String) -> (host: Substring?, rest: String) {
    guard let end = hostEnd(text[...]) else { return (nil, text) }
    return (text[..<end], String(text[end...]))
  }

  /// The name of a URL's host in lower case, without scheme, port and path.
  static func name(of url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return rest.prefix { !"/:?#".contains($0) }.lowercased()
  }

  private static func hostEnd(_ text: Substring) -> String.Index? {
    if let range = text.firstRange(of: "://"), isScheme(text[..<range.lowerBound]) {
      return authorityEnd(text[range.upperBound...])
    }
    if text.hasPrefix("//") { return authorityEnd(text.dropFirst(2)) }
    var rest = text
    if let placeholder = Placeholder.take(from: &rest, after: nil) {
      // `{{base_url}}/users`, but not `{account}/users`.
      guard rest.isEmpty || rest.hasPrefix("/"), namesHost(placeholder.name) else { return nil }
      return rest.startIndex
    }
    // `api.example.com/users`, `localhost:3000/users`.
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), slash > text.startIndex else {
      return nil
    }
    return isHostName(text[..<slash]) ? slash : nil
  }

  /// Host and port of a URL, in lower case and without `www`, which often leads to the same place.
  static func authority(of url: some StringProtocol) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { $0 != "/" }.lowercased()
    return authority.hasPrefix("www.") ? String(authority.dropFirst(4)) : authority
  }

  private static func isScheme(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.count <= 8 && text.utf8.allSatisfy { SampleCursor.isLetter($0) }
  }

  /// Where the host ends: before a slash or a query outside of brackets.
  private static func authorityEnd(_ text: Substring) -> String.Index {
    let length = text.withBytes { bytes in
      var depth = 0
      return bytes.firstIndex { byte in
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
          depth = max(0, depth - 1)
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return depth == 0
        default: break
        }
        return false
      }
    }
    guard let length else { return text.endIndex }
    return text.utf8.index(text.startIndex, offsetBy: length)
  }

  private static func namesHost(_ name: String) -> Bool {
    let lower = name.lowercased()
    let isHost = ["url", "uri", "host", "endpoint", "base", "domain", "server"].contains {
      lower.contains($0)
    }
    // `{manager_ip}/api/books`: whose it is, and not what is asked for.
    return isHost || lower.hasSuffix("_ip") || lower.hasSuffix("-ip")
  }

  private static func isHostName(_ text: Substring) -> Bool {
    let parts = text.parts(separatedBy: UInt8(ascii: ":"), keepingEmpty: true)
    guard let name = parts.first, parts.count <= 2 else { return false }
    if parts.count == 2, !parts[1].utf8.allSatisfy({ SampleCursor.isDigit($0) }) { return false }
    if name == "localhost" { return true }
    let labels = name.parts(separatedBy: UInt8(ascii: "."), keepingEmpty: true)
    guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2 else { return false }
    return last.utf8.allSatisfy { SampleCursor.isLetter($0) }
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.utf8.allSatisfy {
            SampleCursor.isDigit($0) || $0 == UInt8(ascii: "-")
              || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
          }
      }
  }
}
