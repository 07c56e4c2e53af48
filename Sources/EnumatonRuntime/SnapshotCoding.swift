#if !hasFeature(Embedded)
  // Snapshots in writing. Timers have the spec's names, times are whole nanoseconds.

  extension DriverSnapshot: Encodable where Machine: Encodable {
    /// Writes the snapshot; throws `EncodingError.invalidValue` if events wait in it.
    public func encode(to encoder: any Encoder) throws {
      guard deferredEvents.isEmpty else {
        throw EncodingError.invalidValue(
          deferredEvents,
          EncodingError.Context(
            codingPath: encoder.codingPath,
            debugDescription:
              "\(deferredEvents.count) deferred events wait, and events are not encoded; take "
              + "them out of the snapshot and keep them in another way"))
      }
      var container = encoder.container(keyedBy: DriverSnapshotKeys.self)
      try container.encode(machine, forKey: .machine)
      try container.encode(timers, forKey: .timers)
    }
  }

  extension DriverSnapshot: Decodable where Machine: Decodable {
    /// Reads a snapshot, which has no deferred events.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: DriverSnapshotKeys.self)
      self.init(
        machine: try container.decode(Machine.self, forKey: .machine),
        timers: try container.decode([RunningTimer<Machine.Timer>].self, forKey: .timers))
    }
  }

  private enum DriverSnapshotKeys: String, CodingKey {
    case machine, timers
  }

  extension RunningTimer: Codable {
    private enum CodingKeys: String, CodingKey {
      case timer, remaining, expiries, wait, schedule
    }

    /// Writes the timer; its schedule only if it is not its own.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(timer.name.description, forKey: .timer)
      try container.encode(remaining.wholeNanoseconds, forKey: .remaining)
      try container.encode(expiries, forKey: .expiries)
      try container.encode(wait.wholeNanoseconds, forKey: .wait)
      if schedule != timer.schedule { try container.encode(schedule, forKey: .schedule) }
    }

    /// Reads a timer of this machine.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let name = try container.decode(String.self, forKey: .timer)
      guard let timer = Timer.allCases.first(where: { $0.name.description == name }) else {
        throw DecodingError.dataCorruptedError(
          forKey: .timer, in: container, debugDescription: "the machine has no timer '\(name)'")
      }
      self.init(
        timer, remaining: .nanoseconds(try container.decode(Int64.self, forKey: .remaining)),
        expiries: try container.decode(Int.self, forKey: .expiries),
        wait: .nanoseconds(try container.decode(Int64.self, forKey: .wait)),
        schedule: try container.decodeIfPresent(TimerSchedule.self, forKey: .schedule))
    }
  }

  extension TimerSchedule: Codable {
    private enum CodingKeys: String, CodingKey {
      case after, attempts, backoff, limit, repeats
    }

    /// Writes the schedule.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(firstWait, forKey: .after)
      try container.encodeIfPresent(attempts, forKey: .attempts)
      try container.encode([backoff.numerator, backoff.denominator], forKey: .backoff)
      try container.encodeIfPresent(limit?.wholeNanoseconds, forKey: .limit)
      try container.encode(repeats, forKey: .repeats)
    }

    /// Reads a schedule.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let factor = try container.decode([Int64].self, forKey: .backoff)
      guard factor.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .backoff, in: container, debugDescription: "a backoff is a numerator and a denominator")
      }
      self.init(
        after: .nanoseconds(try container.decode(Int64.self, forKey: .after)),
        attempts: try container.decodeIfPresent(Int.self, forKey: .attempts),
        backoff: Backoff(factor[0], factor[1]),
        limit: try container.decodeIfPresent(Int64.self, forKey: .limit).map { .nanoseconds($0) },
        repeats: try container.decode(Bool.self, forKey: .repeats))
    }
  }
#endif
