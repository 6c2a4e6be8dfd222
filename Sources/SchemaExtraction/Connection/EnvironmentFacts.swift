import APISchema
import SlateDiagnostics
import SlateReference

/// Environment variables that hold credentials and the like.
extension Extraction {
  /// Names in capitals that share a first word and end with what they hold: `DOCKERCLOUD_APIKEY`.
  mutating func readEnvironment() {
    var found: [(name: String, location: SourceLocation)] = []
    for page in reference.pages {
      for block in page.preamble { Self.collectVariables(block, into: &found) }
    }
    for node in outline.nodes where siteOfNode[node.id] == nil {
      for block in node.blocks { Self.collectVariables(block, into: &found) }
    }
    var prefixes: [String: Int] = [:]
    for entry in found { prefixes[String(entry.name.prefix { $0 != "_" }), default: 0] += 1 }
    for entry in found {
      guard prefixes[String(entry.name.prefix { $0 != "_" }), default: 0] > 1,
        let role = Self.role(ofVariable: entry.name),
        !schema.environment.contains(where: { $0.role == role })
      else { continue }
      schema.environment.append(
        EnvironmentVariable(name: entry.name, role: role, location: entry.location))
    }
  }

  static func collectVariables(
    _ block: Block, into found: inout [(name: String, location: SourceLocation)]
  ) {
    switch block {
    case .paragraph(let paragraph):
      for case .code(let code) in paragraph.content where isVariable(code) {
        found.append((code, paragraph.location))
      }
    case .code(let code):
      guard let language = code.language, ["shell", "bash", "sh", "console"].contains(language)
      else { return }
      for (offset, line) in code.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        guard line.hasPrefix("export "), let equals = line.firstIndex(of: "=") else { continue }
        let name = String(line[..<equals].dropFirst("export ".count))
        guard isVariable(name) else { continue }
        let location = code.location(ofLine: offset)
        found.append((name, location))
      }
    case .aside(_, let blocks, _): for block in blocks { collectVariables(block, into: &found) }
    case .list(let list):
      for item in list.items { for block in item.blocks { collectVariables(block, into: &found) } }
    case .quote, .table, .html, .thematicBreak: return
    }
  }

  static func isVariable(_ text: String) -> Bool {
    text.contains("_") && text.count > 3
      && text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
  }

  static func role(ofVariable name: String) -> EnvironmentVariable.Role? {
    for (ending, role) in [
      ("_USERNAME", EnvironmentVariable.Role.user), ("_USER", .user), ("_APIKEY", .secret),
      ("_API_KEY", .secret), ("_PASSWORD", .secret), ("_PASS", .secret), ("_SECRET", .secret),
      ("_TOKEN", .token), ("_AUTHORIZATION", .authorization), ("_AUTH", .authorization),
      ("_NAMESPACE", .namespace), ("_ORGANIZATION", .namespace),
    ] where name.hasSuffix(ending) {
      return role
    }
    return nil
  }
}
