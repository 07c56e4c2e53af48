import EnumatonEmit

/// What places are called in a notation that takes plain words only: by their own names where they are that.
struct PlaceNames {
  typealias Place = StateDiagram.Place

  private var names: [Place: String] = [:]

  /// `isReserved` tells of a plain word in lower case whether it means something else.
  init(_ diagram: StateDiagram, isReserved: (String) -> Bool) {
    let nodes = diagram.allNodes
    var taken = Set(nodes.map(\.name))
    var counts: [String: Int] = [:]
    func next(_ stem: String) -> String {
      while true {
        counts[stem, default: 0] += 1
        let name = stem + "\(counts[stem, default: 0])"
        if taken.insert(name).inserted { return name }
      }
    }
    for node in nodes where names[node.place] == nil {
      switch node.kind {
      case .start: continue
      case .state, .composite, .region:
        let isUsable = node.name.isPlainWord && !isReserved(node.name.lowercased())
        names[node.place] = isUsable ? node.name : next("s")
      case .history: names[node.place] = next("history")
      case .general: names[node.place] = next("general")
      }
    }
  }

  /// Arrows start and end at nodes that exist.
  subscript(place: Place) -> String? { names[place] }
}

extension String {
  /// Whether it is ASCII letters, digits and single `_` between them, with a letter first: what no notation takes for
  /// anything but a word.
  var isPlainWord: Bool {
    var last: UInt8?
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"): if last == nil { return false }
      case UInt8(ascii: "_"): if last == nil || last == byte { return false }
      default: return false
      }
      last = byte
    }
    return last != nil && last != UInt8(ascii: "_")
  }
}
