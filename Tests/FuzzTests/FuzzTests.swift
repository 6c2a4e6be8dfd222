import Foundation
import Testing

/// A few seconds of what `Tests/Fuzzing` does for as long as one likes: the same numbers in each run.
@Suite("Mutated input")
struct FuzzTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let fuzzer = Fuzzer(
    seeds: Seeds(goldenCases: tests.appending(path: "GoldenTests/Cases")),
    vocabulary: Vocabulary(sources: tests.deletingLastPathComponent().appending(path: "Sources")))

  @Test(
    "A mutated reference gives the same files each time, or diagnostics, each with a place that there is",
    arguments: 0..<8)
  func references(batch: Int) {
    #expect(Self.fuzzer.seeds.references.count > 50)
    #expect(Self.fuzzer.vocabulary.words.count > 1_000)
    for number in UInt64(batch * 50)..<UInt64(batch * 50 + 50) {
      #expect(Self.fuzzer.reference(number).violations() == [], "number \(number)")
    }
  }

  @Test("Mutated JSON is read, or refused with a place that there is", arguments: 0..<4)
  func json(batch: Int) {
    for number in UInt64(batch * 250)..<UInt64(batch * 250 + 250) {
      #expect(HostileJSON.violations(Self.fuzzer.json(number)) == [], "number \(number)")
    }
  }

  @Test("Mutations do reach the emitter")
  func mutationsAreNotTooCoarse() {
    let generated = (0..<100).count { (number: Int) in
      Self.fuzzer.reference(UInt64(number)).givesFiles
    }
    #expect(generated > 25)
  }
}
