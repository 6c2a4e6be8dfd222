import APISchema
import SlateDiagnostics
import SlateReference

/// Headers that say which version of the API a client was written for: `X-Api-Version: 2`.
extension Extraction {
  /// Lets the client send such a header with each request, where all that is shown of it is one value, and half of the
  /// operations have it.
  mutating func takeConstantHeaders() {
    var names: [String] = []
    for parameter in schema.operations.lazy.flatMap(\.parameters) where parameter.in == .header {
      let name = parameter.name.lowercased()
      guard !names.contains(name), names.count < 8, Words(name).words.contains("version") else {
        continue
      }
      names.append(name)
    }
    for name in names {
      guard let header = constantHeader(name) else { continue }
      schema.requestHeaders.append(header)
      for index in schema.operations.indices {
        schema.operations[index].parameters.removeAll { parameter in
          guard parameter.in == .header, parameter.name.lowercased() == name else { return false }
          if let row = parameter.location { mergedRows[row] = row }
          return true
        }
      }
    }
  }

  /// Lets the client name the type of JSON that an API asks for, `application/vnd.api+json`, where every second operation
  /// shows it, of those with a body for what is sent, and none another type of JSON.
  mutating func takeMediaTypes() {
    for name in ["accept", "content-type"] {
      let all = schema.operations.count { name == "accept" || $0.body != nil }
      var found: Header?
      var count = 0
      var isOne = true
      for operation in schema.operations {
        let shown = operation.samples.lazy.filter { $0.kind == .request }.flatMap(\.headers)
          .first { $0.name.lowercased() == name && BodyType(in: $0.value) == .json }
        guard let shown else { continue }
        isOne = isOne && (found.map { $0.value == shown.value } ?? true)
        found = found ?? shown
        count += 1
      }
      guard isOne, let header = found, count * 2 >= all,
        header.value.hasPrefix("application/"), header.value.hasSuffix("+json"),
        header.value.utf8.allSatisfy({ $0.isASCIIWord || "+-./".utf8.contains($0) }),
        !schema.requestHeaders.contains(where: { $0.name.lowercased() == name })
      else { continue }
      schema.requestHeaders.append(header)
    }
  }

  /// A header by its name in lower case, with the only value that requests and tables show for it; nil where there is none,
  /// or more than one.
  private func constantHeader(_ name: String) -> Header? {
    var header: Header?
    var count = 0
    for operation in schema.operations {
      guard
        let parameter = operation.parameters.first(where: {
          $0.in == .header && $0.name.lowercased() == name
        })
      else { continue }
      count += 1
      var values = operation.samples.filter { $0.kind == .request }.flatMap(\.headers)
        .filter { $0.name.lowercased() == name }.map { ($0.value, $0.location) }
      if let value = parameter.default { values.append((value, parameter.location)) }
      for (value, location) in values {
        guard Self.isConstant(value), header == nil || header?.value == value else { return nil }
        header =
          header
          ?? Header(name: parameter.name, value: value, location: location ?? operation.location)
      }
    }
    return count > 1 && count * 2 >= schema.operations.count ? header : nil
  }

  /// Whether a value is one that all callers send, and nothing that stands for theirs.
  private static func isConstant(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.count <= 64 && !Identifier.isPlaceholder(value)
      && value.utf8.allSatisfy { $0.isASCIIWord || ".-_/;=+ ".utf8.contains($0) }
      && value.contains { $0.isNumber }
  }
}
