import APISchema

/// The path that an operation would have if its sample were right.
struct SuggestedPath {
  private let template: [Substring]
  private let sample: [Substring]
  /// Parameters that a table describes and the template does not have.
  private let unplaced: [String]
  private let endsWithSlash: Bool

  init(_ operation: Operation, sample target: String) {
    template = operation.path.split(separator: "/")
    var path = target[...]
    if let scheme = path.firstRange(of: "://") {
      path = path[scheme.upperBound...].drop { $0 != "/" }
    }
    sample = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    unplaced = operation.parameters.filter {
      $0.in == .path && !operation.path.contains("{\($0.name)}")
    }.map(\.name)
    endsWithSlash = operation.path.hasSuffix("/")
  }

  /// The sample's path with the template's parameters at their places; nil where that is not clear.
  var text: String? {
    guard template.count < 64, sample.count < 64 else { return nil }
    let partners = alignment()
    var open = unplaced[...]
    var segments: [String] = []
    var isInsideValue = false
    for (index, segment) in sample.enumerated() {
      if let partner = partners[index] {
        segments.append(String(template[partner]))
        isInsideValue = false
      } else if isInsideValue {
        // A value may hold slashes: its further segments belong to the same parameter.
        continue
      } else if let name = open.first, !segments.isEmpty {
        segments.append("{\(name)}")
        open = open.dropFirst()
        isInsideValue = open.isEmpty
      } else {
        guard Self.isLiteral(segment) else { return nil }
        segments.append(String(segment))
      }
    }
    let lost = template.indices.filter { template[$0].contains("{") && !partners.contains($0) }
    guard lost.isEmpty, !segments.isEmpty else { return nil }
    return "/" + segments.joined(separator: "/") + (endsWithSlash ? "/" : "")
  }

  /// For each segment of the sample the one of the template that it stands for: as many equal ones as can be, in
  /// their order.
  private func alignment() -> [Int?] {
    let (rows, columns) = (sample.count, template.count)
    var best = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
    func score(_ row: Int, _ column: Int) -> Int {
      if template[column].contains("{") { return 1 }
      return sample[row] == template[column] ? 2 : 0
    }
    for row in stride(from: rows - 1, through: 0, by: -1) {
      for column in stride(from: columns - 1, through: 0, by: -1) {
        var value = max(best[row + 1][column], best[row][column + 1])
        let match = score(row, column)
        if match > 0 { value = max(value, best[row + 1][column + 1] + match) }
        best[row][column] = value
      }
    }
    var partners: [Int?] = Array(repeating: nil, count: rows)
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let match = score(row, column)
      if match > 0, best[row][column] == best[row + 1][column + 1] + match {
        partners[row] = column
        row += 1
        column += 1
      } else if best[row][column] == best[row + 1][column] {
        row += 1
      } else {
        column += 1
      }
    }
    return partners
  }

  /// Whether a segment reads as a word of a path, and not as somebody's id.
  private static func isLiteral(_ segment: Substring) -> Bool {
    segment.utf8.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
      == true
      && segment.utf8.allSatisfy { byte in
        let lower = byte | 0x20
        return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
          || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      } && segment.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } <= 2
  }
}
