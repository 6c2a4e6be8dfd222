import APISchema
import SlateDiagnostics
import SlateReference

/// Reads an API's shape out of its reference.
///
/// It never fails: what it does not understand it leaves out and says so in a diagnostic.
public struct SchemaExtractor: Sendable {
  /// What a caller may set.
  public struct Options: Sendable {
    /// The API's name, where a person corrects the one in the title.
    public var apiName: String?

    /// Where relative links of the prose lead: an absolute URL. Without it their text stays and the link goes.
    public var documentationURL: String?

    /// Creates options.
    public init(apiName: String? = nil, documentationURL: String? = nil) {
      self.apiName = apiName
      self.documentationURL = documentationURL
    }
  }

  private let options: Options

  /// Creates an extractor.
  public init(options: Options = Options()) { self.options = options }

  /// Reads `reference`.
  ///
  /// - Returns: The schema, what is to be said about the reference, in the order of its pages, and how much of it
  ///   became schema.
  public func extract(_ reference: Reference) -> (
    schema: APISchema, diagnostics: [Diagnostic], coverage: Coverage
  ) {
    var extraction = Extraction(reference: reference, options: options)
    extraction.run()
    return (extraction.schema, extraction.diagnostics, extraction.coverage)
  }
}

/// The work of one run: what is known so far, rule after rule.
struct Extraction {
  let reference: Reference
  let options: SchemaExtractor.Options
  var outline: Outline
  var apiWords: Words

  var schema: APISchema
  var diagnostics: [Diagnostic] = []
  /// What became schema, once all else is done.
  var coverage = Coverage()

  /// The tables of each section, by its index in the outline.
  var tables: [[TableReading]] = []
  /// The tables before the first heading of a page, by its index.
  var looseTables: [Int: [TableReading]] = [:]
  /// Tables of parameters that many operations take.
  var commonParameters: [CommonParameters] = []
  /// The sections whose heading stands above the endpoints of several operations, and names none.
  var recurringLabels: Set<Int> = []
  /// The titles of operations before labels on their own level, by these labels.
  var titlesBesideLabels: [Int: Int] = [:]
  /// The sections that say what an operation does, above a heading that is its endpoint.
  var titledEndpoints: Set<Int> = []
  /// The endpoints that stand below each heading that names an operation, by their index.
  var sitesOfOwner: [Int: [Int]] = [:]
  /// Rows that describe what another row, or a sample, describes too, with the place of that one.
  var mergedRows: [SourceLocation: SourceLocation] = [:]
  /// How each sample read that was reported on, by where its text begins.
  var sampleOutcomes: [SourceLocation: SampleOutcome] = [:]

