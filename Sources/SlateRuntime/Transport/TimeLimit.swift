/// Runs `operation`, and cancels it when the time is up.
///
/// - Throws: ``TransportError`` of kind ``TransportError/Kind/timedOut`` when the time is up, else what
///   `operation` throws.
func withTimeLimit<Value: Sendable>(
  _ limit: Duration?, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  guard let limit else { return try await operation() }
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await operation() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    guard let first = try await group.next(), let value = first else {
      throw TransportError(.timedOut, "no whole response within \(limit)")
    }
    return value
  }
}
