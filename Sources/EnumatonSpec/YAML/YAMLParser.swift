import CEnumatonYAML

/// Owns one run of libyaml's parser over bytes that outlive it.
struct YAMLParser: ~Copyable {
  /// What libyaml found wrong, in its own words and with marks counted from 1.
  struct Failure: Error {
    var problem: String
    var position: SourcePosition
    var context: String?
    var contextPosition: SourcePosition?
  }

  // On the heap because libyaml keeps pointers into it: it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Fails only for want of memory.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func next() throws(Failure) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    return YAMLEvent(event)
  }

  private var failure: Failure {
    let state = parser.pointee
    return Failure(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      position: SourcePosition(state.problem_mark),
      context: state.context.map { String(cString: $0) },
      contextPosition: state.context == nil ? nil : SourcePosition(state.context_mark))
  }
}

/// Owns one event of libyaml's.
struct YAMLEvent: ~Copyable {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd, alias
  }

  private let event: yaml_event_t
  let kind: Kind

  fileprivate init(_ event: yaml_event_t) {
    self.event = event
    kind =
      switch event.type {
      case YAML_STREAM_START_EVENT: .streamStart
      case YAML_DOCUMENT_START_EVENT: .documentStart
      case YAML_DOCUMENT_END_EVENT: .documentEnd
      case YAML_SCALAR_EVENT: .scalar
      case YAML_SEQUENCE_START_EVENT: .sequenceStart
      case YAML_SEQUENCE_END_EVENT: .sequenceEnd
      case YAML_MAPPING_START_EVENT: .mappingStart
      case YAML_MAPPING_END_EVENT: .mappingEnd
      case YAML_ALIAS_EVENT: .alias
      default: .streamEnd
      }
  }

  deinit {
    var event = event
    yaml_event_delete(&event)
  }

  var start: SourcePosition { SourcePosition(event.start_mark) }
  var end: SourcePosition { SourcePosition(event.end_mark) }

  /// The text and style of a scalar.
  var scalar: (text: String, style: YAMLNode.ScalarStyle) {
    let scalar = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: return (text, .quoted)
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: return (text, .block)
    default: return (text, .plain)
    }
  }

  /// Whether a list or mapping is written in brackets.
  var isFlow: Bool {
    switch kind {
    case .sequenceStart: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case .mappingStart: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: false
    }
  }

  /// The anchor (`&name`) of a node, or the name of an alias (`*name`).
  var anchor: String? {
    let anchor =
      switch kind {
      case .scalar: event.data.scalar.anchor
      case .sequenceStart: event.data.sequence_start.anchor
      case .mappingStart: event.data.mapping_start.anchor
      case .alias: event.data.alias.anchor
      default: nil as UnsafeMutablePointer<UInt8>?
      }
    return anchor.map { String(cString: $0) }
  }

  /// The tag (`!!str`) of a node, as libyaml resolved it.
  var tag: String? {
    let tag =
      switch kind {
      case .scalar: event.data.scalar.tag
      case .sequenceStart: event.data.sequence_start.tag
      case .mappingStart: event.data.mapping_start.tag
      default: nil as UnsafeMutablePointer<UInt8>?
      }
    return tag.map { String(cString: $0) }
  }

  /// Whether a document starts with directives (`%YAML`, `%TAG`).
  var hasDirectives: Bool {
    let start = event.data.document_start
    return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
  }
}

extension SourcePosition {
  /// libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