  /// Where endpoints are declared.
  var sites: [EndpointSite] = []
  /// What holds the attribute that a model was first seen under, and what holds that.
  var ownersOfNested: [String: (owner: String, qualifier: Words)] = [:]
  /// The models of completed bodies with what they should be called.
  var completedBodies: [(model: String, words: Words)] = []
  /// What the objects inside of an answer are called by the heading of the table that describes them.
  var namesOfHeldObjects: [SourceLocation: Words] = [:]
  /// Paths of requests that nothing in their section says the method of.
  var pathsWithoutMethod: [PathWithoutMethod] = []
  /// The sections of the operations that are left out for that.
  var sectionsWithoutMethod: Set<Int> = []
  /// Sections that have the endpoint of another one by mistake.
  var repeatedEndpoints: [RepeatedEndpoint] = []
  /// The site of the operation that a section belongs to.
  var siteOfNode: [Int: Int] = [:]
  /// Tables of attributes outside operations, by the section that holds them.
  var shapes: [Int: ShapeSite] = [:]
  /// The sections of ``shapes`` by the sections that name them.
  var shapesByOwner: [Int: [Int]] = [:]
  /// The sections of ``shapes`` in reading order.
  var shapeOrder: [Int] = []
  /// The sections of shapes that other tables of their operation name, by the operation's site.
  var partsOfSite: [Int: OperationParts] = [:]
  /// Sections that describe an object by its difference from another's.
  var variants: [Int: ModelVariant] = [:]
  /// The sections of variants whose attributes are being collected.
  var openVariants: Set<Int> = []
  /// How many attributes variants have from others.
  var inheritedCount = SharedCount()
  /// Where among the blocks of the section that was asked for last its tables stand.
  var knownTables: (node: Int, places: [SourceLocation: Int])?
  /// The tables of a section behind the sample of an answer; remembered, since each of its tables asks.
  var knownSecondTables: (node: Int, places: Set<SourceLocation>)?
  /// The tables inside of operations that describe what a caller sends.
  var parameterTables: Set<SourceLocation> = []
  /// Tables of operations that tell again what a sample shows to come back.
  var answerTables: Set<SourceLocation> = []
  /// The models that such tables have described.
  var describedAnswers: Set<String> = []
  /// The objects that samples in long sections show: each of their tables asks.
  var shownObjects: [Int: ShownObject] = [:]
  var unlistedMembers = UnlistedMembers()
  /// What the answers of operations show, once a table without a sample asks for it.
  var answeredObjects: AnsweredObjects?
  /// The alternatives to the table of a section, until all sections are read.
  var alternatives: [Int: [[FieldRow]]] = [:]
  /// The tables of the section that was asked for last that are alternatives to those before them.
  var knownAlternatives: (node: Int, tables: Set<SourceLocation>)?
  /// Sections that describe a value which is no object, by what says what it is.
  var plainSections: [Int: FieldRow] = [:]
  /// Those whose type is being read.
  var openPlainSections: Set<Int> = []
  /// Shapes that have the rows of those that they are made of.
  var settledWholes: Set<Int> = []
  /// Lists of the values of an attribute, by the section that holds them, and those of them that were placed.
  var valueLists: [Int: [ValueList]] = [:]
  var placedValueLists: Set<SourceLocation> = []
  /// Tables of values, by the section that holds them; the value is the enumeration's name.
  var valueTables: [Int: String] = [:]
  /// Names of models and enumerations in use, each with what it stands for.
  var typeNames = UsedNames()
  /// Models that were built from a shape, by section and role.
  private(set) var builtShapes = ModelsOfShapes()
  /// The shape that each model of a response was built from.
  private(set) var shapeOfModel: [String: Int] = [:]
  /// Index of each model in the schema, by name.
  var modelIndex: [String: Int] = [:]
  var enumerationIndex: [String: Int] = [:]
  /// The sample value of each property, by model and name: later rules compare with it.
  var propertySamples = PropertyTable<SampleValue>()
  /// Folded names of resources, the longest spelling first, each with its model.
  var resourceNames: [String: String] = [:]
  /// Index of each group in the schema, by id.
  var groupIndex: [String: Int] = [:]
  /// The models of the groups.
  var groupModels: Set<String> = []
  /// The models of the objects that hold a model as their attributes, by that.
  var resourceObjects: [String: String] = [:]
  /// The same by the last word of their names.
  var groupModelsByLastWord: [String: Set<String>] = [:]
  /// What the descriptions of each section's rows say, until somebody asks for it.
  var rowDescriptions: [[RowDescription?]] = []
  /// What the blocks of code in sections show, by where their texts begin.
  var codeReadings: [SourceLocation: CodeReading] = [:]
  /// Whether the shell's requests prove who calls, but for the few that need not.
  var shellIsAuthorized = false
  /// Where the rows of the operation lead whose tables were asked for last.
  var knownRowTargets: (EndpointSite.Declared, RowTargets)?
  /// The keys of the samples of the operation that was asked for last.
  var knownShownKeys: (EndpointSite.Declared, ShownKeys)?
  /// The names of the keys that the samples of an operation answer with, folded, and which operation's they are.
  var knownAnsweredNames: (site: EndpointSite.Declared, names: Set<String>)?
  /// The sections below one section that a line announces an attribute's object for, by the attribute's name.
  var knownAnnouncements: (node: Int, sections: [String: Int])?
  /// What is known of models' attributes, by the models' names.
  var knownProperties: [String: KnownProperties] = [:]
  /// Where each resource is got.
  var resourcePaths = ResourcePaths([])
  /// The sections whose shapes and values can be asked for by name.
  var namedSections = NamedSections()
  /// The enumerations by their values and by what they are called.
  var knownEnumerations = EnumerationIndex()
  /// The section of each group, by the group's id.
  var groupNodes: [String: Int] = [:]
  /// Response headers whose type waits for the names of models.
  var pendingResponseHeaders: [(header: Int, sentence: String)] = []
  /// The names of the headers that are known, in lower case.
  var requestHeaderNames: Set<String> = []
  var responseHeaderNames: Set<String> = []
  /// The ways to prove who calls, by kind and name in lower case.
  var knownSchemes: [String: Int] = [:]
  /// What the endpoints call the parts of their paths that may be left out, once somebody asks.
  var optionalSegments: Set<String>?
  /// The endpoints' paths in order, and the URLs of those with a host, once somebody asks.
  var declaredURLs: DeclaredURLs?
  /// The kinds and names of what is sent with others to prove who calls.
  var partKeys: Set<String> = []
  /// Tables outside of operations that list nothing but the headers by which callers prove who they are.
  var credentialTables: Set<SourceLocation> = []
  /// The path that all endpoints share, where a list gives that in place of a server.
  var relativeBase: String?
  /// The server that a sentence names without any mark.
  var unmarkedServer: Server?
  /// The form that most dates in samples have.
  var knownDateFormat: ValueType.DateFormat?
  /// Whether the reference says that links to pages stand in a header.
  var namesLinkHeader = false
  /// Attributes that samples show with values of several kinds.
  var mixedProperties = PropertyTable<Void>()
  /// The words for the answers that each model of one was read from, without "response".
  var answerWords: [String: [Words]] = [:]
  /// Models that samples of answers show, by their keys in order.
  var modelsByKeys: [String: [String]] = [:]
  /// Sections that describe objects, by the attributes of these in alphabetical order; nil where there are several.
  var sectionsByRows: [String: Int?] = [:]
  /// What the objects of models call their kind: `books` in `{"type": "books", "attributes": {…}}`.
  var resourceKinds: [String: String] = [:]
  /// Models made from samples, by attribute and shape.
  var inferredModels: [ModelSignature: String] = [:]
  /// Models made from samples that several resources share, with the words for a name that belongs to none.
  var sharedModels: [String: Words] = [:]
  /// Models of resources that no table describes: samples of their operations add to them.
  var sampledResources: Set<String> = []
  /// Where what these show is asked for.
  var sampledPaths: [String: ResourceCollection] = [:]
  /// Sections that show requests which the API sends to its reader.
  var sectionsOfCallbacks: Set<Int> = []
  /// What such a request carries, where a request shows it.
  var payloadsOfCallbacks: [Int: ShownObject] = [:]
  /// The hosts of sections about what callers send, once somebody asks.
  var hostsOfOthers: Set<String>?
  /// What all paths begin with up to a version, and names no resource: `/depot/v1`.
  var pathBase = ""
  /// Which sections are about what the API sends to its reader, once somebody asks.
  var knownCallbacks: ToldCallbacks?
  /// The groups, and whether their operations show other objects than their models; remembered, since each asks.
  var contradictedModels: [String: Bool] = [:]
  /// The endpoints of each group that answer with its objects, once somebody asks.
  var readingSites: [String: [Int]]?
  /// Models that nested lists tell of: their items are marked as required or optional.
  var listModels: Set<String> = []
  /// The request's twin of a response's model, by its name.
  var requestTwins: [String: String] = [:]
  /// Models that hold what another operation takes, with that operation's id.
  var linkedBodies: [(model: String, operation: String)] = []
  /// What samples show of the bodies that refer to another operation's, by their models.
  var linkedSamples: [String: [SampleValue.Member]] = [:]
  /// What the samples of each operation's response show, by its index in the schema.
  var responseValues: [(operation: Int, values: [SampleValue])] = []
  /// What the sample of each operation's request shows, by its index in the schema.
  var sentMembers: [(operation: Int, members: [SampleValue.Member])] = []
  /// The bodies that no table describes, as their samples show them, by the operation's index in the schema.
  var sampledBodies: [(operation: Int, members: [SampleValue.Member])] = []
  /// The row that describes the whole body of the operation at hand, which is no object.
  var wholeRow: FieldRow?
  /// The rows whose type says that null may stand among the elements.
  var rowsWithNullElements: Set<SourceLocation> = []
  /// What links to a section become.
  var linkTargets: [String: String] = [:]

