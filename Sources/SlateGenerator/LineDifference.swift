/// How a text differs from another, as lines: the form of `diff -u`.
public enum LineDifference {
  /// Lines around a change.
  private static let context = 3

  /// More pairs of lines than these are not compared one by one.
  private static let comparisonLimit = 4_000_000

  /// The difference, each line ended; empty where the texts are the same.
  ///
  /// - Parameters:
  ///   - old: The old text.
  ///   - new: The new text.
  ///   - oldName: What the old text is called in the difference's first line.
  ///   - newName: What the new text is called in its second line.
  public static func between(
    _ old: String, _ new: String, oldName: String, newName: String
  ) -> String {
    guard old != new else { return "" }
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    var output = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks(of: edits(from: oldLines, to: newLines)) {
      output += header(of: hunk)
      for edit in hunk {
        output += "\(edit.kind.rawValue)\(edit.line)\n"
      }
    }
    return output
  }

  /// A line of the difference, with the numbers that it has, or would have, in both texts, counted from 1.
  private struct Edit {
    enum Kind: Character {
      case kept = " "
      case removed = "-"
      case added = "+"
    }

    var kind: Kind
    var line: Substring
    var old: Int
    var new: Int
  }

  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // What follows the last line's end is no line.
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    let oldMiddle = old[head..<(old.count - tail)]
    let newMiddle = new[head..<(new.count - tail)]
    var removed = Set(oldMiddle.indices)
    var added = Set(newMiddle.indices)
    if oldMiddle.count * newMiddle.count <= comparisonLimit {
      removed = []
      added = []
      for change in Array(newMiddle).difference(from: Array(oldMiddle)) {
        switch change {
        case .remove(let offset, _, _): removed.insert(head + offset)
        case .insert(let offset, _, _): added.insert(head + offset)
        }
      }
    }
    var edits: [Edit] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      let place = (old: oldIndex + 1, new: newIndex + 1)
      if oldIndex < old.count, removed.contains(oldIndex) {
        edits.append(Edit(kind: .removed, line: old[oldIndex], old: place.old, new: place.new))
        oldIndex += 1
      } else if newIndex < new.count, added.contains(newIndex) || oldIndex >= old.count {
        edits.append(Edit(kind: .added, line: new[newIndex], old: place.old, new: place.new))
        newIndex += 1
      } else {
        edits.append(Edit(kind: .kept, line: old[oldIndex], old: place.old, new: place.new))
        oldIndex += 1
        newIndex += 1
      }
    }
    return edits
  }

  /// The changes with the lines around them; changes that are near each other stand in one hunk.
  private static func hunks(of edits: [Edit]) -> [ArraySlice<Edit>] {
    var ranges: [Range<Int>] = []
    for index in edits.indices where edits[index].kind != .kept {
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { edits[$0] }
  }

  private static func header(of hunk: ArraySlice<Edit>) -> String {
    let oldCount = hunk.count { $0.kind != .added }
    let newCount = hunk.count { $0.kind != .removed }
    // A side without lines is named by the line before it.
    let old = (hunk.first?.old ?? 1) - (oldCount == 0 ? 1 : 0)
    let new = (hunk.first?.new ?? 1) - (newCount == 0 ? 1 : 0)
    return "@@ -\(old),\(oldCount) +\(new),\(newCount) @@\n"
  }
}
