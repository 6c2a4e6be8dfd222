#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A date taken apart for printing, in UTC.
struct DatePrinter {
  private let calendarDay: CalendarDay
  private let weekday: Int
  private let secondOfDay: Int
  private let microsecond: Int

  init(_ date: Date) {
    let interval = date.timeIntervalSince1970
    // The years 1 to 9999: four digits, and far from where a conversion to Int would overflow.
    let clamped = interval.isNaN ? 0 : min(max(interval, -62_135_596_800), 253_402_300_799)
    let microseconds = Int((clamped * 1_000_000).rounded())
    let seconds = microseconds.flooringQuotient(1_000_000)
    let days = seconds.flooringQuotient(86_400)
    microsecond = microseconds - seconds * 1_000_000
    secondOfDay = seconds - days * 86_400
    calendarDay = CalendarDay(daysSince1970: days)
    // 1 January 1970 was a Thursday, the fourth day after Sunday.
    weekday = (days + 4) - (days + 4).flooringQuotient(7) * 7
  }

  var rfc2822: String {
    let day = calendarDay.day.padded(2)
    let month = CalendarDay.monthNames[calendarDay.month - 1]
    let year = calendarDay.year.padded(4)
    return "\(CalendarDay.weekdayNames[weekday]), \(day) \(month) \(year) \(time) +0000"
  }

  var iso8601: String {
    "\(day)T\(time)\(fraction)Z"
  }

  var day: String {
    "\(calendarDay.year.padded(4))-\(calendarDay.month.padded(2))-\(calendarDay.day.padded(2))"
  }

  private var time: String {
    let hour = (secondOfDay / 3600).padded(2)
    let minute = (secondOfDay / 60 % 60).padded(2)
    let second = (secondOfDay % 60).padded(2)
    return "\(hour):\(minute):\(second)"
  }

  private var fraction: String {
    if microsecond == 0 { return "" }
    return microsecond % 1000 == 0
      ? ".\((microsecond / 1000).padded(3))" : ".\(microsecond.padded(6))"
  }
}

extension Int {
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }

  /// The quotient rounded towards negative infinity, so that the remainder is never negative.
  func flooringQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return quotient * divisor > self ? quotient - 1 : quotient
  }
}
