import APISchema
import SlateDiagnostics
import SlateReference

/// Credentials of which one alone proves nothing: an application's id and its key, a key and a token.
///
/// A table or a list of headers in a section about authentication tells them, a sentence that joins their names, or
/// the samples, which carry them in the same requests.
extension Extraction {
  // MARK: What sections tell

  /// Reads the names of headers that a section about authentication lists, in a table or with items.
  mutating func readCredentialNames(in node: Outline.Node) {
    reportSignatures(in: node)
    var introduction = ""
    for block in node.blocks {
      switch block {
      case .paragraph(let paragraph): introduction = paragraph.content.plainText.lowercased()
      case .table(let table):
        let head = table.header.first.map { Words($0.text).words } ?? []
        if Self.saysHeader(head) || Self.saysHeader(node.words.words)
          || Self.saysHeader(Words(introduction).words)
        {
          readCredentials(in: table, introduction)
        }
      case .list(let list):
        guard Self.saysHeader(Words(introduction).words) || Self.saysHeader(node.words.words) else {
          continue
        }
        let names = list.items.compactMap { item -> CredentialName? in
          guard case .paragraph(let paragraph)? = item.blocks.first,
            let name = Self.leadingName(paragraph.content)
          else { return nil }
          return CredentialName(
            name: name, value: Self.codeSpans(in: paragraph.content).dropFirst().first ?? "",
            isOptional: Self.saysOptional(paragraph.content.plainText), location: item.location)
        }
        addListed(names, introduction)
      case .aside, .quote, .code, .html, .thematicBreak: continue
      }
    }
  }

  /// A name of a header with what stands beside it.
  private struct CredentialName {
    var name: String
    var value: String
    var isOptional: Bool
    var location: SourceLocation
  }

  private mutating func readCredentials(in table: Table, _ introduction: String) {
    let names = table.rows.compactMap { row -> CredentialName? in
      guard let cell = row.first, let name = Self.leadingName(cell.content) else { return nil }
      let rest = row.dropFirst()
      let span = rest.lazy.compactMap { Self.codeSpans(in: $0.content).first }.first
      return CredentialName(
        name: name, value: span ?? rest.first?.text ?? "",
        isOptional: rest.contains { Self.saysOptional($0.text) }, location: cell.location)
    }
    let added = addListed(names, introduction)
    guard added, names.count == table.rows.count else { return }
    let isWhole = names.allSatisfy { name in
      credentialLocation(name.name) != nil
        || ["contenttype", "accept"].contains(Words(name.name).folded)
    }
    // A table with a header that says something else is read by other rules as well.
    guard isWhole else { return }
    credentialTables.insert(table.location)
    for name in names { mergedRows[name.location] = schema.authentication.last?.location }
  }

  /// Adds the headers of a list that prove who calls; false where there is none.
  @discardableResult
  private mutating func addListed(_ names: [CredentialName], _ introduction: String) -> Bool {
    let secrets = names.map(\.name).filter { CredentialNames.holdsSecret($0) }
    let parts = names.compactMap { name -> AuthenticationScheme? in
      var scheme: AuthenticationScheme
      if name.name.lowercased() == "authorization" {
        scheme = CredentialNames.scheme(ofAuthorization: name.value, at: name.location)
      } else if CredentialNames.holdsSecret(name.name)
        || CredentialNames.namesCaller(name.name, beside: secrets)
      {
        scheme = AuthenticationScheme(kind: .header, name: name.name, location: name.location)
      } else {
        return nil
      }
      if name.isOptional { scheme.isOptional = true }
      return scheme
    }
    let areAlternatives = [" or ", "either", "one of", "any of"].contains {
      introduction.contains($0)
    }
    guard parts.count > 1, !areAlternatives, parts.contains(where: { $0.isOptional != true }) else {
      for var part in parts {
        part.isOptional = nil
        add(part)
      }
      return !parts.isEmpty
    }
    join(parts, at: parts.first?.location)
    return true
  }

  private static func saysHeader(_ words: [String]) -> Bool {
    words.contains("header") || words.contains("headers")
  }

  private static func saysOptional(_ text: String) -> Bool {
    let words = Words(text.prefix(80)).words
    return words.contains("optional") && !words.contains("not")
  }

