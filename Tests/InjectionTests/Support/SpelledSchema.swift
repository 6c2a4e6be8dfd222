import APISchema
import SlateDiagnostics

/// A schema that holds something in each of its places, and is spelled by a test: what differs between
/// two of them is what the test put there.
struct SpelledSchema {
  /// What stands where a reference says something in its own words.
  var text: (String) -> String = { $0 }
  /// What stands where a reference names something.
  var name: (String) -> String = { $0 }
  /// What stands for a literal part of a path.
  var path: (String) -> String = { $0 }

  func make() -> APISchema {
    var schema = APISchema(
      title: text("Library"), name: text("Library"), documentation: text("Lends books."))
    schema.servers = [
      Server(
        kind: .rest, url: text("https://api.example.com/"), name: name("live"), location: place(1)),
      Server(kind: .rest, url: text("https://sandbox.example.com/"), name: name("sandbox")),
      Server(kind: .stream, url: text("wss://api.example.com/"), location: place(2)),
    ]
    schema.authentication = [
      AuthenticationScheme(
        kind: .header, name: text("X-Key"), prefix: text("Token"), documentation: text("A key.")),
      AuthenticationScheme(
        kind: .query, name: text("key"), user: text("holder"), documentation: text("A key.")),
      .together(
        [
          AuthenticationScheme(kind: .header, name: name("X-Part"), prefix: text("Part")),
          AuthenticationScheme(kind: .query, name: name("part"), isOptional: true),
        ], at: place(3)),
    ]
    schema.environment = [.user, .secret, .token, .authorization, .namespace, .restHost].map {
      EnvironmentVariable(name: text("LIBRARY_\($0)"), role: $0)
    }
    schema.credentialsFile = CredentialsFile(path: text(".library"), pointer: text("key"))
    schema.namespace = NamespaceConvention(
      template: path("/api/{namespace}/"), segmentIndex: 1, documentation: text("A branch."))
    schema.requestHeaders = [Header(name: text("Accept"), value: text("application/json"))]
    schema.responseHeaders = [
      ResponseHeader(
        name: name("X-Loan"), type: .resourceURI(name("Loan")), documentation: text("The loan.")),
      ResponseHeader(name: name("X-Left"), type: .integer),
    ]
    schema.listEnvelope = ListEnvelope(
      items: text("objects"), next: text("meta.next"), previous: text("meta.previous"),
      totalCount: text("meta.total"), limit: text("meta.limit"), offset: text("meta.offset"))
    schema.errorBody = ErrorBody(
      messagePath: text("error"), properties: [property("error", .string)],
      type: .model(name("Loan")))
    schema.errors = [
      ErrorCode(code: 404, name: text("Not Found"), description: text("No such book."))
    ]
    schema.pages = [
      PageSummary(name: "index", file: text("index.md"), title: text("Library")),
      PageSummary(name: "loans", file: text("includes/loans.md"), title: text("Loans")),
    ]
    schema.groups = [
      OperationGroup(
        id: name("books"), title: text("Books"), page: "index", documentation: text("Books."),
        model: name("Book"), location: place(3)),
      OperationGroup(
        id: name("loans"), title: text("Loans"), page: "loans", documentation: text("Loans."),
        location: place(4)),
    ]
    schema.operations = operations + pagedOperations + bodyOperations
    schema.models = models
    schema.enumerations = [state]
    schema.completion = CompletionConvention(
      header: name("X-Loan"), model: name("Loan"), attribute: name("state"),
      until: [text("ended"), text("lost")])
    return schema
  }

  private func place(_ line: Int) -> SourceLocation {
    SourceLocation(file: text("index.md"), line: line)
  }

  private func parameters(_ place: Parameter.Place) -> [Parameter] {
    let types: [ValueType] = [
      .string, .integer, .boolean, .date(.day), .array(.string), .enumeration(name("LoanState")),
    ]
    return types.enumerated().map { index, type in
      Parameter(
        name: name("\(place)\(index)"), in: place, type: type, required: index % 2 == 0,
        requiredIf: index == 3 ? text("the branch is open") : nil, default: text("\(index)"),
        description: text("What it is."), location: self.place(10 + index))
    }
  }

  private var operations: [Operation] {
    [
      Operation(
        id: name("books.list"), group: name("books"), name: name("list"), title: text("List books"),
        documentation: text("Lists them."), method: "GET", path: path("/api/book/"),
        namespaced: true, namespaceIndex: 1, parameters: parameters(.query) + parameters(.header),
        response: ResponseShape(kind: .list, type: .model(name("Book"))), location: place(20)),
      Operation(
        id: name("books.create"), group: name("books"), name: name("create"),
        title: text("Add a book"), documentation: text("Adds it."), method: "POST",
        path: path("/api/book/"),
        body: Body(contentType: text("application/json"), properties: parameters(.body)),
        response: ResponseShape(kind: .item, type: .model(name("Book"))),
        samples: [
          Sample(
            kind: .request, method: "POST", target: text("/api/book/"),
            headers: [Header(name: text("Accept"), value: text("x"))], body: text("{}"),
            location: place(31))
        ], location: place(30)),
      Operation(
        id: name("loans.end"), group: name("loans"), name: name("end"), title: text("End a loan"),
        documentation: text("Ends it."), method: "DELETE", path: path("/api/loan/"),
        response: ResponseShape(kind: .optionalItem, type: .model(name("Loan"))),
        location: place(40)),
      Operation(
        id: name("loans.follow"), group: name("loans"), name: name("follow"),
        title: text("Follow loans"), documentation: text("Follows them."), kind: .stream,
        method: "GET", path: path("/feed/loan/"),
        response: ResponseShape(kind: .messages, type: .model(name("Loan")), reconnects: true),
        location: place(50)),
    ]
  }

