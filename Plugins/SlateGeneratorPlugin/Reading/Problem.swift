import Foundation

/// Something that keeps a plugin from its work, in words for a person, with the place to look at.
struct Problem: Error {
  var message: String
  var file: URL?
  var line: Int?

  init(_ message: String, at file: URL? = nil, line: Int? = nil) {
    self.message = message
    self.file = file
    self.line = line
  }
}
