/// What a text asks of a YAML parser, seen without one.
///
/// Yams calls itself for each level, so that a few thousand brackets would exhaust the stack; and aliases of
/// aliases make a few lines unfold to more nodes than a machine can hold.
public enum YAMLCost {
  /// How many aliases (`*name`) may stand in a text at most: where a value can begin, a word that begins with an
  /// asterisk.
  public static func aliasCount(in bytes: some Collection<UInt8>) -> Int {
    bytes.withContiguousStorageIfAvailable { aliasCount(in: $0) } ?? aliasCount(in: Array(bytes))
  }

  private static func aliasCount(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var beginsValue = true
    var isStar = false
    for byte in bytes {
      if isStar, !byte.isBlank, byte != UInt8(ascii: "*") { count += 1 }
      isStar = beginsValue && byte == UInt8(ascii: "*")
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "-"), UInt8(ascii: ":"),
        UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"):
        beginsValue = true
      default: beginsValue = false
      }
    }
    return count
  }

  /// Whether some place of a text may lie deeper than `limit` levels.
  ///
  /// Brackets inside of quoted text are counted as well, so that the answer may be yes for text that nests less; a
  /// text that nests deeper always gets a yes.
  public static func isDeeper(than limit: Int, _ bytes: some Collection<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable { isDeeper(than: limit, $0) }
      ?? isDeeper(than: limit, Array(bytes))
  }

  private static func isDeeper(than limit: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var brackets = 0
    /// The columns in which the collections around a line begin.
    var columns: [Int] = []
    var column = 0
    var isAtHead = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        column = 0
        isAtHead = true
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        column += 1
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(0, brackets - 1)
      default: break
      }
      if isAtHead {
        // `- - - x` begins three lists, `? ? x` two mappings.
        while let last = columns.last, last >= column { columns.removeLast() }
        columns.append(column)
        isAtHead =
          byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
      }
      column += 1
      if brackets + columns.count > limit { return true }
    }
    return false
  }
}
