import SlateDiagnostics
import SlateReference
import Testing

@Suite("Front matter")
struct FrontMatterTests {
  @Test("Its values keep their places")
  func values() throws {
    let (reference, diagnostics) = read([
      "index.md": """
      ---
      title: "Ä" # comment
      language_tabs:
        - http
        - shell: CLI
      toc_footers:
        - <a href='#'>Key</a>
      includes:
      search: yes
      code_clipboard: true
      meta:
        - name: description
      ---
      # A
      """
    ])
    #expect(diagnostics == [])
    let frontMatter = try #require(reference).frontMatter
    #expect(frontMatter.title == .init("Ä", at: .init(file: "index.md", line: 2, column: 8)))
    #expect(frontMatter.languageTabs.map(\.value) == ["http", "shell"])
    #expect(frontMatter.languageTabs.map(\.location.line) == [4, 5])
    #expect(frontMatter.tocFooters.map(\.value) == ["<a href='#'>Key</a>"])
    #expect(frontMatter.includes == [])
    #expect(frontMatter.search == true)
  }

  @Test("Columns count bytes, where YAML counts characters")
  func columns() {
    let (_, diagnostics) = read(["index.md": "---\n{title: Äöü, includes: x}\n---\nA"])
    #expect(
      diagnostics == [
        "index.md:2:27: error: `includes` is a list: one `- name` a line [invalid-front-matter]"
      ])
  }

  @Test("An index without it is read, with a warning")
  func absent() {
    let (reference, diagnostics) = read(["index.md": "# A"])
    #expect(reference?.pages.first?.sections.first?.heading.text == "A")
    #expect(
      diagnostics == [
        "index.md:1:1: warning: the index begins without front matter (`---`, YAML, `---`), "
          + "so it has no title and includes nothing [missing-front-matter]"
      ])
  }

  @Test(
    "What is no front matter is an error at its place",
    arguments: [
      ("---\ntitle: A\n# B\n", "1:1", "unclosed-front-matter"),
      ("---\ntitle: A\n\tb: c\n---\n# B", "3:1", "invalid-front-matter"),
      ("---\n- a\n---\n# B", "2:1", "invalid-front-matter"),
      ("---\na: [b\n---\n# B", "3:1", "invalid-front-matter"),
      ("---\nincludes:\n  - a: b\n---\n# B", "3:5", "invalid-front-matter"),
      ("---\nb: 1\ntitle: A\ntitle: B\n---\n# B", "3:1", "invalid-front-matter"),
    ])
  func faults(text: String, place: String, rule: String) {
    let (reference, diagnostics) = read(["index.md": text])
    #expect(reference == nil)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasPrefix("index.md:\(place): error: ") == true, "\(diagnostics)")
    #expect(diagnostics.first?.hasSuffix("[\(rule)]") == true)
  }

  @Test("A page that begins with a rule is not mistaken for one with front matter")
  func thematicBreak() {
    let (reference, diagnostics) = read([
      "index.md": "---\nincludes: [a]\n---\n", "includes/a.md": "---\nText\n\n---\n",
    ])
    #expect(diagnostics == [])
    #expect(
      reference.map { TreePrinter.tree($0.pages[1]) }
        == "page a (includes/a.md)\n  1:1 break\n  2:1 paragraph Text\n  4:1 break")
  }
}
