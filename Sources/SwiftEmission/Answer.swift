import APISchema

/// What a function gives to its caller, and which of the runtime's functions makes it.
struct Answer {
  /// The function's result type.
  let type: String
  /// The runtime's function that takes the call.
  let function: String
  /// Whether the function waits for the server; sequences start when they are iterated.
  let isAwaited: Bool
  /// How the pages of a list follow each other, where the function says it.
  let paging: SwiftExpression?
  /// The key that the value comes under, alone in an object.
  let envelope: String?
  /// The result, for the documentation.
  let documentation: String

  init(_ operation: Operation, types: SwiftTypes) {
    let shape = operation.response
    paging = shape?.kind == .list ? shape?.paging.map { Self.expression($0) } : nil
    envelope = shape?.envelope
    let value = types.element(shape?.type ?? .any)
    let noun = Self.noun(shape?.type ?? .any, value)
    if shape?.type == .file {
      type = "Response<[UInt8]>"
      function = "raw"
      isAwaited = true
      documentation = "The bytes, with the status and the headers that they came with."
      return
    }
    switch shape?.kind ?? (operation.kind == .stream ? .messages : nil) {
    case .item?:
      type = "Response<\(value)>"
      function = "send"
      isAwaited = true
      documentation = "\(noun), with the status and the headers that it came with."
    case .optionalItem?:
      type = "Response<\(value)?>"
      function = "send"
      isAwaited = true
      documentation = "\(noun), or nil where the server answers without a body."
    case nil:
      type = "Response<JSONValue?>"
      function = "send"
      isAwaited = true
      documentation =
        "Any JSON, or nil where the server answers without a body: the reference does not say."
    case .empty?:
      type = "Response<NoContent>"
      function = "sendEmpty"
      isAwaited = true
      documentation = "The status and the headers; there is no body."
    case .list?:
      type = "PagedSequence<\(value)>"
      function = "list"
      isAwaited = false
      documentation =
        Self.plural(shape?.type ?? .any, value)
        + (envelope == nil || paging != nil
          ? ", fetched page by page while they are iterated." : ", fetched when they are iterated.")
        + " Iterating throws `APIError`."
    case .messages?:
      type = "MessageStream<\(value)>"
      function = "messages"
      isAwaited = false
      documentation =
        "\(Self.plural(shape?.type ?? .any, value)), from a connection that opens with the iteration. Iterating throws `APIError`."
    case .textSession?:
      type = "TextSession"
      function = "textSession"
      isAwaited = true
      documentation = "An open connection that takes and gives text."
    }
  }

  /// `ListPaging(items: "data", next: .page("page"), totalCount: "total")`
  private static func expression(_ paging: Paging) -> SwiftExpression {
    let parameter = paging.parameter ?? ""
    let path = paging.path ?? ""
    let next: SwiftExpression =
      switch paging.style {
      case .link: .call(".link", [.init("at", literal: path)])
      case .linkHeader: .text(".linkHeader")
      case .value: .call(".value", [.init("of", literal: parameter), .init("at", literal: path)])
      case .page:
        .call(
          ".page",
          [.init(nil, literal: parameter)]
            + (paging.first.map { [.init("first", .text(String($0)))] } ?? []))
      case .offset: .call(".offset", [.init(nil, literal: parameter)])
      case .lastItem:
        .call(".lastItem", [.init(nil, literal: parameter), .init("attribute", literal: path)])
      }
    var arguments: [SwiftExpression.Argument] = []
    if let items = paging.items { arguments.append(.init("items", literal: items)) }
    arguments.append(.init("next", next))
    let paths: [(String, String?)] = [
      ("totalCount", paging.totalCount), ("totalPages", paging.totalPages), ("more", paging.more),
    ]
    for case (let label, let path?) in paths { arguments.append(.init(label, literal: path)) }
    return .call("ListPaging", arguments)
  }

  private static func noun(_ type: ValueType, _ value: String) -> String {
    if case .model = type { return "The ``\(value)``" }
    if case .any = type { return "Any JSON" }
    if case .string = type { return "The text" }
    return "The value"
  }

  private static func plural(_ type: ValueType, _ value: String) -> String {
    if case .model = type { return "The ``\(value)`` objects" }
    return "The values"
  }
}
