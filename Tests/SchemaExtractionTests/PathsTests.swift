import SchemaExtraction
import Testing

@Suite("A path template")
struct PathTemplateTests {
  @Test(
    "spells every parameter the same way",
    arguments: [
      ("/api/node/(uuid)/", "/api/node/{uuid}/", ["uuid"]),
      ("/users/{id}", "/users/{id}", ["id"]),
      ("/users/<ID>", "/users/{ID}", ["ID"]),
      ("/users/&lt;id&gt;/x", "/users/{id}/x", ["id"]),
      ("/users/:id/roles/:role_id", "/users/{id}/roles/{role_id}", ["id", "role_id"]),
      ("/users/[id]", "/users/{id}", ["id"]),
      ("/users/{{id}}/", "/users/{id}/", ["id"]),
      ("/users/$id", "/users/{id}", ["id"]),
      ("/users/${id}", "/users/{id}", ["id"]),
      ("/users/#{id}/x", "/users/{id}/x", ["id"]),
      ("/users/%id%", "/users/{id}", ["id"]),
      ("/users/%s", "/users/{parameter}", ["parameter"]),
      ("/users/<int:id>", "/users/{id}", ["id"]),
      ("/users/(?P<id>[\\d]+)", "/users/{id}", ["id"]),
      ("/users/{id:[0-9]+}", "/users/{id}", ["id"]),
      (
        "/nodetype/(provider.name)/(name)/", "/nodetype/{provider.name}/{name}/",
        ["provider.name", "name"]
      ),
      ("/users/(user id)/", "/users/{user_id}/", ["user_id"]),
      ("/users/{id}.json", "/users/{id}.json", ["id"]),
      ("/range/:from-:to", "/range/{from}-{to}", ["from", "to"]),
      ("/users/{}", "/users/{parameter}", ["parameter"]),
      ("stacks/{stack_id}", "/stacks/{stack_id}", ["stack_id"]),
    ])
  func parameters(text: String, path: String, names: [String]) throws {
    let template = try #require(PathTemplate(parsing: text))
    #expect(template.path == path)
    #expect(template.parameters.map(\.name) == names)
    #expect(template.optionalSegments.isEmpty)
  }

  @Test(
    "takes for text what is no parameter",
    arguments: [
      "/items:batch", "/a%20b/c", "/v1.0/users", "/users/", "/", "/a-b_c~d/e$f$", "/x/y:9",
    ])
  func literals(text: String) throws {
    let template = try #require(PathTemplate(parsing: text))
    #expect(template.path == text)
    #expect(template.parameters.isEmpty)
  }

  @Test("knows the segment of each parameter")
  func segments() throws {
    let template = try #require(PathTemplate(parsing: "/api/(a)/x/(b)/"))
    #expect(template.parameters.map(\.segmentIndex) == [1, 3])
  }

  @Test(
    "leaves the optional part out of the path and knows its place",
    arguments: [
      (
        "/api/infra/v1/[optional_namespace/]nodecluster/(uuid)/",
        "/api/infra/v1/nodecluster/{uuid}/", "optional_namespace", 3
      ),
      ("/api/v1/(optional_namespace/)<resource>/", "/api/v1/{resource}/", "optional_namespace", 2),
      ("/users[/id]", "/users", "id", 1),
      ("/users/(:id/)roles", "/users/roles", "id", 1),
      ("/users/[optional id]", "/users/", "optional_id", 1),
    ])
  func optionals(text: String, path: String, name: String, index: Int) throws {
    let template = try #require(PathTemplate(parsing: text))
    #expect(template.path == path)
    #expect(template.optionalSegment == .init(name: name, segmentIndex: index))
  }

  @Test(
    "keeps scheme and host beside the path",
    arguments: [
      ("https://api.example.com/v1/users", "https://api.example.com", "/v1/users"),
      ("http://localhost:3000/users/:id", "http://localhost:3000", "/users/{id}"),
      ("wss://ws.example.com/events/", "wss://ws.example.com", "/events/"),
      ("{{base_url}}/users", "{{base_url}}", "/users"),
      ("<HOST>/users", "<HOST>", "/users"),
      ("https://{domain}.example.com/users", "https://{domain}.example.com", "/users"),
      ("https://<your-domain>/users", "https://<your-domain>", "/users"),
      ("api.example.com/users", "api.example.com", "/users"),
      ("https://api.example.com", "https://api.example.com", "/"),
    ])
  func hosts(text: String, host: String, path: String) throws {
    let template = try #require(PathTemplate(parsing: text))
    #expect(template.host == host)
    #expect(template.path == path)
    #expect(PathTemplate(parsing: "{account}/users")?.host == nil)
  }

