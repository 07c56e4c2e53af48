package import EnumatonCheck
import EnumatonDocument
import EnumatonEmit
import EnumatonExport
import EnumatonSpec

/// A page that shows a machine and lets it move: one HTML file that needs nothing else.
///
/// - Parameters:
///   - source: The text of the spec, of which the page shows the transitions.
///   - sourceName: What the spec's file is called.
///   - diagram: What Graphviz made of the machine's DOT; without it, states are a nested list only.
package func explorerPage(
  for checked: CheckedMachine, source: [UInt8], sourceName: String, diagram: DiagramPicture?
) -> String {
  let machine = checked.machine
  let data = PageData(
    checked, source: source, sourceName: sourceName, arrows: diagram?.diagram.arrows ?? [])
  return PageTemplate(PageFile.page).filled(with: [
    "title": htmlText(machine.name.text),
    "file": htmlText(sourceName),
    "summary": htmlText(machine.summary ?? ""),
    "style": PageFile.style,
    "diagram": diagram?.svg ?? "",
    "machine": scriptText(exportJSON(checked)),
    "page": scriptText(data.json.text),
    "script": PageFile.scripts.joined(separator: "\n"),
  ])
}
