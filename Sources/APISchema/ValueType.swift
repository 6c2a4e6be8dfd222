/// The type of an attribute, a parameter, an item or a message.
///
/// In JSON it is one string, the same that the overlay accepts: `string`, `array<resourceURI<Region>>`,
/// `date<rfc2822>`, `model<ServicePort>`. ``init(parsing:)`` reads it, ``description`` writes it.
public indirect enum ValueType: Hashable, Sendable {
  /// How a date is written.
  public enum DateFormat: String, Hashable, Sendable, Codable, CaseIterable {
    /// `Tue, 16 Sep 2014 17:01:15 +0000`
    case rfc2822
    /// `2016-02-01T16:47:28Z`
    case iso8601
    /// A day without a time: `2016-02-01`
    case day
    /// Seconds since 1970, a number.
    case unixSeconds
    /// Milliseconds since 1970, a number.
    case unixMilliseconds
  }

  /// Text.
  case string
  /// A whole number.
  case integer
  /// A number that may have a fraction.
  case number
  /// `true` or `false`.
  case boolean
  /// A point in time.
  case date(DateFormat)
  /// Any JSON: the reference does not say more.
  case any
  /// Text that is a resource's path, and what kind of resource it leads to: the name of a model, where known.
  case resourceURI(String?)
  /// A list.
  case array(ValueType)
  /// An object whose keys are data: labels, variables.
  case dictionary(ValueType)
  /// One of ``APISchema/models``, by its name.
  case model(String)
  /// One of ``APISchema/enumerations``, by its name.
  case enumeration(String)
  /// Bytes: a file that a body uploads as a part of a form, or that comes back as it is. It stands for a property of a
  /// body, alone or in a list, and for a whole response.
  case file
  /// An element of a list, or a value of a dictionary, in whose place null may stand. It stands nowhere else: an
  /// attribute that may be null is ``Property/optional``.
  case nullable(ValueType)
}

extension ValueType {
  /// The type of an element that may be null as well; any JSON is null, too.
  public var orNull: ValueType {
    switch self {
    case .any, .nullable: self
    default: .nullable(self)
    }
  }

  /// Whether it is a file, or a list of files.
  public var isFile: Bool {
    if case .array(let element) = self { element == .file } else { self == .file }
  }

  /// The type without ``nullable(_:)`` around it.
  public var withoutNull: ValueType {
    if case .nullable(let type) = self { type } else { self }
  }
}

extension ValueType: CustomStringConvertible {
  /// The type as the schema's JSON writes it: `array<model<Book>>`.
  public var description: String {
    switch self {
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .date(let format): "date<\(format.rawValue)>"
    case .any: "any"
    case .resourceURI(nil): "resourceURI"
    case .resourceURI(let target?): "resourceURI<\(target)>"
    case .array(let element): "array<\(element)>"
    case .dictionary(let value): "dictionary<\(value)>"
    case .model(let name): "model<\(name)>"
    case .enumeration(let name): "enumeration<\(name)>"
    case .file: "file"
    case .nullable(let type): "nullable<\(type)>"
    }
  }
}

extension ValueType {
  /// Reads a type as ``description`` writes it; nil where the text is none.
  public init?(parsing text: some StringProtocol) {
    guard let open = text.firstIndex(of: "<") else {
      switch text {
      case "string": self = .string
      case "integer": self = .integer
      case "number": self = .number
      case "boolean": self = .boolean
      case "any": self = .any
      case "file": self = .file
      case "resourceURI": self = .resourceURI(nil)
      default: return nil
      }
      return
    }
    guard text.last == ">" else { return nil }
    let argument = text[text.index(after: open)...].dropLast()
    guard !argument.isEmpty else { return nil }
    switch text[..<open] {
    case "date":
      guard let format = DateFormat(rawValue: String(argument)) else { return nil }
      self = .date(format)
    case "resourceURI": self = .resourceURI(String(argument))
    case "model": self = .model(String(argument))
    case "enumeration": self = .enumeration(String(argument))
    case "array":
      guard let element = ValueType(parsingElement: argument) else { return nil }
      self = .array(element)
    case "dictionary":
      guard let value = ValueType(parsingElement: argument) else { return nil }
      self = .dictionary(value)
    default: return nil
    }
  }

  /// Reads what stands inside of `array<…>` and `dictionary<…>`, the only place for `nullable<…>`.
  private init?(parsingElement text: some StringProtocol) {
    guard text.hasPrefix("nullable<"), text.last == ">" else {
      self.init(parsing: text)
      return
    }
    guard let type = ValueType(parsing: text.dropFirst("nullable<".count).dropLast()) else {
      return nil
    }
    self = type.orNull
  }
}

extension ValueType: Codable {
  /// Decodes a type from the text that the schema's JSON has for it.
  ///
  /// - Throws: `DecodingError` where the text is no type.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let type = ValueType(parsing: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a type of the schema")
    }
    self = type
  }

  /// Encodes the type as the text that ``description`` gives.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