  /// What models must share to be one.
  struct ModelSignature: Hashable {
    var attribute: String
    var role: Model.Role
    var names: [String]
    var types: [ValueType]
  }

  init(reference: Reference, options: SchemaExtractor.Options) {
    self.reference = reference
    self.options = options
    outline = Outline(reference)
    outline.settleLanguages()
    outline.divideAnswers()
    let title = reference.frontMatter.title?.value ?? outline.nodes.first?.heading.text ?? "API"
    let name = options.apiName ?? APIName.read(title, of: reference, outline)
    apiWords = Words(name)
    schema = APISchema(title: title, name: name)
  }

  mutating func run() {
    schema.pages = reference.pages.map { page in
      PageSummary(
        name: page.name, file: page.file, title: page.sections.first?.heading.text ?? page.name)
    }
    readSections()
    findEndpoints()
    findSampledEndpoints()
    reportCrowds()
    reportRepeatedEndpoints()
    adoptShownTemplates()
    markAnswersOfLibraries()
    markRequestBodies()
    readResponseHeaderTables()
    readConnection()
    separatePathsWithoutMethod()
    reportUnreadStreams()
    nameAfterServer()
    findShapes()
    nameGroupsAndOperations()
    resourcePaths = ResourcePaths(sites)
    nameModels()
    prepareLinks()
    readValueTables()
    readPlainValues()
    namedSections = NamedSections(
      outline, shapes: shapes, valueTables: valueTables, siteOfNode: siteOfNode,
      tables: tables)
    readIntroduction()
    buildModels()
    noteDescribedModels()
    buildSampledResources()
    buildOperations()
    buildShownCallbacks()
    takeSameBodies()
    addCommonParameters()
    takeShownSignatures()
    takeConstantHeaders()
    takeMediaTypes()
    buildLeftLists()
    readErrors()
    // Nobody asks for the others any more, and the schema grows.
    codeReadings = codeReadings.filter { sampleOutcomes[$0.key] == nil && $0.value.sample != nil }
    rowDescriptions = []
    shownObjects = [:]
    answeredObjects = nil
    mergeEqualEnumerations()
    shareEnumerations()
    forgetSettledTypes()
    shareTypesOfSameNames()
    holdAgainstSamples()
    admitNullElements()
    completeSampledRequests()
    mergeEqualModels()
    renameSharedModels()
    addRequestTwins()
    separateOneWayAttributes()
    readBodyEncodings()
    findPages()
    unwrapAnswers()
    putRelativeBaseBeforePaths()
    reportUnlistedMembers()
    countCoverage()
    diagnostics = Self.sorted(diagnostics)
  }

  mutating func setModel(_ name: String?, of shape: ShapeKey) {
    if let old = builtShapes[shape] { shapeOfModel[old] = nil }
    builtShapes[shape] = name
    guard let name else { return }
    if shape.role == .response { shapeOfModel[name] = shape.node }
  }

  mutating func setModel(_ name: String?, ofGroupAt index: Int) {
    schema.groups[index].model = name
    guard let name else { return }
    groupModels.insert(name)
    if let last = Words(name).words.last { groupModelsByLastWord[last, default: []].insert(name) }
  }
}
