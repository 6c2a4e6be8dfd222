extension DiagnosticRule {
  /// Rules about: markdown.
  public static let markdown: [DiagnosticRule] = [
    brokenTable,
    delimiterRowNotRead,
    fenceBehindText,
    htmlTableNotRead,
    nestingTooDeep,
    tableRepaired,
    tableRowTooLong,
    tableTooWide,
    unclosedAside,
    unclosedComment,
    unclosedFence,
  ]

  /// `broken-table`
  public static let brokenTable = DiagnosticRule(
    "broken-table", .error,
    meaning:
      "The header and the delimiter row of a table have different numbers of columns, and the row below has not as "
      + "many as the header, so that there is no table.",
    answer: "Give both as many.")

  /// `html-table-not-read`
  public static let htmlTableNotRead = DiagnosticRule(
    "html-table-not-read", .warning,
    meaning:
      "A `<table>` is no row of headers with rows below it: it has headers beside its rows, none at all, "
      + "or no end.",
    answer: "Write a row of headers, and a row for each name.")

  /// `delimiter-row-not-read`
  public static let delimiterRowNotRead = DiagnosticRule(
    "delimiter-row-not-read", .warning,
    meaning:
      "A line of dashes and pipes stands below a line that may be a header, but it is no delimiter row, so "
      + "there is no table.",
    answer: "Write each cell as `---`, without spaces inside of it.")

  /// `fence-behind-text`
  public static let fenceBehindText = DiagnosticRule(
    "fence-behind-text", .warning,
    meaning:
      "The fence that ends a code block stands behind its last bracket, where Markdown does not see it; it is "
      + "read as if it stood on a line of its own.",
    answer: "Put it on the next line.")

  /// `nesting-too-deep`
  public static let nestingTooDeep = DiagnosticRule(
    "nesting-too-deep", .warning,
    meaning: "Lists, quotes or emphasis nest more than 100 levels deep; the deeper ones are plain "
      + "text.",
    answer: "Flatten the text.")

  /// `table-repaired`
  public static let tableRepaired = DiagnosticRule(
    "table-repaired", .warning,
    meaning:
      "The row of dashes below a table's header is missing, has other marks or too few columns, or empty lines stand "
      + "between header, dashes and rows; the table is read as it was meant.",
    answer: "Write `---` for each column below the header, and no empty line between rows.")

  /// `table-row-too-long`
  public static let tableRowTooLong = DiagnosticRule(
    "table-row-too-long", .warning,
    meaning: "A row of a table has more cells than the header; the rest is dropped.",
    answer: "Escape a `|` in a text as `\\|`, or add a column.")

  /// `table-too-wide`
  public static let tableTooWide = DiagnosticRule(
    "table-too-wide", .warning,
    meaning: "A table has more columns than a table may have (200); it stays a paragraph.",
    answer: "Split the table.")

  /// `unclosed-aside`
  public static let unclosedAside = DiagnosticRule(
    "unclosed-aside", .warning,
    meaning: "The `</aside>` of an aside is missing.",
    answer: "Add it.")

  /// `unclosed-comment`
  public static let unclosedComment = DiagnosticRule(
    "unclosed-comment", .warning,
    meaning: "The `-->` of a comment is missing; the rest of the HTML block is not read.",
    answer: "Add it.")

  /// `unclosed-fence`
  public static let unclosedFence = DiagnosticRule(
    "unclosed-fence", .error,
    meaning: "A code block has no end, so that the rest of the page is code.",
    answer: "Close it with a line of the same fence.")
}
