import Dispatch

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the elements' order; the work is shared by the machine's cores.
  ///
  /// The result does not depend on who did what: `transform` sees its own element alone.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(transform) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Each iteration has a slot of its own.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        slots.initializeElement(at: index, to: transform(self[index]))
      }
      initializedCount = count
    }
  }
}
