/// The names of the files that hold the pages, in the order of `pages`.
///
/// A name follows from the names of the pages alone, so that a build plugin that has read nothing but
/// the index's `includes` can name its outputs in advance: the runs of ASCII letters and digits, each
/// with its first letter in upper case. `wp-api-v3/orders` is `WpApiV3Orders.swift`. Where two names
/// are the same but for their case, which file systems may not tell apart, the later one gets the first
/// number that makes it unique.
///
/// - Parameters:
///   - pages: The names by which the index includes its pages; the index itself is `index`.
///   - taken: Names without ending that other files of the module have.
public func fileNames(pages: [String], taken: Set<String> = []) -> [String] {
  var scope = FileScope(taken)
  return pages.map { scope.claim(upperCamelCase($0)) + ".swift" }
}

/// The name of the file that holds the client itself: `DockerCloudClient.swift`.
///
/// The names of the pages' files come first; where one of them has the client's name, this one gives way.
public func sharedFileName(
  clientName: String, pages: [String], taken: Set<String> = []
) -> String {
  var scope = FileScope(taken)
  for page in pages { _ = scope.claim(upperCamelCase(page)) }
  return scope.claim(upperCamelCase(clientName)) + ".swift"
}

/// Base names that are spoken for, whatever their case.
private struct FileScope {
  // A file named main.swift is a program's entry, not a part of a library.
  private var taken: Set<String> = ["main"]
  private var nextNumber: [String: Int] = [:]

  init(_ taken: Set<String>) {
    for name in taken { self.taken.insert(name.lowercased()) }
  }

  mutating func claim(_ name: String) -> String {
    if taken.insert(name.lowercased()).inserted { return name }
    var number = nextNumber[name.lowercased()] ?? 2
    while !taken.insert("\(name)\(number)".lowercased()).inserted { number += 1 }
    nextNumber[name.lowercased()] = number + 1
    return "\(name)\(number)"
  }
}

// Names longer than this are cut: file systems allow 255 bytes, and a number may follow.
private let longestFileName = 120

private func upperCamelCase(_ page: String) -> String {
  var name = ""
  var startsWord = true
  for byte in page.utf8 {
    guard name.utf8.count < longestFileName else { break }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z") where startsWord:
      name.unicodeScalars.append(Unicode.Scalar(byte - 32))
      startsWord = false
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      name.unicodeScalars.append(Unicode.Scalar(byte))
      startsWord = false
    default:
      startsWord = true
    }
  }
  return name.isEmpty ? "Page" : name
}
