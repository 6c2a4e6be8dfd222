import SlateReference

/// Groups whose headings are in letters that no path is written in: what their paths call them.
extension Extraction {
  /// The resource that a path names first, in place of a heading in letters that no path is written in.
  func pathWords(of site: EndpointSite) -> Words {
    Self.resources(inPath: site.template.path, behind: pathBase).first.map { Words($0) }
      ?? Words("operations")
  }

  /// The name of a group by its heading: in two scripts, "订单 Credit orders", the one that a path is written in; nil for a
  /// heading without such a word.
  static func latinName(_ words: Words, besides path: Words) -> Words? {
    if words.isLatin { return words }
    let spoken = words.inOneScript
    guard spoken.isLatin, !spoken.isEmpty, spoken.words.count < 5,
      spoken.singular.folded != path.singular.folded
    else { return nil }
    return spoken
  }

  /// What all paths begin with up to a version: `/depot/v1` names no resource, where each has one behind it.
  func commonPathBase() -> String {
    var base: String?
    for site in sites where !site.isStream {
      let own = Self.versionedBase(of: site.template.path)
      guard !own.isEmpty, base == nil || base == own else { return "" }
      base = own
    }
    return base ?? ""
  }

  /// The segments of a path that may name its resource.
  ///
  /// - Parameter base: What all paths begin with.
  static func resources(inPath path: String, behind base: String) -> [Substring] {
    let segments = path.parts(separatedBy: UInt8(ascii: "/"))
    var own = segments[...]
    if !base.isEmpty, path.hasPrefix(base + "/") {
      own = own.dropFirst(base.parts(separatedBy: UInt8(ascii: "/")).count)
    } else if let api = segments.prefix(3).lastIndex(where: { $0.lowercased() == "api" }) {
      // `/depot/api/v1/shelves`: who serves it.
      own = own.dropFirst(api + 1)
    }
    func named(_ segments: ArraySlice<Substring>) -> [Substring] {
      segments.filter { !$0.contains("{") && !isBase($0) }
    }
    let found = named(own)
    return found.isEmpty ? named(segments[...]) : found
  }

  /// What a path begins with up to a version that stands behind a word, `/depot/v1`; nothing where no resource follows.
  private static func versionedBase(of path: String) -> String {
    let segments = path.parts(separatedBy: UInt8(ascii: "/"))
    guard let version = segments.prefix(4).firstIndex(where: { isVersion($0) }), version > 0,
      segments[..<version].allSatisfy({ !$0.contains("{") }),
      segments[(version + 1)...].contains(where: { !$0.contains("{") && !isBase($0) })
    else { return "" }
    return segments[...version].map { "/" + $0 }.joined()
  }

  static func isVersion(_ segment: Substring) -> Bool {
    let number = segment.drop { $0 == "v" }
    return segment.first == "v" && !number.isEmpty && number.allSatisfy { $0.isNumber || $0 == "." }
  }

  /// Gives groups of several headings, which their paths call the same, the next word of these: `/shop/books` and
  /// `/shop/authors`.
  func nameApart(_ places: inout [GroupPlace]) {
    guard places.contains(where: \.isOfPath) else { return }
    // Two words are enough to tell them apart; what is left gets a number.
    for depth in 1...2 {
      var keys: [String: Set<String>] = [:]
      for place in places { keys[place.name.folded, default: []].insert(place.key) }
      let crowded = places.indices.filter {
        places[$0].isOfPath && keys[places[$0].name.folded, default: []].count > 1
      }
      if crowded.isEmpty { return }
      var next: [String: Set<String>] = [:]
      for index in crowded {
        let resources = Self.resources(inPath: sites[index].template.path, behind: pathBase)
        next[places[index].key, default: []].insert(
          resources.count > depth ? String(resources[depth]) : "")
      }
      for index in crowded {
        guard let words = next[places[index].key], words.count == 1, let word = words.first,
          !word.isEmpty
        else { continue }
        places[index].name = Words(word)
      }
    }
  }
}
