import EnumatonTestSupport
import Foundation
import Testing

@Suite struct DiffCommand {
  @Test("A spec means the same as itself, and what it means is not what it looks like")
  func same() throws {
    let folder = try TemporaryFolder()
    let file = Tool.fixtures.appendingPathComponent("Connection.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let other = try folder.write("# Once more.\n" + text, to: "Other.yaml")
    let diff = try Tool.run("diff", "--behaviour", "Connection.yaml", other)
    #expect(diff.status == 0)
    #expect(diff.output.hasPrefix("the same behaviour in all "))
    #expect(diff.errors == "")
  }

  @Test("A difference is shown by events that a run takes")
  func different() throws {
    let folder = try TemporaryFolder()
    let before = "machine: M\nevents: [a, b]\neffects: [x]\nstates: [S, T]\ntransitions:\n"
    let old = try folder.write(
      before + "  - { from: S, on: a, to: T }\n  - { from: T, on: b, to: S, do: x }\n", to: "Old.yaml")
    let new = try folder.write(
      before + "  - { from: S, on: a, to: T }\n  - { from: T, on: b, to: S }\n", to: "New.yaml")
    let diff = try Tool.run("diff", "--behaviour", "Old.yaml", "New.yaml", in: folder.url)
    #expect(diff.status == 1)
    #expect(
      diff.output == """
        different after
          a
          b
        Old.yaml
          answer   moved, in S
          effects  x
          timers   started: none; running: none
        New.yaml
          answer   moved, in S
          effects  none
          timers   started: none; running: none

        """)
    #expect(try Tool.run("run", old, input: "a\nb\n").output.contains("x"))
    #expect(try !Tool.run("run", new, input: "a\nb\n").output.contains("x"))
  }

  @Test("Without --behaviour, or with a spec that has errors, nothing is compared")
  func misuse() throws {
    #expect(try Tool.run("diff", "Connection.yaml", "Connection.yaml").status == 2)
    let broken = try Tool.run("diff", "--behaviour", "Connection.yaml", "Broken.yaml")
    #expect(broken.status == 1)
    #expect(broken.errors.contains("Broken.yaml:8:"))
  }
}
