extension DiagnosticRule {
  /// Rules about: the overlay.
  public static let overlay: [DiagnosticRule] = [
    filterLeavesNothing,
    overlayConflict,
    overlayInvalidValue,
    overlayMatchesNothing,
    overlayMissingKey,
    overlayNameTaken,
    overlayNotNeeded,
    overlayNotYAML,
    overlayUnknownKey,
    overlayUnknownType,
    overlayUnreadable,
    overlayWithoutReason,
    overlayWrongType,
    referenceNotNamed,
    referenceOutsidePackage,
  ]

  /// `filter-leaves-nothing`
  public static let filterLeavesNothing = DiagnosticRule(
    "filter-leaves-nothing", .error,
    meaning: "The overlay's `filter` leaves no operation.",
    answer: "Include some, or exclude fewer.")

  /// `overlay-conflict`
  public static let overlayConflict = DiagnosticRule(
    "overlay-conflict", .error,
    meaning: "A correction names two facts.",
    answer: "Write two corrections.")

  /// `overlay-invalid-value`
  public static let overlayInvalidValue = DiagnosticRule(
    "overlay-invalid-value", .error,
    meaning: "A value is none of those that the key can have.",
    answer: "Write one that the message names.")

  /// `overlay-matches-nothing`
  public static let overlayMatchesNothing = DiagnosticRule(
    "overlay-matches-nothing", .warning,
    meaning: "There is no fact of that name; perhaps the reference has changed.",
    answer: "Correct the name, or remove the correction.")

  /// `overlay-missing-key`
  public static let overlayMissingKey = DiagnosticRule(
    "overlay-missing-key", .error,
    meaning: "A key that is needed is not there.",
    answer: "Add it.")

  /// `overlay-name-taken`
  public static let overlayNameTaken = DiagnosticRule(
    "overlay-name-taken", .error,
    meaning: "A new name belongs to something else already.",
    answer: "Take another name.")

  /// `overlay-not-needed`
  public static let overlayNotNeeded = DiagnosticRule(
    "overlay-not-needed", .warning,
    meaning: "The reference says the same by now.",
    answer: "Remove the correction.")

  /// `overlay-not-yaml`
  public static let overlayNotYAML = DiagnosticRule(
    "overlay-not-yaml", .error,
    meaning: "The overlay is not YAML, or has a key twice.",
    answer: "Correct the line.")

  /// `overlay-unknown-key`
  public static let overlayUnknownKey = DiagnosticRule(
    "overlay-unknown-key", .error,
    meaning: "A key is not known.",
    answer: "Correct it; the message may suggest one.")

  /// `overlay-unknown-type`
  public static let overlayUnknownType = DiagnosticRule(
    "overlay-unknown-type", .error,
    meaning: "A type names a model or an enumeration that is not there in the end.",
    answer: "Correct the name.")

  /// `overlay-unreadable`
  public static let overlayUnreadable = DiagnosticRule(
    "overlay-unreadable", .error,
    meaning: "The overlay is not there or cannot be read.",
    answer: "Check the path.")

  /// `overlay-without-reason`
  public static let overlayWithoutReason = DiagnosticRule(
    "overlay-without-reason", .warning,
    meaning: "A correction does not say why. Only callers of `OverlayReader` that ask for it get "
      + "this; the tool does not.",
    answer: "Add `reason`.")

  /// `overlay-wrong-type`
  public static let overlayWrongType = DiagnosticRule(
    "overlay-wrong-type", .error,
    meaning: "A list, a mapping, a text, a yes or no, or a status stands where another of them "
      + "should.",
    answer: "Write what the message asks for.")

  /// `reference-not-named`
  public static let referenceNotNamed = DiagnosticRule(
    "reference-not-named", .error,
    meaning:
      "Neither the call nor `reference` in the overlay says where the index is, and none lies beside the overlay.",
    answer: "Add `reference`, with the path of the index relative to the overlay.")

  /// `reference-outside-package`
  public static let referenceOutsidePackage = DiagnosticRule(
    "reference-outside-package", .error,
    meaning: "`reference` leads out of the package that is built with a plugin.",
    answer: "Put the reference into the package: whoever else builds it has nothing but that.")
}
