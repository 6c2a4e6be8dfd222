import APISchema
import Foundation
import SchemaExtraction
import SlateDiagnostics
import SlateGenerator
import SlateReference
import SwiftEmission

/// What no page of Markdown can show: faults of files, of the output folder, and of schemas that no reader makes.
enum Situations {
  /// What is said in the situation that a rule's section tells in a sentence; nil where it shows a page.
  static func diagnostics(of rule: DiagnosticRule) throws -> [Diagnostic]? {
    switch rule {
    case .fileTooLarge:
      read("# Books\n", limits: ReadingLimits(fileSize: 200), padding: 500)
    case .invalidUTF8: read("# Books \u{0}\n", replacing: 0, with: 0xFF)
    case .nulByte: read("# Books \u{0}\n")
    case .missingFile: try onDisk { $0.appending(path: "gone.md").path }
    case .notAFile: try onDisk { $0.path }
    case .tooManyDiagnostics:
      read(
        "# Books\n\n" + String(repeating: "> ", count: 200) + "deep\n",
        limits: ReadingLimits(diagnostics: 0))
    case .tooManyIncludes:
      read("# Books\n", limits: ReadingLimits(includes: 1), includes: ["books", "books"])
    case .unreadableFile: refused(by: LockedFolder())
    case .nestingTooDeep: read("# Books\n\n" + String(repeating: "> ", count: 200) + "deep\n")
    case .tableTooWide:
      read(
        Array(repeating: "name", count: 201).joined(separator: " | ") + "\n"
          + Array(repeating: "----", count: 201).joined(separator: " | ") + "\n")
    case .overlayWithoutReason:
      OverlayReader.read(
        text: "corrections:\n  - group: books\n    title: Books\n", file: "slate-generator.yaml",
        strict: true
      ).1
    case .overlayUnreadable:
      try onDisk(overlay: "gone.yaml") { $0.appending(path: "index.md").path }
    case .referenceNotNamed:
      try configured { folder throws(DiagnosticsError) in
        _ = try ConfigurationFile(path: folder.appending(path: "slate-generator.yaml").path)
          .requiredIndex()
      }
    case .referenceOutsidePackage:
      try configured("reference: ../index.md\n") { folder throws(DiagnosticsError) in
        _ = try ConfigurationFile(path: folder.appending(path: "slate-generator.yaml").path)
          .requiredIndex(inPackage: folder.path)
      }
    case .declaredOutputsUnreadable:
      try configured { folder throws(DiagnosticsError) in
        _ = try DeclaredOutputs(path: folder.appending(path: "outputs.txt").path)
      }
    case .outputNotGenerated, .outputNotWritten: try writing(rule)
    case .declaredOutputsUnreadable, .referenceNotNamed: try configuring(rule)
    default: emission(rule)
    }
  }

  // MARK: Files

  private static func read(
    _ page: String, limits: ReadingLimits = ReadingLimits(), includes: [String] = ["books"],
    padding: Int = 0, replacing byte: UInt8? = nil, with other: UInt8 = 0
  ) -> [Diagnostic] {
    let list = includes.map { "  - \($0)\n" }.joined()
    let index = "---\ntitle: Bookshop API\nincludes:\n\(list)---\n"
    var folder = MemoryFolder(["index.md": index, "includes/books.md": page])
    if padding > 0 {
      folder.files["includes/books.md"] = Array(repeating: UInt8(ascii: "a"), count: padding)
    }
    if let byte {
      folder.files["includes/books.md"] = Array(page.utf8).map { $0 == byte ? other : $0 }
    }
    return refused(by: folder, limits: limits)
  }

  private static func refused(
    by folder: some SourceFolder, limits: ReadingLimits = ReadingLimits()
  ) -> [Diagnostic] {
    let reader = ReferenceReader(limits: limits)
    return said { () throws(DiagnosticsError) in
      try reader.read(index: "index.md", in: folder).diagnostics
    }
  }

  private static func said(
    _ body: () throws(DiagnosticsError) -> [Diagnostic]
  ) -> [Diagnostic] {
    do throws(DiagnosticsError) {
      return try body()
    } catch {
      return error.diagnostics
    }
  }

  /// A folder in which another user's file lies.
  private struct LockedFolder: SourceFolder {
    func includeFiles() -> [String] { [] }

    func identity(of path: String) throws(SourceFolderError) -> String { path }

    func contents(of path: String, limit: Int) throws(SourceFolderError) -> [UInt8] {
      throw .unreadable("Permission denied")
    }
  }

