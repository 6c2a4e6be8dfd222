import APISchema

/// How a generated call writes its body.
enum BodyEncoding {
  case json
  case form
  case multipart
}

extension Body {
  /// What the media type asks for; a file goes with no other than a form of several parts.
  var encoding: BodyEncoding {
    if properties.contains(where: \.type.isFile) { return .multipart }
    let type = contentType.prefix { $0 != ";" }.lowercased()
    switch type {
    case "multipart/form-data": return .multipart
    case "application/x-www-form-urlencoded": return .form
    default: return .json
    }
  }
}
