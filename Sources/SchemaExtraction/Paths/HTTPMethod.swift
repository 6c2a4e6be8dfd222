/// The methods of HTTP that references declare endpoints with.
enum HTTPMethod {
  /// All of them.
  static let all = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The method that a text begins with, behind which no letter stands.
  static func leading(_ text: Substring) -> Substring? {
    let bytes = text.utf8
    let end = bytes.firstIndex { !SampleCursor.isLetter($0) } ?? bytes.endIndex
    // Beyond ASCII stand letters, marks that belong to the last one, and spaces: characters decide there.
    let isPlain = end == bytes.endIndex || bytes[end] < 0x80
    let word = isPlain ? text[..<end] : text.prefix { $0.isLetter }
    return isMethod(word) ? word : nil
  }

  /// A request line without the protocol that an author put first: `GET /books` of `HTTP/1.1 GET /books`.
  static func behindProtocol(_ text: Substring) -> Substring {
    guard text.utf8.starts(with: "HTTP".utf8) else { return text }
    let version = text.utf8.dropFirst(4)
    let rest = version.drop { "S/.".utf8.contains($0) || SampleCursor.isDigit($0) }
    guard rest.first == UInt8(ascii: " ") else { return text }
    let behind = text[rest.startIndex...].drop { $0 == " " }
    return leading(behind) == nil ? text : behind
  }

  /// Whether a word is one of them, in upper case.
  static func isMethod(_ word: some StringProtocol) -> Bool {
    (3...7).contains(word.utf8.count) && all.contains { $0 == word }
  }

  /// Whether bytes begin with a word as long as a method, of which only the first letter is a capital, and what may be a path.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, "GPD".utf8.contains(first),
      let end = bytes.prefix(8).firstIndex(where: { !SampleCursor.isLetter($0) }),
      (3...6).contains(end), bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: ":"),
      let next = bytes[end...].first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ":") })
    else { return false }
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "h")
  }

  /// A text that begins with a method of which only the first letter is a capital, `Get /books` or `Delete: https://…`, with
  /// that in capitals; nil for all others. A slash or a scheme stands behind it: words that begin a sentence are no methods.
  static func inCapitals(_ text: Substring) -> String? {
    let bytes = text.utf8
    guard let first = bytes.first, "GPD".utf8.contains(first) else { return nil }
    let end = bytes.firstIndex { !SampleCursor.isLetter($0) } ?? bytes.endIndex
    guard end < bytes.endIndex, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: ":"),
      let rest = bytes[end...].firstIndex(where: {
        $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ":")
      }),
      bytes[rest] == UInt8(ascii: "/") || bytes[rest...].starts(with: "http".utf8)
    else { return nil }
    let word = text[..<end].uppercased()
    return isMethod(word) ? word + text[end...] : nil
  }

  /// Takes the methods off the beginning of `rest`, with the marks around them and the space behind them:
  /// `GET `, `**PUT**/**PATCH** `, `PUT or PATCH: `, `GET] `. nil, and nothing taken, where none stands there.
  static func takeMethods(from rest: inout Substring) -> [String]? {
    if let (method, path) = plainStart(of: rest) {
      rest = path
      return [method]
    }
    var methods: [String] = []
    var text = rest
    while true {
      guard let word = leading(text) else { break }
      methods.append(String(word))
      text = text[word.endIndex...].drop { marks.contains($0) }
      // Another one may follow, behind a mark or a word; else what stands here belongs to the path.
      guard let next = nextMethod(in: text) else { break }
      text = next
    }
    guard !methods.isEmpty else { return nil }
    let spaced = text.drop(while: \.isWhitespace)
    if text.first == ":" {
      text.removeFirst()
    } else if let first = spaced.first, separators.contains(first),
      spaced.dropFirst().first?.isWhitespace == true
    {
      text = spaced.dropFirst()
    } else if spaced.startIndex == text.startIndex, !isMarked(before: text, in: rest),
      methods.count > 1 || !isPath(text)
    {
      // `GET/SET` is one word.
      return nil
    }
    rest = text.drop { $0.isWhitespace || marks.contains($0) }
    return methods
  }

  /// The method of `GET /books`, as nearly all endpoints are written, and the path.
  private static func plainStart(of text: Substring) -> (method: String, path: Substring)? {
    guard let word = leading(text) else { return nil }
    let behind = text[word.endIndex...].utf8
    guard behind.starts(with: " /".utf8), let first = behind.dropFirst(2).first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return nil }
    return (String(word), Substring(behind.dropFirst()))
  }

  /// Whether a path begins right behind a method, as where an author left out the space: `GET/users`.
  private static func isPath(_ text: Substring) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/"), let next = text.utf8.dropFirst().first else {
      return false
    }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
  }

  private static let marks = "*`_])"
  private static let separators = "-–—→|"

  /// Whether a mark stands before `text`: then no space has to.
  private static func isMarked(before text: Substring, in whole: Substring) -> Bool {
    text.startIndex > whole.startIndex
      && marks.contains(whole[whole.index(before: text.startIndex)])
  }

  /// The text from the next method on, where one follows behind `/`, `|`, `,`, "or" or "and".
  private static func nextMethod(in text: Substring) -> Substring? {
    var next = text.drop(while: \.isWhitespace)
    if let first = next.first, "/|,&".contains(first) {
      next.removeFirst()
    } else if let word = ["or ", "and "].first(where: { next.hasPrefix($0) }),
      next.startIndex > text.startIndex
    {
      next = next.dropFirst(word.count)
    } else {
      return nil
    }
    next = next.drop { $0.isWhitespace || "*`_[(".contains($0) }
    return leading(next) == nil ? nil : next
  }
}
