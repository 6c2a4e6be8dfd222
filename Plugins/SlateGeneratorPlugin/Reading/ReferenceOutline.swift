import Foundation

/// The files of a reference, as far as a glance at its index tells.
struct ReferenceOutline {
  /// The names of the pages: the index, what it includes in its order, and then those that it does not
  /// include, but may when the build has its plan already.
  private(set) var pages = ["index"]
  /// All files that the generator may read.
  private(set) var files: [URL]

  private let folder: URL

  /// Looks at an index.
  ///
  /// - Parameter configuration: tells the pages that the index forgot, and those that are not read.
  init(index: URL, configuration: ConfigurationOutline) {
    folder = index.deletingLastPathComponent()
    files = [index]
    // What cannot be read, or is not understood, the tool reports.
    let text = (try? Data(contentsOf: index)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let includes = FrontMatterOutline.includes(inIndex: text) ?? []
    var seen = Set(files.map(Self.identity))
    for name in configuration.completed(includes) {
      guard let path = path(of: name) else { continue }
      let file = folder.appending(path: path)
      guard seen.insert(Self.identity(file)).inserted else { continue }
      pages.append(IncludePath.name(ofFile: path))
      files.append(file)
    }
    for path in pagesOnDisk() {
      let name = IncludePath.name(ofFile: path)
      if configuration.excludedPages.contains(name) { continue }
      let file = folder.appending(path: path)
      guard seen.insert(Self.identity(file)).inserted else { continue }
      pages.append(name)
      files.append(file)
    }
  }

  /// The file that an include stands for, relative to the folder of the index.
  private func path(of include: String) -> String? {
    IncludePath.candidates(for: include)?.first { path in
      FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }
  }

  /// The pages below `includes/`, relative to the folder of the index.
  private func pagesOnDisk() -> [String] {
    let includes = folder.appending(path: "includes")
    guard let paths = FileManager.default.enumerator(atPath: includes.path) else { return [] }
    var found: [String] = []
    for case let path as String in paths
    where IncludePath.endings.contains(where: { path.hasSuffix($0) }) {
      found.append("includes/" + path)
    }
    return found.sorted()
  }

  /// The one name of a file behind all links to it.
  private static func identity(_ file: URL) -> String {
    file.resolvingSymlinksInPath().path
  }
}