  /// Lists that say how their pages follow each other, and are not to be called any more.
  private var pagedOperations: [Operation] {
    let styles: [Paging.Style] = [.value, .page, .lastItem]
    return styles.map { style in
      var shape = ResponseShape(kind: .list, type: .model(name("Loan")), location: place(100))
      shape.paging = Paging(
        style: style, items: text("items"), path: text("next"), parameter: text("from"), first: 1,
        totalCount: text("total"), totalPages: text("pages"), more: text("more"))
      shape.description = text("The loans.")
      var operation = Operation(
        id: name("loans.\(style)"), group: name("loans"), name: name("\(style)"),
        title: text("List loans"), documentation: text("Lists them."), method: "GET",
        path: path("/api/\(style)/"), response: shape, location: place(101))
      // A short reason stands in the attribute as well, so its length would change the tokens.
      operation.deprecated =
        style == .page
        ? name("Gone.")
        : text("Ask for the loans of one book instead, which are fewer and easier to read.")
      return operation
    }
  }

  /// Operations whose bodies are no JSON object, and one whose answer stands under a key.
  private var bodyOperations: [Operation] {
    let part = Parameter(
      name: name("whole"), in: .body, type: .string, required: true, description: text("All of it.")
    )
    var file = part
    file.type = .file
    let bodies = [
      Body(contentType: text("text/"), whole: part), Body(contentType: text("image/"), whole: file),
      Body(contentType: BodyType.form.rawValue, properties: [part]),
      Body(contentType: BodyType.multipart.rawValue, properties: [part, file]),
    ]
    return bodies.enumerated().map { index, body in
      var shape = ResponseShape(kind: .item, type: .model(name("Book")), location: place(110))
      shape.envelope = text("book")
      return Operation(
        id: name("books.put\(index)"), group: name("books"), name: name("put\(index)"),
        title: text("Put a book"), documentation: text("Puts it."), method: "PUT",
        path: path("/api/put\(index)/"), body: body, response: shape, location: place(111))
    }
  }

  private var models: [Model] {
    [
      Model(
        name: name("Book"), title: text("Book"), page: "index", documentation: text("A book."),
        properties: [
          property("title", .string), property("pages", .integer), property("due", .date(.iso8601)),
          property("loans", .array(.model(name("Loan")))), property("labels", .dictionary(.string)),
          property("extra", .any),
        ], samples: [ModelSample(json: text("{}"), location: place(62))], location: place(60)),
      Model(
        name: name("Loan"), title: text("Loan"), page: "loans", documentation: text("A loan."),
        properties: [
          property("state", .enumeration(name("LoanState"))),
          property("book", .resourceURI(name("Book"))),
        ], location: place(70)),
      Model(
        name: name("NewLoan"), title: text("Loan"), page: "loans", role: .request,
        properties: [property("weeks", .integer), property("note", .string)], location: place(80)),
    ]
  }

  private func property(_ wireName: String, _ type: ValueType) -> Property {
    Property(
      name: name(wireName), type: type, requiredIf: text("it is new"), default: text("1"),
      unit: text("weeks"), description: text("What it is."), location: place(61))
  }

  private var state: Enumeration {
    Enumeration(
      name: name("LoanState"), title: text("Loan states"), page: "loans",
      documentation: text("Where a loan stands."),
      values: ["running", "ended", "lost"].map {
        .init(
          name($0), description: text("It is \($0)."),
          allowedActions: [text("end"), text("renew")],
          location: place(90))
      }, location: place(89))
  }
}

extension SpelledSchema {
  /// A schema in which each word is the name of one thing of each kind.
  static func words(_ words: [String]) -> APISchema {
    let place = SourceLocation(file: "index.md", line: 1)
    var schema = APISchema(title: "Words", name: "Words")
    schema.servers = [Server(kind: .rest, url: "https://api.example.com/")]
    schema.pages = [PageSummary(name: "index", file: "index.md", title: "Words")]
    schema.groups = words.map { OperationGroup(id: $0, title: $0, page: "index") }
    schema.models = words.map { word in
      Model(
        name: word, title: word, page: "index",
        properties: words.map { Property(name: $0, type: .model($0), location: place) },
        location: place)
    }
    schema.models =
      Array(schema.models.prefix(8))
      + schema.models.dropFirst(8).map { model in
        var model = model
        model.properties = []
        return model
      }
    schema.enumerations = [
      Enumeration(
        name: "words", title: "Words", page: "index",
        values: words.map { .init($0, location: place) }, location: place)
    ]
    schema.operations = words.map { word in
      Operation(
        id: "\(words[0]).\(word)", group: words[0], name: word, title: word, method: "GET",
        path: "/x/{\(word)}/",
        parameters: [
          Parameter(name: word, in: .path, type: .string, required: true),
          Parameter(name: word, in: .query, type: .string, required: false),
        ], response: ResponseShape(kind: .item, type: .model(word)), location: place)
    }
    return schema
  }
}