  @Test("reads the query that is declared with the path")
  func query() throws {
    let template = try #require(
      PathTemplate(parsing: "/users?page=2&from={date}&filter[name]=x&all&sort=[key]#top"))
    #expect(template.path == "/users")
    #expect(
      template.query == [
        .init(name: "page", value: "2"), .init(name: "from", placeholder: "date"),
        .init(name: "filter[name]", value: "x"), .init(name: "all"),
        .init(name: "sort", placeholder: "key"),
      ])
    #expect(PathTemplate(parsing: "/users{?page,limit}")?.query.map(\.name) == ["page", "limit"])
    #expect(
      PathTemplate(parsing: "/users[?page=2[&limit=5]]")?.query
        == [.init(name: "page", value: "2"), .init(name: "limit", value: "5")])
  }

  @Test("gives a parameter that stands in it twice another name, and says so")
  func duplicates() throws {
    let template = try #require(PathTemplate(parsing: "/users/(id)/pets/(id)/(id)"))
    #expect(template.path == "/users/{id}/pets/{pet_id}/{id2}")
    #expect(
      template.renamings == [
        .init(original: "id", unique: "pet_id"), .init(original: "id", unique: "id2"),
      ])
  }

  @Test(
    "is not made of other texts",
    arguments: [
      "", "users", "the /users path", "/a/../b", "/a/...", "/a\"b", "/a/{b", "/a/b)", "/a\u{0}b",
      "/a|b",
    ])
  func others(text: String) {
    #expect(PathTemplate(parsing: text) == nil)
  }

  @Test("never traps, whatever is cut off it")
  func fuzz() {
    let seed = Array(
      "https://{{h}}/a/[optional_b/]c/(?P<d>[\\d]+)/%e%/:f-:g/${h}/#{i}{?j,k}&l=[m]#n")
    for start in seed.indices {
      for end in start..<seed.count {
        _ = PathTemplate(parsing: String(seed[start...end]))
        _ = DeclaredEndpoint(in: "GET " + String(seed[start...end]))
      }
    }
    for unit in ["(", "[", "{", "<", "%a", ":", "$", "?", "&", "/{a}"] {
      _ = PathTemplate(parsing: "/" + String(repeating: unit, count: 4000 / unit.count))
    }
  }
}

@Suite("A declared endpoint")
struct DeclaredEndpointTests {
  @Test(
    "is a method and a path",
    arguments: [
      ("GET /users", "GET", "/users"),
      ("GET: /users/<id>", "GET", "/users/{id}"),
      ("POST   https://api.example.com/users/", "POST", "/users/"),
      ("**DELETE** /users/(user id)/", "DELETE", "/users/{user_id}/"),
      ("`PATCH /users/{id}`", "PATCH", "/users/{id}"),
      ("**PUT** `/users/:id`", "PUT", "/users/{id}"),
      ("## HEAD /users", "HEAD", "/users"),
      ("**OPTIONS:** /users.", "OPTIONS", "/users"),
      ("GET /users HTTP/1.1", "GET", "/users"),
      ("GET stacks/{id}", "GET", "/stacks/{id}"),
      ("GET :account/users", "GET", "/{account}/users"),
      ("[GET] /users", "GET", "/users"), ("(GET) `/users`", "GET", "/users"),
      ("GET - /users", "GET", "/users"), ("`GET`: `/users`", "GET", "/users"),
    ])
  func endpoints(text: String, method: String, path: String) throws {
    let endpoint = try #require(DeclaredEndpoint(in: text))
    #expect(endpoint.method == method)
    #expect(endpoint.template.path == path)
  }

  @Test(
    "may have several methods",
    arguments: [
      ("GET|POST /users", ["GET", "POST"]), ("PUT/PATCH /users", ["PUT", "PATCH"]),
      ("`PUT` or `PATCH` `/users`", ["PUT", "PATCH"]), ("GET, POST: /users", ["GET", "POST"]),
      ("**PUT**/**PATCH** /users", ["PUT", "PATCH"]), ("GET /post/users", ["GET"]),
    ])
  func severalMethods(text: String, methods: [String]) {
    #expect(DeclaredEndpoint.all(in: text).map(\.method) == methods)
  }

