import APISchema

/// Tells by its form whether a text is a date.
enum DateText {
  /// The format of a text that is a date; nil for every other text.
  static func format(of text: some StringProtocol) -> ValueType.DateFormat? {
    text.withBytes { format(of: $0) }
  }

  static func format(of bytes: UnsafeBufferPointer<UInt8>) -> ValueType.DateFormat? {
    guard bytes.count >= 10 else { return nil }
    if isRFC2822(bytes) { return .rfc2822 }
    guard isDay(bytes) else { return nil }
    if bytes.count == 10 { return .day }
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else {
      return nil
    }
    return isDigit(bytes[11]) && isDigit(bytes[12]) && bytes[13] == UInt8(ascii: ":")
      ? .iso8601 : nil
  }

  /// `2016-02-01`
  private static func isDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<10 {
      let isHyphen = index == 4 || index == 7
      guard isHyphen ? bytes[index] == UInt8(ascii: "-") : isDigit(bytes[index]) else {
        return false
      }
    }
    // What stands for no date, such as `0000-00-00`, is none.
    return bytes[5] != UInt8(ascii: "0") || bytes[6] != UInt8(ascii: "0")
  }

  /// `Tue, 16 Sep 2014 17:01:15 +0000`
  private static func isRFC2822(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.contains(UInt8(ascii: ",")) else { return false }
    let parts = bytes.split(separator: UInt8(ascii: " "))
    guard parts.count == 6, parts[0].count == 4, parts[0].last == UInt8(ascii: ","),
      parts[1].allSatisfy(isDigit), parts[2].count == 3, parts[3].count == 4,
      parts[3].allSatisfy(isDigit)
    else { return false }
    return parts[4].filter { $0 == UInt8(ascii: ":") }.count == 2
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension Extraction {
  /// The format that most dates in the reference's samples have; ISO 8601 where there are none.
  var prevailingDateFormat: ValueType.DateFormat {
    if let known = knownDateFormat { return known }
    return .iso8601
  }
}

/// How many dates of each format there are.
struct DateFormatCounts: Sendable {
  private var counts = [Int](repeating: 0, count: ValueType.DateFormat.allCases.count)

  /// Counts the dates among the strings of some JSON.
  mutating func add(datesIn json: String) {
    json.withBytes { bytes in
      var start = 0
      for index in 0...bytes.count {
        guard index == bytes.count || bytes[index] == UInt8(ascii: "\"") else { continue }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
        start = index + 1
        guard let format = DateText.format(of: text),
          let position = ValueType.DateFormat.allCases.firstIndex(of: format)
        else { continue }
        counts[position] += 1
      }
    }
  }

  mutating func add(_ other: DateFormatCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The format that most of them have; nil where there are none.
  var mostFrequent: ValueType.DateFormat? {
    guard let index = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[index] > 0 else {
      return nil
    }
    return ValueType.DateFormat.allCases[index]
  }
}
