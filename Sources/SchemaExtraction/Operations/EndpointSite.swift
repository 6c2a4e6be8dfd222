import APISchema
import SlateDiagnostics
import SlateReference

/// A place where the reference declares an endpoint.
struct EndpointSite {
  /// The section whose heading names the operation.
  var owner: Int
  /// The section that holds the declaration.
  var declaration: Int
  var method: String
  var template: PathTemplate
  var location: SourceLocation
  /// The group it belongs to, and its name in it.
  var group = ""
  var name = ""
  /// Whether its name begins with what is done.
  var isNamedByVerb = false
  /// Other sections that declare the same endpoint and say more about it.
  var furtherOwners: [Int] = []
  /// All sections that belong to the operation, the owner first.
  var sections: [Int] = []
  /// Whether it is a stream.
  var isStream = false
  /// Whether nothing but the URL of a WebSocket declares it.
  var isAddress = false
  /// Whether no place declares it: samples of requests show it.
  var isSampled = false
  /// Whether it stands in an overview alone, a table or a list of endpoints.
  var isListed = false
  /// Whether it stands in a sentence.
  var isMentioned = false
  /// Parameters of its path that stand there as values: a row may name them.
  var unwrittenNames: Set<String> = []
  /// Sections of another operation below the same heading whose tables of parameters are about this one, too.
  var sharedSections: [Int] = []
  /// The tables in its sections that are about other operations below the same heading.
  var othersTables: Set<SourceLocation> = []
  /// Whether so many others stand below the same heading that what it says of all is given to the first of them alone.
  var isInCrowd = false

  /// What no two of them have in common: a place may declare several.
  struct Declared: Equatable {
    var location: SourceLocation
    var method: String
    var path: String
  }
  var declared: Declared { Declared(location: location, method: method, path: template.path) }

  /// The sections whose tables of parameters are about it, in reading order.
  var sectionsOfParameters: [Int] {
    sharedSections.isEmpty ? sections : (sections + sharedSections).sorted()
  }

  /// Adds sections that it does not have yet.
  mutating func add(_ more: [Int]) {
    let known = Set(sections)
    sections += more.filter { !known.contains($0) }
  }

  /// Whether it does the same as another one with other things around it: `GET /books` and `GET /shelves/{id}/books`.
  func asksForTheSame(as other: EndpointSite) -> Bool {
    guard method == other.method, template.path != other.template.path else { return false }
    let own = template.path.parts(separatedBy: UInt8(ascii: "/"))
    let others = other.template.path.parts(separatedBy: UInt8(ascii: "/"))
    guard let name = own.last(where: { !$0.contains("{") }),
      name == others.last(where: { !$0.contains("{") })
    else { return false }
    return own.last?.contains("{") == others.last?.contains("{")
  }

  /// Whether its path has a parameter of a name.
  func declares(_ name: String) -> Bool { template.parameters.contains { $0.name == name } }
}

extension EndpointSite {
  /// Whether what it answers with are errors that somebody asked for: `/books/errors`.
  var isAboutErrors: Bool {
    Words(template.path).words.contains { $0 == "error" || $0 == "errors" }
  }
}
