import SlateDiagnostics

/// One run over a reference, from the index to the last page.
struct Reading {
  private let folder: any SourceFolder
  private let limits: ReadingLimits
  private let additionalIncludes: [AdditionalInclude]
  private let excludedPages: [ExcludedPage]
  /// What was found so far.
  private(set) var diagnostics: [Diagnostic] = []
  /// The size of all that was read so far.
  private var size = 0
  /// How many files were put into pages by tags in their text.
  private var partialCount = 0
  /// Whether the index could not be read, so that nobody knows what belongs to the reference.
  private(set) var isIndexBroken = false

  /// Creates a run.
  init(
    folder: any SourceFolder, limits: ReadingLimits, additionalIncludes: [AdditionalInclude],
    excludedPages: [ExcludedPage]
  ) {
    self.folder = folder
    self.limits = limits
    self.additionalIncludes = additionalIncludes
    self.excludedPages = excludedPages
  }

  /// Reads all of it; an error is a diagnostic, and what can be read behind it is read.
  mutating func read(index name: String) -> Reference {
    guard var text = load(name, wantedBy: nil) else {
      isIndexBroken = true
      return Reference(frontMatter: FrontMatter(), pages: [])
    }
    if text.isBlank {
      report(.emptyPage, "the index is empty", SourceLocation(file: name, line: 1))
      isIndexBroken = true
      return Reference(frontMatter: FrontMatter(), pages: [])
    }
    var frontMatterReader = FrontMatterReader(limits: limits)
    let frontMatter = frontMatterReader.readIndex(&text)
    diagnostics += frontMatterReader.diagnostics
    isIndexBroken = frontMatterReader.diagnostics.contains { $0.severity == .error }

    let resolver = IncludeResolver(folder)
    let identity = (try? folder.identity(of: name)) ?? name
    var includes = IncludeGraph(index: name, identity: identity)
    var loaded = [page(named: "index", text, identity: identity, resolver, &includes)]
    for wanted in wantedIncludes(frontMatter) {
      guard let included = resolve(wanted, resolver, &includes) else { continue }
      guard var text = load(included.path, wantedBy: wanted.location) else { continue }
      for nested in FrontMatterReader.stripPage(&text, limits: limits) {
        let target = try? resolver.resolve(nested.value, suggests: false)
        includes.addNested(nested, to: target?.identity, from: included)
      }
      if text.isBlank {
        report(
          .emptyPage, "this page is empty; write it, or take it out of the includes",
          SourceLocation(file: included.path, line: 1))
      }
      loaded.append(
        page(named: included.name, text, identity: included.identity, resolver, &includes))
    }
    let pages = read(loaded)
    diagnostics += includes.nestedDiagnostics()
    // Where the list of includes could not be read, every page would be called forgotten.
    if !isIndexBroken { reportForgotten(resolver, includes) }
    return Reference(frontMatter: frontMatter, pages: pages)
  }

  /// A page whose Markdown is still to be read, with what was found while looking for it.
  private struct LoadedPage {
    var name: String
    /// The text, in pieces where tags put other files into it.
    var pieces: [SourceText]
    /// The files of these tags.
    var partials: [String]
    var file: String
    var diagnostics: [Diagnostic]
  }

  private mutating func page(
    named name: String, _ text: SourceText, identity: String, _ resolver: IncludeResolver,
    _ includes: inout IncludeGraph
  ) -> LoadedPage {
    var expansion = PartialExpansion(open: [identity])
    expand(text, &expansion, resolver, &includes)
    return LoadedPage(
      name: name, pieces: expansion.pieces, partials: expansion.files, file: text.file,
      diagnostics: takeDiagnostics())
  }

  /// Reads the Markdown of the pages, each on its own; what is found keeps the order of the pages.
  private mutating func read(_ loaded: [LoadedPage]) -> [Page] {
    let remaining = takeDiagnostics()
    let results = loaded.concurrentMap { [limits] page -> (page: Page, found: [Diagnostic]) in
      var tree = SectionTree()
      var found: [Diagnostic] = []
      for piece in page.pieces {
        let (text, fences) = piece.withQuotedFencesMovedOut().withFencesBehindBracketsMoved()
        found += fences.map { place in
          Diagnostic(
            .fenceBehindText,
            "the fence that ends this code block stands behind its last line; it is read as if it had one of its own",
            at: place)
        }
        var converter = CmarkConverter(text.withSpacedHeadings(), limits: limits)
        converter.readPage(into: &tree)
        found += converter.diagnostics
      }
      let (preamble, sections) = tree.finish()
      let read = Page(
        name: page.name, file: page.file, preamble: preamble, sections: sections,
        partials: page.partials)
      return (read, found)
    }
    for (page, result) in zip(loaded, results) { diagnostics += page.diagnostics + result.found }
    diagnostics += remaining
    return results.map(\.page)
  }

