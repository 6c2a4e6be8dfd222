extension String {
  /// A path without the slash at its end, by which authors tell no two endpoints apart; the root keeps its own.
  var withoutEndingSlash: Substring {
    utf8.count > 1 && utf8.last == UInt8(ascii: "/") ? dropLast() : self[...]
  }
}
