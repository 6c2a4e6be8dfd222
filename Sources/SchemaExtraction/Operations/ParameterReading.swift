import APISchema
import SlateDiagnostics
import SlateReference

/// What is known of an operation's parameters while its tables are read.
struct ParameterReading {
  let site: EndpointSite
  /// What the samples show of the body.
  let body: SampleValue?
  let bodyMembers: [String: SampleValue.Member]
  /// The members of the body that only some samples send.
  let sometimes: Set<String>
  /// The other operations whose endpoints stand below the same heading.
  let others: [EndpointSite]
  let alternatives: AlternativeParameters
  let context: FieldContext
  private let samples: [Sample]

  var path: PathClaims
  /// The parameters of the query and the headers.
  var query: [Parameter] = []
  var bodyTables: [BodyTable] = []
  var sectionOfRow: [SourceLocation: Int] = [:]
  /// Nobody asks for it where no table has parameters.
  lazy var evidence = Extraction.PlaceEvidence(site, samples: samples, body: body)
  lazy var showsCredential = samples.contains {
    $0.kind == .request && Extraction.isAuthorized($0)
  }

  init(
    _ site: EndpointSite, samples: [Sample], body: SampleValue?, sometimes: Set<String>,
    others: [EndpointSite], _ alternatives: AlternativeParameters, in context: FieldContext
  ) {
    self.site = site
    self.samples = samples
    self.body = body
    self.sometimes = sometimes
    self.others = others
    self.alternatives = alternatives
    self.context = context
    bodyMembers = body?.members?.byName ?? [:]
    path = PathClaims(site.template)
  }

  /// The names of what tables describe outside of the path.
  func describedNames(besides body: [Parameter]) -> Set<String> {
    Set(query.map(\.name)).union(body.map(\.name))
  }
}

/// Which rows describe the parameters of a path.
struct PathClaims {
  /// As the template spells them.
  let names: [String]
  private(set) var described: [String: Parameter] = [:]
  /// The described ones that the template forgot.
  private(set) var forgotten: [Parameter] = []
  /// What rows call the parameters that stand in the path as values.
  var foundNames: [(old: String, new: String)] = []

  init(_ template: PathTemplate) { names = template.parameters.map(\.name) }

  var areAllDescribed: Bool { names.allSatisfy { described[$0] != nil } }

  mutating func add(_ parameter: Parameter) {
    described[parameter.name] = parameter
    if !names.contains(parameter.name) { forgotten.append(parameter) }
  }
}

/// A table of parameters.
struct ParameterTable {
  let node: Int
  let rows: [FieldRow]
  let names: Set<String>
  /// Where its heading says that its rows go; nil where it does not say.
  let place: Parameter.Place?
  /// Whether its rows may call the parameters of the path by their places.
  let isOfPath: Bool
  /// A word that says what may be left out says of the rest that it is needed: whether there is none.
  let isUnmarked: Bool

  init(_ rows: [FieldRow], in node: Int, place: Parameter.Place?, of site: EndpointSite) {
    self.node = node
    self.rows = rows
    self.place = place
    names = Set(rows.map(\.name))
    isOfPath = place == .path || !site.template.renamings.isEmpty
    isUnmarked = !rows.contains { $0.required != nil || $0.requiredInProse == true }
  }
}
