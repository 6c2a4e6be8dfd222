import HTTPTypes

extension APIClient {
  /// Sends a call until there is a successful response, a reason to give up, or no attempt left.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - path: Path and query from a link, instead of the call's own.
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  func perform(_ call: APICall, path: String? = nil) async throws -> Exchange {
    do {
      return try await exchange(call, path: path)
    } catch {
      CallLog(self, call, target: path ?? target(of: call)).failed(error)
      throw error
    }
  }

  private func exchange(_ call: APICall, path: String?) async throws -> Exchange {
    var assembled = try assemble(call, path: path)
    var redirects = 0
    while true {
      let response = try await sendRepeatedly(assembled, call)
      let path = assembled.request.path ?? "/"
      switch response.head.status.kind {
      case .successful:
        return Exchange(
          call: call, path: path, head: response.head, body: response.body)
      case .redirection:
        redirects += 1
        assembled.request.path = try redirectTarget(
          of: response, from: path, assembled, call, count: redirects)
      default:
        throw failure(of: response, call)
      }
    }
  }

  /// Where a redirect leads: only GET is redirected, only on the same server, and not for ever.
  private func redirectTarget(
    of response: TransportResponse, from path: String, _ assembled: AssembledRequest,
    _ call: APICall, count: Int
  ) throws -> String {
    guard [301, 302, 303, 307, 308].contains(response.head.status.code),
      [.get, .head].contains(call.method), let location = response.head.headerFields[.location]
    else { throw failure(of: response, call) }
    var refusal = failure(of: response, call, kind: .refusedLink)
    guard let target = assembled.server.path(of: location, from: path) else {
      refusal.message = "the redirect leads to another server, where credentials do not go"
      throw refusal
    }
    guard count <= 5 else {
      refusal.message = "too many redirects"
      throw refusal
    }
    return target
  }

  private func sendRepeatedly(
    _ assembled: AssembledRequest, _ call: APICall
  ) async throws -> TransportResponse {
    let policy = configuration.retryPolicy
    let log = CallLog(self, call, target: assembled.request.path)
    let elapsed = stopwatch(policy.clock)
    var attempt = 1
    while true {
      let outcome: Result<TransportResponse, any Error>
      let duration = stopwatch(policy.clock)
      do {
        let response = try await sendOnce(assembled, call)
        log.answered(response, attempt: attempt, after: duration())
        outcome = .success(response)
      } catch {
        outcome = .failure(error)
      }
      guard let delay = delay(after: outcome, attempt: attempt, call),
        elapsed() + delay <= policy.maximumTotalDuration
      else {
        return try result(of: outcome, call)
      }
      log.repeats(after: outcome, attempt: attempt, delay: delay)
      try await policy.clock.sleep(for: delay)
      attempt += 1
    }
  }

  /// How long to wait before the next attempt; nil where there is none.
  private func delay(
    after outcome: Result<TransportResponse, any Error>, attempt: Int, _ call: APICall
  ) -> Duration? {
    let policy = configuration.retryPolicy
    guard attempt < policy.maximumAttempts, !Task.isCancelled else { return nil }
    switch outcome {
    case .success(let response):
      guard policy.repeats(call.method, after: response.head.status) else { return nil }
      let wish = response.head.headerFields[.retryAfter]
      return policy.delay(afterAttempt: attempt, retryAfter: wish)
    case .failure(let error):
      guard policy.repeats(call.method, after: error) else { return nil }
      return policy.delay(afterAttempt: attempt, retryAfter: nil)
    }
  }

  private func result(
    of outcome: Result<TransportResponse, any Error>, _ call: APICall
  ) throws -> TransportResponse {
    switch outcome {
    case .success(let response): return response
    case .failure(let error): throw report(error, call)
    }
  }

  /// One attempt: through the middlewares to the transport, within the time limit.
  private func sendOnce(
    _ assembled: AssembledRequest, _ call: APICall
  ) async throws -> TransportResponse {
    try await withTimeLimit(configuration.requestTimeout) {
      var next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse = {
        try await deliver($0, body: $1, to: assembled.server, call)
      }
      for middleware in configuration.middlewares.reversed() {
        let inner = next
        next = {
          try await middleware.intercept($0, body: $1, operation: call.operation, next: inner)
        }
      }
      return try await next(assembled.request, assembled.body)
    }
  }

  private func deliver(
    _ request: HTTPRequest, body: [UInt8]?, to server: ServerAddress, _ call: APICall
  ) async throws -> TransportResponse {
    var request = request
    // A middleware may send a request elsewhere, but not the credentials.
    if request.authority == server.authority, request.scheme == server.scheme {
      try authenticate(&request, for: call)
    }
    let limit = configuration.maximumResponseBytes
    let response = try await transport.send(request, body: body, maximumResponseBytes: limit)
    guard response.body.count <= limit else {
      throw TransportError(.responseTooLarge, "the response is longer than \(limit) bytes")
    }
    return response
  }
}

/// Measures the time since its creation.
func stopwatch(_ clock: some Clock<Duration>) -> () -> Duration {
  let start = clock.now
  return { start.duration(to: clock.now) }
}
