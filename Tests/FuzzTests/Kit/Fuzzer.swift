/// Mutates seeds and looks at what comes out. A number makes the same input in each run on each machine.
struct Fuzzer {
  let seeds: Seeds
  let vocabulary: Vocabulary

  /// The reference that a number makes.
  func reference(_ number: UInt64) -> HostileInput {
    var random = SeededGenerator(seed: number)
    var mutator = Mutator(seed: random.next(), others: seeds.texts, words: vocabulary.words)
    return HostileInput(files: mutator.mutated(random.pick(seeds.references)))
  }

  /// The JSON that a number makes.
  func json(_ number: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: ~number)
    var mutator = Mutator(seed: random.next(), others: seeds.json, words: vocabulary.words)
    var bytes = random.pick(seeds.json)
    for _ in 0...random.below(4) { bytes = mutator.mutated(bytes) }
    return bytes
  }
}
