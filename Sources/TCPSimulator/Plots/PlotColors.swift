import TCPRuntime

/// The colours of plots, for light and dark surroundings. Those of states can be told apart by people who see
/// colours differently (after Okabe and Ito), and their names stand in the bars or the legend besides.
enum PlotColors {
  static let common = """
    text { font: 12px ui-sans-serif, system-ui, sans-serif; }
    .paper { fill: #ffffff; }
    .text, .title { fill: #1f2328; }
    .title { font-size: 15px; font-weight: 600; }
    .faint { fill: #59636e; }
    .axis, .life { stroke: #59636e; }
    .grid { stroke: #d1d9e0; }
    .gap { stroke: #59636e; stroke-dasharray: 2 3; }
    .bar { stroke: #1f2328; stroke-width: 0.5; }
    .light { fill: #ffffff; }
    .dark { fill: #000000; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #0d1117; }
      .text, .title { fill: #f0f6fc; }
      .faint { fill: #9198a1; }
      .axis, .life, .gap { stroke: #9198a1; }
      .grid { stroke: #3d444d; }
      .bar { stroke: #f0f6fc; }
    }
    """

  /// The colour of a state's bar, and whether dark letters stand out from it.
  private static func color(of state: TCPConnection.State) -> (fill: String, isLight: Bool) {
    switch state {
    case .closed: ("#c8ccd0", true)
    case .listen: ("#8fd3c8", true)
    case .synSent: ("#f0e442", true)
    case .synReceived: ("#e69f00", true)
    case .established: ("#007a5a", false)
    case .finWait1: ("#0072b2", false)
    case .finWait2: ("#56b4e9", true)
    case .closeWait: ("#c44e00", false)
    case .closing: ("#cc79a7", true)
    case .lastAck: ("#8a3a6b", false)
    case .timeWait: ("#5b5f66", false)
    }
  }

  /// The class of a state's bar.
  static func name(of state: TCPConnection.State) -> String {
    "\(state.name)".lowercased().replacing("_", with: "-")
  }

  /// The class of letters in a state's bar.
  static func letters(on state: TCPConnection.State) -> String { color(of: state).isLight ? "dark" : "light" }

  /// The style of bars in these states.
  static func style(of states: [TCPConnection.State]) -> String {
    states.map { ".\(name(of: $0)) { fill: \(color(of: $0).fill); }" }.joined(separator: "\n")
  }
}
