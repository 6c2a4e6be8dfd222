import SlateDiagnostics

/// Rows that describe what an object inside of another holds, as the sample shows: `{"book": {…}}`, with a table of the
/// book's attributes.
extension [FieldRow] {
  /// The rows, those that the sample has deeper inside as children of the object around them.
  ///
  /// Either no row is about the outermost object, or the rows follow the one that is called like the object they belong
  /// to: `user`, and below it the user's `id` and `name`.
  ///
  /// - Parameter members: What the sample holds.
  /// - Parameter mayBeWhole: Whether all rows may be about an inner object.
  func inEnvelope(of members: [SampleValue.Member], mayBeWhole: Bool) -> [FieldRow] {
    let outer = Set(members.map(\.name))
    guard !outer.isEmpty, contains(where: { !outer.contains($0.rootName) }) else { return self }
    if !contains(where: { outer.contains($0.rootName) }) {
      guard mayBeWhole, let path = Self.path(holding: self, in: members) else { return self }
      var rows: [FieldRow] = []
      rows.insert(self, below: path[...])
      // A list may be empty, whatever its items need.
      if case .array? = members.first(where: { $0.name == path[0] })?.value {
        rows[0].isImplied = false
        rows[0].required = nil
      }
      return rows
    }
    let shown = members.byName
    var rows: [FieldRow] = []
    var index = startIndex
    while index < endIndex {
      var row = self[index]
      index += 1
      // The rows behind are counted for an object alone: else each row would look at all that follow it.
      if row.children.isEmpty, let object = shown[row.name]?.value.innerMembers {
        let inner = Array(self[index...].prefix { !outer.contains($0.rootName) })
        if !inner.isEmpty, Self.share(of: inner, in: object) {
          row.children = inner
          index += inner.count
        }
      }
      rows.append(row)
    }
    return rows
  }

  /// Whether half of the rows, one at least, are an object's, or all that it has are rows.
  private static func share(of rows: [FieldRow], in members: [SampleValue.Member]) -> Bool {
    let names = Set(rows.map(\.rootName))
    let common = Set(members.map(\.name)).intersection(names).count
    return common * 2 >= names.count || common > 1 && common == members.count
  }

  /// The names of the objects that lead to the one that has most of the rows: the only one on its level.
  private static func path(
    holding rows: [FieldRow], in members: [SampleValue.Member]
  ) -> [String]? {
    var level = members.map { (path: [$0.name], value: $0.value) }
    for _ in 0..<3 {
      let fitting = level.filter { _, value in
        value.innerMembers.map { share(of: rows, in: $0) } ?? false
      }
      if fitting.count == 1 { return fitting[0].path }
      guard fitting.isEmpty else { return nil }
      level = level.flatMap { path, value in
        (value.members ?? []).map { (path: path + [$0.name], value: $0.value) }
      }
    }
    // `{"data": {"type": "books", "attributes": {…}}}`: what is left out is what the rows describe.
    if let data = members.first(where: { $0.name == "data" })?.value.members,
      data.contains(where: { $0.name == "attributes" && ($0.value.members?.isEmpty ?? true) })
    {
      return ["data", "attributes"]
    }
    return nil
  }

  private mutating func insert(_ rows: [FieldRow], below path: ArraySlice<String>) {
    guard let name = path.first else { return append(contentsOf: rows) }
    let position = firstIndex { $0.name == name }
    if let position {
      self[position].children.insert(rows, below: path.dropFirst())
      self[position].needChildren()
    } else {
      var parent = FieldRow(name: name, description: [], location: rows[0].location)
      parent.isImplied = true
      parent.children.insert(rows, below: path.dropFirst())
      parent.needChildren()
      append(parent)
    }
  }
}

extension SampleValue {
  /// What an object holds, or the first object of a list.
  fileprivate var innerMembers: [Member]? {
    guard case .array(let items) = self else { return members }
    return items.first?.members
  }
}

/// A table of an operation with the rows that go into its body.
typealias BodyTable = (node: Int, isUnmarked: Bool, rows: [FieldRow])

extension [BodyTable] {
  /// The tables, the rows of one about an object's inside moved to the row of an earlier one that is the object.
  static func joiningEnvelopes(_ tables: [BodyTable]) -> [BodyTable] {
    var joined: [BodyTable] = []
    var places: [String: (table: Int, row: Int)] = [:]
    for table in tables {
      var rows: [FieldRow] = []
      for row in table.rows {
        if row.isEnvelope, let place = places[row.name] {
          joined[place.table].rows[place.row].children += row.children
          joined[place.table].rows[place.row].needChildren()
          continue
        }
        places[row.name] = places[row.name] ?? (joined.count, rows.count)
        rows.append(row)
      }
      joined.append((table.node, table.isUnmarked, rows))
    }
    return joined
  }
}

extension FieldRow {
  /// Whether it stands for an object that no row describes.
  fileprivate var isEnvelope: Bool {
    !children.isEmpty && description.isEmpty && typeText == nil && (required == nil || isImplied)
  }

  /// An object that only its attributes tell of is required if one of them is: nobody can send that without it.
  fileprivate mutating func needChildren() {
    if isImplied, children.contains(where: { $0.required == true }) { required = true }
  }
}
