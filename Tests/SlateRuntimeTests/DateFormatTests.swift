import Foundation
import SlateRuntime
import Testing

@Suite struct DateFormatTests {
  @Test(arguments: [
    "Tue, 16 Sep 2014 17:01:15 +0000", "Tue, 12 Jan 2016 16:40:52 +0000",
    "Mon, 29 Feb 2016 23:59:59 +0000", "Thu, 01 Jan 1970 00:00:00 +0000",
    "Wed, 31 Dec 1969 23:59:59 +0000", "Sat, 01 Jan 0001 00:00:00 +0000",
  ])
  func anRFC2822DateComesBackAsItWas(text: String) throws {
    let date = try #require(DateFormat.rfc2822.date(from: text))
    #expect(DateFormat.rfc2822.string(from: date).dropFirst(3) == text.dropFirst(3))
  }

  @Test func theWeekdayIsTheOneOfTheCalendar() throws {
    let date = try #require(DateFormat.rfc2822.date(from: "16 Sep 2014 17:01:15 +0000"))
    #expect(DateFormat.rfc2822.string(from: date) == "Tue, 16 Sep 2014 17:01:15 +0000")
  }

  @Test(arguments: [
    "2016-05-19T09:21:07Z", "2016-05-19T09:21:07.123Z", "2016-05-19T09:21:07.123456Z",
    "1969-12-31T23:59:59.500Z",
  ])
  func anISO8601DateComesBackAsItWas(text: String) throws {
    let date = try #require(DateFormat.iso8601.date(from: text))
    #expect(DateFormat.iso8601.string(from: date) == text)
  }

  @Test(arguments: [
    ("2016-05-19T11:21:07+02:00", 1_463_649_667.0), ("2016-05-19T09:21:07", 1_463_649_667),
    ("2016-05-19 09:21:07Z", 1_463_649_667), ("2016-05-19T09:21:07+0000", 1_463_649_667),
    ("2016-05-19 09:21:07 UTC", 1_463_649_667), ("2016-05-19 11:21:07 +0200", 1_463_649_667),
    ("2016-05-19T09:21Z", 1_463_649_660), ("2016-05-19", 1_463_616_000),
    ("Thu, 19 May 2016 09:21:07 GMT", 1_463_649_667),
    ("Thu, 19 May 2016 05:21:07 -0400", 1_463_649_667),
    ("19 May 2016 04:21:07 EST", 1_463_649_667), ("2016-12-31T23:59:60Z", 1_483_228_800),
  ])
  func otherFormsAreReadWhateverFormIsPromised(text: String, seconds: Double) {
    #expect(DateFormat.rfc2822.date(from: text) == Date(timeIntervalSince1970: seconds))
    #expect(DateFormat.iso8601.date(from: text) == Date(timeIntervalSince1970: seconds))
    #expect(DateFormat.unixSeconds.date(from: text) == Date(timeIntervalSince1970: seconds))
  }

  @Test(arguments: [
    "", "now", "2016-02-30", "2016-13-01", "2016-5-19", "2016-05-19T25:00:00Z",
    "2016-05-19T09:21:07Zebra", "2016-05-19 09:21:07 ", "2016-05-19 09:21:07 o'clock",
    "Tue, 16 Sep 2014", "Tue, 16 Sep 2014 17:01:15", "é", "1463649667",
  ])
  func whatIsNoDateIsNotRead(text: String) {
    #expect(DateFormat.rfc2822.date(from: text) == nil)
  }

  @Test func unixTimeIsANumber() {
    let date = Date(timeIntervalSince1970: 1_452_616_855)
    #expect(DateFormat.unixSeconds.string(from: date) == "1452616855")
    #expect(DateFormat.unixMilliseconds.string(from: date) == "1452616855000")
    #expect(DateFormat.unixSeconds.date(from: "1452616855") == date)
    #expect(DateFormat.unixMilliseconds.date(from: "1452616855000") == date)
  }

  @Test(arguments: [Double.infinity, -.infinity, 1e300, -1e300, .nan])
  func aDateOutsideOfTheCalendarIsWrittenAsTheNearest(interval: Double) {
    let date = Date(timeIntervalSince1970: interval)
    for format in [DateFormat.rfc2822, .iso8601, .day, .unixSeconds, .unixMilliseconds] {
      #expect(!format.string(from: date).isEmpty)
    }
  }

  @Test func everyDayOfFourHundredYearsComesBack() throws {
    for day in stride(from: 0, to: 146_097, by: 13) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      #expect(DateFormat.day.date(from: DateFormat.day.string(from: date)) == date)
    }
  }
}
