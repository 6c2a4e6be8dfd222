import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One call of an operation: the method, the path, and the values for its parameters.
///
/// Generated functions build a call and hand it to ``APIClient``; a caller may do the same for an
/// operation that the reference does not list. A value that cannot be sent, such as an empty path
/// segment or a header with a line break, is reported when the call is sent, as an ``APIError`` of kind
/// ``APIError/Kind/invalidRequest``.
public struct APICall: Sendable {
  /// The operation's name, such as `services.list`.
  public let operation: String

  /// The HTTP method.
  public let method: HTTPRequest.Method

  /// Where the reference describes the operation: `includes/service.md:331`.
  public let place: String

  /// Whether the call carries the client's credentials.
  public let authenticated: Bool

  private(set) var path: [PathPart] = []
  private(set) var query: [(name: String, value: String)] = []
  private(set) var headers = HTTPFields()
  private(set) var body: Body?
  private(set) var files: [(name: String, file: FileUpload)] = []
  private(set) var encoding = Encoding.json
  /// How the pages of its list follow each other, where it differs from the API's other lists.
  var paging: ListPaging?
  /// The key that the value of its response comes under, alone in an object.
  var envelope: String?
  /// Why the call cannot be sent; the first reason counts.
  private(set) var problem: String?

  enum PathPart: Sendable {
    case encoded(String)
    case namespace
  }

  /// How the attributes of the body are written.
  enum Encoding: Sendable {
    case json
    case form
    case multipart
  }

  enum Body: Sendable {
    case attributes([(name: String, value: any Encodable & Sendable)])
    case value(any Encodable & Sendable)
    case bytes([UInt8], contentType: String)
  }

  /// Starts a call with an empty path.
  ///
  /// - Parameters:
  ///   - operation: The operation's name, which errors carry.
  ///   - method: The HTTP method.
  ///   - place: Where the reference describes the operation.
  ///   - authenticated: Whether the call carries the client's credentials.
  public init(
    _ operation: String, _ method: Method, from place: String, authenticated: Bool = true
  ) {
    self.operation = operation
    self.method = method.httpMethod
    self.place = place
    self.authenticated = authenticated
  }
}

extension APICall {
  /// The methods that a reference may declare.
  ///
  /// It is not the type of HTTPTypes itself, so that a file with generated calls has to import nothing but the
  /// runtime.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Reads a resource.
    case get = "GET"
    /// Reads the headers of a resource.
    case head = "HEAD"
    /// Creates a resource, or starts something.
    case post = "POST"
    /// Replaces a resource.
    case put = "PUT"
    /// Changes a part of a resource.
    case patch = "PATCH"
    /// Removes a resource.
    case delete = "DELETE"
    /// Asks what can be done with a resource.
    case options = "OPTIONS"

    fileprivate var httpMethod: HTTPRequest.Method {
      switch self {
      case .get: .get
      case .head: .head
      case .post: .post
      case .put: .put
      case .patch: .patch
      case .delete: .delete
      case .options: .options
      }
    }
  }
}

// The path.
extension APICall {
  /// Appends a part of the path as the reference writes it, slashes included.
  public mutating func appendPath(_ path: String) {
    self.path.append(.encoded(PercentEncoding.path(path)))
  }

  /// Appends the client's namespace and a slash; nothing where the client has no namespace.
  public mutating func appendNamespace() {
    path.append(.namespace)
  }

  /// Appends a value as one segment: percent-encoded, so that it cannot leave its segment.
  ///
  /// An empty value makes the call invalid, since the path would name another resource.
  public mutating func appendSegment(_ value: some ParameterConvertible) {
    let text = value.parameterText
    if text.isEmpty { refuse("a value in the path is empty") }
    path.append(.encoded(PercentEncoding.segment(text)))
  }

  /// Appends a value that spans several segments, such as `registry.local/user1/image1`.
  ///
  /// An empty value or an empty segment, `.` and `..` make the call invalid. A slash at either end is
  /// left out, because the path has its own.
  public mutating func appendSegments(_ value: some ParameterConvertible) {
    var segments = value.parameterText.split(separator: "/", omittingEmptySubsequences: false)
    if segments.count > 1, segments.first?.isEmpty == true { segments.removeFirst() }
    if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
    if segments.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
      refuse("a value in the path has an empty segment, '.' or '..'")
    }
    let encoded = segments.map { PercentEncoding.segment(String($0)) }
    path.append(.encoded(encoded.joined(separator: "/")))
  }
}

