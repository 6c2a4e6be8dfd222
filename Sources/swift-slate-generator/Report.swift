import APISchema
import SlateDiagnostics
import SlateGenerator
import SlateReference

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Prints diagnostics on stderr, their paths as seen from the working folder.
struct Report {
  private let folder: String
  private let overlay: (label: String, path: String)?

  /// A report of a run, whose places are relative to the index's folder.
  init(_ generator: SlateGenerator) {
    let options = generator.options
    folder = DiskFolder.split(filePath: options.index).folder
    overlay = options.overlay.map { (options.overlayLabel, $0) }
  }

  /// A report of what has its paths as the user gave them.
  init() {
    folder = "."
    overlay = nil
  }

  /// A location's file is relative to the index's folder; a terminal wants a path it can open.
  func path(of file: String) -> String {
    if let overlay, file == overlay.label { return overlay.path }
    return file.hasPrefix("/") || folder == "." ? file : "\(folder)/\(file)"
  }

  func printDiagnostics(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      var diagnostic = diagnostic
      if let file = diagnostic.location?.file { diagnostic.location?.file = path(of: file) }
      for index in diagnostic.notes.indices {
        guard let file = diagnostic.notes[index].location?.file else { continue }
        diagnostic.notes[index].location?.file = path(of: file)
      }
      printError(diagnostic.description)
    }
  }

  /// A sentence about the run as a whole.
  func printHint(_ text: String) { printError("note: \(text)") }

  /// A line a stage: `   1.234 ms  read`.
  func printTimings(_ timings: StageTimings) {
    var total = Duration.zero
    for (stage, duration) in timings.stages {
      total += duration
      printError("\(Self.milliseconds(duration))  \(stage.rawValue)")
    }
    printError("\(Self.milliseconds(total))  all stages")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let microseconds = duration.components.attoseconds / 1_000_000_000_000
    let whole = duration.components.seconds * 1_000 + microseconds / 1_000
    let fraction = String(microseconds % 1_000)
    let text = "\(whole)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    return String(repeating: " ", count: max(0, 9 - text.count)) + text + " ms"
  }

  private func printError(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { buffer in _ = write(STDERR_FILENO, buffer.baseAddress, buffer.count) }
  }
}

/// The sentences that end a run.
enum Summary {
  static func read(_ schema: APISchema) -> String {
    let streams = schema.operations.count { $0.kind == .stream }
    return
      "Read \(count(schema.pages.count, "page")): \(count(schema.operations.count, "operation")) "
      + "(\(streams) of them streams), \(count(schema.models.count, "model")), "
      + "\(count(schema.enumerations.count, "enumeration"))."
  }

  static func changed(_ changes: OutputFolder.Changes, in folder: String, isDryRun: Bool) -> String
  {
    var lines: [String] = []
    for name in changes.created { lines.append("  + \(folder)/\(name)") }
    for name in changes.updated { lines.append("  ~ \(folder)/\(name)") }
    for name in changes.removed { lines.append("  - \(folder)/\(name)") }
    let verb = isDryRun ? "Would write" : "Wrote"
    lines.append(
      "\(verb) \(count(changes.created.count + changes.updated.count, "file")), "
        + "removed \(changes.removed.count), left \(changes.unchanged.count) alone.")
    return lines.joined(separator: "\n")
  }

  static func stale(_ changes: OutputFolder.Changes, in folder: String) -> String {
    let number = changes.created.count + changes.updated.count + changes.removed.count
    return
      "\(count(number, "file")) in \(folder) \(number == 1 ? "is" : "are") not what the reference gives."
  }

  static func found(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    return "Found \(count(errors, "error")) and \(count(warnings, "warning"))."
  }

  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
