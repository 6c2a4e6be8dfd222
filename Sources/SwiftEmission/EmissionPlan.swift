import APISchema
import SlateDiagnostics

/// All that the emitters of single declarations have to know about the schema as a whole.
///
/// It is a class only so that each of them holds one reference in place of a dozen.
final class EmissionPlan: Sendable {
  /// The schema without what Swift could not express.
  let schema: APISchema
  /// What was found on the way.
  let diagnostics: [Diagnostic]
  /// The names of types, groups and operations.
  let names: SchemaNames
  /// How types are spelled.
  let types: SwiftTypes
  /// The access level with a space behind it; empty for `internal`, which needs no word.
  let access: String
  /// Attributes that are stored behind an array, because a struct cannot hold itself.
  let boxed: Set<PropertyPath>
  /// Models that a caller fills in: those of request bodies, and all that these hold.
  let inRequests: Set<String>

  /// The page that lists the error codes.
  let errorsPage: String?
  /// The files of the pages, by their names: of two pages with one name, `index.md` and `includes/_index.md`, the first one's
  /// file has what stands on both.
  let filesOfPages: [String: String]
  /// What stands on which page; an empty name for what stands on none that the schema lists.
  private let groupsByPage: [String: [OperationGroup]]
  private let modelsByPage: [String: [Model]]
  private let enumerationsByPage: [String: [Enumeration]]
  /// The operations of each group, by its id.
  let operationsByGroup: [String: [Operation]]
  /// The groups that have operations on other pages than their own, by these pages.
  let groupsByOtherPage: [String: [OperationGroup]]

  private let pageNames: [String: String]
  private let links: SymbolLinks

  /// The groups of a page; nil asks for those of no page that the schema lists.
  func groups(onPage page: String?) -> [OperationGroup] { groupsByPage[page ?? ""] ?? [] }

  /// The models of a page; nil asks for those of no page that the schema lists.
  func models(onPage page: String?) -> [Model] { modelsByPage[page ?? ""] ?? [] }

  /// The enumerations of a page; nil asks for those of no page that the schema lists.
  func enumerations(onPage page: String?) -> [Enumeration] { enumerationsByPage[page ?? ""] ?? [] }

  /// Prepares the emission of a schema.
  init(_ schema: APISchema, options: EmissionOptions) {
    let expressible = ExpressibleSchema(schema)
    self.schema = expressible.schema
    diagnostics = expressible.diagnostics
    names = SchemaNames(self.schema, options: options)
    types = SwiftTypes(names: names)
    access = options.accessLevel == .internal ? "" : options.accessLevel.rawValue + " "
    let graph = ModelGraph(self.schema)
    boxed = graph.boxed
    inRequests = graph.inRequests
    links = SymbolLinks(self.schema, names: names)
    let pages = Set(self.schema.pages.map(\.name))
    func known(_ page: String) -> String? { pages.contains(page) ? page : nil }
    groupsByPage = Dictionary(grouping: self.schema.groups) { known($0.page) ?? "" }
    modelsByPage = Dictionary(grouping: self.schema.models) { known($0.page) ?? "" }
    enumerationsByPage = Dictionary(grouping: self.schema.enumerations) { known($0.page) ?? "" }
    operationsByGroup = Dictionary(grouping: self.schema.operations, by: \.group)
    pageNames = Dictionary(
      self.schema.pages.map { ($0.file, $0.name) }, uniquingKeysWith: { first, _ in first })
    filesOfPages = Dictionary(
      self.schema.pages.map { ($0.name, $0.file) }, uniquingKeysWith: { first, _ in first })
    var groupsByOtherPage: [String: [OperationGroup]] = [:]
    for group in self.schema.groups {
      var seen: Set<String> = [group.page]
      for operation in operationsByGroup[group.id] ?? [] {
        guard let page = pageNames[operation.location.file], seen.insert(page).inserted else {
          continue
        }
        groupsByOtherPage[page, default: []].append(group)
      }
    }
    self.groupsByOtherPage = groupsByOtherPage
    let errorsFile = self.schema.errors.first?.location?.file
    errorsPage = self.schema.pages.first { $0.file == errorsFile }?.name
  }

  /// The operations of a group that stand in a page's file: those declared there, and on the group's own page
  /// also those that no page declares.
  func operations(of group: OperationGroup, on page: String?) -> [Operation] {
    let operations = operationsByGroup[group.id] ?? []
    return operations.filter { (pageNames[$0.location.file] ?? group.page) == (page ?? group.page) }
  }

  /// Markdown of the reference, safe for a comment, its links to other sections as links to symbols.
  func prose(_ markdown: String) -> String {
    links.resolved(in: CodeSpans.withoutSymbolLinks(SourceText.comment(markdown)))
  }

  /// The place that a declaration comes from, as a sentence of its documentation.
  func origin(_ title: String, _ location: SourceLocation?) -> String? {
    guard let location else { return nil }
    return "From “\(SourceText.commentLine(title))” in \(SourceText.commentLine(location.file))."
  }
}

/// An attribute of a model, by its name on the wire.
struct PropertyPath: Hashable {
  var model: String
  var property: String
}
