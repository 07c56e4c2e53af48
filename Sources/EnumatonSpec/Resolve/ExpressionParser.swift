/// Evaluates arithmetic over durations, integers and constants, exactly: what does not come out whole,
/// or does not fit, is an error.
struct ExpressionParser {
  static let deepest = 64

  private var scanner: ByteScanner
  private var depth = 0

  private init(_ text: String) { scanner = ByteScanner(text) }

  /// The value of `text`; `constant` gives the values of names, or `nil` after a report of its own.
  ///
  /// - Returns: `nil` if a constant in it has no value.
  static func evaluate(
    _ text: String, _ constant: (String, Range<Int>) throws(TextProblem) -> Quantity?
  ) throws(TextProblem) -> Quantity? {
    var parser = ExpressionParser(text)
    let value = try parser.sum(constant)
    guard parser.scanner.isAtEnd else {
      var place = parser.scanner.take { $0.isInName }
      if place.isEmpty { place = parser.scanner.takeCharacter() }
      let found = parser.scanner.text(place)
      if found == ")" { throw problem("this ')' closes nothing; remove it", place) }
      if let number = parser.number(before: place.lowerBound) {
        if let unit = unit(meantBy: found) {
          throw problem("\(unitsRule), without a space: \(number)\(unit)", place, .invalidDuration)
        }
        if found == "," {
          let rest = parser.scanner.text(parser.scanner.take { $0.isInName })
          if let digit = rest.utf8.first, NameSyntax.isDigit(digit), !number.utf8.contains(UInt8(ascii: "."))
          {
            throw problem("decimals have a point: write \(number).\(rest)", place, .invalidNumber)
          }
        }
      }
      throw problem("an operator is missing before '\(found)'", place)
    }
    return value
  }

  /// The number that ends before `offset`, white space aside.
  private func number(before offset: Int) -> String? {
    var end = offset
    while end > 0, scanner.bytes[end - 1].isWhiteSpace { end -= 1 }
    var start = end
    while start > 0, scanner.bytes[start - 1].isInName || scanner.bytes[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    let isNumber = scanner.bytes[start..<end].allSatisfy { NameSyntax.isDigit($0) || $0 == UInt8(ascii: ".") }
    return start < end && isNumber ? scanner.text(start..<end) : nil
  }

  private typealias Constant = (String, Range<Int>) throws(TextProblem) -> Quantity?

  private mutating func sum(_ constant: Constant) throws(TextProblem) -> Quantity? {
    var value = try product(constant)
    while true {
      let start = scanner.offset
      let isSum: Bool
      if scanner.take(UInt8(ascii: "+")) {
        isSum = true
      } else if scanner.take(UInt8(ascii: "-")) {
        isSum = false
      } else {
        return value
      }
      let right = try product(constant)
      guard let left = value, let right else {
        value = nil
        continue
      }
      value = try isSum ? left.plus(right, at: start..<start + 1) : left.minus(right, at: start..<start + 1)
    }
  }

  private mutating func product(_ constant: Constant) throws(TextProblem) -> Quantity? {
    var value = try operand(constant)
    while true {
      let start = scanner.offset
      let isProduct: Bool
      if scanner.take(UInt8(ascii: "*")) {
        isProduct = true
      } else if scanner.take(UInt8(ascii: "/")) {
        isProduct = false
      } else {
        return value
      }
      let right = try operand(constant)
      guard let left = value, let right else {
        value = nil
        continue
      }
      value =
        try isProduct
        ? left.times(right, at: start..<start + 1) : left.divided(by: right, at: start..<start + 1)
    }
  }

  /// Leaves the scanner at the next operator, parenthesis or the end.
  private mutating func operand(_ constant: Constant) throws(TextProblem) -> Quantity? {
    scanner.skipWhiteSpace()
    let start = scanner.offset
    defer { scanner.skipWhiteSpace() }
    if scanner.isAtEnd {
      throw Self.problem(
        scanner.bytes.isEmpty
          ? "a value is missing here" : "the expression ends too early; a value is missing",
        start..<start)
    }
    if scanner.take(UInt8(ascii: "(")) {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else {
        throw TextProblem(
          code: .tooDeep, message: "parentheses are at most \(Self.deepest) deep", range: start..<start + 1)
      }
      let value = try sum(constant)
      guard scanner.take(UInt8(ascii: ")")) else {
        throw Self.problem("this '(' is not closed", start..<start + 1)
      }
      return value
    }
    if NameSyntax.isDigit(scanner.ahead) { return try Self.literal(&scanner) }
    if scanner.ahead == UInt8(ascii: "-") {
      throw Self.problem("times and counts are not negative; remove '-'", start..<start + 1)
    }
    let name = scanner.take { $0.isInName }
    guard !name.isEmpty else {
      let odd = scanner.takeCharacter()
      throw Self.problem("a value is missing before '\(scanner.text(odd))'", odd)
    }
    return try constant(scanner.text(name), name)
  }

  static func problem(_ message: String, _ range: Range<Int>, _ code: Diagnostic.Code = .invalidExpression)
    -> TextProblem
  {
    TextProblem(code: code, message: message, range: range)
  }
}

// MARK: - Literals

extension ExpressionParser {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("min", 60_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000), ("d", 86_400_000_000_000),
  ]

