import Foundation
import Testing

@testable import EnumatonEmit

/// Contrast by WCAG 2.2: 1.4.3 for text, on the page and on the paper of states.
struct ThemeTests {
  @Test(arguments: DOTTheme.allCases) func `all text stands out from the page and from its state`(
    theme: DOTTheme
  ) throws {
    for colour in theme.all {
      for ground in [theme.page, theme.paper, theme == .light ? "#ffffff" : "#000000"] {
        let contrast = try Self.contrast(colour, ground)
        #expect(contrast >= 4.5, "\(colour) on \(ground): \(contrast)")
      }
    }
  }

  static func contrast(_ first: String, _ second: String) throws -> Double {
    let (one, other) = (try luminance(first), try luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { linear(Double($0) / 255) }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func linear(_ part: Double) -> Double {
    part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
}
