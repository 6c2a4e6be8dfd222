import APISchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension APISchema {
  /// The schema as JSON: keys sorted, two spaces a level, so that two schemas can be compared line by line.
  ///
  /// - Throws: `EncodingError`; a schema holds nothing that JSON cannot.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
