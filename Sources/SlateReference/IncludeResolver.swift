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

  private static let endings = [
    ".md", ".html.md", ".markdown", ".html.markdown", ".md.erb", ".html.md.erb",
  ]

  /// The pages below `includes/`, included or not, in the order of their paths.
  let pages: [String]
  private let known: Set<String>
  private let folder: any SourceFolder

  /// Looks at what lies below `includes/`.
  init(_ folder: any SourceFolder) {
    self.folder = folder
    pages = folder.includeFiles().filter { path in Self.endings.contains { path.hasSuffix($0) } }
    known = Set(pages)
  }

  /// The file that a name stands for.
  ///
  /// - Parameter suggests: whether to look for a name that was meant; that takes time.
  func resolve(_ name: String, suggests: Bool = true) throws(Failure) -> Page {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    // A backslash is a separator on systems that the page may come from.
    if name.hasPrefix("/") || parts.contains("..") || name.utf8.contains(UInt8(ascii: "\\")) {
      throw .outside
    }
    let candidates = Self.candidates(parts.filter { !$0.isEmpty && $0 != "." })
    var found = candidates.filter(known.contains)
    if found.isEmpty {
      // Behind a link to a folder, or on a disk that does not tell upper from lower case.
      found = candidates.filter { (try? folder.identity(of: $0)) != nil }
    }
    guard let path = found.first else {
      for candidate in candidates where isOutside(candidate) { throw .outside }
      let suggestion =
        suggests ? NearestName.nearest(to: name, among: pages.map(Self.name)) : nil
      throw .missing(lookedFor: Array(candidates.prefix(2)), suggestion: suggestion)
    }
    do {
      let identity = try folder.identity(of: path)
      return Page(
        name: Self.name(path), path: path, identity: identity, shadowed: found.dropFirst().first)
    } catch .outside {
      throw .outside
    } catch {
      // There, but not to be opened: reading it says why.
      return Page(name: Self.name(path), path: path, identity: path)
    }
  }

  /// The name by which an index includes a file: `includes/a/_b.md` is `a/b`.
  static func name(_ path: String) -> String {
    var name = path.hasPrefix("includes/") ? path.dropFirst("includes/".count) : Substring(path)
    let ending = endings.filter { name.hasSuffix($0) }.max { $0.count < $1.count } ?? ""
    name.removeLast(ending.count)
    var parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if let last = parts.last, last.hasPrefix("_"), last.count > 1 {
      parts[parts.count - 1] = last.dropFirst()
    }
    return parts.joined(separator: "/")
  }

  private func isOutside(_ path: String) -> Bool {
    do throws(SourceFolderError) {
      _ = try folder.identity(of: path)
      return false
    } catch {
      return error == .outside
    }
  }

  /// The paths that a name may stand for, the one that Slate prefers first.
  private static func candidates(_ parts: [Substring]) -> [String] {
    guard let last = parts.last else { return [] }
    let folder = (["includes"] + parts.dropLast()).joined(separator: "/")
    let endings = Self.endings.contains { last.hasSuffix($0) } ? [""] : Self.endings
    return endings.flatMap { ending in
      ["\(folder)/_\(last)\(ending)", "\(folder)/\(last)\(ending)"]
    }
  }
}
