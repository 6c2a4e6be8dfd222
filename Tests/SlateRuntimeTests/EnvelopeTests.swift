import SlateRuntime
import Testing

/// Values that come under the one key of an object.
@Suite struct EnvelopeTests {
  private struct Horse: Codable, Hashable, Sendable { var name: String? }

  private static func call(_ method: APICall.Method = .get) -> APICall {
    var call = APICall("horses.get", method, from: "horses.md:1")
    call.appendPath("/horses")
    return call
  }

  private func client(_ body: String) -> APIClient {
    APIClient.sample(RecordingTransport { _, _ in .json(body) })
  }

  @Test func aValueIsTakenOutOfItsEnvelope() async throws {
    let response: Response<Horse> = try await client(#"{"horse": {"name": "Ada"}}"#)
      .send(Self.call(), in: "horse")
    #expect(response.value == Horse(name: "Ada"))
  }

  @Test func aValueThatComesAsItIsIsTakenAsWell() async throws {
    let response: Response<Horse> = try await client(#"{"name": "Ada"}"#)
      .send(Self.call(), in: "horse")
    #expect(response.name == "Ada")
  }

  @Test func nullIsAModelOfWhichNothingIsKnown() async throws {
    let response: Response<Horse> = try await client(#"{"horse": null}"#)
      .send(Self.call(), in: "horse")
    #expect(response.value == Horse())
    let several: Response<[Horse]> = try await client(#"{"horses": null}"#)
      .send(Self.call(.post), in: "horses")
    #expect(several.value.isEmpty)
  }

  @Test func aValueOfTheWrongTypeIsNamedWithItsPath() async throws {
    let error = await #expect(throws: APIError.self) {
      let _: Response<Horse> = try await client(#"{"horse": {"name": 7}}"#)
        .send(Self.call(), in: "horse")
    }
    #expect(error?.kind == .decoding)
    #expect(error?.mismatch?.path == "horse.name")
  }

  @Test func aListIsOnePageUnderItsKey() async throws {
    let list: PagedSequence<Horse> = client(#"{"horses": [{"name": "Ada"}, {"name": "Bea"}]}"#)
      .list(Self.call(), in: "horses")
    #expect(try await list.all().map(\.name) == ["Ada", "Bea"])
    let bare: PagedSequence<Horse> = client(#"[{"name": "Ada"}]"#).list(Self.call(), in: "horses")
    #expect(try await bare.all().count == 1)
  }
}
