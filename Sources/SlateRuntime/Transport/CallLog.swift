import HTTPTypes
import Logging

/// What a client writes down about one call.
///
/// Nothing in here comes from a header, a body, or the value of a query.
struct CallLog: Sendable {
  private let client: APIClient
  private let logger: Logger?

  /// - Parameters:
  ///   - client: The client that sends the call.
  ///   - call: The call.
  ///   - target: The path and query without credentials; nil where the call has none.
  init(_ client: APIClient, _ call: APICall, target: @autoclosure () -> String?) {
    self.client = client
    guard var logger = client.configuration.logger else {
      self.logger = nil
      return
    }
    logger[metadataKey: "operation"] = "\(call.operation.printable)"
    logger[metadataKey: "method"] = "\(call.method.rawValue)"
    if let target = target() {
      let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      logger[metadataKey: "path"] = "\(client.redacted(String(parts[0])))"
      if parts.count > 1 {
        let names = parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } }
        logger[metadataKey: "query"] = "\(client.redacted(names.joined(separator: ",")))"
      }
    }
    self.logger = logger
  }

  func answered(_ response: TransportResponse, attempt: Int, after duration: Duration) {
    logger?.debug(
      "The server answered",
      metadata: [
        "status": "\(response.head.status.code)", "attempt": "\(attempt)",
        "duration_ms": "\(duration.milliseconds)",
      ])
  }

  func repeats(
    after outcome: Result<TransportResponse, any Error>, attempt: Int, delay: Duration
  ) {
    var metadata: Logger.Metadata = [
      "attempt": "\(attempt)", "delay_ms": "\(delay.milliseconds)",
    ]
    switch outcome {
    case .success(let response): metadata["status"] = "\(response.head.status.code)"
    case .failure(let error): metadata["reason"] = "\(reason(of: error))"
    }
    logger?.notice("The request is sent again", metadata: metadata)
  }

  /// Writes down that a call failed; a cancelled one did not.
  func failed(_ error: any Error) {
    guard let logger, !(error is CancellationError) else { return }
    var metadata: Logger.Metadata = ["reason": "\(reason(of: error))"]
    if let status = (error as? APIError)?.status { metadata["status"] = "\(status.code)" }
    logger.info("The call failed", metadata: metadata)
  }

  func opened(after duration: Duration) {
    logger?.debug("The stream is open", metadata: ["duration_ms": "\(duration.milliseconds)"])
  }

  func interrupted(_ interruption: StreamInterruption) {
    logger?.notice(
      "The stream broke and is opened again",
      metadata: [
        "attempt": "\(interruption.attempt)", "delay_ms": "\(interruption.delay.milliseconds)",
        "reason": "\(reason(of: interruption.error))",
      ])
  }

  func reopened() {
    logger?.notice("The stream is open again")
  }

  /// Why something failed, without anything that the server sent.
  private func reason(of error: any Error) -> String {
    switch error {
    case let error as TransportError: return client.redacted(error.message)
    case let error as APIError:
      if let transportError = error.transportError { return transportError.message }
      if let place = error.mismatch?.place { return "\(error.kind), \(place.printable)" }
      if let code = error.closeCode { return "\(error.kind), close code \(code)" }
      return "\(error.kind)"
    default: return "\(type(of: error))"
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let whole = seconds.multipliedReportingOverflow(by: 1000)
    return whole.overflow ? .max : whole.partialValue &+ attoseconds / 1_000_000_000_000_000
  }
}
