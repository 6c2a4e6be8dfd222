/// Writes a body as `multipart/form-data`, as RFC 7578 and browsers have it: the values as texts, then the files.
struct MultipartEncoding {
  /// What stands between two parts.
  private let boundary: String
  private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - value: An object; what is inside an object or an array in it has a name in brackets.
  ///   - files: The files with the names of their parts.
  init(_ value: JSONValue, files: [(name: String, file: FileUpload)]) {
    // No part of a file can be known to hold 128 random bits.
    var random = SystemRandomNumberGenerator()
    boundary = "slate-" + String(random.next(), radix: 36) + String(random.next(), radix: 36)
    for (name, value) in FormEncoding.fields(of: value) {
      begin("name=\"\(Self.escaped(name))\"")
      append("\r\n\(value)")
    }
    for (name, file) in files {
      begin("name=\"\(Self.escaped(name))\"; filename=\"\(Self.escaped(file.name))\"")
      append("Content-Type: \(file.contentType)\r\n\r\n")
      bytes += file.bytes
    }
    append("\(bytes.isEmpty ? "" : "\r\n")--\(boundary)--\r\n")
  }

  var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  private mutating func begin(_ disposition: String) {
    append("\(bytes.isEmpty ? "" : "\r\n")--\(boundary)\r\n")
    append("Content-Disposition: form-data; \(disposition)\r\n")
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  /// A name between quotes that cannot leave them, or its line.
  private static func escaped(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      if scalar == "\"" || isControl || scalar == "\u{2028}" || scalar == "\u{2029}" {
        text += PercentEncoding.segment(String(scalar))
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
