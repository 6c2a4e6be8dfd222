import SchemaExtraction
import SlateDiagnostics
import SlateReference
import Testing

@Suite("A request sample")
struct RequestSampleTests {
  private func read(_ text: String) -> RequestSample? {
    RequestSample.read(
      text, in: SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "page.md", line: 20)))
  }

  @Test("is read with its target, its headers and its body, each with its place")
  func complete() throws {
    let request = try #require(
      read(
        """
        PATCH /api/v1/service/7/?force=true HTTP/1.1
        Host: api.example.com
        Content-Type: application/json

        {"name": "web",
         "size": 2,}

        """))
    #expect(request.sample.kind == .request)
    #expect(request.sample.method == "PATCH")
    #expect(request.sample.target == "/api/v1/service/7/?force=true")
    #expect(request.path == "/api/v1/service/7/")
    #expect(request.query == [.init(name: "force", value: "true")])
    #expect(request.host == "api.example.com")
    #expect(request.sample.headers.map(\.name) == ["Host", "Content-Type"])
    #expect(request.sample.headers.last?.location?.line == 22)
    #expect(request.sample.location.line == 20)
    #expect(request.sample.body == "{\n  \"name\": \"web\",\n  \"size\": 2\n}")
    #expect(request.body?.repairs.map(\.location.line) == [25])
  }

  @Test("keeps a body that is JSON, or no JSON at all, as it was written")
  func bodies() throws {
    #expect(read("POST /a\n\n{ \"a\" :1 }\n")?.sample.body == "{ \"a\" :1 }")
    let form = try #require(read("POST /a HTTP/1.1\n\na=b&c=d\n"))
    #expect(form.sample.body == "a=b&c=d")
    #expect(form.body?.failure != nil)
  }

  @Test("may lack the version, the empty line, the headers and the body")
  func tolerant() throws {
    let request = try #require(
      read("\n# create\nPOST https://api.example.com/users\nAccept: */*\n{\"a\": 1}\n"))
    #expect(request.host == "https://api.example.com")
    #expect(request.sample.target == "/users")
    #expect(request.sample.headers.map(\.value) == ["*/*"])
    #expect(request.sample.body == "{\"a\": 1}")
    let bare = try #require(read("GET /users"))
    #expect(bare.sample.headers.isEmpty)
    #expect(bare.sample.body == nil)
    #expect(bare.body == nil)
  }

  @Test("goes on over lines: headers, and a query with its parameters apart")
  func continued() throws {
    let request = try #require(
      read("GET /users\r\n  ?page=2\r\n  &limit=5 HTTP/1.1\r\nX-A: b\r\n  c\r\n"))
    #expect(request.sample.target == "/users?page=2&limit=5")
    #expect(request.sample.headers.map(\.value) == ["b c"])
  }

  @Test("ends where a response begins")
  func response() throws {
    let request = try #require(
      read("POST /a HTTP/1.1\n\n{\"a\": 1}\n\nHTTP/1.1 200 OK\n\n{\"b\": 2}\n"))
    #expect(request.sample.body == "{\"a\": 1}")
  }

  @Test(
    "is none of a response, a program and a sentence",
    arguments: [
      "HTTP/1.1 200 OK\n\n{}", "curl https://api.example.com", "GET it now", "", "{\"a\": 1}",
      "GET",
    ])
  func others(text: String) {
    #expect(read(text) == nil)
  }
}
