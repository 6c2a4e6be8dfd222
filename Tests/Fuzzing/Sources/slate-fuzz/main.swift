import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

// slate-fuzz SECONDS [FIRST-NUMBER]: mutates the golden cases, and the corpus where there is one, until the time is up.
// The number that is being tried stands in slate-fuzz.number, in the folder for temporary files, so that a crash or a hang can be tried again alone:
// slate-fuzz 0 NUMBER.
let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
guard let seconds = arguments.first else {
  print("usage: slate-fuzz SECONDS [FIRST-NUMBER]")
  exit(64)
}
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
let corpus = Seeds.corpus(beside: root)
let fuzzer = Fuzzer(
  seeds: Seeds(goldenCases: root.appending(path: "Tests/GoldenTests/Cases"), corpus: corpus),
  vocabulary: Vocabulary(sources: root.appending(path: "Sources")))
let note = FileManager.default.temporaryDirectory.appending(path: "slate-fuzz.number")
// No input is larger than a few hundred kilobytes; what takes longer than this hangs.
let guardTime: UInt32 = 60
// Nor does one need so many kilobytes.
let guardMemory = 1_000_000

var number = arguments.count > 1 ? arguments[1] : 0
let first = number
let clock = ContinuousClock()
let start = clock.now
var generated = 0
var violations = 0
var slowest: (Duration, UInt64) = (.zero, 0)

repeat {
  try? Data("\(number)\n".utf8).write(to: note)
  alarm(guardTime)
  let (before, memory) = (clock.now, peakMemory())
  let input = fuzzer.reference(number)
  for violation in input.violations() + HostileJSON.violations(fuzzer.json(number)) {
    print("number \(number): \(violation)")
    violations += 1
  }
  if peakMemory() - memory > guardMemory {
    print("number \(number): \(peakMemory() - memory) KB")
    violations += 1
  }
  if number % 16 == 0, input.givesFiles { generated += 1 }
  let duration = before.duration(to: clock.now)
  if duration > slowest.0 { slowest = (duration, number) }
  number += 1
} while start.duration(to: clock.now) < .seconds(Int64(seconds))
alarm(0)

print(
  "\(number - first) inputs from \(fuzzer.seeds.references.count) references (\(generated) of every 16th gave files), "
    + "\(violations) violations, slowest \(slowest.0) (number \(slowest.1)), peak \(peakMemory()) KB"
)
exit(violations == 0 ? 0 : 1)
