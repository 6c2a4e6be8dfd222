import SlateDiagnostics
import SlateReference
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Includes")
struct IncludeTests {
  private func index(_ includes: String...) -> String {
    "---\nincludes:\n" + includes.map { "  - \($0)\n" }.joined() + "---\n# Index\n"
  }

  @Test("They are found as Slate finds them, in their order")
  func resolution() {
    let (reference, diagnostics) = read([
      "index.md": index("errors", "a/b", "c", "d", "e.md"),
      "includes/_errors.md": "# E", "includes/a/b.md": "# B", "includes/_c.html.md": "# C",
      "includes/d.markdown": "# D", "includes/e.md": "# E",
    ])
    #expect(diagnostics == [])
    #expect(reference?.pages.map(\.name) == ["index", "errors", "a/b", "c", "d", "e"])
    #expect(
      reference?.pages.map(\.file) == [
        "index.md", "includes/_errors.md", "includes/a/b.md", "includes/_c.html.md",
        "includes/d.markdown", "includes/e.md",
      ])
  }

  @Test("The underscore wins where both files are there, with a warning")
  func ambiguous() {
    let (reference, diagnostics) = read([
      "index.md": index("a"), "includes/_a.md": "# A", "includes/a.md": "# Other",
    ])
    #expect(reference?.pages.last?.file == "includes/_a.md")
    #expect(
      diagnostics == [
        "index.md:3:5: warning: `a` is both `includes/_a.md` and `includes/a.md`; "
          + "Slate takes the first [ambiguous-include]"
      ])
  }

  @Test("A missing one is an error that says where it was looked for, and what was meant")
  func missing() {
    let (reference, diagnostics) = read([
      "index.md": index("nodeclusters", "zzz", "a"), "includes/nodecluster.md": "# N",
    ])
    #expect(reference == nil)
    #expect(
      diagnostics == [
        "index.md:3:5: error: there is no page for the include `nodeclusters`: neither "
          + "`includes/_nodeclusters.md` nor `includes/nodeclusters.md` exists; "
          + "did you mean `nodecluster`? [missing-include]",
        "index.md:4:5: error: there is no page for the include `zzz`: neither "
          + "`includes/_zzz.md` nor `includes/zzz.md` exists [missing-include]",
        "index.md:5:5: error: there is no page for the include `a`: neither "
          + "`includes/_a.md` nor `includes/a.md` exists [missing-include]",
        "includes/nodecluster.md:1:1: warning: no include names this page, so it is not read; add "
          + "`- nodecluster` to the index's `includes`, or `- page: nodecluster` to `includes` in the overlay "
          + "[page-not-included]",
      ])
  }

  @Test("One that is named twice is read once")
  func duplicate() {
    let (reference, diagnostics) = read(["index.md": index("a", "a"), "includes/a.md": "# A"])
    #expect(reference?.pages.count == 2)
    #expect(
      diagnostics == [
        "index.md:4:5: warning: `a` is included twice; it is read once [duplicate-include]\n"
          + "index.md:3:5: note: it is included here"
      ])
  }

  @Test(
    "They stay inside of the folder",
    arguments: ["../secret", "/etc/passwd", "a/../../../b", "'..\\secret'"])
  func outside(name: String) {
    let (_, diagnostics) = read(["index.md": index(name)])
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasSuffix("[include-outside-reference]") == true)
  }

  @Test(
    "So do partials that a page names in its text",
    arguments: ["../secret", "/etc/passwd", "a/../../b", "includes/../../b", #"..\secret"#])
  func partialsOutside(name: String) {
    let (_, diagnostics) = read(["index.md": "---\ntitle: A\n---\n\n<%= partial \"\(name)\" %>\n"])
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasSuffix("[include-outside-reference]") == true)
  }

  @Test("Names that differ in case are pages of their own, where the folder tells them apart")
  func caseOfNames() {
    let (reference, _) = read([
      "index.md": index("books", "Books"), "includes/books.md": "# A", "includes/Books.md": "# B",
    ])
    #expect(reference?.pages.map(\.name) == ["index", "books", "Books"])
  }

  @Test("Those of an overlay are put where it says")
  func additional() {
    let overlay = { SourceLocation(file: "slate-generator.yaml", line: $0) }
    let (reference, diagnostics) = read(
      [
        "index.md": index("a", "b"), "includes/a.md": "# A", "includes/b.md": "# B",
        "includes/c.md": "# C", "includes/d.md": "# D",
      ],
      adding: [
        AdditionalInclude(name: "c", location: overlay(1), after: "a"),
        AdditionalInclude(name: "d", location: overlay(2)),
        AdditionalInclude(name: "b", location: overlay(3), after: "x"),
      ])
    #expect(reference?.pages.map(\.name) == ["index", "a", "c", "b", "d"])
    #expect(
      diagnostics == [
        "slate-generator.yaml:3:1: warning: nothing includes `x`, so `b` is put at the end "
          + "[unknown-include]",
        "slate-generator.yaml:3:1: warning: `b` is included already; this addition can go "
          + "[unneeded-include]\nindex.md:4:5: note: it is included here",
      ])
  }

  @Test("Those in an included page are not read, and the page loses its front matter")
  func nested() {
    let (reference, diagnostics) = read([
      "index.md": index("a", "b"), "includes/a.md": "---\nincludes:\n  - b\n---\n# A",
      "includes/b.md": "# B",
    ])
    #expect(
      reference.map { TreePrinter.tree($0.pages[1]) } == "page a (includes/a.md)\n  5:1 h1 #a A")
    #expect(
      diagnostics == [
        "includes/a.md:3:5: warning: only the index's `includes` are read; name these pages there "
          + "[nested-includes]"
      ])
  }

  @Test("A cycle is an error where it closes")
  func cycles() {
    #expect(
      read(["index.md": index("index")]).diagnostics == [
        "index.md:3:5: error: the index includes itself [include-cycle]"
      ])
    let page = { (name: String) in "---\nincludes: [\(name)]\n---\n# P" }
    let (_, diagnostics) = read([
      "index.md": index("a", "b", "c", "d"), "includes/a.md": page("b"),
      "includes/b.md": page("a"), "includes/c.md": page("index"), "includes/d.md": page("d"),
    ])
    #expect(
      diagnostics.map { $0.prefix(while: { $0 != " " }) } == [
        "includes/a.md:2:12:", "includes/b.md:2:12:", "includes/c.md:2:12:", "includes/d.md:2:12:",
      ])
    #expect(diagnostics.allSatisfy { $0.hasSuffix("[include-cycle]") })
  }

  @Test("More than the limit are not read")
  func limit() {
    let (_, diagnostics) = read(
      ["index.md": index("a", "b"), "includes/a.md": "# A", "includes/b.md": "# B"],
      limits: ReadingLimits(includes: 1))
    #expect(diagnostics.first?.hasPrefix("index.md:4:5: error: ") == true)
    #expect(diagnostics.first?.hasSuffix("[too-many-includes]") == true)
  }
}

