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
    TransportError(.untrusted, "the server's certificate is not for its name")
  case let error as NIOSSLError: transportError(for: error)
  case is BoringSSLError: TransportError(.connectionLost, "the TLS connection broke")
  case is NIOTooManyBytesError, is NIOHTTPDecompression.DecompressionError:
    TransportError(.responseTooLarge, "the response is longer than the limit, or wrongly packed")
  case HTTPParserError.invalidEOFState:
    TransportError(.connectionLost, "the server closed the connection before the response ended")
  case is HTTPParserError: TransportError(.protocolViolation, "the response is not HTTP")
  case is NIOWebSocketError: TransportError(.protocolViolation, "the stream is not WebSocket")
  default: TransportError(.other, "\(type(of: error))")
  }
}

private func transportError(for error: HTTPClientError) -> any Error {
  switch error {
  case .cancelled: CancellationError()
  case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
    .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
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
  default: TransportError(.connectionLost, "the connection to the server broke: \(error)")
  }
}

private func transportError(for error: NIOSSLError) -> TransportError {
  switch error {
  case .handshakeFailed, .noCertificateToValidate, .unableToValidateCertificate:
    TransportError(.untrusted, "the TLS handshake failed: the server's certificate is not trusted")
  default: TransportError(.connectionLost, "the TLS connection broke")
  }
}
