import SchemaExtraction
import SlateDiagnostics
import SlateReference
import Testing

private func read(_ text: String) -> SampleReading {
  SampleReader.read(
    text, in: SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "page.md", line: 10)))
}

/// The documents as compact JSON, and the kinds of the repairs in their order.
private func summary(_ text: String) -> String {
  let reading = read(text)
  if let failure = reading.failure { return "refused: \(failure.message)" }
  let documents = reading.documents.map { $0.json() }.joined(separator: " ")
  let repairs = reading.repairs.map(\.kind.rawValue).joined(separator: ", ")
  return repairs.isEmpty ? documents : "\(documents) (\(repairs))"
}

@Suite("A sample that is JSON")
struct CleanSampleTests {
  @Test("keeps the order of its keys and the spelling of its numbers")
  func order() {
    #expect(
      summary(#"{"zeta": 60, "alpha": 60.0, "n": -1e5, "big": 12345678901234567890123}"#)
        == #"{"zeta":60,"alpha":60.0,"n":-1e5,"big":12345678901234567890123}"#)
    #expect(read("[60, 60.0]").documents == [.array([.integer("60"), .number("60.0")])])
  }

  @Test("reads every escape, and prints what needs one with one")
  func escapes() {
    let text = #"{"a": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0001"}"#
    #expect(read(text).documents.first?["a"] == .string("\"\\/\u{8}\u{C}\n\r\té😀\u{1}"))
    #expect(summary(text) == #"{"a":"\"\\/\u0008\u000c\n\r\té😀\u0001"}"#)
  }

  @Test("may be one string, number or literal")
  func scalars() {
    #expect(summary(#""text""#) == #""text""#)
    #expect(summary(" 12 ") == "12")
    #expect(summary("null") == "null")
  }

  @Test("is printed over lines where a caller asks for it")
  func pretty() {
    let value = read(#"{"a":[1,{"b":null}],"c":[],"d":{}}"#).documents.first
    #expect(
      value?.json(pretty: true) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {}
        }
        """)
  }

  @Test("knows the place of each key, in bytes, from the place of the block")
  func locations() {
    let text = "{\n  \"é\": {\"x\": 1},\n  \"b\": 2\n}\n"
    let reading = SampleReader.read(
      text,
      in: SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "p.md", line: 7, column: 3)))
    let members = reading.documents.first?.members ?? []
    #expect(members.map(\.location.description) == ["p.md:8:5", "p.md:9:5"])
    #expect(members.first?.value.members?.first?.location.description == "p.md:8:12")
  }

  @Test("says nothing of quotation marks, slashes and brackets inside its strings")
  func strings() {
    for text in [
      #"{"a":"“hi”, and // no [comment] # {here}","b":"it's"}"#, #"["",""]"#, #"{"":""}"#,
      #"["a ... b","http://x/*y*/"]"#,
    ] {
      #expect(summary(text) == text)
    }
  }
}

@Suite("A sample that is nearly JSON")
struct RepairedSampleTests {
  @Test(
    "is read as a person would, each repair named",
    arguments: [
      (#"{"a": 1, "b": [1, 2,],}"#, #"{"a":1,"b":[1,2]} (trailing-comma, trailing-comma)"#),
      (
        "{\"a\": 1\n \"b\": {}\n \"c\": 2}", #"{"a":1,"b":{},"c":2} (missing-comma, missing-comma)"#
      ),
      ("[{}\n{}]", "[{},{}] (missing-comma)"),
      (#"{"a": 1,, "b": 2}"#, #"{"a":1,"b":2} (extra-comma)"#),
      (#"{"a": 1; "b": 2};"#, #"{"a":1,"b":2} (semicolon, semicolon)"#),
      (
        "{\"a\": 1 // one\n, /* two */ \"b\": 2 # three\n}",
        #"{"a":1,"b":2} (comment, comment, comment)"#
      ),
      (
        "[True, False, None, nil, NULL, undefined]",
        "[true,false,null,null,null,null] (literal-spelling, literal-spelling, literal-spelling, literal-spelling, literal-spelling, literal-spelling)"
      ),
      (
        "{'a': 'it's \\'b\\''}",
        #"{"a":"it's 'b'"} (single-quotes, single-quotes, unescaped-quote)"#
      ),
      ("{u'a': u'b'}", #"{"a":"b"} (single-quotes, single-quotes)"#),
      (
        "{a: 1, b_c: 2, :d => nil}",
        #"{"a":1,"b_c":2,"d":null} (unquoted-key, unquoted-key, unquoted-key, colon-spelling, literal-spelling)"#
      ),
      ("{“a”: “b”}", #"{"a":"b"} (smart-quotes, smart-quotes)"#),
      (
        "{\"a\": \"one\ntwo\tthree\"}",
        #"{"a":"one\ntwo\tthree"} (raw-control-character, raw-control-character)"#
      ),
      (#"{"a": "say "hi" to"}"#, #"{"a":"say \"hi\" to"} (unescaped-quote, unescaped-quote)"#),
      ("{\"a\": \"b,\n\"c\": 1}", #"{"a":"b","c":1} (missing-quote)"#),
      (#"{"a": "\d\'"}"#, #"{"a":"\\d'"} (invalid-escape, invalid-escape)"#),
      (#"["\ud83d"]"#, "[\"\u{FFFD}\"] (invalid-escape)"),
      (
        #"{"id": <uuid>, "t": "<string>", "u": {{base}}, "v": {id}}"#,
        #"{"id":"<uuid>","t":"<string>","u":"{{base}}","v":"{id}"} (placeholder, placeholder, placeholder)"#
      ),
      (
        "{\"a\": String, \"b\": 5 MB, \"c\": string[], \"d\": 2016-02-01}",
        #"{"a":"String","b":"5 MB","c":"string[]","d":"2016-02-01"} (bare-word, bare-word, bare-word, bare-word)"#
      ),
      (#"{"a": ISODate("2016-01-01, x")}"#, #"{"a":"ISODate(\"2016-01-01, x\")"} (bare-word)"#),
      (
        #"{"a": "b" (optional), "c": 1 | 2, "d": true or false}"#,
        #"{"a":"b","c":1,"d":true} (annotation, annotation, annotation)"#
      ),
      ("{\"a\": 1, <- the first\n\"b\": 2}", #"{"a":1,"b":2} (annotation)"#),
      (
        "[+1, .5, 5., 0x1F, 007]",
        "[1,0.5,5.0,31,7] (number-spelling, number-spelling, number-spelling, number-spelling, number-spelling)"
      ),
      ("[NaN, -Infinity]", "[null,null] (not-a-number, not-a-number)"),
      (#"{"a" "b", "c:" 1}"#, #"{"a":"b","c":1} (missing-colon, missing-colon)"#),
      (#"{"a": , "b": }"#, #"{"a":null,"b":null} (missing-value, missing-value)"#),
      (#"{"a": 1, "a": 2, "b": 3}"#, #"{"a":2,"b":3} (duplicate-key)"#),
      (#"{"a": [{"b": 1"#, #"{"a":[{"b":1}]} (missing-close, missing-close, missing-close)"#),
      (#"{"a": [1, 2}"#, #"{"a":[1,2]} (missing-close)"#),
      (#"{"a": 1}}]"#, #"{"a":1} (extra-close, extra-close)"#),
      ("\"a\": 1,\n\"b\": {\"c\": 2}", #"{"a":1,"b":{"c":2}} (missing-braces)"#),
    ])
  func repairs(text: String, expected: String) {
    #expect(summary(text) == expected)
  }

  @Test(
    "is read without what its author left out",
    arguments: [
      ("[1, 2, ...]", "[1,2] (elision)"),
      ("[..., {\"a\": 1}, ...]", #"[{"a":1}] (elision, elision)"#),
      ("{\n  \"a\": 1,\n  ...\n}", #"{"a":1} (elision)"#),
      ("{\"a\": 1...\n\"b\": 2, …}", #"{"a":1,"b":2} (elision, elision)"#),
      (
        "{\"a\": {...}, \"b\": [...], \"c\": ..., \"d\": [{...}]}",
        #"{"a":{},"b":[],"c":null,"d":[{}]} (elision, elision, elision, elision)"#
      ),
      ("[{\"a\": 1}, ... 3 more]", #"[{"a":1}] (elision)"#),
      (#"{"a": 1, "…"}"#, #"{"a":1} (elision)"#),
      (#"["a", "..."]"#, #"["a"] (elision)"#),
    ])
  func elisions(text: String, expected: String) {
    #expect(summary(text) == expected)
  }

  @Test("marks the members whose value its author left out")
  func elidedMembers() {
    let text =
      #"{"a": {...}, "b": ..., "c": [1, ...], "d": [{"x": 1, ...}], "e": null, "f": {"x": ...}}"#
    let members = read(text).documents.first?.members ?? []
    #expect(members.filter(\.isElided).map(\.name) == ["a", "b", "c", "d"])
  }

  @Test("names the place of each repair")
  func places() {
    let reading = read("{\n  \"a\": 1,\n}\n")
    #expect(
      reading.repairs.map { "\($0.kind.rawValue) \($0.location)" } == [
        "trailing-comma page.md:11:9"
      ])
  }

  @Test("keeps no more repairs than it promises")
  func manyRepairs() {
    let reading = read("[" + String(repeating: ",", count: 5000) + "]")
    #expect(reading.repairs.count == SampleReading.maximumRepairs)
    #expect(reading.documents == [.array([])])
  }
}

@Suite("What stands around a sample's JSON")
struct SampleSurroundingsTests {
  @Test(
    "is left out",
    arguments: [
      ("=> {\"a\": 1}", #"{"a":1} (prompt)"#),
      ("> {\"a\": 1}", #"{"a":1} (prompt)"#),
      ("const user = {a: 1};", #"{"a":1} (assignment, unquoted-key, semicolon)"#),
      ("$data = [1]", "[1] (assignment)"),
      ("{}\n{}", "{} {} (several-documents)"),
      ("{}\nor\n[]", "{} [] (label, several-documents)"),
      ("{}\n---\n[]", "{} [] (label, several-documents)"),
      ("Response:\n\n{}", "{} (label)"),
      ("POST {\n}", "{} (http-head)"),
      ("POST /users HTTP/1.1\nContent-Type: application/json\n\n{}", "{} (http-head)"),
      ("// a user\n{}", "{} (comment)"),
      ("{},\n{}", "{} {} (several-documents)"),
    ])
  func surroundings(text: String, expected: String) {
    #expect(summary(text) == expected)
  }

  @Test("tells the status of an HTTP response")
  func status() {
    let reading = read(
      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{\"a\": 1}\r\n")
    #expect(reading.httpStatus == 201)
    #expect(reading.documents.map { $0.json() } == [#"{"a":1}"#])
    #expect(read("200 OK\n{}").httpStatus == 200)
  }

  @Test("may be all there is of a response without a body")
  func statusAlone() {
    let reading = read("HTTP/1.1 204 No Content\n")
    #expect(reading.httpStatus == 204)
    #expect(reading.documents.isEmpty)
    #expect(reading.failure == nil)
  }
}

@Suite("A text that is not JSON")
struct RefusedSampleTests {
  @Test(
    "is refused",
    arguments: [
      "", "\n\n", "...", "// nothing",
      "require 'kitchen'\n\napi = Kitchen::Client.new(key: 'x')\napi.pots.all",
      "hash = { a: 1 }\nputs hash", "curl -X POST https://example.com/ -d '{\"a\": 1}'",
      "{ |pot| puts pot }", "function f() { return 1; }", "{ const a = 1; }", "<html></html>",
      "Accepted", "OK", "\"a", "{\"a\": \"b", "GET /users", "if (x) { y }", "{ foo, bar }",
      "import json\n{}", "{\"a\": )}", "{\"a\": {}\nnonsense here}",
    ])
  func refused(text: String) {
    let reading = read(text)
    #expect(reading.failure != nil)
    #expect(reading.documents.isEmpty)
  }

  @Test("is refused at the place where it stops being JSON")
  func place() {
    #expect(read("{\n  \"a\": 1,\n  }\nputs x\n").failure?.location.description == "page.md:13:1")
    #expect(read("{\n  \"a\": 1,\n  }\nputs x\n").failure?.message == "'puts' is not JSON")
  }

  @Test("is refused where it nests too deep, however deep")
  func depth() {
    let allowed = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(read(allowed).failure == nil)
    let deep = String(repeating: "{\"a\":[", count: 100_000)
    #expect(read(deep).failure?.message == "the sample nests deeper than 200 levels")
  }

  @Test("never traps, whatever is cut off it or put into it")
  func fuzz() {
    let seed =
      #"HTTP/1.1 200 OK\#nA-B: c\#n\#n{"a": [1, 'x', "\ud83d\ude00", <b>, {{c}}, ...], d => “e”} # /* f */ ;"#
    let bytes = Array(seed.utf8)
    for length in 0...bytes.count {
      _ = read(String(decoding: bytes[..<length], as: UTF8.self))
      _ = read(String(decoding: bytes[length...], as: UTF8.self))
    }
    for byte in [UInt8(0), 0x22, 0x27, 0x5B, 0x5D, 0x7B, 0x7D, 0x5C, 0xE2, 0xFF, 0x0A, 0x3A, 0x2C] {
      for index in bytes.indices {
        var changed = bytes
        changed[index] = byte
        _ = read(String(decoding: changed, as: UTF8.self))
      }
    }
  }

  @Test("takes time in step with its length")
  func linear() {
    for unit in [
      "\"", "'a' ", "[1,", "\"\n", "(", "...", "a:", "{}\n", "\" \"", "1 (", "#\n", "> ", "{{a",
      "\\u", "or\n",
    ] {
      for prefix in ["", "{", "[", "\"", "[\""] {
        _ = read(prefix + String(repeating: unit, count: 20_000))
      }
    }
  }
}
