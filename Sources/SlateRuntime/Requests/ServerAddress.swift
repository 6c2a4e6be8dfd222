/// The server that a client talks to: every request goes there, and credentials go nowhere else.
struct ServerAddress: Hashable, Sendable {
  let scheme: String
  /// Host and port as they go into the request.
  let authority: String
  /// The path that all operations start with, without a slash at its end.
  let basePath: String
  private let origin: Origin

  /// Reads `https://host:port/base`; nil where the text is no address of one of `schemes`.
  ///
  /// - Parameters:
  ///   - text: The address; without a scheme it gets the first of `schemes`.
  ///   - schemes: The schemes that may be used, the preferred one first.
  init?(_ text: String, schemes: [String]) {
    var rest = Substring(text)
    var scheme = schemes.first ?? ""
    if let separator = text.firstRange(of: "://") {
      scheme = text[..<separator.lowerBound].lowercased()
      rest = text[separator.upperBound...]
    }
    let authority = rest.prefix { $0 != "/" }
    let path = rest[authority.endIndex...]
    guard schemes.contains(scheme), let origin = Origin(scheme: scheme, authority: authority),
      !path.contains(where: { $0 == "?" || $0 == "#" })
    else { return nil }
    self.scheme = scheme
    self.authority = String(authority)
    self.origin = origin
    basePath = PercentEncoding.path(String(path.last == "/" ? path.dropLast() : path))
  }

  /// The path and query on this server that a link means; nil where it leads to another server.
  ///
  /// - Parameters:
  ///   - link: An absolute URI, or a reference relative to `current`.
  ///   - current: The path and query of the request whose response held the link.
  func path(of link: String, from current: String) -> String? {
    let link = link.prefix { $0 != "#" }
    let path: String
    if let scheme = Self.scheme(of: link) {
      guard let target = target(scheme: scheme, link.dropFirst(scheme.count + 1)) else {
        return nil
      }
      path = target
    } else if link.hasPrefix("//") {
      guard let target = target(scheme: self.scheme, link) else { return nil }
      path = target
    } else if link.hasPrefix("/") {
      path = String(link)
    } else if link.hasPrefix("?") {
      path = String(current.prefix { $0 != "?" } + link)
    } else {
      let folder = current.prefix { $0 != "?" }
      let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? "/"
      path = String(parent + link)
    }
    return PercentEncoding.path(Self.removingDotSegments(path), allowingQuery: true)
  }

  /// The path and query of `//authority/path?query` where scheme and authority are this server's.
  private func target(scheme: String, _ rest: Substring) -> String? {
    guard rest.hasPrefix("//") else { return nil }
    let rest = rest.dropFirst(2)
    let authority = rest.prefix { !"/?\\".contains($0) }
    guard Origin(scheme: scheme.lowercased(), authority: authority) == origin else { return nil }
    let path = rest[authority.endIndex...]
    return path.hasPrefix("/") ? String(path) : "/" + path
  }

  private static func scheme(of link: Substring) -> String? {
    let scheme = link.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard let first = scheme.first, first.isLetter, link[scheme.endIndex...].hasPrefix(":") else {
      return nil
    }
    return String(scheme)
  }

  private static func removingDotSegments(_ path: String) -> String {
    let end = path.firstIndex(of: "?") ?? path.endIndex
    let input = path[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    var output: [Substring] = []
    for segment in input {
      switch segment {
      case ".": break
      case "..": _ = output.popLast()
      default: output.append(segment)
      }
    }
    // A dot segment at the end stands for the folder itself.
    if input.last == "." || input.last == ".." { output.append("") }
    return "/" + output.joined(separator: "/") + path[end...]
  }
}

/// What two addresses must have in common to be one server.
private struct Origin: Hashable {
  let isSecure: Bool
  let host: String
  let port: Int

  init?(scheme: String, authority: Substring) {
    switch scheme {
    case "https", "wss": isSecure = true
    case "http", "ws": isSecure = false
    default: return nil
    }
    let isAddress = authority.hasPrefix("[")
    let hostEnd =
      isAddress
      ? authority.firstIndex(of: "]").map(authority.index(after:))
      : authority.firstIndex(of: ":") ?? authority.endIndex
    guard let hostEnd, hostEnd != authority.startIndex else { return nil }
    let host = authority[..<hostEnd]
    // Anything else, user information above all, is not ours to interpret.
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): isAddress
      default: false
      }
    }
    let rest = authority[hostEnd...]
    guard isPlain, rest.isEmpty || rest.hasPrefix(":") else { return nil }
    if rest.count > 1 {
      guard let number = UInt16(rest.dropFirst()) else { return nil }
      port = Int(number)
    } else {
      port = isSecure ? 443 : 80
    }
    self.host = host.lowercased()
  }
}
