import TCPSimulator

/// A line on the terminal that says how far a long run is: shown on the standard error, if that is a terminal.
struct Progress {
  private let unit: String
  private let isShown = Terminal.isPresent(at: .standardError)

  init(_ unit: String) { self.unit = unit }

  func show(_ progress: LoadProgress) {
    guard isShown, progress.done > 0 else { return }
    let seconds = progress.elapsed.inSeconds
    let rate = Double(progress.done) / max(seconds, 1e-9)
    let left = Int((Double(progress.total - progress.done) / max(rate, 1e-9)).rounded(.up))
    let percent = progress.done * 100 / max(1, progress.total)
    write("\r\u{1B}[K\(percent) %  \(Int(rate)) \(unit)/s  about \(left) s left", to: .standardError)
  }

  func clear() {
    if isShown { write("\r\u{1B}[K", to: .standardError) }
  }
}
