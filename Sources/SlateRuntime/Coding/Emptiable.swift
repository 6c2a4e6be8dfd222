/// A value that has a neutral element, which stands in for an attribute that the server left out.
///
/// Strings, arrays, dictionaries, ``ResourceURI`` and every ``OpenEnumeration`` are emptiable. Numbers,
/// booleans and dates are not: no number says "nothing" honestly.
public protocol Emptiable {
  /// Creates the empty value.
  init()

  /// Whether this is the empty value.
  var isEmpty: Bool { get }
}

extension String: Emptiable {}
extension Array: Emptiable {}
extension Dictionary: Emptiable {}
