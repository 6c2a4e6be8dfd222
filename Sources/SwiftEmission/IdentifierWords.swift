/// The words that a name on the wire, or a heading, is made of: `deployed_datetime` and
/// `deployedDatetime` are both `deployed`, `datetime`.
///
/// Words are in lower case. Letters of every script stay, marks stay behind them; all else separates
/// words and is dropped, so that nothing but letters and digits reaches an identifier.
struct IdentifierWords {
  private(set) var words: [String] = []

  // A heading may be as long as its author likes; an identifier should still fit on a line.
  private static let longestName = 60
  private var length = 0

  private var word = ""
  private var capitals = 0

  init(_ text: String) {
    if Self.isSnakeCase(text) {
      words = text.utf8.split(separator: UInt8(ascii: "_")).map { String(Substring($0)) }
      return
    }
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var previous: Unicode.Scalar?
    while index != scalars.endIndex, length < Self.longestName {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let following = next == scalars.endIndex ? nil : scalars[next]
      take(scalar, after: previous, before: following)
      previous = scalar
      index = next
    }
    // Half a word would mean nothing, or something else.
    if index != scalars.endIndex, !words.isEmpty, Role(of: scalars[index]).goesOn { word = "" }
    endWord()
  }

  /// Whether the text is a short name in the form that most names have: `deployed_datetime`.
  private static func isSnakeCase(_ text: String) -> Bool {
    text.utf8.count <= longestName
      && !text.holds { byte in
        let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        return !isSmall && !isDigit && byte != UInt8(ascii: "_")
      }
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before following: Unicode.Scalar?
  ) {
    switch Role(of: scalar) {
    case .capital:
      if !word.isEmpty && capitals == 0 { endWord() }
      capitals += 1
      append(scalar)
    case .letter:
      // `HTTPServer` is `HTTP`, `Server`, but `IDs` is one word.
      let isPlural = scalar == "s" && following.map { Role(of: $0) != .letter } ?? true
      // A script without capitals begins no word with one: `LOCKプラットフォーム`.
      let isCased = scalar.isASCII || scalar.properties.isLowercase
      if capitals > 1 && !isPlural {
        if isCased { splitBeforeLastScalar() } else { endWord() }
      }
      capitals = 0
      append(scalar)
    case .digit:
      if word.isEmpty { takeSign(previous) }
      capitals = 0
      append(scalar)
    case .mark:
      if !word.isEmpty { append(scalar) }
    case .apostrophe:
      return
    case .separator:
      let joinsDigits =
        scalar == "." && previous.map { Role(of: $0) == .digit } ?? false
        && following.map { Role(of: $0) == .digit } ?? false
      endWord()
      // `1.5` is not `15`.
      if joinsDigits { words.append("point") }
    }
  }

  /// `+1` and `-1` are not the same value.
  private mutating func takeSign(_ previous: Unicode.Scalar?) {
    guard words.isEmpty else { return }
    if previous == "-" { words.append("minus") }
    if previous == "+" { words.append("plus") }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    length += 1
    if scalar.isASCII {
      let isCapital = scalar.value >= 65 && scalar.value <= 90
      let value = UInt8(truncatingIfNeeded: scalar.value)
      word.unicodeScalars.append(Unicode.Scalar(isCapital ? value + 32 : value))
    } else {
      word += scalar.properties.lowercaseMapping
    }
  }

  private mutating func splitBeforeLastScalar() {
    guard let last = word.unicodeScalars.popLast() else { return }
    words.append(word)
    word = String(Character(last))
  }

  private mutating func endWord() {
    if !word.isEmpty { words.append(word) }
    word = ""
    capitals = 0
  }

  /// What a scalar does to a word.
  private enum Role {
    case capital
    case letter
    case digit
    case mark
    case apostrophe
    case separator

    /// Whether a word that stands before such a scalar goes on with it.
    var goesOn: Bool {
      switch self {
      case .letter, .digit, .mark, .apostrophe: true
      case .capital, .separator: false
      }
    }

    init(of scalar: Unicode.Scalar) {
      switch scalar.value {
      case 65...90: self = .capital
      case 97...122: self = .letter
      case 48...57: self = .digit
      case 0x27, 0x2019: self = .apostrophe
      case 0..<128: self = .separator
      default: self = Self.role(ofNonASCII: scalar)
      }
    }

    private static func role(ofNonASCII scalar: Unicode.Scalar) -> Role {
      // Fillers and variation selectors would be an invisible part of a name.
      if scalar.properties.isDefaultIgnorableCodePoint { return .separator }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: return .capital
      case .lowercaseLetter, .modifierLetter, .otherLetter: return .letter
      case .nonspacingMark, .spacingMark: return .mark
      default: return .separator
      }
    }
  }
}