  @Test(
    "is neither a method alone nor a sentence",
    arguments: [
      "GET", "GET ", "POST {", "GET parameters", "GET /users returns all users", "get /users",
      "Send a GET to /users", "GET /users and /roles", "GETTING /users", "DELETE it",
      "GET|POST", "GET, POST users", "GET\n", "GET /users\nPOST /users",
      "POST a request to /users",
    ])
  func others(text: String) {
    #expect(DeclaredEndpoint(in: text) == nil)
  }
}

@Suite("A path template and a sample")
struct PathMatchTests {
  private func match(_ template: String, _ sample: String, namespaceIndex: Int? = nil) -> String {
    guard let template = PathTemplate(parsing: template) else { return "no template" }
    switch PathMatch(template, sample: sample, namespaceIndex: namespaceIndex) {
    case .agrees(let agreement):
      var words = agreement.bindings.map {
        "\($0.name)=\($0.value)\($0.spansSegments ? " (spans)" : "")"
      }
      if let namespace = agreement.namespace { words.append("in \(namespace)") }
      if let basePath = agreement.basePath { words.append("under \(basePath)") }
      return words.joined(separator: ", ")
    case .disagrees(let disagreement):
      return "\(disagreement.segmentIndex): \(disagreement)"
    }
  }

  @Test(
    "agree where each segment answers one",
    arguments: [
      ("/users/{id}/", "/users/7/", "id=7"),
      ("/users/{id}", "https://api.example.com/users/7/?page=2", "id=7"),
      ("/users/{id}.json", "/users/7.json", "id=7"),
      ("/range/{from}-{to}", "/range/1-2", "from=1, to=2"),
      ("/container/(uuid)/exec/", "/container/(uuid)/exec/", "uuid=(uuid)"),
      ("/v1/[optional_ns/]users/(id)/", "/v1/[optional_ns/]users/(id)/", "id={id}"),
      ("/v1/[optional_ns/]users/(id)/", "/v1/users/7/", "id=7"),
      ("/v1/[optional_ns/]users/(id)/", "/v1/acme/users/7/", "id=7, in acme"),
      ("/", "/", ""),
      ("/users/{id}", "https://api.example.com/v2/users/7", "id=7, under /v2"),
    ])
  func agreement(template: String, sample: String, expected: String) {
    #expect(match(template, sample) == expected)
  }

  @Test("agree where one parameter spans several segments")
  func spanning() {
    #expect(
      match("/v1/[optional_ns/]repository/(name)/", "/v1/repository/registry.example/ann/web/")
        == "name=registry.example/ann/web (spans)")
    #expect(
      match("/v1/[optional_ns/]repository/(name)/", "/v1/acme/repository/registry.example/web/")
        == "name=registry.example/web (spans), in acme")
    #expect(match("/r/{name}/tag/{tag}", "/r/a/b/tag/c") == "name=a/b (spans), tag=c")
  }

  @Test("agree where a caller knows of the namespace")
  func namespace() {
    #expect(match("/v1/users/", "/v1/acme/users/", namespaceIndex: 1) == "in acme")
    #expect(match("/v1/users/", "/v1/acme/users/") == "1: 'acme' stands where the path has 'users'")
  }

  @Test(
    "disagree, and name the first place where they do",
    arguments: [
      (
        "/api/v1/registry/{host}/", "/api/repo/v1/registry/registry.example/",
        "1: 'repo' stands where the path has 'v1'"
      ),
      (
        "/v1/[optional_ns/]repository/", "/v1/repository/registry.example/web/",
        "2: it goes on with 'registry.example' where the path ends"
      ),
      ("/users/{id}/roles", "/users/7", "2: it ends where the path has 'roles'"),
      ("/users/{id}.json", "/users/7.xml", "1: '7.xml' stands where the path has '{id}.json'"),
      ("/users/x{id}", "/users/x", "1: 'x' stands where the path has 'x{id}'"),
      ("/users", "", "0: it ends where the path has 'users'"),
    ])
  func disagreement(template: String, sample: String, expected: String) {
    #expect(match(template, sample) == expected)
  }
}