  private mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  private mutating func report(
    _ rule: DiagnosticRule, _ message: String, _ location: SourceLocation,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(rule, message, at: location, notes: notes))
  }
}

// MARK: - Partials

extension Reading {
  /// A page's text while other files are put into it.
  private struct PartialExpansion {
    /// The file that is read, and those that it stands in, innermost last.
    var open: [String]
    /// The text so far.
    var pieces: [SourceText] = []
    /// The files that were put into it.
    var files: [String] = []
  }

  /// Adds a text to a page, and in the place of each tag the file that it names.
  private mutating func expand(
    _ text: SourceText, _ expansion: inout PartialExpansion, _ resolver: IncludeResolver,
    _ includes: inout IncludeGraph
  ) {
    let tags = PartialTag.all(in: text)
    if tags.isEmpty { return expansion.pieces.append(text) }
    var next = 0
    for tag in tags {
      if tag.line > next { expansion.pieces.append(text.lines(next..<tag.line)) }
      next = tag.line + 1
      let location = text.location(offset: text.trimmed(text.line(tag.line)).lowerBound)
      partialCount += 1
      if partialCount > limits.includes {
        // One word about it is enough, however many there are.
        guard partialCount == limits.includes + 1 else { continue }
        report(
          .tooManyIncludes,
          "the pages name more than \(limits.includes) files in their text; the rest is not read",
          location)
        continue
      }
      guard let page = resolve(partial: tag, at: location, resolver) else { continue }
      includes.addPartial(page)
      guard !expansion.open.contains(page.identity) else {
        report(
          .includeCycle, "`\(tag.name)` includes this page in turn, which has no end", location)
        continue
      }
      guard var partial = load(page.path, wantedBy: location) else { continue }
      _ = FrontMatterReader.stripPage(&partial, limits: limits)
      if !expansion.files.contains(page.path) { expansion.files.append(page.path) }
      expansion.open.append(page.identity)
      expand(partial, &expansion, resolver, &includes)
      expansion.open.removeLast()
    }
    if next < text.lineCount { expansion.pieces.append(text.lines(next..<text.lineCount)) }
  }

  private mutating func resolve(
    partial tag: PartialTag, at location: SourceLocation, _ resolver: IncludeResolver
  ) -> IncludeResolver.Page? {
    do throws(IncludeResolver.Failure) {
      return try resolver.resolve(partial: tag.name)
    } catch {
      switch error {
      case .outside:
        report(
          .includeOutsideReference, "`\(tag.name)` leads out of the folder of the index", location)
      case .missing(let paths, _):
        let places = paths.map { "`\($0)`" }.joined(separator: " nor ")
        report(
          .missingInclude,
          "there is no file for the partial `\(tag.name)`: neither \(places) exists", location)
      }
      return nil
    }
  }
}

// MARK: - Files

extension Reading {
  /// The text of a file, or nil and a diagnostic.
  ///
  /// - Parameter place: what asked for the file; nil for the index.
  private mutating func load(_ path: String, wantedBy place: SourceLocation?) -> SourceText? {
    let location = SourceLocation(file: path, line: 1)
    do throws(SourceFolderError) {
      // Offsets of lines are kept in 32 bits.
      let limit = min(limits.fileSize, Int(Int32.max) - 1)
      if size > limits.totalSize { return nil }
      let contents = try folder.contents(of: path, limit: limit)
      size += contents.count
      guard size <= limits.totalSize else {
        report(
          .fileTooLarge,
          "with this file the reference has \(size) bytes; more than \(limits.totalSize) are not read",
          location, notes: place.map { [Diagnostic.Note("it is included here", at: $0)] } ?? [])
        return nil
      }
      do throws(DiagnosticsError) {
        return try SourceText(file: path, contents: contents)
      } catch {
        diagnostics += error.diagnostics
        return nil
      }
    } catch {
      let notes = place.map { [Diagnostic.Note("it is included here", at: $0)] } ?? []
      switch error {
      case .absent:
        report(.missingFile, "there is no file `\(path)`", location, notes: notes)
      case .outside:
        report(
          .includeOutsideReference,
          "`\(path)` leads out of the folder of the index", place ?? location)
      case .notAFile:
        report(.notAFile, "`\(path)` is not a file", location, notes: notes)
      case .tooLarge(let size):
        report(
          .fileTooLarge,
          "the file has \(size) bytes; more than \(limits.fileSize) are not read", location,
          notes: notes)
      case .unreadable(let reason):
        report(
          .unreadableFile, "the file cannot be read: \(reason)", location, notes: notes)
      }
      return nil
    }
  }
}

