import APISchema
import SlateDiagnostics
import SlateReference

/// One row of a table of attributes or parameters.
struct FieldRow: Sendable {
  /// The name on the wire.
  var name: String
  /// What the description column says.
  var description: [Inline]
  /// What the type column says.
  var typeText: String?
  /// The type that its rules of validation name: what is shown may show that these are another row's.
  var ruleType: String?
  /// The sections that the type column links to.
  var typeAnchors: [String] = []
  /// What the columns say about being required: nil where there is none.
  var required: Bool?
  /// When it is required, where a column or a sentence says that it is not always.
  var condition: String?
  /// Whether a null may come in its place, as the type column says.
  var isNullable = false
  /// Whether only the server writes it: a column, a label or a remark says so.
  var isReadOnly = false
  /// Whether only a caller writes it.
  var isWriteOnly = false
  /// Where a column says that it goes.
  var place: Parameter.Place?
  /// What the default column says.
  var defaultValue: String?
  /// What the column of values lists.
  var values: [String] = []
  /// What each of them means, where that is told; else empty.
  var meanings: [String] = []
  /// What the column of examples shows.
  var example: String?
  /// What stands behind the name in its cell: `state=all`.
  var assigned: String?
  /// Whether the name is words that were joined: a sample may spell them in another way.
  var isSpoken = false
  /// How deep it is indented below the rows before it.
  var depth = 0
  /// The rows of the object's own attributes, where the table describes these, too.
  var children: [FieldRow] = []
  /// Whether only the rows of its own attributes tell of it.
  var isImplied = false
  /// What it stands for in place of an attribute.
  var nameless: NamelessRow?
  /// How its table belongs to the one before it.
  var joint: TableJoint?
  /// Whether its attributes are those of each value of a map.
  var isMap = false
  /// Whether its table is that of a schema, which says of each attribute whether it may be missing.
  var isOfSchema = false
  /// What the description says about being required.
  var requiredInProse: Bool?
  /// Where ``Extraction/rowDescriptions`` has what the description says.
  var descriptionPlace: RowDescription.Place?
  /// Where the row stands.
  var location: SourceLocation

  /// Whether anything says that it is required, or that it is not.
  var isMarked: Bool { required != nil || requiredInProse != nil }

  init(name: String, description: [Inline], typeText: String? = nil, location: SourceLocation) {
    self.name = name
    self.description = description
    self.typeText = typeText
    self.location = location
  }
}

extension FieldRow {
  /// The name of the object that holds it: `address` for `address.city`, `items` for `items[]`.
  var rootName: String {
    let end = name.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }
    return end.map { String(name[..<$0]) } ?? name
  }
}
