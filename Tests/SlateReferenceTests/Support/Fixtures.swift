import SlateDiagnostics
import SlateReference

/// The reference in a folder that holds these files, and what there was to say about it, one line each.
func read(
  _ files: [String: String], index: String = "index.md",
  adding additions: [AdditionalInclude] = [], limits: ReadingLimits = .init()
) -> (reference: Reference?, diagnostics: [String]) {
  read(in: MemoryFolder(files), index: index, adding: additions, limits: limits)
}

func read(
  in folder: any SourceFolder, index: String = "index.md",
  adding additions: [AdditionalInclude] = [], limits: ReadingLimits = .init()
) -> (reference: Reference?, diagnostics: [String]) {
  let reader = ReferenceReader(additionalIncludes: additions, limits: limits)
  do throws(DiagnosticsError) {
    let (reference, diagnostics) = try reader.read(index: index, in: folder)
    return (reference, diagnostics.map(\.description))
  } catch {
    return (nil, error.diagnostics.map(\.description))
  }
}

/// The tree of a page of Markdown, without the line of the page itself.
func tree(_ markdown: String, limits: ReadingLimits = .init()) -> String {
  let text = "---\ntitle: T\n---\n" + markdown
  let (reference, diagnostics) = read(["index.md": text], limits: limits)
  guard let page = reference?.pages.first else { return diagnostics.joined(separator: "\n") }
  let lines = TreePrinter.tree(page).split(separator: "\n").dropFirst()
  return lines.map { String($0.dropFirst(2)) }.joined(separator: "\n")
}

/// What there is to say about a page of Markdown.
func diagnostics(_ markdown: String, limits: ReadingLimits = .init()) -> [String] {
  read(["index.md": "---\ntitle: T\n---\n" + markdown], limits: limits).diagnostics
}
