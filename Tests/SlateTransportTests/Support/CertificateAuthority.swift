import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority that exists for one test, and that nobody trusts who is not told to.
struct CertificateAuthority {
  /// What is wrong with a server's certificate, if anything.
  enum Flaw: CaseIterable, Sendable {
    case otherName
    case expired
    case notYetValid
  }

  private let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
  private let certificate: Certificate

  init() throws {
    let name = try DistinguishedName { CommonName("Slate test authority") }
    certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
      notValidBefore: Date(timeIntervalSinceNow: -3600),
      notValidAfter: Date(timeIntervalSinceNow: 3600), issuer: name, subject: name,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true))
      }, issuerPrivateKey: key)
  }

  /// A client's configuration that trusts this authority and no other.
  func trust() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .certificates([try nioCertificate(certificate)])
    return configuration
  }

  /// A server's side of TLS, with a certificate for `localhost` and 127.0.0.1.
  func server(_ flaw: Flaw? = nil) throws -> NIOSSLContext {
    let serverKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let names: [GeneralName] =
      flaw == .otherName
      ? [.dnsName("elsewhere.example")]
      : [.dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))]
    let validity =
      switch flaw {
      case .expired: (-7200.0, -3600.0)
      case .notYetValid: (1800.0, 3600.0)
      default: (-3600.0, 3600.0)
      }
    let leaf = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: serverKey.publicKey,
      notValidBefore: Date(timeIntervalSinceNow: validity.0),
      notValidAfter: Date(timeIntervalSinceNow: validity.1), issuer: certificate.subject,
      subject: try DistinguishedName { CommonName("Slate test server") },
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        SubjectAlternativeNames(names)
      }, issuerPrivateKey: key)
    let keyText = try serverKey.serializeAsPEM().pemString
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(try nioCertificate(leaf))],
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(keyText.utf8), format: .pem)))
    return try NIOSSLContext(configuration: configuration)
  }

  private func nioCertificate(_ certificate: Certificate) throws -> NIOSSLCertificate {
    let text = try certificate.serializeAsPEM().pemString
    return try NIOSSLCertificate(bytes: Array(text.utf8), format: .pem)
  }
}