  /// The name in code, or the first word, that a cell or an item begins with.
  static func leadingName(_ content: [Inline]) -> String? {
    guard let first = content.first else { return nil }
    let text: String
    switch first {
    case .code(let code): text = code
    case .strong(let inner), .emphasis(let inner): text = inner.plainText
    case .text(let plain): text = String(plain.prefix { $0 != " " })
    default: return nil
    }
    let name = text.prefix { $0 != ":" && $0 != " " }
    guard !name.isEmpty, name.utf8.count <= 64,
      name.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(name)
  }

  // MARK: What samples show

  /// Joins the credentials that most sample requests carry together, and warns where the samples are of two minds.
  mutating func joinCredentialsOfSamples(_ isAboutAuthentication: [Bool]) {
    // A scheme that is told a third time is told badly; each of them looks at all samples.
    for first in schema.authentication.filter({ $0.kind != .query }).prefix(3)
    where schema.authentication.contains(first) {
      var requests = 0
      var told = false
      var others = Tally()
      let keys = Set(first.pieces.map(Self.key))
      for shown in shownCredentials(with: first.pieces) {
        requests += 1
        told = told || isAboutAuthentication[shown.node]
        for scheme in shown.schemes where !keys.contains(Self.key(scheme)) {
          others.add(Self.key(scheme), at: scheme.location ?? shown.location)
        }
      }
      let further = others.mostFrequentFirst.map(\.0).filter { name in
        let count = others.count(of: name)
        return CredentialNames.mayHoldSecret(name)
          ? requests > 1 && count * 10 >= requests * 9 : count * 2 > requests
      }
      guard !further.isEmpty, requests > 1 || told else { continue }
      join(first, withMostOf: further)
    }
  }

  /// Joins a scheme with those that more than half of the requests with it carry, too.
  private mutating func join(_ first: AuthenticationScheme, withMostOf further: [String]) {
    let known = first.pieces
    let keys = Set(further).union(known.map(Self.key))
    var candidates = known
    var counts: [String: Int] = [:]
    var inOrder: [String] = []
    var requests = 0
    // The names first: whatever carries one of them counts.
    for shown in shownCredentials(with: known) {
      for scheme in shown.schemes where keys.contains(Self.key(scheme)) {
        if !candidates.contains(where: { Self.key($0) == Self.key(scheme) }) {
          candidates.append(scheme)
        }
      }
    }
    for shown in shownCredentials(with: candidates) {
      let found = shown.schemes.map(Self.key).filter { keys.contains($0) }
      guard !found.isEmpty else { continue }
      requests += 1
      for key in Set(found) { counts[key, default: 0] += 1 }
      for key in found where !inOrder.contains(key) { inOrder.append(key) }
    }
    let parts = inOrder.compactMap { key -> AuthenticationScheme? in
      guard var part = candidates.first(where: { Self.key($0) == key }) else { return nil }
      // What is told of parts counts for more than who carries them.
      if first.kind == .together, known.contains(where: { Self.key($0) == key }) { return part }
      if let told = schema.authentication.first(where: { Self.key($0) == key }) { part = told }
      if counts[key, default: 0] * 10 < requests * 9 { part.isOptional = true }
      return part
    }
    guard parts.count > known.count else { return }
    guard parts.contains(where: { $0.isOptional != true }) else {
      let told = inOrder.map { "'\(Self.name(of: $0))' in \(counts[$0, default: 0])" }
      warn(
        .severalCredentials,
        "Of \(requests) sample requests with credentials, which most carry together, none is in all: "
          + "\(told.joined(separator: ", ")); the client sends '\(first.name)' alone",
        at: first.location)
      return
    }
    join(parts, at: first.location)
  }

  /// What identifies a credential: the header, and for `Authorization` what kind of value it has.
  private static func key(_ scheme: AuthenticationScheme) -> String {
    guard scheme.name.lowercased() == "authorization" else { return scheme.name.lowercased() }
    return scheme.kind == .basic ? "authorization basic" : "authorization"
  }

  private static func name(of key: String) -> String {
    key.hasPrefix("authorization") ? "Authorization" : key
  }

