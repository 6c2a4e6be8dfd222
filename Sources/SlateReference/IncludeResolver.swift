import SlateDiagnostics

/// From the name of an include to its file, as Slate goes.
struct IncludeResolver {
  /// A file that an include stands for.
  struct Page {
    /// The name without underscore and ending.
    var name: String
    /// The path relative to the folder of the index.
    var path: String
    /// The one name of the file behind all links.
    var identity: String
    /// A file of the same name that is passed over.
    var shadowed: String?
  }

  /// Why there is no file.
  enum Failure: Error {
    case missing(lookedFor: [String], suggestion: String?)
    case outside
  }

  /// The pages below `includes/`, included or not, in the order of their paths.
  let pages: [String]
  private let known: Set<String>
  private let folder: any SourceFolder

  /// Looks at what lies below `includes/`.
  init(_ folder: any SourceFolder) {
    self.folder = folder
    pages = folder.includeFiles().filter { path in
      IncludePath.endings.contains { path.hasSuffix($0) }
    }
    known = Set(pages)
  }

  /// The file that a name stands for.
  ///
  /// - Parameter suggests: whether to look for a name that was meant; that takes time.
  func resolve(_ name: String, suggests: Bool = true) throws(Failure) -> Page {
    guard let candidates = IncludePath.candidates(for: name) else { throw .outside }
    return try resolve(name, among: candidates, suggests: suggests)
  }

  /// The file that a tag in a page's text stands for.
  func resolve(partial name: String) throws(Failure) -> Page {
    guard let candidates = IncludePath.partialCandidates(for: name) else { throw .outside }
    return try resolve(name, among: candidates, suggests: true)
  }

  private func resolve(
    _ name: String, among candidates: [String], suggests: Bool
  ) throws(Failure) -> Page {
    var found = candidates.filter(known.contains)
    if found.isEmpty {
      // Behind a link to a folder, or on a disk that does not tell upper from lower case.
      found = candidates.filter { (try? folder.identity(of: $0)) != nil }
    }
    guard let path = found.first else {
      for candidate in candidates where isOutside(candidate) { throw .outside }
      let suggestion =
        suggests ? NearestName.nearest(to: name, among: pages.map(IncludePath.name)) : nil
      throw .missing(lookedFor: Array(candidates.prefix(2)), suggestion: suggestion)
    }
    do {
      let identity = try folder.identity(of: path)
      return Page(
        name: IncludePath.name(ofFile: path), path: path, identity: identity,
        shadowed: found.dropFirst().first)
    } catch .outside {
      throw .outside
    } catch {
      // There, but not to be opened: reading it says why.
      return Page(name: IncludePath.name(ofFile: path), path: path, identity: path)
    }
  }

  private func isOutside(_ path: String) -> Bool {
    do throws(SourceFolderError) {
      _ = try folder.identity(of: path)
      return false
    } catch {
      return error == .outside
    }
  }
}
