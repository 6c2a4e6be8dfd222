import APISchema
import SlateDiagnostics
import SlateReference

/// What a program sends as the body of its request, where it stands there as a literal.
///
/// It is the object behind `json=`, `data=`, `body:` and the like, or in `JSON.stringify(…)` and its kin; or a variable in
/// such a place that is given a literal somewhere. A value that is a variable or a call shows its name alone.
struct ProgramBody {
  /// The object that is sent; nil where the program builds it in another way.
  var value: SampleValue?
  /// Whether it is sent as a form.
  var isForm = false

  /// Reads a program; nil where it shows no body.
  init?(_ code: CodeBlock) {
    guard let language = code.language.flatMap(ProgramLanguage.init) else { return nil }
    var bytes = Array(code.text.utf8)
    if language == .php { PHPArrays.rewrite(&bytes) }
    var scanner = ProgramScanner(bytes: bytes, language)
    guard let place = scanner.nextBody() else { return nil }
    guard let literal = place.literal,
      let object = ProgramLiteral(bytes, literal, scanner.strings, language)?.bytes
    else {
      return
    }
    // What stands before the literal stays as blanks, so that its members keep their places on the page.
    let blanks = bytes[..<literal.lowerBound].map { $0 == UInt8(ascii: "\n") ? $0 : 0x20 }
    let text = String(decoding: blanks + object, as: UTF8.self)
    let reading = SampleReader.read(
      text, in: code.places, allowsKeysAlone: language == .script)
    guard reading.failure == nil, reading.documents.count == 1,
      reading.repairs.allSatisfy({ Self.spellings.contains($0.kind) }),
      let members = reading.documents[0].members, !members.isEmpty
    else { return }
    value = reading.documents[0]
    isForm = place.isForm
  }

  /// What a literal of these languages has in another way than JSON.
  private static let spellings: Set<Repair.Kind> = [
    .singleQuotes, .unquotedKey, .trailingComma, .literalSpelling, .colonSpelling, .comment,
    .elision,
    .numberSpelling, .missingValue, .extraComma, .rawControlCharacter,
  ]
}

extension Extraction {
  /// The body that a program beside an operation sends, where nothing else shows one; the place of a program whose body
  /// cannot be read.
  mutating func programBody(
    of site: EndpointSite, besides samples: [OperationSample]
  ) -> (sample: OperationSample?, isForm: Bool, files: [String], unread: CodeBlock?) {
    guard ["POST", "PUT", "PATCH"].contains(site.method), !site.isStream,
      !samples.contains(where: { $0.sample.kind == .request && $0.sample.body != nil })
    else { return (nil, false, [], nil) }
    var unread: CodeBlock?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        if let form = ProgramFiles(code) {
          let shown = FormTree.object(of: form.fields).members ?? []
          let names = Set(shown.map(\.name))
          let data = (ProgramBody(code)?.value?.members ?? []).filter { !names.contains($0.name) }
          let value = SampleValue.object(shown + data)
          let sample = Sample(
            kind: .request, method: site.method, body: value.json(pretty: true),
            location: code.textLocation)
          return (
            OperationSample(sample, body: value), false,
            form.fields.filter(\.isFile).map(\.name), nil
          )
        }
        guard let body = ProgramBody(code) else { continue }
        guard let value = body.value else {
          unread = unread ?? code
          continue
        }
        let sample = Sample(
          kind: .request, method: site.method, body: value.json(pretty: true),
          location: code.textLocation)
        return (OperationSample(sample, body: value), body.isForm, [], nil)
      }
    }
    return (nil, false, [], unread)
  }
}
