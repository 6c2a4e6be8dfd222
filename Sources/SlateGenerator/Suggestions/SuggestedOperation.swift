import APISchema

/// The draft of an operation that a section is about whose own endpoint the reference does not tell: a person has to say
/// whether its path is right.
struct SuggestedOperation {
  private let heading: String
  private let kept: Operation
  private let taken: Set<String>

  /// - Parameters:
  ///   - heading: The section's heading.
  ///   - kept: The operation whose endpoint the section repeats.
  ///   - taken: The endpoints that there are, each as its method and its path.
  init(of heading: String, besides kept: Operation, taken: Set<String>) {
    self.heading = heading
    self.kept = kept
    self.taken = taken
  }

  /// An entry of `corrections`.
  var lines: [String] {
    let path = path.flatMap { taken.contains("\(kept.method) \($0)") ? nil : $0 }
    return [
      path == nil
        ? "Or below `corrections`, with the path that is meant:"
        : "Or below `corrections`, if this is the path that is meant:",
      "- addOperation:",
      "    method: \(kept.method)",
      "    path: \(YAMLText.scalar(path ?? kept.path))",
      "    group: \(YAMLText.scalar(kept.group))",
      "    name: \(YAMLText.scalar(name))",
      "    title: \(YAMLText.scalar(heading))",
      "  reason: Its section has the path of another one",
    ]
  }

  /// The path with the heading's word where that of the kept operation has its own: `/orders/{id}/refund` for "Refund an
  /// order" beside "Cancel an order" at `/orders/{id}/cancel`.
  private var path: String? {
    let own = Self.words(of: heading)
    let other = Self.words(of: kept.title)
    guard own.count == other.count else { return nil }
    var segments = kept.path.split(separator: "/", omittingEmptySubsequences: false).map(
      String.init)
    for index in segments.indices.reversed() where !segments[index].contains("{") {
      for (word, replacement) in zip(other, own) where word != replacement {
        if segments[index] == word {
          segments[index] = replacement
          return segments.joined(separator: "/")
        }
        // "List books" at `/book`: the word in the singular.
        if word == segments[index] + "s", replacement.hasSuffix("s") {
          segments[index] = String(replacement.dropLast())
          return segments.joined(separator: "/")
        }
      }
    }
    return nil
  }

  /// The heading in lower camel case.
  private var name: String {
    let words = Self.words(of: heading)
    guard let first = words.first else { return "operation" }
    return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The words of a heading without articles.
  private static func words(of heading: String) -> [String] {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
      !["a", "an", "the"].contains($0)
    }
  }
}