@Suite("A folder on a disk")
struct DiskFolderTests {
  @Test("Links inside of it are followed, links out of it are not, and pipes do not block")
  func disk() throws {
    let root = try TemporaryFolder()
    try root.write("secret.md", "# Secret")
    try root.write(
      "source/index.md", "---\nincludes: [a, link, out, pipe, folder, sub/x]\n---\n# Index")
    try root.write("source/includes/_a.md", "# A")
    try root.write("source/other/x.md", "# X")
    symlink("../other/x.md", root.path + "/source/includes/link.md")
    symlink("../other", root.path + "/source/includes/sub")
    symlink("../../secret.md", root.path + "/source/includes/out.md")
    mkfifo(root.path + "/source/includes/pipe.md", 0o600)
    try root.makeFolder("source/includes/folder.md")

    let reader = ReferenceReader()
    let failure = #expect(throws: DiagnosticsError.self) {
      try reader.read(indexAt: root.path + "/source/index.md")
    }
    let lines = try #require(failure).diagnostics.map(\.description)
    #expect(
      lines == [
        "index.md:2:21: error: the include `out` leads out of the folder of the index "
          + "[include-outside-reference]",
        "includes/pipe.md:1:1: error: `includes/pipe.md` is not a file [not-a-file]\n"
          + "index.md:2:26: note: it is included here",
        "includes/folder.md:1:1: error: `includes/folder.md` is not a file [not-a-file]\n"
          + "index.md:2:32: note: it is included here",
        "index.md:2:40: warning: `sub/x` is included twice; it is read once [duplicate-include]\n"
          + "index.md:2:15: note: it is included here",
      ])

    try root.write(
      "source/index.md",
      "---\ntitle: A\n---\n\n<%= partial \"includes/out\" %>\n\n<%= partial \"up/secret\" %>\n")
    symlink("..", root.path + "/source/up")
    let partials = #expect(throws: DiagnosticsError.self) {
      try reader.read(indexAt: root.path + "/source/index.md")
    }
    #expect(
      try #require(partials).diagnostics.filter { $0.severity == .error }.map(\.rule) == [
        "include-outside-reference", "include-outside-reference",
      ])

    try root.write("source/index.md", "---\nincludes: [a, sub/x]\n---\n# Index")
    unlink(root.path + "/source/includes/out.md")
    let (reference, diagnostics) = try reader.read(indexAt: root.path + "/source/index.md")
    #expect(reference.pages.map(\.file) == ["index.md", "includes/_a.md", "includes/sub/x.md"])
    #expect(diagnostics.map(\.description) == [])
  }

  @Test("An index that is not there, is a folder or cannot be read is an error")
  func noIndex() throws {
    let root = try TemporaryFolder()
    try root.write("a.md", "# A")
    let disk = DiskFolder(path: root.path)
    #expect(
      read(in: disk, index: "b.md").diagnostics == [
        "b.md:1:1: error: there is no file `b.md` [missing-file]"
      ])
    try root.makeFolder("c.md")
    #expect(
      read(in: disk, index: "c.md").diagnostics == [
        "c.md:1:1: error: `c.md` is not a file [not-a-file]"
      ])
    #expect(
      read(in: DiskFolder(path: root.path + "/none"), index: "b.md").diagnostics.first?
        .hasSuffix("[missing-file]") == true)
    // For root every file is readable.
    if geteuid() != 0 {
      chmod(root.path + "/a.md", 0)
      #expect(
        read(in: disk, index: "a.md").diagnostics.first?.hasSuffix("[unreadable-file]") == true)
    }
  }
}

/// A folder that goes when the test is over.
private final class TemporaryFolder {
  let path: String

  struct Failure: Error {}

  init() throws {
    var template = Array("/tmp/slate-reference-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure() }
    path = String(cString: made)
  }

  deinit { remove(path) }

  func makeFolder(_ name: String) throws {
    var path = self.path
    for part in name.split(separator: "/") {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }

  func write(_ name: String, _ text: String) throws {
    let (folder, _) = DiskFolder.split(filePath: name)
    if folder != "." { try makeFolder(folder) }
    guard let file = fopen(path + "/" + name, "w") else { throw Failure() }
    fputs(text, file)
    fclose(file)
  }

  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
        }
        if name != "." && name != ".." { remove(path + "/" + name) }
      }
      closedir(directory)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
