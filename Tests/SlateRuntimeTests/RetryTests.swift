import Foundation
import HTTPTypes
import SlateRuntime
import Testing

@Suite struct RetryTests {
  private let clock = InstantClock()

  private func services(_ transport: RecordingTransport) -> Services {
    Services(api: .sample(transport, configuration: .patient(clock)))
  }

  @Test(arguments: [HTTPResponse.Status.tooManyRequests, .serviceUnavailable, .gatewayTimeout])
  func aGetIsRepeatedUntilTheServerIsBack(status: HTTPResponse.Status) async throws {
    let transport = RecordingTransport { _, number in
      number < 2 ? .json("", status) : .json(#"{"uuid": "u"}"#)
    }
    #expect(try await services(transport).get(uuid: "u").uuid == "u")
    #expect(clock.sleeps == [.milliseconds(500), .seconds(1)])
  }

  @Test func theAttemptsAreCounted() async throws {
    let transport = RecordingTransport { _, _ in .json("", .serviceUnavailable) }
    let error = await #expect(throws: APIError.self) {
      try await services(transport).get(uuid: "u")
    }
    #expect(error?.status == .serviceUnavailable)
    #expect(await transport.requests.count == 4)
  }

  @Test func otherFailuresAreNotRepeated() async throws {
    let transport = RecordingTransport { _, _ in .json("", .internalServerError) }
    await #expect(throws: APIError.self) { try await services(transport).get(uuid: "u") }
    #expect(await transport.requests.count == 1)
  }

  @Test func theServersWishForAWaitIsFollowed() async throws {
    let transport = RecordingTransport { _, number in
      number == 0 ? .json("", .tooManyRequests, [.retryAfter: "7"]) : .json("{}")
    }
    _ = try await services(transport).get(uuid: "u")
    #expect(clock.sleeps == [.seconds(7)])
  }

  @Test func theServersWishMayBeADate() async throws {
    let transport = RecordingTransport { _, number in
      let date = "Thu, 19 May 2016 09:21:07 GMT"
      return number == 0 ? .json("", .tooManyRequests, [.retryAfter: date]) : .json("{}")
    }
    var configuration = ClientConfiguration.patient(clock)
    configuration.retryPolicy.now = { Date(timeIntervalSince1970: 1_463_649_660) }
    _ = try await Services(api: .sample(transport, configuration: configuration)).get(uuid: "u")
    #expect(clock.sleeps == [.seconds(7)])
  }

  @Test(arguments: ["3600", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func aWishBeyondTheTotalTimeEndsTheRetries(wish: String) async throws {
    let transport = RecordingTransport { _, _ in
      .json("", .tooManyRequests, [.retryAfter: wish])
    }
    await #expect(throws: APIError.self) { try await services(transport).get(uuid: "u") }
    #expect(clock.sleeps.allSatisfy { $0 <= .seconds(90) })
  }

  @Test func aBrokenConnectionIsRepeatedForGetAndDelete() async throws {
    let transport = RecordingTransport { _, number in
      if number % 2 == 0 { throw TransportError(.connectionLost, "reset") }
      return .json("{}")
    }
    _ = try await services(transport).get(uuid: "u")
    _ = try await services(transport).terminate(uuid: "u")
    #expect(await transport.requests.count == 4)
  }

  @Test func aPostIsNotRepeatedAfterItMayHaveArrived() async throws {
    let lost = RecordingTransport { _, _ in throw TransportError(.connectionLost, "reset") }
    let error = await #expect(throws: APIError.self) {
      try await services(lost).create(image: "i")
    }
    #expect(error?.kind == .transport)
    #expect(error?.transportError?.kind == .connectionLost)
    #expect(await lost.requests.count == 1)
    let busy = RecordingTransport { _, _ in .json("", .serviceUnavailable) }
    await #expect(throws: APIError.self) { try await services(busy).create(image: "i") }
    #expect(await busy.requests.count == 1)
  }

  @Test func aPostThatNeverArrivedIsRepeated() async throws {
    let transport = RecordingTransport { _, number in
      if number == 0 { throw TransportError(.cannotConnect, "refused") }
      return .json("{}")
    }
    _ = try await services(transport).create(image: "i")
    #expect(await transport.requests.count == 2)
  }

  @Test func retriesCanBeSwitchedOff() async throws {
    let transport = RecordingTransport { _, _ in .json("", .serviceUnavailable) }
    let configuration = ClientConfiguration(retryPolicy: .none)
    await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport, configuration: configuration)).get(uuid: "u")
    }
    #expect(await transport.requests.count == 1)
  }

  @Test func anErrorOfACustomTransportIsTold() async throws {
    struct Broken: Error {}
    let transport = RecordingTransport { _, _ in throw Broken() }
    let error = await #expect(throws: APIError.self) {
      try await services(transport).get(uuid: "u")
    }
    #expect(error?.kind == .transport)
    #expect(error?.transportError?.kind == .other)
  }

  @Test func cancellationIsCancellation() async throws {
    let transport = RecordingTransport { _, _ in throw CancellationError() }
    await #expect(throws: CancellationError.self) { try await services(transport).get(uuid: "u") }
  }

  @Test func theTimeLimitEndsAStalledRequest() async throws {
    let configuration = ClientConfiguration(
      requestTimeout: .milliseconds(20), retryPolicy: .none)
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(StalledTransport(), configuration: configuration))
        .get(uuid: "u")
    }
    #expect(error?.transportError?.kind == .timedOut)
  }

  @Test func aBodyBeyondTheLimitIsRefused() async throws {
    let transport = RecordingTransport { _, _ in .json(#"{"uuid": "0123456789"}"#) }
    let configuration = ClientConfiguration(maximumResponseBytes: 10)
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport, configuration: configuration)).get(uuid: "u")
    }
    #expect(error?.transportError?.kind == .responseTooLarge)
  }
}

private struct StalledTransport: ClientTransport {
  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    try await Task.sleep(for: .seconds(3600))
    return .json("{}")
  }
}
