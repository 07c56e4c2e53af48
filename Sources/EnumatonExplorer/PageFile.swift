/// The files that a page is made of; they lie in `Page`.
enum PageFile {
  static let page = text(PackageResources.page_html)
  static let style = text(PackageResources.page_css)

  /// In the order in which they build on one another: what a machine does, a session with it, what is seen of it.
  static let scripts = [
    PackageResources.numbers_js, PackageResources.durations_js, PackageResources.machine_js,
    PackageResources.conditions_js, PackageResources.microstep_js, PackageResources.timers_js,
    PackageResources.interpreter_js, PackageResources.trace_js, PackageResources.input_js,
    PackageResources.link_js, PackageResources.session_js, PackageResources.elements_js,
    PackageResources.diagram_js, PackageResources.outline_js, PackageResources.events_js,
    PackageResources.situation_js, PackageResources.clock_js, PackageResources.log_js,
    PackageResources.inspector_js, PackageResources.dialogs_js, PackageResources.keys_js,
    PackageResources.explorer_js,
  ].map(text)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
