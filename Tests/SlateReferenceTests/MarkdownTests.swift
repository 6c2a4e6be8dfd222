import SlateReference
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test("Headings make a tree, over jumps and closed ones as well")
  func sections() {
    let printed = tree(
      """
      Before.

      # One
      Text.
      ### Three ###
      ## Two
      Setext
      ------
      # Create a *new* `service`
      """)
    #expect(
      printed == """
        4:1 paragraph Before.
        6:1 h1 #one One
          7:1 paragraph Text.
          8:1 h3 #three Three
          9:1 h2 #two Two
          10:1 h2 #setext Setext
        12:1 h1 #create-a-new-service Create a em(new) code(service)
        """)
  }

  @Test("Blocks keep their places and their nesting")
  func blocks() {
    let printed = tree(
      """
      > Example
      > more

      1. one
         - two

           three
      2. four

      ```JSON
      {"a": 1}

      ```

          indented

      ---
      a **b** _c_ [d](e "f") ![g](h) <b>i</b>\\
      j
      k
      """)
    #expect(
      printed == """
        4:1 quote
          4:3 paragraph Example⏎more
        7:1 numbers
          7:1 item
            7:4 paragraph one
            8:4 bullets
              8:4 item
                8:6 paragraph two
                10:6 paragraph three
          11:1 item
            11:4 paragraph four
        13:1 code json 14:1 "{"a": 1}⏎⏎"
        18:5 code - 18:5 "indented⏎"
        20:1 break
        21:1 paragraph a strong(b) em(c) link(e, d) image(h, g) html(<b>)ihtml(</b>)↵j⏎k
        """)
  }

  @Test(
    "The first word behind a fence is the language",
    arguments: [
      ("json", "json"), ("JSON pretty", "json"), ("{.json}", "json"), ("json{5-7}", "json"),
      ("c++", "c++"), ("objective-c", "objective-c"), ("json;x", "json"), ("", "-"), ("…", "-"),
    ])
  func languages(info: String, language: String) {
    #expect(tree("```\(info)\na\n```") == "4:1 code \(language) 5:1 \"a⏎\"")
  }

  @Test("The text of an indented fence is where it stands")
  func indentedFence() {
    let printed = tree("- a\n\n  ~~~ shell\n  b\n  ~~~\n")
    #expect(
      printed == """
        4:1 bullets
          4:1 item
            4:3 paragraph a
            6:3 code shell 7:3 "b⏎"
        """)
  }

  @Test("Headings inside of other blocks are paragraphs that stand out")
  func headingInQuote() {
    #expect(tree("> # A") == "4:1 quote\n  4:3 paragraph strong(A)")
  }

  @Test("Lines that end with CRLF, and a byte order mark, move nothing")
  func lineEnds() {
    let files = [
      "index.md":
        "\u{FEFF}---\r\ntitle: T\r\n---\r\n# A\r\n\r\n```\r\nx\r\n```\r\na|b\r\n-|-\r\n1|2\r\n"
    ]
    let (reference, diagnostics) = read(files)
    #expect(diagnostics == [])
    #expect(reference?.frontMatter.title?.value == "T")
    #expect(reference?.frontMatter.title?.location.column == 8)
    #expect(
      reference.map(TreePrinter.tree) == """
        page index (index.md)
          4:1 h1 #a A
            6:1 code - 7:1 "x⏎"
            9:1 table 1[a] 3[b]
              11:1 row 1[1] 3[2]
        """)
  }
}

