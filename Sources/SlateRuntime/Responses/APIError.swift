import HTTPTypes

/// Why a call did not give what it promises.
///
/// The description is one line that a person can act on and holds no secret. A cancelled call throws
/// `CancellationError` instead.
public struct APIError: Error, Sendable {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// The server answered with a status that means failure.
    case status
    /// No whole response came back; ``APIError/transportError`` says more.
    case transport
    /// The response is not what the reference promises.
    case decoding
    /// The call cannot be sent as it is; nothing was sent.
    case invalidRequest
    /// A link or a redirect leads to another server, or too many redirects followed each other.
    case refusedLink
    /// The server ended a stream, or sent an error message in it.
    case stream
    /// No credentials were found.
    case missingCredentials
  }

  /// The operation's name, such as `services.get`.
  public let operation: String

  /// What went wrong.
  public let kind: Kind

  /// The response's status, where there was a response.
  public var status: HTTPResponse.Status?

  /// The response's headers, where there was a response.
  public var headers: HTTPFields

  /// The server's message, or what went wrong on the client's side.
  public var message: String

  /// What the reference says about the status.
  public var meaning: ErrorMeaning?

  /// The first 64 KiB of the response's body.
  public var body: [UInt8]

  /// The JSON path, what was expected and what was found, for ``Kind/decoding``.
  public var mismatch: DecodingMismatch?

  /// What the transport said, for ``Kind/transport``.
  public var transportError: TransportError?

  /// The WebSocket close code, for ``Kind/stream``.
  public var closeCode: UInt16?

  static let maximumBodyBytes = 64 * 1024

  init(
    operation: String, kind: Kind, message: String, status: HTTPResponse.Status? = nil,
    headers: HTTPFields = [:], meaning: ErrorMeaning? = nil, body: [UInt8] = [],
    mismatch: DecodingMismatch? = nil, transportError: TransportError? = nil,
    closeCode: UInt16? = nil
  ) {
    self.operation = operation
    self.kind = kind
    self.status = status
    self.headers = headers
    self.message = message
    self.meaning = meaning
    self.body = Array(body.prefix(Self.maximumBodyBytes))
    self.mismatch = mismatch
    self.transportError = transportError
    self.closeCode = closeCode
  }
}

extension APIError {
  /// What the body holds, as the reference describes the bodies of errors; nil where there is none, or another one.
  ///
  /// ```swift
  /// catch let error as APIError { print(error.decodedBody(as: ErrorResponse.self)?.code ?? "") }
  /// ```
  public func decodedBody<Body: Decodable>(as type: Body.Type = Body.self) -> Body? {
    body.isEmpty ? nil : try? JSONCoding.decode(type, from: body)
  }
}

extension APIError: CustomStringConvertible, CustomDebugStringConvertible {
  /// The error in one line:
  /// `services.get failed: 404 Not Found — No such service (The reference: There is no such object.)`.
  public var description: String {
    var text = "\(operation) failed: "
    if let status {
      text += status.reasonPhrase.isEmpty ? "\(status.code)" : "\(status)"
      if !message.isEmpty { text += " — " }
    }
    text += message
    if let meaning, !meaning.text.isEmpty { text += " (The reference: \(meaning.text))" }
    return text.printable
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
