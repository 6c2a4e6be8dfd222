extension DiagnosticRule {
  /// Rules about: the generated client and its folder.
  public static let output: [DiagnosticRule] = [
    declaredOutputsUnreadable,
    duplicateAttribute,
    duplicateEnumeration,
    duplicateGroup,
    duplicateModel,
    duplicateOperation,
    duplicateValue,
    misplacedFile,
    misplacedNamespace,
    missingServer,
    missingStreamServer,
    outputNotGenerated,
    outputNotWritten,
    undescribedPathParameter,
    unknownEnumeration,
    unknownGroup,
    unknownMethod,
    unknownModel,
    unplacedPathParameter,
  ]

  /// `declared-outputs-unreadable`
  public static let declaredOutputsUnreadable = DiagnosticRule(
    "declared-outputs-unreadable", .error,
    meaning:
      "The file in which a build plugin names the output files is gone, or not what it wrote.",
    answer: "Let the plugin write it anew: `swift package clean`, then build.")

  /// `duplicate-attribute`
  public static let duplicateAttribute = DiagnosticRule(
    "duplicate-attribute", .warning,
    meaning: "Two attributes of a model have one name; the first counts.",
    answer: "Please report it: the generator should have seen to it.")

  /// `duplicate-enumeration`
  public static let duplicateEnumeration = DiagnosticRule(
    "duplicate-enumeration", .warning,
    meaning: "Two enumerations have one name; the first counts.",
    answer: "Please report it: the generator should have seen to it.")

  /// `duplicate-group`
  public static let duplicateGroup = DiagnosticRule(
    "duplicate-group", .warning,
    meaning: "Two groups of operations have one id; the first counts.",
    answer: "Please report it: the generator should have seen to it.")

  /// `duplicate-model`
  public static let duplicateModel = DiagnosticRule(
    "duplicate-model", .warning,
    meaning: "Two models have one name; the first counts.",
    answer: "Please report it: the generator should have seen to it.")

  /// `duplicate-operation`
  public static let duplicateOperation = DiagnosticRule(
    "duplicate-operation", .warning,
    meaning: "Two operations have one id; the first counts.",
    answer: "Please report it: the generator should have seen to it.")

  /// `duplicate-value`
  public static let duplicateValue = DiagnosticRule(
    "duplicate-value", .warning,
    meaning: "A sentence or a table lists a value twice; the first counts.",
    answer: "Remove the second one.")

  /// `misplaced-file`
  public static let misplacedFile = DiagnosticRule(
    "misplaced-file", .warning,
    meaning:
      "A file stands where none can be sent: not as a body's own attribute, and not as a whole response. It is a string.",
    answer:
      "Give it another type. In the overlay: a file is the `type` of a body's attribute or of a response alone."
  )

  /// `misplaced-namespace`
  public static let misplacedNamespace = DiagnosticRule(
    "misplaced-namespace", .warning,
    meaning: "A path has too few segments for its namespace; it gets none.",
    answer: "Correct the path. In the overlay: say the `path`, or `namespaced: false`.")

  /// `missing-server`
  public static let missingServer = DiagnosticRule(
    "missing-server", .warning,
    meaning: "The reference names no host for its operations; a caller has to.",
    answer: "Name it. In the overlay: `servers` with `rest`.")

  /// `missing-stream-server`
  public static let missingStreamServer = DiagnosticRule(
    "missing-stream-server", .warning,
    meaning: "The reference names no host for its streams; a caller has to.",
    answer: "Name it. In the overlay: `servers` with `stream`.")

  /// `output-not-generated`
  public static let outputNotGenerated = DiagnosticRule(
    "output-not-generated", .error,
    meaning: "A file in the output folder was not written by the generator, and is in the way.",
    answer: "Move it, or choose another folder.")

  /// `output-not-written`
  public static let outputNotWritten = DiagnosticRule(
    "output-not-written", .error,
    meaning: "The system does not let a file be written.",
    answer: "Check the folder and its permissions.")

  /// `undescribed-path-parameter`
  public static let undescribedPathParameter = DiagnosticRule(
    "undescribed-path-parameter", .warning,
    meaning: "The path has a parameter that the schema does not describe; it is a string.",
    answer: "Please report it: the generator should have seen to it.")

  /// `unknown-enumeration`
  public static let unknownEnumeration = DiagnosticRule(
    "unknown-enumeration", .warning,
    meaning: "A type in the schema names an enumeration that is not there; text is taken.",
    answer: "Please report it: the generator should have seen to it.")

  /// `unknown-group`
  public static let unknownGroup = DiagnosticRule(
    "unknown-group", .warning,
    meaning: "An operation belongs to a group that is not there; it is left out.",
    answer: "Please report it: the generator should have seen to it.")

  /// `unknown-method`
  public static let unknownMethod = DiagnosticRule(
    "unknown-method", .warning,
    meaning: "An operation has a method that HTTP does not have; it is left out.",
    answer: "Please report it: the generator should have seen to it.")

  /// `unknown-model`
  public static let unknownModel = DiagnosticRule(
    "unknown-model", .warning,
    meaning: "A type in the schema names a model that is not there; any JSON is taken.",
    answer: "Please report it: the generator should have seen to it.")

  /// `unplaced-path-parameter`
  public static let unplacedPathParameter = DiagnosticRule(
    "unplaced-path-parameter", .warning,
    meaning: "A path parameter has no place in the path and is left out.",
    answer: "Correct the path. In the overlay: say the `path`.")
}
