/// Hosts that stand for the caller's own.
enum PlaceholderHost {
  // Nobody answers there (RFC 2606), or only the reader's own machine does.
  private static let reserved: WordSet = [
    "example.com", "example.net", "example.org", "domain.com", "localhost",
  ]

  private static let owners = ["your", "my"]
  private static let possessions: WordSet = [
    "domain", "company", "server", "site", "store", "shop", "host", "instance", "subdomain",
    "account", "website", "app", "blog", "api",
  ]

  // A name without a dot that says nothing else is nobody's on the Internet.
  private static let bareNames: WordSet = [
    "host", "hostname", "server", "servername", "domain", "domainname", "instance", "baseurl",
    "yourhost", "yourserver",
  ]

  /// Whether a host without a dot stands for the caller's own: `<server>`, `your-server:8080`, `SERVER`.
  static func isBare(_ host: some StringProtocol) -> Bool {
    let name = host.prefix { $0 != ":" }
    guard !name.isEmpty, !name.contains("."), name.utf8.count <= 60 else { return false }
    return isOne(host) || bareNames.contains(Words(name).folded)
      || name == name.uppercased() && name.allSatisfy { $0.isLetter }
  }

  /// Whether a name is one that is kept for examples.
  static func isReserved(_ name: some StringProtocol) -> Bool {
    let labels = name.prefix { $0 != ":" }.split(separator: ".").map { $0.lowercased() }
    let domain = labels.suffix(2).joined(separator: ".")
    return domain != "localhost" && domain != "domain.com" && reserved.contains(domain)
  }

  /// Whether a host is a template (`{shop}.example.net`), an example's, or somebody's own (`yourdomain.com`).
  static func isOne(_ host: some StringProtocol) -> Bool {
    if host.utf8.contains(where: { "<>{}[]()$%".utf8.contains($0) }) { return true }
    let name = host.prefix { $0 != ":" }
    if name == "127.0.0.1" || name == "0.0.0.0" { return true }
    let labels = name.split(separator: ".").map { $0.lowercased() }
    if reserved.contains(labels.suffix(2).joined(separator: ".")) { return true }
    // `your-shop.example`, `YOUR_DOMAIN.io`, `mydomain.com`, but not `myob.com`.
    return name.split(separator: ".").contains { label in
      if label.contains(where: { $0 == "_" || $0 == "-" }), label == label.uppercased(),
        label.contains(where: \.isLetter)
      {
        return true
      }
      let words = Words(label).words
      if let first = words.first, words.count > 1, owners.contains(first) { return true }
      let lower = label.lowercased()
      return owners.contains { owner in
        lower.hasPrefix(owner) && possessions.contains(String(lower.dropFirst(owner.count)))
      }
    }
  }
}
