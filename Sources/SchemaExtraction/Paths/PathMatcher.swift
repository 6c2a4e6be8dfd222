/// A template, divided for comparisons with many samples.
struct PathPattern {
  /// A segment of a template: text and parameters in turns.
  fileprivate struct Segment {
    enum Piece {
      case text(Substring)
      case parameter(Substring)
    }

    let source: Substring
    let pieces: [Piece]

    /// The parameter that is the whole segment.
    var parameter: Substring? {
      guard pieces.count == 1, case .parameter(let name) = pieces[0] else { return nil }
      return name
    }

    /// The text that is the whole segment.
    var text: Substring? {
      guard pieces.count == 1, case .text(let text) = pieces[0] else { return nil }
      return text
    }
  }

  fileprivate let segments: [Segment]
  private let namespaceIndex: Int?

  init(_ template: PathTemplate) {
    segments = template.path.parts(separatedBy: UInt8(ascii: "/")).map {
      Segment(source: $0, pieces: PathMatcher.pieces($0))
    }
    namespaceIndex = template.optionalSegment?.segmentIndex
  }

  /// Whether a sample may have more segments than the template: without that no parameter has several.
  func mayBeSpanned(by sample: String) -> Bool {
    var count = 0
    var previous = UInt8(ascii: "/")
    for byte in sample.utf8 {
      // What has a scheme, or brackets, is not counted.
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        return true
      }
      if byte == UInt8(ascii: "?") { break }
      if byte != UInt8(ascii: "/"), previous == UInt8(ascii: "/") { count += 1 }
      previous = byte
    }
    return count > segments.count
  }

  /// The last segment that is text alone: a sample without it never agrees.
  var lastText: Substring? { segments.lazy.reversed().compactMap(\.text).first }

  /// Compares with a sample; ``PathMatch`` says how.
  func match(_ sample: SamplePath, namespaceIndex: Int?) -> PathMatch {
    PathMatcher(template: segments, sample: sample.segments, sampleHasHost: sample.hasHost)
      .match(namespaceIndex: self.namespaceIndex ?? namespaceIndex)
  }
}

/// The path of a sample, divided for comparisons with many templates.
struct SamplePath {
  let segments: [Substring]
  let hasHost: Bool

  init(_ sample: String) {
    let isShort = sample.utf8.count <= PathTemplateParser.maximumLength
    let sample = isShort ? sample : String(sample.prefix(PathTemplateParser.maximumLength))
    // A sample may be a template itself, `/container/(uuid)/exec/`; then its optional part is left out.
    let mayHaveOptionalPart = sample.utf8.contains {
      $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[")
    }
    if mayHaveOptionalPart, let own = PathTemplate(parsing: sample), !own.optionalSegments.isEmpty {
      segments = own.path.parts(separatedBy: UInt8(ascii: "/"))
      hasHost = own.host != nil
    } else {
      let (host, rest) = HostPrefix.split(sample)
      segments = Self.path(rest).parts(separatedBy: UInt8(ascii: "/"))
      hasHost = host != nil
    }
  }

  /// The text before a query and a fragment; Ruby's `#{id}` is none.
  private static func path(_ text: String) -> Substring {
    var end = text.startIndex
    while let mark = text.utf8[end...].firstIndex(where: {
      $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }) {
      let next = text.utf8.index(after: mark)
      guard text.utf8[mark] == UInt8(ascii: "#"), text.utf8[next...].first == UInt8(ascii: "{")
      else { return text[..<mark] }
      end = next
    }
    return text[...]
  }
}

/// Compares one template with one sample.
private struct PathMatcher {
  typealias Segment = PathPattern.Segment

  let template: [Segment]
  let sample: [Substring]
  let sampleHasHost: Bool

  func match(namespaceIndex: Int?) -> PathMatch {
    var disagreement = PathMatch.Disagreement(segmentIndex: -1)
    if let bindings = bind(sample[...], &disagreement) {
      return .agrees(.init(bindings: bindings))
    }
    var inner: [Substring]?
    var namespace: String?
    if let index = namespaceIndex, sample.indices.contains(index) {
      var rest = sample
      namespace = String(rest.remove(at: index))
      inner = rest
      if let bindings = bind(rest[...], &disagreement) {
        return .agrees(.init(bindings: bindings, namespace: namespace))
      }
    }
    if let bindings = bindSpanning(sample[...]) { return .agrees(.init(bindings: bindings)) }
    if let inner, let bindings = bindSpanning(inner[...]) {
      return .agrees(.init(bindings: bindings, namespace: namespace))
    }
    if let agreement = bindBehindBasePath() { return .agrees(agreement) }
    return .disagrees(disagreement)
  }

