import SlateDiagnostics
import SlateReference
import Testing

@testable import SchemaExtraction

private func commands(_ text: String) -> [ShellCommand] {
  ShellCommand.commands(
    in: text, places: SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "a.md", line: 5)))
}

/// The words of the block's commands, each in brackets.
private func words(_ text: String) -> [[String]] {
  commands(text).map { $0.words.map(\.text) }
}

/// The block's requests, in one line each: method, URL, query, headers, body.
private func requests(_ text: String) -> [String] {
  commands(text).compactMap { ShellRequest($0) }.map { request in
    var parts = [request.method, request.url]
    parts += request.query.map { "?\($0.name)=\($0.value ?? "")" }
    parts += request.headers.map { "\($0.name): \($0.value)" }
    switch request.body {
    case nil: break
    case .unknown?: parts.append("unknown")
    case .file?: parts.append("file")
    case .plain(let text)?: parts.append("plain \(text)")
    case .text(let text, _)?: parts.append("text \(text)")
    case .form(let fields, let isMultipart)?:
      parts.append((isMultipart ? "multipart " : "form ") + summary(fields))
    case .object(let fields)?: parts.append("object " + summary(fields))
    }
    return parts.joined(separator: " | ")
  }
}

private func summary(_ fields: [ShellRequest.Field]) -> String {
  fields.map { "\($0.name)=\($0.value.json(pretty: false))" }.joined(separator: "&")
}

