import Foundation
import SchemaExtraction
import SlateDiagnostics
import SlateReference
import SlateRuntime

/// JSON as a reference shows it and as a server sends it, and what must hold of both readers.
enum HostileJSON {
  /// What does not hold, in words.
  static func violations(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    let text = String(decoding: bytes, as: UTF8.self)
    let places = SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "sample.json", line: 7))
    let reading = SampleReader.read(text, in: places)
    if SampleReader.read(text, in: places) != reading { found.append("a second reading differs") }
    let lengths = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(\.count)
    for place in reading.repairs.map(\.location) + [reading.failure?.location].compactMap(\.self)
    where !lengths.indices.contains(place.line - 7) || place.column < 1
      || place.column > lengths[place.line - 7] + 1
    {
      found.append("a repair outside of the text: \(place)")
    }
    if reading.failure != nil && !reading.documents.isEmpty {
      found.append("a failure beside documents")
    }
    found += decoding(Data(bytes))
    return found
  }

  /// An error or a value; and the value gives itself when it is written and read again.
  private static func decoding(_ data: Data) -> [String] {
    var found: [String] = []
    if let value = try? JSONDecoder().decode(JSONValue.self, from: data) {
      let again = (try? JSONEncoder().encode(value)).flatMap {
        try? JSONDecoder().decode(JSONValue.self, from: $0)
      }
      if again == nil { found.append("JSON that is read cannot be written") }
    }
    if let object = try? JSONDecoder().decode(HostileObject.self, from: data) {
      let again = (try? JSONEncoder().encode(object)).flatMap {
        try? JSONDecoder().decode(HostileObject.self, from: $0)
      }
      if again == nil { found.append("an object that is read cannot be written") }
    }
    return found
  }
}

/// A model as the generator writes it.
private struct HostileObject: Hashable, Sendable, Codable {
  var title: String = ""
  var id: Int?
  var price: Double?
  var isOpen: Bool?
  var tags: [String] = []
  var day: Date?
  var unlisted: UnlistedAttributes = UnlistedAttributes()

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "HostileObject", in: "index.md")
    title = try attributes.read("title", line: 1)
    id = try attributes.read("id", line: 2)
    price = try attributes.read("price", line: 3)
    isOpen = try attributes.read("open", line: 4)
    tags = try attributes.read("tags", line: 5)
    day = try attributes.readDate("day", .rfc2822, line: 6)
    unlisted = attributes.finish()
  }

  func encode(to encoder: any Encoder) throws {
    var attributes = AttributeWriter(encoder, unlisted)
    try attributes.write("title", title)
    try attributes.write("id", id)
    try attributes.write("price", price)
    try attributes.write("open", isOpen)
    try attributes.write("tags", tags)
    try attributes.writeDate("day", day, .rfc2822)
    try attributes.finish()
  }
}
