import Foundation
import SlateGenerator
import Testing

@Suite("Response samples of real references", .serialized)
struct ResponseSampleTests {
  @Test(
    "Every response sample decodes into the response type that was made for it",
    .enabled(if: CorpusReference.folder != nil, Comment(rawValue: CorpusReference.absence)))
  func decode() throws {
    var count = 0
    var failures: [String] = []
    for reference in CorpusReference.all {
      let result = try decodedSamples(of: reference)
      count += result.count
      failures += result.failures.map { "\(reference.name): \($0)" }
      print("\(reference.name): \(result.count - result.failures.count) of \(result.count) decoded")
    }
    #expect(count > 0)
    #expect(
      Double(failures.count) <= 0.02 * Double(count),
      "\(failures.count) of \(count):\n\(failures.joined(separator: "\n"))")
    // Those that are not decoded are listed in any case.
    for failure in failures { print(failure) }
  }

  private func decodedSamples(
    of reference: CorpusReference
  ) throws -> (count: Int, failures: [String]) {
    let scratch = try ScratchFolder()
    let client = try reference.client(scratch: scratch.url)
    let program = SampleProgram(client.schema)
    if program.cases.isEmpty { return (0, []) }
    let sources = try client.write(to: scratch.url.appending(path: "client"))
    let main = scratch.url.appending(path: "client/main.swift")
    let samples = scratch.url.appending(path: "samples.json")
    try JSONEncoder().encode(program.cases).write(to: samples)
    try Data(program.source(samples: samples).utf8).write(to: main)
    let executable = scratch.url.appending(path: "decode").path
    let compilation = try ToolRun.run(
      "swiftc",
      [
        "-Onone", "-wmo", "-swift-version", "6", "-module-name", "CorpusClient", "-o", executable,
        "-I", BuiltRuntime.modules.path, main.path,
      ] + sources + (try BuiltRuntime.objects()))
    try #require(compilation.status == 0, "\(compilation.complaints)")
    let run = try ToolRun.run(executable, [samples.path])
    try #require(run.status == 0, "\(run.output)")
    return (program.cases.count, run.output.split(separator: "\n").map(String.init))
  }
}