  private static let unitsRule = "the units are ns us ms s min h d"

  private static let smallerUnits = [
    "d": "h", "h": "min", "min": "s", "m": "s", "s": "ms", "ms": "us", "us": "ns", "µs": "ns", "μs": "ns",
  ]

  /// What people write for the units.
  private static let spelledOut: [(unit: String, words: [String])] = [
    ("ns", ["nsec", "nsecs", "nano", "nanos", "nanosec", "nanosecs", "nanosecond", "nanoseconds"]),
    ("us", ["usec", "usecs", "micro", "micros", "microsec", "microsecs", "microsecond", "microseconds"]),
    ("ms", ["msec", "msecs", "milli", "millis", "millisec", "millisecs", "millisecond", "milliseconds"]),
    ("s", ["sec", "secs", "second", "seconds"]), ("min", ["mins", "minute", "minutes"]),
    ("h", ["hr", "hrs", "hour", "hours"]), ("d", ["day", "days"]),
  ]

  /// The unit that `word` is, or that it probably means.
  private static func unit(meantBy word: String) -> String? {
    if units.contains(where: { $0.name == word }) { return word }
    let word = word.lowercased()
    return units.first { $0.name == word }?.name ?? spelledOut.first { $0.words.contains(word) }?.unit
  }

  /// `5`, `30s`, `0.5s`.
  private static func literal(_ scanner: inout ByteScanner) throws(TextProblem) -> Quantity {
    let start = scanner.offset
    let decimal = try Decimal.scan(&scanner)
    let unit = scanner.take { NameSyntax.isLetter($0) || $0 >= 0x80 }
    let place = start..<scanner.offset
    let text = scanner.text(place)
    if unit.isEmpty {
      guard decimal.scale == 1 else {
        scanner.skipWhiteSpace()
        let word = scanner.take { $0.isInName }
        if let unit = Self.unit(meantBy: scanner.text(word)) {
          throw problem("\(unitsRule), without a space: \(text)\(unit)", word, .invalidDuration)
        }
        throw problem(
          "'\(text)' is neither a whole number nor a duration such as '\(text)s'", place, .invalidNumber)
      }
      return .integer(decimal.digits)
    }
    let name = scanner.text(unit)
    guard let known = units.first(where: { $0.name == name }) else {
      let number = scanner.text(start..<unit.lowerBound)
      let way = Self.unit(meantBy: name).map { ": \(number)\($0)" } ?? ""
      throw problem("'\(name)' is not a unit of time; \(unitsRule)" + way, unit, .invalidDuration)
    }
    if NameSyntax.isDigit(scanner.ahead) {
      let rest = scanner.take { $0.isInName }
      var added = scanner.text(rest)
      // In "1h30" the unit is the next smaller one.
      if let last = added.utf8.last, NameSyntax.isDigit(last), let smaller = smallerUnits[name] {
        added += smaller
      }
      throw problem("durations are added with '+': \(text) + \(added)", rest, .invalidDuration)
    }
    // digits / scale * unit, where the scale is a power of ten.
    let common = Decimal.greatestCommonDivisor(known.nanoseconds, decimal.scale)
    guard decimal.digits % (decimal.scale / common) == 0 else {
      throw problem("'\(text)' is not a whole number of nanoseconds", place, .invalidDuration)
    }
    let (value, overflows) = (decimal.digits / (decimal.scale / common))
      .multipliedReportingOverflow(by: known.nanoseconds / common)
    guard !overflows else { throw problem("'\(text)' is longer than 292 years", place, .invalidDuration) }
    return .duration(value)
  }
}

/// A decimal number without rounding: `digits / scale`.
struct Decimal {
  var digits: Int64
  /// A power of ten.
  var scale: Int64

