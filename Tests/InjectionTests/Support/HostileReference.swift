import Foundation

/// A reference and an overlay with the same text in each place that a reader looks at.
enum HostileReference {
  static func pages(saying payload: String) -> [String: String] { pages { payload } }

  /// - Parameter next: What stands in the next place.
  static func pages(_ next: () -> String) -> [String: String] {
    var pages: [String: String] = [:]
    for (name, text) in ["index.md": index, "includes/_loans.md": loans] {
      let template = text.replacing("¶", with: escaped(next()))
      let parts = template.split(separator: "§", omittingEmptySubsequences: false)
      var page = String(parts[0])
      for part in parts.dropFirst() { page += next() + part }
      pages[name] = page
    }
    return pages
  }

  /// Payloads whose place in a page can make it a page that is not to be read: NUL, an open fence.
  static func isRefusable(_ payload: String) -> Bool {
    ["\0", "```", "~~~", "<!--", "<pre>", "<script>"].contains { payload.contains($0) }
  }

  private static let index = """
    ---
    title: "Library ¶"
    includes:
      - loans
    ---

    # Introduction §

    The API answers at `https://library.example.com/§`. Send your key as `X-Key: §`. §

    # Books §

    A book, § as it were.

    ## Book §

    ```json
    {"title": "a §", "§": 1, "state": "§", "x§": {"y§": "§"}}
    ```

    Attribute | Type | Description
    --------- | ---- | -----------
    title | string | The title § (default: `§`)
    state | string | One of `new§`, `old§`, `§`
    x§ | § | See [§](#§)

    ### Book states §

    State | Description
    ----- | -----------
    new § | §
    `old§` | §

    ## List books §

    § lists them.

    > § in a quote

    - § in a list

    `GET /books/§`

    ### Query Parameters §

    Parameter | Default | Description
    --------- | ------- | -----------
    sort | § | By what § (default: `§`)
    q§ | `§` | Possible values: `a§`, `§`

    ### Headers §

    Header | Description
    ------ | -----------
    X-§ | §

    ## Get a book

    `GET /books/{id§}`

    ```http
    GET /books/§ HTTP/1.1
    X-Key: §
    ```

    ```json
    {"title": "§"}
    ```

    ## Add a book §

    `POST https://§.example.com/books`

    ### JSON Parameters

    Parameter | Description
    --------- | -----------
    title | (required) §
    § | (optional) Either `§` or `b`

    # Errors §

    Code | Meaning
    ---- | -------
    404 | § -- §
    """

  private static let loans = """
    # Loans §

    <aside class="notice">§</aside>

    ## Loan §

    Attribute | Description
    --------- | -----------
    due | Date and time §
    book | Resource URI of the `Book` §

    ## Get a loan

    `GET /loans/{id}`

    ## End a loan §

    `DELETE /loans/{id}/§/{x§}`
    """
}

extension HostileReference {
  /// The entries of an overlay, `§` in each place that takes a text.
  static let overlayEntries: [String] =
    [
      "title: §", "servers: {rest: §, stream: §}", "servers: {rest: \"https://§/\"}",
      "servers: {rest: [{url: \"https://a.example/§\", name: §}, {url: \"https://b.example/\", name: §}]}",
      "errorBody: {message: §, type: model<Book>}",
      "authentication: [{kind: header, name: §, prefix: §, description: §, reason: §}, "
        + "{kind: together, parts: [{kind: header, name: §, prefix: §}, {kind: query, name: §, optional: true}]}]",
      "environment: {user: §, secret: §}", "credentialsFile: {path: §, pointer: §, reason: §}",
      "completion: {header: §, attribute: Book.title, until: [§, §], reason: §}",
      "listEnvelope: {items: §, next: §, previous: §, totalCount: §, limit: §, offset: §}",
      "documentationURL: §", "clientName: §", "moduleName: §", "accessLevel: §", "include: [§]",
      "exclude: [§]", "includes: [{page: §, after: §, reason: §}]", "reference: §",
      "description: §", "namespace: \"/v1/(§/)<resource>/\"", "namespace: §", "output: §",
      "servers: {rest: [{url: \"https://{§}.example/\", name: §, isPlaceholder: true}]}",
      "requestHeaders: [{name: X-Version, value: §, reason: §}, {name: §, value: §}]",
      "responseHeaders: [{name: X-Left, type: integer, description: §}, {name: §, type: §, description: §}]",
      "errors: [{code: 409, name: §, description: §, reason: §}]", "errorBody: §",
      "excludePages: [{page: §, reason: §}]", "excludePages: [§]",
      "ignore: [{rule: missing-server, file: §, about: §, reason: §}]",
    ] + corrections.map { "corrections: [\($0)]" }