// MARK: - Includes

extension Reading {
  /// An include that the front matter or the overlay asks for.
  private struct Wanted {
    var name: String
    var location: SourceLocation
    var isAdditional = false
  }

  /// The includes of the front matter with those of the overlay at their places.
  private mutating func wantedIncludes(_ frontMatter: FrontMatter) -> [Wanted] {
    var wanted = frontMatter.includes.map { Wanted(name: $0.value, location: $0.location) }
    for addition in additionalIncludes {
      var place = wanted.count
      if let after = addition.after {
        if let index = wanted.firstIndex(where: { $0.name == after }) {
          place = index + 1
        } else {
          report(
            .unknownInclude,
            "nothing includes `\(after)`, so `\(addition.name)` is put at the end",
            addition.location)
        }
      }
      wanted.insert(
        Wanted(name: addition.name, location: addition.location, isAdditional: true), at: place)
    }
    for page in excludedPages { exclude(page, from: &wanted) }
    if wanted.count > limits.includes {
      report(
        .tooManyIncludes,
        "the index includes \(wanted.count) pages; more than \(limits.includes) are not read",
        wanted[limits.includes].location)
      wanted.removeLast(wanted.count - limits.includes)
    }
    return wanted
  }

  private mutating func exclude(_ page: ExcludedPage, from wanted: inout [Wanted]) {
    let count = wanted.count
    let names = wanted.map(\.name)
    wanted.removeAll { $0.name == page.name }
    let files = folder.includeFiles().map { IncludePath.name(ofFile: $0) }
    guard wanted.count == count, !files.contains(page.name) else { return }
    let nearest = NearestName.nearest(to: page.name, among: names + files)
    let hint = nearest.map { "; did you mean `\($0)`?" } ?? ""
    report(
      .overlayMatchesNothing, "there is no page `\(page.name)` to leave out\(hint)", page.location)
  }

  /// The page that is to be read, or nil and a diagnostic.
  private mutating func resolve(
    _ wanted: Wanted, _ resolver: IncludeResolver, _ includes: inout IncludeGraph
  ) -> IncludeResolver.Page? {
    let page: IncludeResolver.Page
    do throws(IncludeResolver.Failure) {
      page = try resolver.resolve(wanted.name)
    } catch {
      switch error {
      case .outside:
        report(
          .includeOutsideReference,
          "the include `\(wanted.name)` leads out of the folder of the index", wanted.location)
      case .missing where includes.isIndex(named: wanted.name):
        report(.includeCycle, "the index includes itself", wanted.location)
      case .missing(let paths, let suggestion):
        let places = paths.map { "`\($0)`" }.joined(separator: " nor ")
        let hint = suggestion.map { "; did you mean `\($0)`?" } ?? ""
        report(
          .missingInclude,
          "there is no page for the include `\(wanted.name)`: neither \(places) exists\(hint)",
          wanted.location)
      }
      return nil
    }
    if includes.isIndex(page) {
      report(.includeCycle, "the index includes itself", wanted.location)
      return nil
    }
    if let shadowed = page.shadowed {
      report(
        .ambiguousInclude,
        "`\(wanted.name)` is both `\(page.path)` and `\(shadowed)`; Slate takes the first",
        wanted.location)
    }
    if let first = includes.add(page, at: wanted.location) {
      let message =
        wanted.isAdditional
        ? "`\(wanted.name)` is included already; this addition can go"
        : "`\(wanted.name)` is included twice; it is read once"
      report(
        wanted.isAdditional ? .unneededInclude : .duplicateInclude, message,
        wanted.location, notes: [Diagnostic.Note("it is included here", at: first)])
      return nil
    }
    return page
  }

  private mutating func reportForgotten(_ resolver: IncludeResolver, _ includes: IncludeGraph) {
    for path in resolver.pages where !includes.knows(path) {
      // A link may give an included page a second name.
      // One that leads nowhere, or out of the folder, is no page.
      guard let identity = try? folder.identity(of: path), !includes.knows(identity) else {
        continue
      }
      let name = IncludePath.name(ofFile: path)
      if excludedPages.contains(where: { $0.name == name }) { continue }
      report(
        .pageNotIncluded,
        "no include names this page, so it is not read; add `- \(name)` to the index's `includes`, "
          + "or `- page: \(name)` to `includes` in the overlay", SourceLocation(file: path, line: 1)
      )
    }
  }
}
