import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Makes one group for each resource, and names the operations inside it.
  mutating func nameGroupsAndOperations() {
    var groupOfNode: [Int: String] = [:]
    var usedGroups: Set<String> = []
    var usedNames: Set<String> = []
    let holders = Set(sites.flatMap { [$0.owner] + outline.ancestors(of: $0.owner) })
    for index in sites.indices {
      let node = groupNode(of: sites[index], holders: holders)
      if groupOfNode[node] == nil {
        let heading = outline.nodes[node].heading
        let words = groupWords(heading)
        let name = words.isLatin ? words : pathWords(of: sites[index])
        let id = Self.unique(name.lowerCamel, in: &usedGroups)
        groupOfNode[node] = id
        add(
          OperationGroup(
            id: id, title: heading.text, page: page(of: node).name, location: heading.location))
        groupNodes[id] = node
      }
      sites[index].group = groupOfNode[node] ?? ""
    }
    let subjects = OperationSubjects(sites)
    let alternatives = alternativePaths()
    let usages = Dictionary(grouping: sites.lazy.filter { !$0.isStream }) { site in
      "\(site.group) \(site.method) \(site.template.path)"
    }
    for index in sites.indices {
      let site = sites[index]
      let usage = "\(site.group) \(site.method) \(site.template.path)"
      sites[index].name = operationName(
        of: site, subjects, isOneUsage: usages[usage, default: []].count > 1,
        isAlternative: alternatives.contains(index),
        used: &usedNames)
    }
  }

  /// The sites that one line declares with different paths: these tell them apart.
  private func alternativePaths() -> Set<Int> {
    let lines = Dictionary(grouping: sites.indices) { index in
      "\(sites[index].owner) \(sites[index].location.line)"
    }
    var alternatives: Set<Int> = []
    for indices in lines.values
    where indices.count > 1 && Set(indices.map { sites[$0].template.path }).count == indices.count {
      alternatives.formUnion(indices)
    }
    return alternatives
  }

  /// The resource's section: the highest one that the operation stands in.
  ///
  /// A heading that only says "Endpoints", or one whose operations all stand below further headings, gathers
  /// resources and is none: then the section below it is asked, and so on down to the operation's own.
  ///
  /// - Parameter holders: The sections that operations stand in.
  private func groupNode(of site: EndpointSite, holders: Set<Int>) -> Int {
    let above = outline.ancestors(of: site.owner)
    return above.last { !gathersResources($0, holders: holders) } ?? above.first ?? site.owner
  }

  private func gathersResources(_ node: Int, holders: Set<Int>) -> Bool {
    if outline.nodes[node].words.words.allSatisfy({ Self.gatheringWords.contains($0) }) {
      return true
    }
    guard siteOfNode[node] == nil else { return false }
    let children = outline.nodes[node].children
    return children.allSatisfy { siteOfNode[$0] == nil }
      && children.count { holders.contains($0) } > 1
  }

  /// Words of headings that stand above resources and name none.
  private static let gatheringWords: WordSet = [
    "api", "apis", "rest", "http", "endpoint", "endpoints", "method", "methods", "reference",
    "resource", "resources", "operations", "the", "v1", "v2", "v3", "v4",
  ]

  private func groupWords(_ heading: Heading) -> Words {
    let words = Words(heading.text).dropping(lastIn: [
      "api", "endpoints", "resource", "operations", "methods",
    ])
    .dropping(prefix: apiWords)
    .dropping(prefix: Words("resource"))
    return words.isEmpty ? Words("operations") : words
  }

  /// The resource that a path names first, in place of a heading in letters that no path is written in.
  private func pathWords(of site: EndpointSite) -> Words {
    let segments = site.template.path.parts(separatedBy: UInt8(ascii: "/"))
    let isBase: (Substring) -> Bool = { segment in
      Self.gatheringWords.contains(segment.lowercased())
        || segment.hasPrefix("v") && segment.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
    }
    let resource = segments.first { !$0.contains("{") && !isBase($0) }
    return resource.map { Words($0) } ?? Words("operations")
  }

  private static func unique(_ name: String, in used: inout Set<String>) -> String {
    let name = name.isEmpty ? "operations" : name
    if used.insert(name).inserted { return name }
    var number = 2
    while !used.insert(name + String(number)).inserted { number += 1 }
    return name + String(number)
  }

  /// What an operation does, in one word where the method and the path say it, else in its heading's.
  ///
  /// - A literal behind the last parameter is an action or a part of the resource: `…/{uuid}/stop/` is `stop`.
  /// - `GET` on a resource is `get`, on a collection `list`; a stream on a collection is what the heading says.
  /// - `PATCH` and `PUT` are `update`; `POST` and `DELETE` take the heading's verb: create, add, terminate, remove.
  /// - Several operations with one method and path are told apart by their headings.
  ///
  /// What is done to another thing than the group's has that thing behind it: `orders.getBook`.
  private func operationName(
    of site: EndpointSite, _ subjects: OperationSubjects, isOneUsage: Bool,
    isAlternative: Bool,
    used: inout Set<String>
  ) -> String {
    let group = site.group
    let segments = site.template.path.parts(separatedBy: UInt8(ascii: "/")).map(String.init)
    let title = outline.nodes[site.owner].heading.text
    // A heading that is the endpoint itself has a method in front, and no verb.
    let isEndpoint = DeclaredEndpoint(in: title) != nil
    let heading = Words(title)
    var verb = isEndpoint ? nil : verb(of: heading)
    // "Deregister a device" at `/device/deregister`: the path says that it is a verb.
    if verb == nil, site.method != "GET", let first = heading.words.first, segments.count > 1,
      Words.singular(of: first) == first,
      first == segments.last.map({ Words($0).folded })
    {
      verb = first
    }
    // "Force Close" at `/forceclose`: an action that the path and the heading spell the same.
    if verb == nil, site.method != "GET", heading.words.count == 2, !isEndpoint,
      heading.folded == segments.last.map({ Words($0).folded }),
      heading.folded != Words(group).folded
    {
      verb = heading.lowerCamel
    }
    let endsWithParameter = segments.last?.hasPrefix("{") ?? false
    let lastParameter = segments.lastIndex { $0.contains("{") }
    // A parameter that the path begins with, such as an account, is no member of what stands behind it.
    let isScope = lastParameter == segments.startIndex && segments.count > 2
    let behind = isScope ? [] : lastParameter.map { segments[($0 + 1)...] } ?? []
    let isSubcollection =
      behind.count == 1
      && Words(behind[behind.startIndex]).singular.folded
        == groupWords(heading: group).singular.folded
      || behind.count == 1 && isResourceOfGroup(behind[behind.startIndex], group: group)
    var candidates: [String] = []
    if isAlternative, let last = segments.last(where: { !$0.contains("{") }) {
      candidates.append(Words(last).lowerCamel)
    }
    if isOneUsage, !isEndpoint, heading.isLatin {
      let rest = verb == nil ? heading.words[...] : heading.words.dropFirst()
      let telling = rest.filter { !Words.articles.contains($0) }
      candidates.append(Words(words: (verb.map { [$0] } ?? []) + telling).lowerCamel)
    }
    if !behind.isEmpty, !isSubcollection {
      let part = Words(behind.joined(separator: " "))
      if site.method != "GET", behind.count == 1, let verb, part.singular != part,
        !part.words.contains(verb)
      {
        // "Send a message" at `/talk/{id}/messages`; "Update the tracks" keeps them many.
        let isMany = part.words.last.map { heading.words.contains($0) } ?? false
        candidates.append(Words(words: [verb] + (isMany ? part : part.singular).words).lowerCamel)
      }
      candidates.append(part.lowerCamel)
      if let verb, !heading.isLatin {
        candidates.append(Words(words: [verb] + part.words).lowerCamel)
      }
    } else if site.isStream {
      if let first = heading.words.first { candidates.append(Self.verbs[first] ?? first) }
    } else {
      switch (site.method, endsWithParameter) {
      case ("GET", true), ("HEAD", true): candidates.append("get")
      case ("GET", false), ("HEAD", false):
        if let verb, verb != "get", verb != "list" {
          candidates.append(verb)
        } else {
          candidates.append(verb == "get" && !namesSeveral(heading, site) ? "get" : "list")
        }
      case ("PATCH", _): candidates.append("update")
      case ("PUT", _): candidates.append(verb ?? "update")
      case ("POST", _):
        candidates.append(verb == "get" && namesSeveral(heading, site) ? "list" : verb ?? "create")
      case ("DELETE", _): candidates.append(verb ?? "delete")
      default: break
      }
    }
    if let verb, verb != heading.lowerCamel, heading.isLatin, behind.isEmpty, !isOneUsage,
      let plain = candidates.first,
      let other = subjects.other(than: group, of: site, heading: heading)
    {
      let action = plain == "get" ? verb : plain
      candidates.insert(Words(words: [action] + other).lowerCamel, at: 0)
    } else if behind.isEmpty, !isOneUsage, let verb,
      let kind = subjects.kind(of: site, heading: heading)
    {
      candidates.insert(Words(words: [verb] + kind).lowerCamel, at: 0)
    }
    if heading.isLatin {
      candidates.append(OperationSubjects.shortened(heading, group: group).lowerCamel)
    } else {
      let own = Words(group).singular.folded
      let literals = segments.filter { segment in
        !segment.contains("{") && Words(segment).singular.folded != own
          && !Self.gatheringWords.contains(segment.lowercased())
      }
      candidates.append(Words(literals.suffix(2).joined(separator: " ")).lowerCamel)
    }
    candidates.append(heading.lowerCamel)
    for candidate in candidates
    where !candidate.isEmpty && used.insert("\(group).\(candidate)").inserted {
      return candidate
    }
    let base = candidates.last { !$0.isEmpty } ?? site.method.lowercased()
    var number = 2
    while !used.insert("\(group).\(base)\(number)").inserted { number += 1 }
    return base + String(number)
  }

  /// The verb of a heading, in the word that names operations: a known one, or whatever stands before an article.
  func verb(of heading: Words) -> String? {
    guard let first = heading.words.first else { return nil }
    if let known = Self.verbs[first] ?? Self.verb(ofGerund: first) { return known }
    if let known = ForeignWords.verbs[first] ?? ForeignWords.verbs.part(of: first) { return known }
    guard heading.words.count > 2, ["a", "an", "the", "all"].contains(heading.words[1]) else {
      return nil
    }
    return first
  }

  /// "Get all kittens", "Get kittens": a verb for one, a noun for many.
  private func namesSeveral(_ heading: Words, _ site: EndpointSite) -> Bool {
    if !Set(heading.words).isDisjoint(with: ["all", "list", "every", "index"]) { return true }
    if heading.words.contains(where: { ForeignWords.verbs[$0] == "list" }) { return true }
    // "Get tags of a book": the tags are what is got.
    let noun = heading.words.dropFirst().prefix { !["of", "for", "in", "by", "from"].contains($0) }
    guard let last = noun.last ?? heading.words.last, Words.singular(of: last) != last else {
      return false
    }
    // "Get settings" may be one object: then its sample shows one.
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks
      where code.showsResponse && code.text.contains(where: { $0 == "{" || $0 == "[" }) {
        return code.text.first { !$0.isWhitespace } == "["
          || ([last] + Self.listNames).contains { code.text.contains("\"\($0)\": [") }
      }
    }
    return true
  }

  /// What an answer calls the list that it holds.
  private static let listNames = ["data", "items", "results", "result", "records", "list", "rows"]

  private func groupWords(heading group: String) -> Words { Words(group) }

  /// The verb that "Registering", "Removing" or "Stopping" is a form of.
  private static func verb(ofGerund word: String) -> String? {
    guard word.hasSuffix("ing") else { return nil }
    let stem = String(word.dropLast(3))
    return verbs[stem] ?? verbs[stem + "e"] ?? verbs[String(stem.dropLast())]
  }

  /// Whether a path's segment is the resource that a group is about: `trigger` for "Service triggers".
  private func isResourceOfGroup(_ segment: String, group: String) -> Bool {
    guard let node = groupNodes[group] else { return false }
    let segmentWord = Words(segment).singular.folded
    let titles = [node] + outline.nodes[node].children
    return titles.contains { title in
      siteOfNode[title] == nil
        && outline.nodes[title].words.singular.words.last == segmentWord
    }
  }

  /// Verbs as headings spell them, each with the word that names the operation.
  private static let verbs: [String: String] = [
    "list": "list", "lists": "list", "get": "get", "gets": "get", "retrieve": "get",
    "retrieves": "get",
    "fetch": "get", "show": "get", "view": "get", "read": "get", "create": "create",
    "creates": "create",
    "creating": "create", "add": "add", "adds": "add", "adding": "add", "update": "update",
    "updates": "update", "updating": "update", "edit": "update", "modify": "update",
    "change": "update",
    "replace": "replace", "delete": "delete", "deletes": "delete", "deleting": "delete",
    "remove": "remove", "removes": "remove", "removing": "remove", "terminate": "terminate",
    "destroy": "destroy", "cancel": "cancel", "archive": "archive", "register": "register",
    "unregister": "unregister", "search": "search", "send": "send", "upload": "upload",
    "listen": "listen", "subscribe": "subscribe", "watch": "watch", "stream": "stream",
    "revoke": "revoke", "import": "import", "export": "export", "generate": "generate",
    "refresh": "refresh", "authenticate": "authenticate", "exchange": "exchange",
    "all": "list", "set": "set", "enable": "enable", "disable": "disable", "start": "start",
    "stop": "stop", "check": "check", "validate": "validate", "verify": "verify",
    "confirm": "confirm", "approve": "approve", "reject": "reject", "accept": "accept",
    "decline": "decline", "open": "open", "close": "close", "connect": "connect",
    "disconnect": "disconnect", "activate": "activate", "deactivate": "deactivate",
    "submit": "submit", "assign": "assign", "attach": "attach", "detach": "detach",
    "refund": "refund", "capture": "capture", "redeem": "redeem", "calculate": "calculate",
    "initiate": "initiate", "place": "place", "resend": "resend", "publish": "publish",
    "suspend": "suspend", "resume": "resume", "pause": "pause", "restore": "restore",
    "reset": "reset", "invite": "invite", "block": "block", "unblock": "unblock", "lock": "lock",
    "unlock": "unlock", "install": "install", "uninstall": "uninstall", "download": "download",
    "insert": "insert", "save": "save", "query": "get", "querying": "get",
  ]
}
