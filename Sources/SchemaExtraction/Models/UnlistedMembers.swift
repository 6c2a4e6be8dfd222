import SlateDiagnostics

/// Attributes that samples show and the tables of their models do not list, by their names.
struct UnlistedMembers {
  fileprivate struct Place {
    var model: String
    var location: SourceLocation
  }

  fileprivate var places: [String: [Place]] = [:]

  mutating func add(_ member: SampleValue.Member, of model: String) {
    places[member.name, default: []].append(Place(model: model, location: member.location))
  }
}

extension Extraction {
  /// Says what the tables do not list: once for an attribute that many models have, such as links to what belongs to each.
  mutating func reportUnlistedMembers() {
    for (name, places) in unlistedMembers.places.sorted(by: { $0.key < $1.key }) {
      guard places.count > 3 else {
        for place in places {
          warn(
            .attributeNotInTable,
            "'\(name)' stands in the sample of \(place.model) but not in its table; it is taken from the sample",
            at: place.location)
        }
        continue
      }
      let others = places.count - 2
      warn(
        .attributeNotInTable,
        "'\(name)' stands in the samples of \(places[0].model), \(places[1].model) and \(others) other models but not "
          + "in their tables; it is taken from the samples",
        at: places[0].location,
        notes: [Diagnostic.Note("the next of them", at: places[1].location)])
    }
  }
}
