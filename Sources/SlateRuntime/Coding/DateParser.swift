#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads RFC 2822 and ISO 8601 dates from UTF-8.
struct DateParser {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  /// The date; nil where the whole text is none.
  var date: Date? {
    var parser = self
    if let date = parser.iso8601(), parser.rest.isEmpty { return date }
    parser = self
    if let date = parser.rfc2822(), parser.rest.isEmpty { return date }
    return nil
  }

  private mutating func iso8601() -> Date? {
    guard let year = number(4...4), skip("-"), let month = number(2...2), skip("-"),
      let day = number(2...2), let calendarDay = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    if rest.isEmpty { return Self.date(calendarDay, seconds: 0) }
    guard skip("T") || skip("t") || skip(" "), let seconds = timeOfDay() else { return nil }
    let fraction = self.fraction()
    if rest.isEmpty { return Self.date(calendarDay, seconds: seconds, fraction: fraction) }
    // Ruby prints `2014-08-14 00:38:14 UTC`.
    skipWhitespace()
    guard let offset = numericZone() ?? namedZone() else { return nil }
    return Self.date(calendarDay, seconds: seconds - offset, fraction: fraction)
  }

  private mutating func rfc2822() -> Date? {
    skipWhitespace()
    if let name = letters() {
      guard CalendarDay.weekdayNames.contains(name), skip(",") else { return nil }
      skipWhitespace()
    }
    guard let day = number(1...2), skipWhitespace(), let name = letters(),
      let month = CalendarDay.monthNames.firstIndex(of: name), skipWhitespace(),
      let year = number(4...4), skipWhitespace(),
      let calendarDay = CalendarDay(year: year, month: month + 1, day: day),
      let seconds = timeOfDay(), skipWhitespace(), let offset = numericZone() ?? namedZone()
    else { return nil }
    return Self.date(calendarDay, seconds: seconds - offset)
  }

  /// `17:01:15` or `17:01`, in seconds.
  private mutating func timeOfDay() -> Int? {
    guard let hour = number(2...2), hour < 24, skip(":"), let minute = number(2...2), minute < 60
    else { return nil }
    guard skip(":") else { return hour * 3600 + minute * 60 }
    // 60 is a leap second, which Unix time counts as the first of the next minute.
    guard let second = number(2...2), second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// `.123` in seconds; 0 where there is none.
  private mutating func fraction() -> Double {
    guard skip(".") || skip(",") else { return 0 }
    var value = 0.0
    var scale = 1.0
    while let digit = rest.first, (0x30...0x39).contains(digit) {
      scale /= 10
      value += Double(digit - 0x30) * scale
      rest.removeFirst()
    }
    return value
  }

  /// `+0530`, `+05:30` or `-08`, in seconds.
  private mutating func numericZone() -> Int? {
    let sign: Int
    if skip("+") {
      sign = 1
    } else if skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hour = number(2...2), hour < 24 else { return nil }
    _ = skip(":")
    let minute = number(2...2) ?? 0
    return minute < 60 ? sign * (hour * 3600 + minute * 60) : nil
  }

  private mutating func namedZone() -> Int? {
    guard let name = letters() else { return nil }
    let hours = [
      "Z": 0, "z": 0, "UT": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
      "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    ]
    return hours[name].map { $0 * 3600 }
  }

  private mutating func number(_ width: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < width.upperBound, let digit = rest.first, (0x30...0x39).contains(digit) {
      value = value * 10 + Int(digit - 0x30)
      count += 1
      rest.removeFirst()
    }
    return width.contains(count) ? value : nil
  }

  private mutating func letters() -> String? {
    let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    rest.removeFirst(letters.count)
    return letters.isEmpty ? nil : String(Substring(letters))
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next = rest.first, next == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  @discardableResult
  private mutating func skipWhitespace() -> Bool {
    while skip(" ") {}
    return true
  }

  private static func date(_ day: CalendarDay, seconds: Int, fraction: Double = 0) -> Date {
    Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400 + seconds) + fraction)
  }
}
