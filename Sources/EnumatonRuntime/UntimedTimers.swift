// For explorers, to whom any timer that runs may expire next.
extension TimerQueue {
  /// Takes the next expiry of a timer, whenever it is due; `nil` if it does not run.
  public mutating func takeNext(_ timer: Timer) -> TimerExpiry<Timer>? {
    take(timer.index)
  }

  /// Forgets when timers are due and in which order they were started; they are never due by themselves then.
  /// Two queues become equal if the same timers run with the same expiries behind them.
  public mutating func forgetTimes() {
    var rank = 0
    for index in 0..<slots.count where slots[index].rank >= 0 {
      slots[index].forgetTimes(rank: rank)
      rank += 1
    }
  }
}

extension TimerSlot {
  fileprivate mutating func forgetTimes(rank: Int) {
    deadline = .distantFuture
    wait = schedule.firstWait
    self.rank = rank
  }
}
