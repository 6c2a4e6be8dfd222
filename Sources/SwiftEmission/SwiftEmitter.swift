import APISchema
import SlateDiagnostics

/// Turns a schema into the source files of a Swift client.
///
/// The output follows from the schema and the options alone: no clock, no file system, no order of a
/// hash table. Whatever the schema holds, what comes out is Swift that parses, and text of the
/// reference stays inside comments and string literals. What cannot be expressed is left out, or given
/// a wider type, with a diagnostic.
public struct SwiftEmitter: Sendable {
  /// What the caller decides about the output.
  public var options: EmissionOptions

  /// How the first line of every generated file begins: what has it may be overwritten by a later run.
  public static let headerPrefix = GeneratedHeader.text

  /// Creates an emitter.
  public init(options: EmissionOptions) {
    self.options = options
  }

  /// The client's files: the shared one first, then one for each page in the schema's order.
  public func emit(_ schema: APISchema) -> (files: [GeneratedFile], diagnostics: [Diagnostic]) {
    let plan = EmissionPlan(schema, options: options)
    let client = ClientName.resolved(options, apiName: schema.name)
    var files = [
      GeneratedFile(
        path: sharedFileName(clientName: client, pages: schema.pages.map(\.name)),
        contents: plan.sharedFile())
    ]
    let names = fileNames(pages: schema.pages.map(\.name))
    let contents = schema.pages.concurrentMap { plan.file(for: $0) }
    files += zip(names, contents).map { GeneratedFile(path: $0, contents: $1) }
    return (files, plan.diagnostics)
  }
}

/// A file that the emitter makes.
public struct GeneratedFile: Hashable, Sendable {
  /// Its path, relative to the output folder: `Services.swift`.
  public var path: String
  /// All of its text.
  public var contents: String

  /// Creates a file.
  public init(path: String, contents: String) {
    self.path = path
    self.contents = contents
  }
}

/// What a caller decides about the Swift that comes out.
public struct EmissionOptions: Hashable, Sendable {
  /// Who may use the generated declarations.
  public enum AccessLevel: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everyone.
    case `public`
    /// The modules of the package that the files are part of.
    case package
    /// The module that the files are part of.
    case `internal`
  }

  /// The module that the files will be part of. No type takes its name, which would hide the module.
  public var moduleName: String

  /// The name of the client type; nil for the API's name with `Client` behind it.
  public var clientName: String?

  /// The access level of every generated declaration that is not an implementation detail.
  public var accessLevel: AccessLevel

  /// Creates options.
  public init(
    moduleName: String, clientName: String? = nil, accessLevel: AccessLevel = .public
  ) {
    self.moduleName = moduleName
    self.clientName = clientName
    self.accessLevel = accessLevel
  }
}
