/// The number of a column, or none, in two bytes in place of sixteen: what is known of a table's columns has some twenty of them,
/// and is kept for each table of a reference.
@propertyWrapper
struct ColumnIndex: Sendable {
  private var stored: Int16 = -1

  /// The number, counted from 0.
  var wrappedValue: Int? {
    get { stored < 0 ? nil : Int(stored) }
    set { stored = newValue.flatMap { Int16(exactly: $0) } ?? -1 }
  }
}
