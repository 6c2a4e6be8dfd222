/// The words behind a code fence.
enum FenceInfo {
  /// The language that they name: the first word in lower case, up to the first character that no
  /// language's name has. `{.json}` and `json{5-7}` are both `json`.
  static func language(_ info: String) -> String? {
    let word = info.utf8.drop { $0.isBlank || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ".") }
      .prefix {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
          || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      }
    return word.isEmpty ? nil : String(Substring(word)).lowercased()
  }
}