  /// A sample request with the headers that prove who calls.
  private struct ShownCredentials {
    var node: Int
    var schemes: [AuthenticationScheme]
    var location: SourceLocation
    /// Whether it stands in a program, of whose headers only `Authorization` is read.
    var isOfProgram: Bool
  }

  /// The sample requests that carry a credential of some, with all that they carry.
  private func shownCredentials(with wanted: [AuthenticationScheme]) -> [ShownCredentials] {
    let names = wanted.map { $0.name.lowercased() }
    let keys = Set(wanted.map(Self.key))
    let shown = outline.nodes.concurrentMap { node in
      node.blocks.compactMap { block -> ShownCredentials? in
        guard case .code(let code) = block else { return nil }
        // Few blocks have the name, or a command's option for credentials; the others need not be taken apart.
        let text = code.text
        guard text.contains(" -u") || text.contains("--user") || Self.holds(names, text),
          let sample = CredentialSample(code), sample.isRequest
        else { return nil }
        let schemes = Self.credentials(in: sample)
        guard schemes.contains(where: { keys.contains(Self.key($0)) }) else { return nil }
        return ShownCredentials(
          node: node.id, schemes: schemes, location: code.location, isOfProgram: sample.isOfProgram)
      }
    }.flatMap { $0 }
    // What is not read in a program is not missing there.
    let commands = shown.filter { !$0.isOfProgram }
    return commands.isEmpty ? shown : commands
  }

  private static func holds(_ names: [String], _ text: String) -> Bool {
    let lower = text.lowercased()
    return names.contains { lower.contains($0) }
  }

  /// The headers of a request that prove who calls, those that only say who it is among them, in their order.
  private static func credentials(in sample: CredentialSample) -> [AuthenticationScheme] {
    let schemes = schemes(in: sample).filter { $0.kind != .query }
    let secrets =
      schemes.filter { $0.kind == .header }.map(\.name)
      + sample.headers.map(\.name).filter { CredentialNames.mayHoldSecret($0) }
    let callers = sample.headers.filter { header in
      (CredentialNames.namesCaller(header.name, beside: secrets)
        || CredentialNames.mayHoldSecret(header.name))
        && !schemes.contains { $0.name == header.name }
    }
    guard !callers.isEmpty else { return schemes }
    let all =
      schemes
      + callers.map {
        AuthenticationScheme(kind: .header, name: $0.name, location: $0.location)
      }
    // As the request has them.
    let order = sample.headers.map { $0.name.lowercased() }
    return all.enumerated().sorted { lhs, rhs in
      let left = order.firstIndex(of: lhs.element.name.lowercased()) ?? order.count
      let right = order.firstIndex(of: rhs.element.name.lowercased()) ?? order.count
      return left == right ? lhs.offset < rhs.offset : left < right
    }.map(\.element)
  }

  // MARK: The scheme that comes of it

  /// Puts the scheme of several parts where the first of them stands, and takes away what is a part of it now.
  mutating func join(_ parts: [AuthenticationScheme], at location: SourceLocation?) {
    // One header has one of them: "Basic …" and "Bearer …" are two ways.
    let headers = parts.filter { $0.kind != .query }.map { $0.name.lowercased() }
    guard Set(headers).count == headers.count else { return }
    let keys = Set(parts.map(Self.key))
    let isKnown = schema.authentication.contains { scheme in
      scheme.kind == .together && keys.isSubset(of: scheme.pieces.map(Self.key))
    }
    // Nobody offers more ways than these, and each of them is held against all others.
    if isKnown || schema.authentication.count > 100 { return }
    let index =
      schema.authentication.firstIndex { keys.contains(Self.key($0)) }
      ?? schema.authentication.count
    schema.authentication.insert(.together(parts, at: location), at: index)
    schema.authentication.removeAll { scheme in
      scheme.kind == .together
        ? scheme.pieces.count < parts.count && keys.isSuperset(of: scheme.pieces.map(Self.key))
        : keys.contains(Self.key(scheme))
          && (scheme.kind != .query || parts.contains { $0.kind == .query })
    }
    noteSchemes()
    // A sample's value is nobody's to send.
    schema.requestHeaders.removeAll { keys.contains($0.name.lowercased()) }
  }
}
