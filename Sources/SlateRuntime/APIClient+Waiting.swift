extension APIClient {
  /// Fetches a resource again and again until it is as wanted.
  ///
  /// - Parameters:
  ///   - uri: The resource.
  ///   - interval: The wait between two requests.
  ///   - timeLimit: The time for all of it; nil for no limit.
  ///   - isOver: Whether the resource is as wanted.
  /// - Returns: The resource as it was last fetched.
  /// - Throws: ``APIError`` of kind ``APIError/Kind/transport`` where the time limit is reached, and as
  ///   ``fetch(_:)``; `CancellationError` where the task was cancelled.
  public func wait<Target: Decodable & Sendable>(
    for uri: ResourceURI<Target>?, every interval: Duration, timeLimit: Duration?,
    until isOver: @Sendable (Target) -> Bool
  ) async throws -> Target {
    let clock = ContinuousClock()
    let start = clock.now
    while true {
      let target = try await fetch(uri).value
      if isOver(target) { return target }
      if let timeLimit, clock.now + interval > start + timeLimit {
        throw APIError(
          operation: "wait", kind: .transport,
          message: "'\(uri?.rawValue ?? "")' was not over within \(timeLimit)",
          transportError: TransportError(.timedOut, "the time limit for waiting was reached"))
      }
      try await Task.sleep(for: interval)
    }
  }
}
