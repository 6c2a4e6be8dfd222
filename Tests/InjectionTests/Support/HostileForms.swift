/// Forms of references that `HostileReference` does not have, with the same text in each place that a reader looks at.
enum HostileForms {
  /// One reference for each form, so that a payload that breaks one leaves the others.
  static let all: [String] = [
    // Pages, an envelope, null among elements.
    """
    ## List shelves §

    `GET /shelves`

    Parameter | Type | Default | Description
    --------- | ---- | ------- | -----------
    page§ | integer | § | The page
    page | integer | 1 | The page §
    per_page | integer | § | How many a page §

    ```json
    {"data": [{"id": 1, "tags": ["§", null], "§": null, "next_§": "§"}, {"id": 2, "tags": [null]}],
     "meta": {"total": 2, "next": "https://library.example.com/shelves?page=§", "§": "§"},
     "links": {"next": "§"}}
    ```
    """,
    // What programs send.
    """
    ## Add a shelf §

    ```shell
    curl -X POST "https://library.example.com/shelves/§?a§=§" -H "X-§: §" -H 'Authorization: Bearer §' \\
      -d 'room[§]=§' -d '§=1'
    ```

    ## Move a shelf

    ```shell
    curl -X PUT https://library.example.com/shelves/1 -d @- <<EOF
    {"§": "§", "room": {"§": 1}}
    EOF
    ```

    ## Paint a shelf

    ```shell
    http POST https://library.example.com/shelves/1/paint §:='{"§": 1}' §==§ §:§ colour=§
    ```

    ## Sort a shelf

    ```http
    POST /shelves/1/sort?by=§ HTTP/1.1
    Host: §
    X-§: §

    {"§": "§"}
    ```
    """,
    // HTML.
    """
    <h2 id="§">Shelf §</h2>

    <table><tr><th>Attribute</th><th>Type</th><th>Description §</th></tr>
    <tr><td>§</td><td>§</td><td>§</td></tr>
    <tr><td>width</td><td>integer</td><td><ul><li>§</li></ul></td></tr></table>

    <h2>Measure a shelf §</h2>

    <p>`GET /shelves/{id}/width`</p>

    `GET /shelves/{id}/width`

    <aside class="§">§</aside>
    """,
    // Lists, examples, types and values.
    """
    ## The shelf object §

    Field | Type | Example | Description
    ----- | ---- | ------- | -----------
    a§ | array of § | `["§"]` | § e.g. `§`
    b | string or § | § | (default: "§") in §
    c | one of `§`, `x` | `{"§": "§"}` | Format `§`. Maximum § characters

    ## The board object

    - `kind§`: § (optional)
    - `wood`: Either `§` or `oak`
      - `§`: §

    ## Get a shelf

    `GET /shelves/{id}`

    Returns a [§](#§) `§` object. See table `§` below.

    Status | Meaning
    ------ | -------
    200 | §
    4§ | §
    """,
    // Programs, variables, servers, errors.
    """
    # Authentication §

    Send `X-§: §` or `?key§=§`. Set `LIBRARY_KEY` and `LIBRARY_§`:

    ```shell
    export LIBRARY_KEY=§
    export LIBRARY_§=§
    ```

    Environment | URL
    ----------- | ---
    Production § | https://library.example.com/§
    § | https://§/

    ```ruby
    api = Library::Client.new("§")
    ```

    # Errors

    Error Code | Name | Meaning
    ---------- | ---- | -------
    § | § | §
    409 | § | §

    ## Ping

    `GET /ping`
    """,
    // Streams, files, cookies, values in paths, whole bodies.
    """
    ## Follow shelves §

    `wss://stream.example.com/shelves/{id}/§?since§=§`

    Parameter | Description
    --------- | -----------
    since§ | § From when

    > Example §

    ```json
    {"type": "§", "§": {"y": "§"}}
    ```

    ## Scan a shelf

    ```shell
    curl -X POST https://library.example.com/shelves/1/scans -F 'scan§=@§.png' -F '§=@a.png;type=§' -F 'note=§'
    ```

    ## Get the shelves of a kind

    `GET /shelves/of/{kind}`

    `kind` can be `wide§`, `§` or `old`. Send the cookie `session=§` or `§=1`.

    ```shell
    curl https://library.example.com/shelves/of/wide -b 'session=§; §=§' -H 'Cookie: §=1'
    ```

    ## Describe a shelf

    ```http
    PUT /shelves/1/text HTTP/1.1
    Host: library.example.com
    Content-Type: text/§

    §
    ```

    These headers are returned:

    Header | Type | Description
    ------ | ---- | -----------
    X-Left§ | § | §
    Link§ | string | § (deprecated: §)
    """,
    // Links, images, definitions, remarks, servers with variables.
    """
    ## Get a shelf §

    `GET https://{region§}.example.com/§/shelves/{id}` **deprecated §**

    [§](https://a.example/§ "§") ![§](§ "§") <https://a.example/§> [a][§] [#§](#get-a-shelf-§) ~~§~~ <b title="§">§</b>

    [§]: https://a.example/§ "§"

    Name§
    : § is *§* and **§** and `§` and ``§``

    > **Deprecated**: §

    1. § first
       ```
       §
       ```

    Base URLs:

    - §: https://§.example.net/v1
    - Test§: https://{branch}.example.net/§

    Parameter | In | Type | Required | Restrictions | Description
    --------- | -- | ---- | -------- | ------------ | -----------
    page | query | § | § | § | §
    X-§ | header | string(§) | yes | § | ``§``
    body | body | [§](#schema§) | true | none | §
    """,
  ]

  /// Front matter, names of pages, and what stands in pages that the index does not name.
  static func pagesOfOddNames(saying payload: String) -> [String: String] {
    let escaped = HostileReference.escaped(payload)
    let text = "# Shelves\n\n## List shelves\n\n`GET /shelves`\n"
    return [
      "index.md": """
      ---
      title: "Library \(escaped)"
      language_tabs:
        - "shell\(escaped)": "\(escaped)"
      toc_footers: ["\(escaped)"]
      search: "\(escaped)"
      "\(escaped)": {"\(escaped)": ["\(escaped)"]}
      includes: ["shelves\(escaped)", "\(escaped)/boards"]
      ---

      # Library

      ## Ping

      `GET /ping`
      """,
      "includes/_shelves\(payload).md": text,
      "includes/\(payload)/_boards.md": text.replacing("helves", with: "boards"),
      "includes/_other\(payload).md": text,
    ]
  }

  /// How many operations each shows.
  static let operations = [1, 4, 1, 1, 1, 4, 1]

  /// The index of a form.
  static func pages(_ form: Int, saying payload: String) -> [String: String] {
    let text = all[form].replacing("§", with: payload)
    let head = "---\ntitle: Library\n---\n\nThe API answers at `https://library.example.com/`.\n\n"
    return ["index.md": head + "# Shelves\n\n" + text + "\n"]
  }
}