  private static func onDisk(
    overlay: String? = nil, _ index: (URL) -> String
  ) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "situation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try ExampleReference.index.write(
      to: folder.appending(path: "index.md"), atomically: true, encoding: .utf8)
    let path = overlay.map { folder.appending(path: $0).path }
    let generator = SlateGenerator(
      options: SlateGenerator.Options(index: index(folder), overlay: path))
    let said = said { () throws(DiagnosticsError) in try generator.generate().diagnostics }
    return said.map { $0.without(folder) }
  }

  /// What is said about a folder that holds a configuration and nothing else.
  private static func configured(
    _ configuration: String = "clientName: Bookshop\n",
    _ body: (URL) throws(DiagnosticsError) -> Void
  ) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "situation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try configuration.write(
      to: folder.appending(path: "slate-generator.yaml"), atomically: true, encoding: .utf8)
    let said = said { () throws(DiagnosticsError) in
      try body(folder)
      return []
    }
    return said.map { $0.without(folder) }
  }

  private static func writing(_ rule: DiagnosticRule) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "situation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "BookshopClient.swift")
    try "let mine = 1\n".write(to: file, atomically: true, encoding: .utf8)
    let output = OutputFolder(path: (rule == .outputNotWritten ? file : folder).path)
    let said = said { () throws(DiagnosticsError) in
      try output.write([GeneratedFile(path: "BookshopClient.swift", contents: "")])
      return []
    }
    return said.map { $0.without(folder) }
  }

  private static func configuring(_ rule: DiagnosticRule) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "situation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "slate-generator.yaml")
    try "title: Bookshop\n".write(to: file, atomically: true, encoding: .utf8)
    let said = said { () throws(DiagnosticsError) in
      if rule == .referenceNotNamed {
        _ = try ConfigurationFile(path: file.path).requiredIndex()
      } else {
        _ = try DeclaredOutputs(path: folder.appending(path: "outputs.txt").path)
      }
      return []
    }
    return said.map { $0.without(folder) }
  }

  // MARK: Schemas

  private static func emission(_ rule: DiagnosticRule) -> [Diagnostic]? {
    guard let schema = schema(for: rule) else { return nil }
    return SwiftEmitter(options: EmissionOptions(moduleName: "Bookshop")).emit(schema).1
  }

  private static func schema(for rule: DiagnosticRule) -> APISchema? {
    let place = SourceLocation(file: "includes/books.md", line: 7)
    var schema = APISchema(title: "Bookshop API", name: "Bookshop")
    schema.servers = [Server(kind: .rest, url: "https://api.bookshop.example/")]
    schema.pages = [PageSummary(name: "books", file: "includes/books.md", title: "Books")]
    schema.groups = [OperationGroup(id: "books", title: "Books", page: "books", location: place)]
    var list = Operation(
      id: "books.list", group: "books", name: "list", title: "List books", method: "GET",
      path: "/v1/book/", location: place)
    let property = Property(name: "title", type: .string, location: place)
    let book = Model(
      name: "Book", title: "Book", page: "books", properties: [property], location: place)
    let states = Enumeration(
      name: "BookState", title: "state", page: "books", values: [.init("sold", location: place)],
      location: place)
    schema.operations = [list]
    schema.models = [book]
    switch rule {
    case .duplicateAttribute: schema.models[0].properties.append(property)
    case .duplicateEnumeration: schema.enumerations = [states, states]
    case .duplicateGroup: schema.groups += schema.groups
    case .duplicateModel: schema.models.append(book)
    case .duplicateOperation: schema.operations.append(list)
    case .misplacedNamespace:
      schema.operations[0].namespaced = true
      schema.operations[0].namespaceIndex = 7
    case .unknownModel: schema.models[0].properties[0].type = .model("Author")
    case .misplacedFile: schema.models[0].properties[0].type = .file
    case .undescribedPathParameter: schema.operations[0].path = "/v1/book/{id}/"
    case .unknownEnumeration: schema.models[0].properties[0].type = .enumeration("BookState")
    case .unknownGroup:
      list.group = "boks"
      list.id = "boks.list"
      schema.operations.append(list)
    case .unknownMethod: schema.operations[0].method = "FETCH"
    case .unplacedPathParameter:
      schema.operations[0].parameters = [
        Parameter(name: "id", in: .path, type: .string, required: true, location: place)
      ]
    default: return nil
    }
    return schema
  }
}

extension Diagnostic {
  /// The same without the path of a folder that has another name in every run.
  fileprivate func without(_ folder: URL) -> Diagnostic {
    func cleaned(_ text: String) -> String {
      text.replacingOccurrences(of: "\(folder.path)/", with: "")
        .replacingOccurrences(of: folder.path, with: "source")
        .replacingOccurrences(of: folder.lastPathComponent, with: "source")
    }
    var diagnostic = self
    diagnostic.message = cleaned(message)
    if var location {
      location.file = cleaned(location.file)
      diagnostic.location = location
    }
    return diagnostic
  }
}