  static let corrections: [String] = [
    "{attribute: Book.title, rename: §, description: §, default: §, unit: §, reason: §}",
    "{attribute: Book.title, type: §}", "{attribute: §, drop: true}",
    "{operation: GET /loans/{id}, title: §, description: §, reason: §}".replacing(
      "GET /loans/{id}", with: "\"GET /loans/{id}\""),
    "{operation: \"GET /loans/{id}\", name: §}", "{operation: \"GET /loans/{id}\", group: §}",
    "{operation: \"GET /loans/{id}\", path: §}", "{operation: \"GET /loans/{id}\", path: \"/a/§\"}",
    "{operation: \"GET /loans/{id}\", method: §}",
    "{operation: \"GET /loans/{id}\", body: {type: string, name: §, contentType: §, description: §}}",
    "{operation: \"GET /loans/{id}\", body: {type: string, contentType: \"text/§\", description: §}}",
    "{operation: \"GET /loans/{id}\", response: {kind: list, type: model<Book>, envelope: §, description: §, "
      + "paging: {style: value, items: §, path: §, parameter: §, totalCount: §, more: §}}}",
    "{parameter: books.list.sort, rename: §, default: §, description: §}",
    "{model: Book, rename: §, description: §}", "{group: books, title: §, description: §}",
    "{group: books, rename: §}", "{enumeration: BookState, rename: §, description: §}",
    "{operation: \"GET /loans/{id}\", deprecated: §}",
    "{operation: \"GET /loans/{id}\", contentType: §}",
    "{operation: \"GET /loans/{id}\", addParameters: [{name: §, in: header, default: §, requiredIf: §, description: §}]}",
    "{operation: \"GET /loans/{id}\", response: {kind: list, type: model<Book>, "
      + "paging: {style: page, items: §, parameter: §, first: 1, totalPages: §}}}",
    "{parameter: books.list.sort, requiredIf: §}", "{parameter: books.list.sort, type: §}",
    "{attribute: Book.title, requiredIf: §}",
    "{model: Book, addAttributes: [{name: §, type: string, unit: §, default: §, requiredIf: §, description: §}]}",
    "{addModel: §, page: §, description: §, attributes: [{name: §}]}",
    "{addModel: Chair, description: §, attributes: [{name: §, type: §, description: §}]}",
    "{addEnumeration: §, page: §, description: §, values: [§]}",
    "{addEnumeration: Wood, description: §, values: [§, {value: b, description: §}]}",
    "{enumeration: BookState, addValues: [{value: §, description: §}]}",
    "{enumeration: BookState, renameValues: {new: §}}", "{enumeration: BookState, dropValues: [§]}",
    "{group: books, model: §}",
    "{addOperation: {method: PUT, path: \"/added/§\", group: books, name: add, title: §, description: §, deprecated: §}, "
      + "parameters: [{name: §, in: query, description: §}], body: {type: string, name: §, contentType: §}}",
    "{addOperation: \"GET /added/{x}/§\", group: §, name: §, title: §, description: §}",
  ]

  /// Entries that a harmless text makes valid beside the others.
  private static let together = [
    "title: §",
    "authentication: [{kind: header, name: §, prefix: §, description: §, reason: §}]",
    "credentialsFile: {path: §, pointer: \"/§\", reason: §}",
    "listEnvelope: {items: §, next: §, previous: §, totalCount: §, limit: §, offset: §}",
  ]

  private static let texts = [
    "{attribute: Book.title, description: §, default: §, unit: §, reason: §}",
    "{operation: \"GET /loans/{id}\", title: §, description: §, reason: §}",
    "{parameter: books.list.sort, default: §, description: §}", "{model: Book, description: §}",
    "{group: books, title: §, description: §}",
  ]

  /// An overlay with the payload, in quotes as YAML wants them.
  ///
  /// - Parameter only: the one entry to take; nil takes those that stand beside each other.
  static func overlay(saying payload: String, only entry: Int? = nil) -> String {
    let entries =
      entry.map { [overlayEntries[$0]] }
      ?? together + ["corrections: [\(texts.joined(separator: ", "))]"]
    return entries.joined(separator: "\n").replacing(/"([^"]*)§([^"]*)"/) {
      "\"\($0.1)\(escaped(payload))\($0.2)\""
    }.replacing("§", with: "\"\(escaped(payload))\"") + "\n"
  }

  /// The text inside double quotes of YAML, where each character has an escape.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\""
        && scalar != "\\"
        ? String(Character(scalar))
        : "\\U" + String(String(0x1_0000_0000 + Int(scalar.value), radix: 16).dropFirst())
    }.joined()
  }
}
