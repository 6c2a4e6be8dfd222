extension String {
  /// How many letters must be changed, added, taken out or swapped with their neighbour.
  package func distance(to other: String) -> Int {
    let (left, right) = (Array(utf8), Array(other.utf8))
    guard !left.isEmpty, !right.isEmpty, left.count < 100, right.count < 100 else {
      return Swift.max(left.count, right.count)
    }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var cost = Swift.min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = Swift.min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