@Suite("Tables")
struct TableTests {
  @Test("Both styles are read, each cell with its place")
  func bothStyles() {
    let printed = tree(
      """
      Attribute | Description
      --------- | -----------
      node_cluster | The `a|b` of *c*
      uuid |

      | A | B |
      |:--|--:|
      | x | [y](#z) \\| `w` |
      """)
    #expect(
      printed == """
        4:1 table 1[Attribute] 13[Description]
          6:1 row 1[node_cluster] 16[The code(a|b) of em(c)]
          7:1 row 1[uuid] 7[]
        9:1 table 3[A] 7[B]
          11:3 row 3[x] 7[link(#z, y) | code(w)]
        """)
  }

  @Test("Short rows are filled; what is over in long ones is left out, with a warning")
  func unevenRows() {
    let markdown = "a|b\n-|-\n1\n1|2|3|4\n"
    #expect(
      tree(markdown) == "4:1 table 1[a] 3[b]\n  6:1 row 1[1] 2[]\n  7:1 row 1[1] 3[2]")
    #expect(
      diagnostics(markdown) == [
        "index.md:7:5: warning: this row has 4 cells, but the table has 2 columns; "
          + "what is left over is not read (a `|` in a text is written `\\|`) [table-row-too-long]"
      ])
  }

  @Test("Text before the header stays a paragraph")
  func textBefore() {
    #expect(
      tree("Some *text*\nin lines\na | b\n--|--\n1 | 2") == """
        4:1 paragraph Some em(text)⏎in lines
        6:1 table 1[a] 5[b]
          8:1 row 1[1] 5[2]
        """)
  }

  @Test(
    "A table follows a heading, a list item or a quote without a blank line, and a heading ends it")
  func neighbours() {
    #expect(
      tree("# H\na|b\n-|-\n1|2\n## I\n- item\n  a|b\n  -|-\n  1|2\n\n> q\n> a|b\n> -|-\n> 1|2")
        == """
        4:1 h1 #h H
          5:1 table 1[a] 3[b]
            7:1 row 1[1] 3[2]
          8:1 h2 #i I
            9:1 bullets
              9:1 item
                9:3 paragraph item
                10:3 table 3[a] 5[b]
                  12:3 row 3[1] 5[2]
            14:1 quote
              14:3 paragraph q
              15:3 table 3[a] 5[b]
                17:3 row 3[1] 5[2]
        """)
  }

  @Test("One column is a table with outer pipes alone")
  func oneColumn() {
    #expect(tree("| A |\n|---|\n| b |") == "4:1 table 3[A]\n  6:3 row 3[b]")
    #expect(tree("A\n|---|\nb") == "4:1 paragraph A⏎|---|⏎b")
    #expect(tree("A\n---\nb") == "4:1 h2 #a A\n  6:1 paragraph b")
    #expect(tree("|---|\n| b |") == "4:1 paragraph |---|⏎| b |")
  }

  @Test("A delimiter row that does not fit its header makes no table, but an error")
  func brokenTable() {
    #expect(
      diagnostics("text\n\na | b\n--|--|--\n") == [
        "index.md:7:1: error: this row has 3 columns, but the header above it has 2, "
          + "so this is no table [broken-table]"
      ])
  }

  @Test("Cells that look like other blocks are text")
  func blocksInCells() {
    #expect(
      tree("| a | b |\n|--|--|\n| - *x* | # *y* |\n| > &lt; | [z]: /u \\* |\n| 1. <br> | *** |")
        == """
        4:1 table 3[a] 7[b]
          6:3 row 3[- em(x)] 11[# em(y)]
          7:3 row 3[> <] 12[[z]: /u *]
          8:3 row 3[1. html(<br>)] 13[***]
        """)
  }

  @Test("Cells refer to link definitions of the page")
  func linkDefinitions() {
    #expect(
      tree("a|b\n-|-\n[x][L]|[l]\n\n[l]: /target\n")
        == "4:1 table 1[a] 3[b]\n  6:1 row 1[link(/target, x)] 8[link(/target, l)]")
  }

  @Test("A table that is too wide stays a paragraph, with a warning")
  func tooWide() {
    let row = Array(repeating: "a", count: 4).joined(separator: "|")
    let rule = Array(repeating: "-", count: 4).joined(separator: "|")
    let limits = ReadingLimits(tableColumns: 3)
    #expect(tree("\(row)\n\(rule)", limits: limits) == "4:1 paragraph a|a|a|a⏎-|-|-|-")
    #expect(
      diagnostics("\(row)\n\(rule)", limits: limits) == [
        "index.md:5:1: warning: this table has 4 columns; more than 3 are not read [table-too-wide]"
      ])
  }
}

@Suite("HTML")
struct HTMLTests {
  @Test("An aside is Markdown, over blank lines as well")
  func asides() {
    #expect(
      tree(
        """
        <aside class="notice">A *b* <code>c</code></aside>

        <aside class='warning'>

        One

        \ttwo **three**

        </aside>
        Right behind.

        <aside class="success">
            Indented
            lines.
        </aside>
        """)
          == """
          4:1 aside notice
            4:23 paragraph A em(b) html(<code>)chtml(</code>)
          6:1 aside warning
            8:1 paragraph One
            10:2 code - 10:2 "two **three**⏎"
          13:1 paragraph Right behind.
          15:1 aside success
            16:5 paragraph Indented⏎lines.
          """)
  }

  @Test("An aside that is never closed holds its own lines, and gets a warning")
  func unclosedAside() {
    let markdown = "<aside class=\"notice\">\nA\n\nB\n\n# C\n\nD\n\n</aside>"
    #expect(
      tree(markdown) == """
        4:1 aside notice
          5:1 paragraph A
        7:1 paragraph B
        9:1 h1 #c C
          11:1 paragraph D
          13:1 html "</aside>⏎"
        """)
    #expect(
      diagnostics(markdown) == [
        "index.md:4:1: warning: there is no </aside> for this <aside> [unclosed-aside]"
      ])
  }

  @Test("Comments are dropped, other HTML stays")
  func comments() {
    #expect(
      tree("<!-- a\n\n# b\n-->\n\nc <!-- d --> e\n\n<div><!-- f -->g</div>\n\n<%= partial %>")
        == """
        9:1 paragraph c  e
        11:1 html "<div>g</div>⏎"
        13:1 paragraph <%= partial %>
        """)
  }

  @Test("A comment that is never closed gets a warning")
  func unclosedComment() {
    #expect(tree("a\n\n<!-- b\n\n# c") == "4:1 paragraph a")
    #expect(
      diagnostics("a\n\n<!-- b\n\n# c") == [
        "index.md:6:1: warning: this comment is never closed, so nothing behind it is read; "
          + "add `-->` where it ends [unclosed-comment]"
      ])
  }

  @Test("A table of HTML is a table")
  func tables() {
    #expect(
      tree(
        """
        <table class="x">
          <thead><tr><th>Name</th><th>Text &amp; more</th></tr></thead>

          <tbody>
            <tr><td><code>a_b</code></td><td>one<br/><b>two</b> <a href="#c">c</a></td></tr>
            <tr><td>z</td></tr>
          </tbody>
        </table>
        """) == """
          4:1 table 18[Name] 31[Text & more]
            8:13 row 13[code(a_b)] 38[one↵strong(two) link(#c, c)]
            9:13 row 13[z] 13[]
          """)
  }

  @Test("A table of HTML that has no header, or is cut off, stays HTML")
  func malformedTables() {
    #expect(
      tree("<table><tr><td>a</td></tr></table>")
        == "4:1 html \"<table><tr><td>a</td></tr></table>\"")
    #expect(
      tree("<table><tr><th>a</th>\n\nb") == "4:1 html \"<table><tr><th>a</th>\"\n6:1 paragraph b")
  }
}