  /// Scans digits with or without a point among them.
  static func scan(_ scanner: inout ByteScanner) throws(TextProblem) -> Decimal {
    let whole = scanner.take(while: NameSyntax.isDigit)
    var result = Decimal(digits: 0, scale: 1)
    var end = whole.upperBound
    var digits = scanner.bytes[whole]
    var places: ArraySlice<UInt8> = []
    if scanner.take(UInt8(ascii: ".")) {
      let fraction = scanner.take(while: NameSyntax.isDigit)
      guard !fraction.isEmpty else {
        throw ExpressionParser.problem(
          "digits are missing behind the point", whole.upperBound..<scanner.offset, .invalidNumber)
      }
      end = fraction.upperBound
      places = scanner.bytes[fraction]
      while places.last == UInt8(ascii: "0") { places.removeLast() }
      digits += places
    }
    for digit in digits {
      let (tenfold, tooLarge) = result.digits.multipliedReportingOverflow(by: 10)
      let (sum, tooLargeAgain) = tenfold.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !tooLarge, !tooLargeAgain else { throw tooLong(whole.lowerBound..<end) }
      result.digits = sum
    }
    for _ in places {
      let (tenfold, tooLarge) = result.scale.multipliedReportingOverflow(by: 10)
      guard !tooLarge else { throw tooLong(whole.lowerBound..<end) }
      result.scale = tenfold
    }
    return result
  }

  private static func tooLong(_ range: Range<Int>) -> TextProblem {
    ExpressionParser.problem("this number has too many digits", range, .invalidNumber)
  }

  static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (larger, smaller) = (left, right)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return max(1, larger)
  }
}

// MARK: - Arithmetic

extension Quantity {
  fileprivate func plus(_ other: Quantity, at range: Range<Int>) throws(TextProblem) -> Quantity {
    switch (self, other) {
    case (.duration(let left), .duration(let right)):
      .duration(try Self.exact(left.addingReportingOverflow(right), range))
    case (.integer(let left), .integer(let right)):
      .integer(try Self.exact(left.addingReportingOverflow(right), range))
    default: throw ExpressionParser.problem("a duration and a number cannot be added", range)
    }
  }

  fileprivate func minus(_ other: Quantity, at range: Range<Int>) throws(TextProblem) -> Quantity {
    switch (self, other) {
    case (.duration(let left), .duration(let right)):
      .duration(try Self.exact(left.subtractingReportingOverflow(right), range))
    case (.integer(let left), .integer(let right)):
      .integer(try Self.exact(left.subtractingReportingOverflow(right), range))
    default: throw ExpressionParser.problem("a duration and a number cannot be subtracted", range)
    }
  }

  fileprivate func times(_ other: Quantity, at range: Range<Int>) throws(TextProblem) -> Quantity {
    switch (self, other) {
    case (.integer(let left), .integer(let right)):
      .integer(try Self.exact(left.multipliedReportingOverflow(by: right), range))
    case (.duration(let left), .integer(let right)), (.integer(let left), .duration(let right)):
      .duration(try Self.exact(left.multipliedReportingOverflow(by: right), range))
    case (.duration, .duration): throw ExpressionParser.problem("two durations cannot be multiplied", range)
    }
  }

  fileprivate func divided(by other: Quantity, at range: Range<Int>) throws(TextProblem) -> Quantity {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): .integer(try Self.quotient(left, right, range))
    case (.duration(let left), .integer(let right)): .duration(try Self.quotient(left, right, range))
    case (.duration(let left), .duration(let right)): .integer(try Self.quotient(left, right, range))
    case (.integer, .duration):
      throw ExpressionParser.problem("a number cannot be divided by a duration", range)
    }
  }

  private static func exact(
    _ result: (partialValue: Int64, overflow: Bool), _ range: Range<Int>
  ) throws(TextProblem) -> Int64 {
    if result.overflow { throw ExpressionParser.problem("the result is too large", range) }
    if result.partialValue < 0 { throw ExpressionParser.problem("the result is below zero", range) }
    return result.partialValue
  }

  private static func quotient(_ left: Int64, _ right: Int64, _ range: Range<Int>) throws(TextProblem)
    -> Int64
  {
    if right == 0 { throw ExpressionParser.problem("this divides by zero", range) }
    let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    if remainder != 0 {
      throw ExpressionParser.problem("this division leaves a remainder; only exact ones are allowed", range)
    }
    return quotient
  }
}
