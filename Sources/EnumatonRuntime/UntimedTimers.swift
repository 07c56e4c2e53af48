// For explorers, to whom any timer that runs may expire next.
extension TimerQueue {
  /// Takes the next expiry of a timer, whenever it is due; `nil` if it does not run.
  public mutating func takeNext(_ timer: Timer) -> TimerExpiry<Timer>? {
    isRunning(timer) ? take(timer.index) : nil
  }

  /// Forgets when timers are due and in which order they were started; they are never due by themselves then.
  /// Two queues become equal if the same timers run with the same expiries behind them.
  public mutating func forgetTimes() {
    var rank = 0
    for index in slots.indices where slots[index].rank >= 0 {
      slots[index].deadline = .distantFuture
      slots[index].wait = slots[index].schedule.firstWait
      slots[index].rank = rank
      rank += 1
    }
  }
}
