/// What the command line asks for.
struct Options {
  /// Few events and rounds: shows that everything runs and is equal, and measures nothing.
  var isQuick = false
  /// The C programs as a shared library made by gcc.
  var gcc: String?
  /// The machine in ragel as a shared library.
  var ragel: String?
  /// A Python with the libraries, and the script that runs the machine in each.
  var python: (interpreter: String, script: String)?

  init?(_ arguments: some Sequence<String>) {
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "--quick": isQuick = true
      case "--gcc": gcc = rest.next()
      case "--ragel": ragel = rest.next()
      case "--python":
        guard let interpreter = rest.next(), let script = rest.next() else { return nil }
        python = (interpreter, script)
      default: return nil
      }
    }
  }
}
