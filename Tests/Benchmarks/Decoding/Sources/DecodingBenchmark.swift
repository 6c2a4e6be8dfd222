import DockerCloud
import Foundation

/// Decodes a list of services in three ways and prints the least time of each.
///
/// The list is made of the reference's own sample, each service with a name and an identifier of its own.
@main
struct DecodingBenchmark {
  static func main() throws {
    let page = URL(filePath: CommandLine.arguments.dropFirst().first ?? "")
    let count = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000
    guard let text = try? String(contentsOf: page, encoding: .utf8),
      let sample = try firstJSON(in: text)
    else {
      print("usage: decoding-benchmark PAGE [COUNT], where PAGE has a sample of a service in JSON")
      return
    }
    let services = (0..<count).map { number in
      sample.replacing("\"webshop\"", with: "\"webshop-\(number)\"")
        .replacing("5c94112d", with: String(number + 0x1000_0000, radix: 16))
    }
    let data = Data("[\(services.joined(separator: ","))]".utf8)
    print("services \(count)")
    print("bytes \(data.count)")

    let decoder = JSONDecoder()
    var read = 0
    try report("serialization") {
      read += (try JSONSerialization.jsonObject(with: data) as? [Any])?.count ?? 0
    }
    try report("codable") { read += try decoder.decode([PlainService].self, from: data).count }
    try report("generated") { read += try decoder.decode([Service].self, from: data).count }
    print("read \(read)")
  }

  /// The least of several times, in milliseconds.
  private static func report(_ name: String, _ work: () throws -> Void) throws {
    let clock = ContinuousClock()
    var least = Duration.seconds(3600)
    for _ in 0..<9 { least = min(least, try clock.measure(work)) }
    let (seconds, attoseconds) = least.components
    print(name, Double(seconds) * 1e3 + Double(attoseconds) / 1e15)
  }

  /// The first code block that says it is JSON, without the white space that a server does not send.
  private static func firstJSON(in page: String) throws -> String? {
    guard let fence = page.firstRange(of: "```json\n"),
      let end = page[fence.upperBound...].firstRange(of: "```")
    else { return nil }
    let sample = Data(page[fence.upperBound..<end.lowerBound].utf8)
    let object = try JSONSerialization.jsonObject(with: sample)
    return String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]),
      as: UTF8.self)
  }
}
