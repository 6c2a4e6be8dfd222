/// How long each stage of a run took.
public struct StageTimings: Sendable {
  /// A stage of the pipeline.
  public enum Stage: String, Sendable, CaseIterable {
    /// Reading the overlay.
    case overlay
    /// Reading the index and what it includes.
    case read
    /// Extracting the schema.
    case extract
    /// Applying the overlay to the schema.
    case correct
    /// Making Swift of the schema.
    case emit
    /// Comparing the files with those on disk, and writing those that differ.
    case write
  }

  /// The stages that were gone through, in their order.
  public private(set) var stages: [(stage: Stage, duration: Duration)] = []

  private let clock = ContinuousClock()

  init() {}

  /// Does the work of a stage and notes how long it took.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - work: Its work.
  /// - Returns: What the work gives.
  /// - Throws: What the work throws; then nothing is noted.
  public mutating func measure<Result, Failure: Error>(
    _ stage: Stage, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = clock.now
    let result = try work()
    stages.append((stage, clock.now - start))
    return result
  }
}
