import Foundation

// slate-libfuzzer [libFuzzer's options] CORPUS: an input is a reference in one piece of text (see `FuzzText`), or, behind the
// letter J, a JSON document. slate-libfuzzer seeds FOLDER writes what to begin with, slate-libfuzzer words FILE a dictionary of the
// words that the rules look for.

@_silgen_name("LLVMFuzzerRunDriver")
func runLibFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_silgen_name("LLVMFuzzerMutate")
func libFuzzerMutation(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ greatest: Int) -> Int

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

let vocabulary = Vocabulary(sources: root.appending(path: "Sources"))
let others = Seeds(goldenCases: root.appending(path: "Tests/GoldenTests/Cases")).texts

/// Half of the mutations are libFuzzer's own; the other half knows what a reference is made of.
@_cdecl("LLVMFuzzerCustomMutator")
func mutation(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ greatest: Int, _ seed: UInt32)
  -> Int
{
  guard seed % 2 == 0, size > 0 else { return libFuzzerMutation(data, size, greatest) }
  var mutator = Mutator(seed: UInt64(seed), others: others, words: vocabulary.words)
  let changed = mutator.mutated(Array(UnsafeBufferPointer(start: data, count: size)))
    .prefix(greatest)
  for (offset, byte) in changed.enumerated() { data[offset] = byte }
  return changed.count
}

if CommandLine.arguments.dropFirst().first == "seeds", let folder = CommandLine.arguments.last {
  let cases = Seeds(goldenCases: root.appending(path: "Tests/GoldenTests/Cases"))
  // A whole reference is longer than libFuzzer's inputs, and it learns more from short ones.
  let pieces = Seeds.references(in: Seeds.corpus(beside: root)).flatMap { Seeds.pieces(of: $0) }
  let texts =
    cases.references.map(FuzzText.text) + pieces + cases.json.map { [FuzzText.json] + $0 }
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for (number, text) in texts.enumerated() {
    try Data(text).write(to: URL(filePath: folder).appending(path: "seed-\(number)"))
  }
  print("\(texts.count) seeds in \(folder)")
  exit(0)
}

if CommandLine.arguments.dropFirst().first == "words", let file = CommandLine.arguments.last {
  try Data(vocabulary.dictionary.utf8).write(to: URL(filePath: file))
  print("\(vocabulary.words.count) words in \(file)")
  exit(0)
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runLibFuzzer(&count, &arguments) { bytes, length in
    let text = Array(UnsafeBufferPointer(start: bytes, count: length))
    let violations = FuzzText.violations(text)
    guard violations.isEmpty else {
      for violation in violations {
        FileHandle.standardError.write(Data((violation + "\n").utf8))
      }
      // libFuzzer keeps the input of a program that aborts.
      abort()
    }
    return 0
  })