  /// The values of the parameters where each segment answers one of the template's; else the place
  /// where they differ, where that is further on than the one known.
  private func bind(
    _ sample: ArraySlice<Substring>, _ disagreement: inout PathMatch.Disagreement
  ) -> [PathMatch.Binding]? {
    var bindings: [PathMatch.Binding] = []
    for (index, segment) in template.enumerated() {
      let place = sample.startIndex + index
      let found = place < sample.endIndex ? sample[place] : nil
      guard let found, bind(segment, to: found, &bindings) else {
        if index > disagreement.segmentIndex {
          disagreement = .init(
            segmentIndex: index, expected: String(segment.source), found: found.map(String.init))
        }
        return nil
      }
    }
    guard sample.count == template.count else {
      if template.count > disagreement.segmentIndex {
        let next = sample[sample.startIndex + template.count]
        disagreement = .init(segmentIndex: template.count, found: String(next))
      }
      return nil
    }
    return bindings
  }

  /// The values of the parameters where one of them, the last that can, spans several segments.
  private func bindSpanning(_ sample: ArraySlice<Substring>) -> [PathMatch.Binding]? {
    let extra = sample.count - template.count
    guard extra > 0 else { return nil }
    candidates: for spanning in template.indices.reversed() {
      guard let name = template[spanning].parameter else { continue }
      var bindings: [PathMatch.Binding] = []
      for (index, segment) in template.enumerated() {
        let place = sample.startIndex + index
        if index == spanning {
          let value = sample[place...place + extra].joined(separator: "/")
          bindings.append(.init(name: String(name), value: value, spansSegments: true))
        } else {
          let found = sample[index < spanning ? place : place + extra]
          guard bind(segment, to: found, &bindings) else { continue candidates }
        }
      }
      return bindings
    }
    return nil
  }

  /// A full URL may have more before the path than its host: `https://api.example.com/v2/users` for `/users`.
  private func bindBehindBasePath() -> PathMatch.Agreement? {
    let extra = sample.count - template.count
    guard sampleHasHost, extra > 0, let first = template.first, first.parameter == nil else {
      return nil
    }
    var disagreement = PathMatch.Disagreement(segmentIndex: 0)
    guard let bindings = bind(sample[extra...], &disagreement) else { return nil }
    return .init(bindings: bindings, basePath: "/" + sample[..<extra].joined(separator: "/"))
  }

  /// Matches one segment with its text and parameters in turns, each parameter up to the next text.
  private func bind(
    _ segment: Segment, to found: Substring, _ bindings: inout [PathMatch.Binding]
  ) -> Bool {
    var rest = found
    var added: [PathMatch.Binding] = []
    var pending: Substring?
    for (index, piece) in segment.pieces.enumerated() {
      switch piece {
      case .parameter(let name):
        // Two parameters with nothing between them cannot be told apart: the first gets a character.
        if let earlier = pending {
          guard let first = rest.first else { return false }
          added.append(.init(name: String(earlier), value: String(first), spansSegments: false))
          rest.removeFirst()
        }
        pending = name
      case .text(let text):
        if let name = pending {
          let isLast = index == segment.pieces.count - 1
          let end = isLast ? Self.suffix(text, of: rest) : rest.dropFirst().firstRange(of: text)
          guard let end, end.lowerBound > rest.startIndex else { return false }
          let value = String(rest[..<end.lowerBound])
          added.append(.init(name: String(name), value: value, spansSegments: false))
          rest = rest[end.upperBound...]
          pending = nil
        } else {
          // Nearly always the text is the whole segment.
          if rest == text {
            rest = rest[rest.endIndex...]
            continue
          }
          guard rest.hasPrefix(text) else { return false }
          rest = rest.dropFirst(text.count)
        }
      }
    }
    if let name = pending {
      guard !rest.isEmpty else { return false }
      added.append(.init(name: String(name), value: String(rest), spansSegments: false))
    } else if !rest.isEmpty {
      return false
    }
    bindings += added
    return true
  }

  private static func suffix(_ text: Substring, of whole: Substring) -> Range<String.Index>? {
    guard whole.hasSuffix(text) else { return nil }
    return whole.index(whole.endIndex, offsetBy: -text.count)..<whole.endIndex
  }

  static func pieces(_ segment: Substring) -> [Segment.Piece] {
    var pieces: [Segment.Piece] = []
    var rest = segment
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { pieces.append(.text(rest[..<open])) }
      pieces.append(.parameter(rest[rest.utf8.index(after: open)..<close]))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }
}
