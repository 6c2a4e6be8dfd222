import Foundation
import HTTPTypes
import SlateRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The exchanges that are under way in a session, and the session's delegate.
///
/// URLSession's async functions would buffer a body of any length; a delegate can stop at the limit.
final class SessionExchanges: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  fileprivate struct Exchange {
    let limit: Int
    let continuation: CheckedContinuation<TransportResponse, any Error>
    var body: [UInt8] = []
    var isTooLarge = false
  }

  // The lock guards the dictionary, which is all the state there is: hence the unchecked Sendable.
  private let lock = NSLock()
  private var exchanges: [Int: Exchange] = [:]

  func start(
    _ task: URLSessionDataTask, limit: Int,
    _ continuation: CheckedContinuation<TransportResponse, any Error>
  ) {
    lock.withLock {
      exchanges[task.taskIdentifier] = Exchange(limit: limit, continuation: continuation)
    }
    task.resume()
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    // The client above the transport decides about redirects.
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = lock.withLock {
      exchanges[dataTask.taskIdentifier]?.append(data) ?? false
    }
    if isTooLarge { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let exchange = lock.withLock { exchanges.removeValue(forKey: task.taskIdentifier) }
    exchange?.finish(task.response, error)
  }
}

extension SessionExchanges.Exchange {
  /// Keeps a part of the body; says whether that is too much.
  fileprivate mutating func append(_ data: Data) -> Bool {
    isTooLarge = isTooLarge || data.count > limit - body.count
    if !isTooLarge { body.append(contentsOf: data) }
    return isTooLarge
  }

  fileprivate func finish(_ response: URLResponse?, _ error: (any Error)?) {
    if isTooLarge {
      continuation.resume(
        throwing: TransportError(
          .responseTooLarge, "the response is longer than \(limit) bytes"))
    } else if let error {
      continuation.resume(throwing: transportError(for: error, hasResponse: response != nil))
    } else if let head = (response as? HTTPURLResponse).flatMap(HTTPResponse.init) {
      continuation.resume(returning: TransportResponse(head, body: body))
    } else {
      continuation.resume(
        throwing: TransportError(.protocolViolation, "the response is not HTTP"))
    }
  }
}

extension HTTPResponse {
  /// The head of a response; nil where the status is none, on which `HTTPResponse.Status` would trap.
  init?(_ response: HTTPURLResponse) {
    guard (100...999).contains(response.statusCode) else { return nil }
    var fields = HTTPFields()
    for (name, value) in response.allHeaderFields {
      guard let name = (name as? String).flatMap({ HTTPField.Name($0) }),
        let value = value as? String
      else { continue }
      fields[name] = value
    }
    // URLSession does not pass the reason phrase on: the status brings its own.
    self.init(status: HTTPResponse.Status(code: response.statusCode), headerFields: fields)
  }
}

/// What an error of URLSession means for a caller; its own text may hold the whole URL.
///
/// - Parameter hasResponse: Whether the response had begun.
func transportError(for error: any Error, hasResponse: Bool) -> any Error {
  guard let error = error as? URLError else {
    return TransportError(.other, "\(type(of: error))")
  }
  return switch error.code {
  case .cancelled: CancellationError()
  case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet:
    TransportError(.cannotConnect, "cannot connect to the server")
  case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
    .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
    TransportError(.untrusted, "the server's certificate is not trusted")
  // CURL's reason is in the text alone, which is not passed on: others may hold the URL.
  case .unknown where error.localizedDescription.contains("certificate"):
    TransportError(.untrusted, "the server's certificate is not trusted, or is for another name")
  // On Linux, a connection that is closed without an answer is a bad response, and one that is closed
  // in mid-body is unknown.
  case .networkConnectionLost, .badServerResponse,
    .unknown where hasResponse:
    TransportError(.connectionLost, "the connection to the server broke")
  case .timedOut: TransportError(.timedOut, "the server did not answer in time")
  case .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData:
    TransportError(.protocolViolation, "the response is not HTTP")
  default: TransportError(.other, "URLSession's error \(error.code.rawValue)")
  }
}
