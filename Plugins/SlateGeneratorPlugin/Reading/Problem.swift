import Foundation

/// Something that keeps a plugin from its work, in words for a person, with the place to look at.
struct Problem: Error {
  var message: String
  var file: URL?
  var line: Int?
  var column: Int?

  init(_ message: String, at file: URL? = nil, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
  }

  /// The problem as compilers and the generator write theirs.
  var report: String {
    guard let file else { return "error: \(message)" }
    return "\(file.path):\(line ?? 1):\(column ?? 1): error: \(message)"
  }
}

extension Problem: CustomStringConvertible {
  /// What SwiftPM prints behind `error: ` when a plugin fails. It leaves out the place that a plugin's diagnostic
  /// has, so the place is part of the text, on a line of its own: editors know it by that.
  var description: String {
    file == nil ? message : "the client cannot be generated:\n\(report)"
  }
}
