public import CSwitch

/// Counters of the effects, of which there are fewer than 1,024.
public typealias Counts = UnsafeMutablePointer<UInt32>

/// Something that is measured: a machine, and the way it is driven.
public struct Subject {
  /// A trace made ready for a subject.
  public struct Run {
    /// The effects and refusals in their order and the last state, as one number.
    public let check: () -> UInt64
    /// Timed: the effects are counted, and answers not looked at.
    public let run: (Counts) -> Void

    /// A run that does both with the same events.
    public init(check: @escaping () -> UInt64, run: @escaping (Counts) -> Void) {
      self.check = check
      self.run = run
    }
  }

  /// What is asked of a subject.
  public enum Goal {
    /// A figure to compare with.
    case none
    /// No allocation.
    case noAllocation
    /// No allocation, and hardly slower than C.
    case nearC
    /// No allocation, and so many times as fast as the subject of the same run with this name.
    case ratio(Double, to: String)
  }

  /// What the table calls it.
  public let name: String
  /// What is asked of it.
  public let goal: Goal
  /// Whether it runs the trace of lives alone, as a straight line of calls.
  public let isStraight: Bool
  /// Turns a trace into the events of the subject; not timed.
  public let prepare: ([machine_event]) -> Run

  /// A subject with its name in the table.
  public init(
    _ name: String, goal: Goal = .none, isStraight: Bool = false, prepare: @escaping ([machine_event]) -> Run
  ) {
    self.name = name
    self.goal = goal
    self.isStraight = isStraight
    self.prepare = prepare
  }

  /// A subject in C, or in what has its interface.
  public static func c(
    _ name: String, run: @escaping RunFunction, check: @escaping CheckFunction
  ) -> Subject {
    Subject(name) { events in
      Run(
        check: {
          var checksum = Checksum()
          let state = events.withUnsafeBufferPointer { check($0.baseAddress, $0.count, &checksum.sum) }
          return checksum.value(state: state)
        },
        run: { counts in _ = events.withUnsafeBufferPointer { run($0.baseAddress, $0.count, counts) } })
    }
  }

  /// A `machine_run`.
  public typealias RunFunction =
    @convention(c) (UnsafePointer<machine_event>?, Int, UnsafeMutablePointer<UInt32>?) -> UInt8
  /// A `machine_check`.
  public typealias CheckFunction =
    @convention(c) (UnsafePointer<machine_event>?, Int, UnsafeMutablePointer<UInt64>?) -> UInt8
}

/// What a machine did, as one number.
public struct Checksum {
  @usableFromInline var sum: UInt64 = 0

  /// That of a machine that has done nothing.
  public init() {}

  /// The number of an effect, or 900 and that of a refusal.
  @inlinable public mutating func mix(_ number: Int) {
    sum = (sum ^ UInt64(number)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// All effects and refusals, and the last state.
  public func value(state: UInt8) -> UInt64 { sum ^ UInt64(state) }
}
