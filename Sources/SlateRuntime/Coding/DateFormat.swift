#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The form in which an API writes dates.
public enum DateFormat: Hashable, Sendable {
  /// `Tue, 16 Sep 2014 17:01:15 +0000`; written in UTC, to the second.
  case rfc2822
  /// `2016-05-19T09:21:07Z`; written in UTC, with three or six digits of a second where there are any.
  case iso8601
  /// `2016-05-19`; midnight UTC.
  case day
  /// Seconds since the start of 1970 UTC, as a number.
  case unixSeconds
  /// Milliseconds since the start of 1970 UTC, as a number.
  case unixMilliseconds

  /// Reads a date in this form, or in another form that can be told from it.
  ///
  /// - Returns: The date; nil where `text` is none.
  public func date(from text: String) -> Date? {
    DateParser(text).date ?? Double(text).flatMap(date(fromNumber:))
  }

  /// Writes a date in this form; dates outside of the years 1 to 9999 are written as the nearest of those.
  public func string(from date: Date) -> String {
    switch self {
    case .rfc2822: DatePrinter(date).rfc2822
    case .iso8601: DatePrinter(date).iso8601
    case .day: DatePrinter(date).day
    case .unixSeconds, .unixMilliseconds: json(from: date).parameterText
    }
  }
}

extension DateFormat {
  /// Reads a date from the JSON value that stands for it.
  func date(from value: JSONValue) -> Date? {
    switch value {
    case .string(let text): date(from: text)
    case .integer, .number: value.doubleValue.flatMap(date(fromNumber:))
    default: nil
    }
  }

  /// The JSON value that stands for a date.
  func json(from date: Date) -> JSONValue {
    switch self {
    case .rfc2822, .iso8601, .day: .string(string(from: date))
    case .unixSeconds: Self.number(date.timeIntervalSince1970)
    case .unixMilliseconds: Self.number((date.timeIntervalSince1970 * 1000).rounded())
    }
  }

  /// What a reader expects in this form, for an error message.
  var expectation: String {
    switch self {
    case .rfc2822: "date such as \"Tue, 16 Sep 2014 17:01:15 +0000\""
    case .iso8601: "date such as \"2016-05-19T09:21:07Z\""
    case .day: "date such as \"2016-05-19\""
    case .unixSeconds: "date in seconds since 1970"
    case .unixMilliseconds: "date in milliseconds since 1970"
    }
  }

  // A form that is text promises no number: there, a number would be read by guessing its unit.
  private func date(fromNumber number: Double) -> Date? {
    switch self {
    case .rfc2822, .iso8601, .day: nil
    case .unixSeconds: Date(timeIntervalSince1970: number)
    case .unixMilliseconds: Date(timeIntervalSince1970: number / 1000)
    }
  }

  private static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map(JSONValue.integer) ?? .number(value)
  }
}
