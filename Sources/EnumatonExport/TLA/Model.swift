package import EnumatonCheck
import EnumatonSpec
import EnumatonVerify

/// A machine as guarded commands over a few variables: what model checkers take.
package struct Model: Sendable {
  /// Why there is none.
  package enum Failure: Error, Hashable, Sendable {
    /// The machine can do more than can be looked at, or defers expiries.
    case notExact
    /// A condition that is very many cases.
    case tooEntangled
  }

  enum Expression: Hashable, Sendable {
    case always
    case never
    /// Bits of a variable have a value; `mask` is `nil` where it is all of them.
    case equals(String, mask: Int?, Int)
    /// A region is in a state, by the name of its number; 0 if it is not active.
    case isIn(String, String)
    case atLeast(String, Int)
    case atMost(String, Int)
    indirect case not(Expression)
    case and([Expression])
    case or([Expression])
  }

  struct Variable: Sendable {
    var name: String
    var top: Int
    var start: Int
    var comment: String
  }

  enum Change: Hashable, Sendable {
    case assign(String, Int)
    case move(String, String)
    case increment(String, most: Int)
    case decrement(String)
  }

  struct Action: Sendable {
    var comment: String
    var demand: Expression
    var changes: [Change]
  }

  /// Something that must not be: an invariant that breaks, or a reaction that breaks a claim.
  struct Claim: Sendable {
    var name: String
    var text: String
    /// What holds of every situation; `nil` if the claim is about reactions.
    var invariant: Expression?
    /// The reactions that break it.
    var breaking: [Action] = []
    /// For what the formats cannot say.
    var remark: String?
  }

  var name: String
  var variables: [Variable]
  /// Names for the numbers of the regions' variables.
  var constants: [(name: String, number: Int)]
  var actions: [Action]
  var claims: [Claim]

  /// - Throws: ``Failure``
  package init(of checked: CheckedMachine) throws(Failure) {
    var builder = ModelBuilder(checked)
    self = try builder.build()
  }

  init(name: String) {
    self.name = name
    variables = []
    constants = []
    actions = []
    claims = []
  }
}