// The query.
extension APICall {
  /// Adds a query parameter; nil adds nothing.
  public mutating func addQuery<Value: ParameterConvertible>(_ name: String, _ value: Value?) {
    if let value { query.append((name, value.parameterText)) }
  }

  /// Adds a query parameter once for each value; nil adds nothing.
  public mutating func addQuery<Value: ParameterConvertible>(_ name: String, _ values: [Value]?) {
    for value in values ?? [] { query.append((name, value.parameterText)) }
  }

  /// Adds a date as a query parameter; nil adds nothing.
  public mutating func addQueryDate(_ name: String, _ date: Date?, _ format: DateFormat) {
    if let date { query.append((name, format.string(from: date))) }
  }
}

// The headers.
extension APICall {
  /// Sets a header; nil leaves it out.
  ///
  /// A name that is no HTTP token, and a value with a line break or another control character, make the
  /// call invalid.
  public mutating func setHeader<Value: ParameterConvertible>(_ name: String, _ value: Value?) {
    guard let value else { return }
    switch HeaderValidation.field(name, value.parameterText) {
    case .success(let field): headers[field.name] = field.value
    case .failure(let problem): refuse(problem.description)
    }
  }
}

// The body.
extension APICall {
  /// Sets an attribute of the JSON object that is the body; nil leaves it out.
  ///
  /// A call with no attribute set at all has no body; one whose attributes are all nil sends `{}`.
  public mutating func setBody<Value: Encodable & Sendable>(_ name: String, _ value: Value?) {
    var attributes: [(name: String, value: any Encodable & Sendable)] = []
    if case .attributes(let earlier) = body { attributes = earlier }
    if let value { attributes.append((name, value)) }
    body = .attributes(attributes)
  }

  /// Sets a date as an attribute of the JSON object that is the body; nil leaves it out.
  public mutating func setBodyDate(_ name: String, _ date: Date?, _ format: DateFormat) {
    setBody(name, date.map(format.json(from:)))
  }

  /// Sends the attributes of the body as a form, `application/x-www-form-urlencoded`, instead of as JSON.
  public mutating func sendBodyAsForm() { encoding = .form }

  /// Sends the attributes of the body and the files as the parts of a form, `multipart/form-data`, instead of as JSON.
  public mutating func sendBodyAsMultipart() { encoding = .multipart }

  /// Adds a file to the body, which is sent as a form of several parts; nil adds nothing.
  ///
  /// A media type with a line break or another control character makes the call invalid.
  public mutating func addFile(_ name: String, _ file: FileUpload?) {
    encoding = .multipart
    guard let file else { return }
    if !HeaderValidation.isValid(file.contentType) {
      refuse("the media type of the file '\(name)' has a line break or another control character")
    }
    files.append((name, file))
  }

  /// Adds files to the body as parts of one name; nil adds nothing.
  public mutating func addFile(_ name: String, _ files: [FileUpload]?) {
    encoding = .multipart
    for file in files ?? [] { addFile(name, file) }
  }

  /// Sets the whole body to one value, which is sent as JSON; it replaces attributes set before.
  public mutating func setBody<Value: Encodable & Sendable>(_ value: Value) {
    body = .value(value)
  }

  /// Sets the whole body to some text; it replaces attributes set before.
  ///
  /// A media type with a line break or another control character makes the call invalid.
  public mutating func setBody(text: String, contentType: String) {
    setBytes(Array(text.utf8), contentType: contentType)
  }

  /// Sets the whole body to the bytes of a file, under the file's media type; it replaces attributes set before.
  ///
  /// A media type with a line break or another control character makes the call invalid.
  public mutating func setBody(file: FileUpload) {
    setBytes(file.bytes, contentType: file.contentType)
  }

  private mutating func setBytes(_ bytes: [UInt8], contentType: String) {
    if !HeaderValidation.isValid(contentType) {
      refuse("the media type of the body has a line break or another control character")
    }
    body = .bytes(bytes, contentType: contentType)
  }
}

extension APICall {
  /// Whether the body is sent as it is.
  var sendsBytes: Bool { if case .bytes? = body { true } else { false } }

  private mutating func refuse(_ reason: String) {
    if problem == nil { problem = reason }
  }
}
