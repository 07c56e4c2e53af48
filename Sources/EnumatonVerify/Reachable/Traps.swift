import EnumatonCheck
import EnumatonSpec

extension ReachableFindings {
  /// States that are never left for good, though they are not final: from some situations in them neither the
  /// initial state nor a final one can be reached. A single one is a trap, several that lead to one another
  /// are a livelock; what only leads there is not told.
  mutating func traps() -> [Finding] {
    guard exploration.checked.leaves.count > 1 else { return [] }
    var goal = exploration.situations(where: .inState(exploration.checked.initialLeaf))
    let initial = exploration.reached.inOrder[0].location
    goal[initial] = exploration.reached[initial]
    for state in machine.states.identifiers where machine.states[state].isFinal {
      goal = exploration.union(goal, exploration.situations(where: .inState(state)))
    }
    let returning = exploration.situations(thatReach: goal)
    let stuck = exploration.subtract(returning, from: exploration.reached)
    guard !stuck.isEmpty else { return [] }

    var edges: [Int: Set<Int>] = [:]
    for (location, _) in stuck.inOrder {
      edges[location] = []
      for command in exploration.commands[location] where command.target != location {
        if !exploration.situations(after: command, from: stuck).isEmpty {
          edges[location, default: []].insert(command.target)
        }
      }
    }
    return StronglyConnected(edges).bottoms.map { locations in
      var part = Exploration.Situations()
      for location in locations { part[location] = stuck[location] }
      return trap(locations, part)
    }
  }

  private mutating func trap(_ locations: [Int], _ situations: Exploration.Situations) -> Finding {
    let leaves = Set(locations.flatMap { exploration.leaves(in: $0) }).sorted()
    var whole = Exploration.Situations()
    for location in locations { whole[location] = exploration.reached[location] }
    let isAlways = exploration.subtract(situations, from: whole).isEmpty
    let witness = exploration.run(to: situations).map { exploration.text(of: $0.events) }
    let name = machine.states[leaves[0]].name
    let sometimes = isAlways ? "" : " after what the example shows"
    let way = "if it is the end, say 'final: true'; otherwise give it a way out"
    guard locations.count > 1 else {
      return Finding(
        .trap, "nothing leads out of \(text(of: leaves))\(sometimes); \(way)", at: name.range,
        about: leaves.map { .state($0) }, witness: witness)
    }
    return Finding(
      .livelock,
      "\(text(of: leaves)) lead only to one another\(sometimes), never to the initial state or a final one; "
        + "give one of them a way out",
      at: name.range, about: leaves.map { .state($0) },
      notes: leaves.dropFirst().prefix(8).map {
        Diagnostic.Note(
          "'\(machine.states[$0].name.text)' is declared here", at: machine.states[$0].name.range)
      }, witness: witness)
  }
}

/// The strongly connected components of a graph.
struct StronglyConnected {
  /// Those that no edge leaves, each ascending, in ascending order.
  private(set) var bottoms: [[Int]] = []

  /// - Parameter edges: For each node where its edges lead; these are nodes too.
  init(_ edges: [Int: Set<Int>]) {
    var index: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var stack: [Int] = []
    var onStack: Set<Int> = []
    var component: [Int: Int] = [:]
    var components: [[Int]] = []
    // Tarjan's algorithm with a stack of its own, since graphs can be deep.
    for root in edges.keys.sorted() where index[root] == nil {
      var work: [(node: Int, next: [Int])] = []
      func enter(_ node: Int) {
        index[node] = index.count
        low[node] = index[node]
        stack.append(node)
        onStack.insert(node)
        work.append((node, (edges[node] ?? []).sorted(by: >)))
      }
      enter(root)
      while let top = work.last {
        if let next = top.next.last {
          work[work.count - 1].next.removeLast()
          if index[next] == nil {
            enter(next)
          } else if onStack.contains(next) {
            low[top.node] = min(low[top.node] ?? .max, index[next] ?? .max)
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent] ?? .max, low[top.node] ?? .max) }
        guard low[top.node] == index[top.node] else { continue }
        var members: [Int] = []
        while let member = stack.popLast() {
          onStack.remove(member)
          component[member] = components.count
          members.append(member)
          if member == top.node { break }
        }
        components.append(members.sorted())
      }
    }
    bottoms = components.filter { members in
      members.allSatisfy { node in
        (edges[node] ?? []).allSatisfy { component[$0] == component[node] }
      }
    }
    .sorted { $0[0] < $1[0] }
  }
}
