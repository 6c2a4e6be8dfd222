import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import NIOWebSocket
import SlateRuntime

/// What an error of NIO, NIOSSL or AsyncHTTPClient means for a caller.
///
/// The messages are made from the kind of an error, not from its description: some descriptions repeat
/// header values.
func transportError(for error: any Error) -> any Error {
  switch error {
  case is CancellationError, is TransportError: error
  case let error as HTTPClientError: transportError(for: error)
  case let error as NIOConnectionError:
    TransportError(.cannotConnect, "cannot connect to \(error.host):\(error.port)")
  case let error as IOError: transportError(for: error)
  case let error as ChannelError: transportError(for: error)
  case is NIOSSLExtraError:
    TransportError(.untrusted, "the server's certificate is for another name than the server has")
  case let error as NIOSSLError: transportError(for: error)
  case is BoringSSLError: TransportError(.connectionLost, "the TLS connection broke")
  case is NIOTooManyBytesError, is NIOHTTPDecompression.DecompressionError:
    TransportError(.responseTooLarge, "the response is longer than the limit, or wrongly packed")
  case HTTPParserError.invalidEOFState:
    TransportError(.connectionLost, "the server closed the connection before the response ended")
  case is HTTPParserError: TransportError(.protocolViolation, "the response is not HTTP")
  case NIOWebSocketError.invalidFrameLength,
    NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge:
    TransportError(.responseTooLarge, "the message is longer than the limit")
  case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error:
    TransportError(.protocolViolation, "the stream is not WebSocket")
  default: TransportError(.other, "\(type(of: error))")
  }
}

private func transportError(for error: HTTPClientError) -> any Error {
  switch error {
  case .cancelled: CancellationError()
  case .getConnectionFromPoolTimeout:
    TransportError(.cannotConnect, "no connection was free in time: too many requests at once")
  case .connectTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
    TransportError(.cannotConnect, "connecting took too long")
  case .remoteConnectionClosed, .uncleanShutdown:
    TransportError(.connectionLost, "the server closed the connection before the response ended")
  case .readTimeout, .writeTimeout, .deadlineExceeded:
    TransportError(.timedOut, "the server did not answer in time")
  default: TransportError(.other, error.shortDescription)
  }
}

private func transportError(for error: IOError) -> TransportError {
  switch error.errnoCode {
  case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL:
    TransportError(.cannotConnect, "cannot connect to the server")
  default: TransportError(.connectionLost, "the connection to the server broke: \(error)")
  }
}

private func transportError(for error: ChannelError) -> TransportError {
  switch error {
  case .connectTimeout: TransportError(.cannotConnect, "connecting took too long")
  // What NIO says when a connection ends in the middle of a handshake.
  case .inappropriateOperationForState:
    TransportError(.connectionLost, "the server closed the connection before it answered")
  default: TransportError(.connectionLost, "the connection to the server broke: \(error)")
  }
}

private func transportError(for error: NIOSSLError) -> TransportError {
  switch error {
  case .noCertificateToValidate, .unableToValidateCertificate: untrusted
  // BoringSSL's reasons are in the description alone; it holds codes and file names, and no data.
  case .handshakeFailed(let reason) where "\(reason)".contains("CERTIFICATE_VERIFY_FAILED"):
    untrusted
  case .handshakeFailed(let reason) where "\(reason)".contains("WRONG_VERSION_NUMBER"):
    TransportError(.protocolViolation, "the TLS handshake failed: the server does not speak TLS")
  case .handshakeFailed(let reason) where "\(reason)".contains("EOF during handshake"):
    TransportError(.connectionLost, "the server closed the connection in the TLS handshake")
  case .handshakeFailed:
    TransportError(.protocolViolation, "the TLS handshake with the server failed")
  default: TransportError(.connectionLost, "the TLS connection broke")
  }
}

private var untrusted: TransportError {
  TransportError(
    .untrusted,
    "the server's certificate is not trusted: it has expired, or an unknown authority issued it")
}