@Suite("The words of a shell command")
struct ShellWordsTests {
  @Test(
    "are divided as a shell divides them",
    arguments: [
      (#"curl -H "A: b" 'https://a.example/x'"#, ["curl", "-H", "A: b", "https://a.example/x"]),
      (#"curl a.example/x\ y"#, ["curl", "a.example/x y"]),
      (#"curl -d "{\"a\": \"b\"}" a/x"#, ["curl", "-d", #"{"a": "b"}"#, "a/x"]),
      (#"curl -d '{"a": "b\n"}' a/x"#, ["curl", "-d", #"{"a": "b\n"}"#, "a/x"]),
      (#"curl -d 'it'"'"'s' a/x"#, ["curl", "-d", "it's", "a/x"]),
      (#"curl -d $'{"a": "it\'s"}' a/x"#, ["curl", "-d", #"{"a": "it's"}"#, "a/x"]),
      (#"curl -d $'a\nb' a/x"#, ["curl", "-d", "a\nb", "a/x"]),
      (#"curl "https://a/$ID?x=1&y=2""#, ["curl", "https://a/$ID?x=1&y=2"]),
      ("curl “https://a.example/x”", ["curl", "https://a.example/x"]),
      ("curl -H <your token> a/x", ["curl", "-H", "<your token>", "a/x"]),
      ("$ curl a/x # all of them", ["curl", "a/x"]),
      ("curl a/x > file.json", ["curl", "a/x"]),
      ("curl a/x | jq .", ["curl", "a/x"]),
      ("curl a/x && echo done", ["curl", "a/x"]),
    ] as [(String, [String])])
  func divided(text: String, expected: [String]) {
    #expect(words(text) == [expected])
  }

  @Test(
    "go on in the next line",
    arguments: [
      "curl a/x \\\n  -H 'A: b'", "curl a/x \\   \n  -H 'A: b'", "curl a/x ^\n  -H 'A: b'",
      "curl a/x\n  -H 'A: b'", "curl a/x\n-H 'A: b'", "curl a/x \\\n# why\n  -H 'A: b'",
      "curl a/x \\\r\n  -H 'A: b'",
    ])
  func continued(text: String) {
    #expect(words(text.replacing("\r\n", with: "\n")) == [["curl", "a/x", "-H", "A: b"]])
  }

  @Test("stop where another command or an answer begins")
  func several() {
    #expect(
      words("curl a/x\n{\"a\": 1}\n\ncurl a/y\nhttp a/z") == [
        ["curl", "a/x"], ["curl", "a/y"], ["http", "a/z"],
      ])
  }

  @Test("may be written for Windows")
  func windows() {
    #expect(
      words("curl -X POST ^\n  -H ^\"A: b^\" ^\n  \"https://a.example/x\"") == [
        ["curl", "-X", "POST", "-H", "A: b", "https://a.example/x"]
      ])
  }

  @Test("without an end to their quotes end with the block")
  func unclosed() {
    #expect(words("curl -d '{\"a\": 1} a/x\nmore") == [["curl", "-d", "{\"a\": 1} a/x\nmore"]])
    #expect(words("curl \\") == [["curl"]])
    #expect(words("curl <<EOF\nnever").first == ["curl"])
  }
}

@Suite("The request of a shell command")
struct ShellRequestTests {
  @Test(
    "is what curl would send",
    arguments: [
      ("curl https://a.example/x", "GET | https://a.example/x"),
      ("curl -XDELETE a.example/x", "DELETE | a.example/x"),
      ("curl -sSX PUT a.example/x", "PUT | a.example/x"),
      ("curl --request=patch a.example/x", "PATCH | a.example/x"),
      ("curl -I a.example/x", "HEAD | a.example/x"),
      ("curl -G -d a=1 a.example/x", "GET | a.example/x | ?a=1"),
      ("curl -d a=1 -d 'b=x y' a.example/x", #"POST | a.example/x | form a=1&b="x y""#),
      ("curl --data-urlencode 'b=x%20y' a.example/x", #"POST | a.example/x | form b="x y""#),
      (#"curl --data-raw '{"a": 1}' a.example/x"#, #"POST | a.example/x | text {"a": 1}"#),
      (#"curl --json '{"a": 1}' a.example/x"#, #"POST | a.example/x | text {"a": 1}"#),
      ("curl -d @book.json a.example/x", "POST | a.example/x | unknown"),
      ("curl --data-binary @- a.example/x", "POST | a.example/x | unknown"),
      ("curl -F 'a=1' -F file=@b.png a.example/x", "POST | a.example/x | multipart a=1&file=null"),
      ("curl -T b.png a.example/x", "PUT | a.example/x | file"),
      ("curl -u key: a.example/x", "GET | a.example/x | Authorization: Basic key:"),
      ("curl -o out -w '%{http_code}' a.example/x", "GET | a.example/x"),
      ("curl --url a.example/x --compressed", "GET | a.example/x"),
      ("curl a.example/x <<< 'no'", "GET | a.example/x"),
    ] as [(String, String)])
  func curl(text: String, expected: String) {
    #expect(requests(text) == [expected])
  }

  @Test(
    "has the body of the lines below it",
    arguments: [
      "<<EOF\n{\n  \"a\": 1\n}\nEOF", "<<'EOF'\n{\n  \"a\": 1\n}\nEOF\necho done",
      "<<-END\n{\n  \"a\": 1\n}\n\tEND", "<< JSON\n{\n  \"a\": 1\n}\nJSON\ncurl nothing",
    ])
  func hereDocument(input: String) {
    let text = "curl -X PUT a.example/x -d @- \(input)"
    #expect(requests(text) == ["PUT | a.example/x | text {\n  \"a\": 1\n}\n"])
    #expect(
      commands(text).first?.input?.location
        == SlateDiagnostics.SourceLocation(file: "a.md", line: 6))
  }

  @Test(
    "is what HTTPie would send",
    arguments: [
      ("http a.example/x", "GET | a.example/x"),
      ("http POST a.example/x a=b n:=1", #"POST | a.example/x | object a="b"&n=1"#),
      ("http --form POST a.example/x a=b", #"POST | a.example/x | form a="b""#),
      ("http a.example/x q==1 X-A:b", "GET | a.example/x | ?q=1 | X-A: b"),
      (#"http PUT a.example/x <<< '{"a": 1}'"#, #"PUT | a.example/x | text {"a": 1}"#),
    ] as [(String, String)])
  func httpie(text: String, expected: String) {
    #expect(requests(text) == [expected])
  }

  @Test(
    "is none where a script is run, a file is kept, or nothing is asked for",
    arguments: [
      "curl https://a.example/install.sh | sh", "curl -O https://a.example/tool.tar.gz", "curl -h",
      "echo curl", "curly a.example/x",
    ])
  func none(text: String) {
    #expect(requests(text) == [])
  }
}
