extension DiagnosticRule {
  /// Rules about: files and front matter.
  public static let files: [DiagnosticRule] = [
    ambiguousInclude,
    duplicateInclude,
    emptyPage,
    fileTooLarge,
    frontMatterValue,
    includeCycle,
    includeOutsideReference,
    invalidFrontMatter,
    invalidUTF8,
    missingFile,
    missingFrontMatter,
    missingInclude,
    nestedIncludes,
    notAFile,
    nulByte,
    pageNotIncluded,
    tooManyDiagnostics,
    tooManyIncludes,
    unclosedFrontMatter,
    unknownInclude,
    unneededInclude,
    unreadableFile,
  ]

  /// `ambiguous-include`
  public static let ambiguousInclude = DiagnosticRule(
    "ambiguous-include", .warning,
    meaning: "A name in `includes` stands for two files; the first is read.",
    answer: "Remove or rename one of the files.")

  /// `duplicate-include`
  public static let duplicateInclude = DiagnosticRule(
    "duplicate-include", .warning,
    meaning: "A page is included twice; it is read once.",
    answer: "Remove one of the two lines.")

  /// `empty-page`
  public static let emptyPage = DiagnosticRule(
    "empty-page", .error,
    meaning: "A file has no text.",
    answer: "Write it, or take it out of `includes`.")

  /// `file-too-large`
  public static let fileTooLarge = DiagnosticRule(
    "file-too-large", .error,
    meaning:
      "A file is larger than a page may be (32 MiB), or all files together are larger than a "
      + "reference may be (128 MiB).",
    answer: "Split the page, or the reference.")

  /// `front-matter-value`
  public static let frontMatterValue = DiagnosticRule(
    "front-matter-value", .warning,
    meaning:
      "A key of the front matter that the generator can do without has the wrong form; it is "
      + "ignored.",
    answer: "Correct the line.")

  /// `include-cycle`
  public static let includeCycle = DiagnosticRule(
    "include-cycle", .error,
    meaning: "Pages include each other, or the index includes itself.",
    answer: "Remove one of the includes.")

  /// `include-outside-reference`
  public static let includeOutsideReference = DiagnosticRule(
    "include-outside-reference", .error,
    meaning: "A name or a link leads out of the index's folder.",
    answer: "Move the page below `includes/`, and name it without `..`.")

  /// `invalid-front-matter`
  public static let invalidFrontMatter = DiagnosticRule(
    "invalid-front-matter", .error,
    meaning: "The front matter is not YAML, or a key that is needed has the wrong form.",
    answer: "Correct the line.")

  /// `invalid-utf8`
  public static let invalidUTF8 = DiagnosticRule(
    "invalid-utf8", .error,
    meaning: "A byte of a page is not UTF-8.",
    answer: "Save the page as UTF-8.")

  /// `missing-file`
  public static let missingFile = DiagnosticRule(
    "missing-file", .error,
    meaning: "The index, or a page, is not there.",
    answer: "Check the path.")

  /// `missing-front-matter`
  public static let missingFrontMatter = DiagnosticRule(
    "missing-front-matter", .warning,
    meaning: "The index does not begin with front matter, so that it has no title and no includes.",
    answer: "Add it: `title` and `includes` between two lines of `---`.")

  /// `missing-include`
  public static let missingInclude = DiagnosticRule(
    "missing-include", .error,
    meaning: "No file answers to a name in `includes`; the message says where it was looked for.",
    answer: "Correct the name, or add the page.")

  /// `nested-includes`
  public static let nestedIncludes = DiagnosticRule(
    "nested-includes", .warning,
    meaning: "An included page has `includes` of its own; they are not read.",
    answer: "Name those pages in the index, or below `includes` in the overlay.")

  /// `not-a-file`
  public static let notAFile = DiagnosticRule(
    "not-a-file", .error,
    meaning: "The path of a page leads to a folder or to something else that is no file.",
    answer: "Check the path.")

  /// `nul-byte`
  public static let nulByte = DiagnosticRule(
    "nul-byte", .error,
    meaning: "A page holds a NUL byte.",
    answer: "Remove the byte; perhaps the file is no text.")

  /// `page-not-included`
  public static let pageNotIncluded = DiagnosticRule(
    "page-not-included", .warning,
    meaning: "A page below `includes/` is named by nobody, so that it is not read.",
    answer: "Add it to `includes` of the index or of the overlay, list it below `excludePages` in "
      + "the overlay, or delete it.")

  /// `too-many-diagnostics`
  public static let tooManyDiagnostics = DiagnosticRule(
    "too-many-diagnostics", .warning,
    meaning: "There is more to say than is told (10,000 diagnostics); errors go before warnings.",
    answer: "Answer those that are told, and run the tool again.")

  /// `too-many-includes`
  public static let tooManyIncludes = DiagnosticRule(
    "too-many-includes", .error,
    meaning: "The index includes more pages than a reference may have (2,000).",
    answer: "Split the reference.")

  /// `unclosed-front-matter`
  public static let unclosedFrontMatter = DiagnosticRule(
    "unclosed-front-matter", .error,
    meaning: "The second `---` of the front matter is missing.",
    answer: "Add it.")

  /// `unknown-include`
  public static let unknownInclude = DiagnosticRule(
    "unknown-include", .warning,
    meaning: "The overlay puts a page behind one that nobody includes.",
    answer: "Correct `after` in the overlay.")

  /// `unneeded-include`
  public static let unneededInclude = DiagnosticRule(
    "unneeded-include", .warning,
    meaning: "The overlay adds a page that the index includes by now.",
    answer: "Remove it from `includes` in the overlay.")

  /// `unreadable-file`
  public static let unreadableFile = DiagnosticRule(
    "unreadable-file", .error,
    meaning: "The system does not let a file be read.",
    answer: "Check its permissions.")
}
