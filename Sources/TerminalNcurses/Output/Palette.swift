import CNcursesW
import TerminalUI

/// How each meaning looks on this terminal.
struct Palette {
  struct Look {
    var attributes: attr_t
    var pair: Int16 = 0
  }

  private let looks: [Look]

  subscript(style: Style) -> Look { looks[Int(style.rawValue)] }

  /// Chooses by what the terminal can do; call it once curses has opened it.
  /// - Parameter mayColor: Whether the person at it has not asked for none.
  static func ofTerminal(mayColor: Bool) -> Palette {
    guard mayColor, has_colors(), start_color() != ERR else { return plain }
    use_default_colors()
    return colored(pos_colors() >= 256 ? Self.manyColors : Self.fewColors)
  }

  private typealias Color = (text: Int16, ground: Int16, isBold: Bool)

  /// Without colours the attributes carry the meaning.
  private static var plain: Palette {
    Palette(
      looks: Style.allCases.map { style in
        switch style {
        case .normal, .frame, .dim, .echo, .keyLabel: Look(attributes: 0)
        case .heading, .entry, .good, .amount: Look(attributes: pos_attribute_bold())
        case .warning: Look(attributes: pos_attribute_underline())
        case .alert: Look(attributes: pos_attribute_reverse() | pos_attribute_bold())
        case .title, .selected, .keyName: Look(attributes: pos_attribute_reverse())
        }
      })
  }

  private static func colored(_ color: (Style) -> Color) -> Palette {
    Palette(
      looks: Style.allCases.map { style in
        let (text, ground, isBold) = color(style)
        let pair = Int16(style.rawValue) + 1
        let isPair = (text != -1 || ground != -1) && init_pair(pair, text, ground) != ERR
        return Look(attributes: isBold ? pos_attribute_bold() : 0, pair: isPair ? pair : 0)
      })
  }

  private static func manyColors(_ style: Style) -> Color {
    switch style {
    case .normal, .keyLabel: (-1, -1, false)
    case .title: (231, 24, true)
    case .frame: (66, -1, false)
    case .heading: (117, -1, true)
    case .dim: (245, -1, false)
    case .selected: (16, 153, false)
    case .entry: (231, 237, true)
    case .echo: (152, -1, false)
    case .good: (114, -1, true)
    case .warning: (215, -1, true)
    case .alert: (231, 160, true)
    case .amount: (229, -1, true)
    case .keyName: (16, 109, false)
    }
  }

  private static func fewColors(_ style: Style) -> Color {
    let (black, red, green, yellow, blue, cyan, white):
      (Int16, Int16, Int16, Int16, Int16, Int16, Int16) =
        (0, 1, 2, 3, 4, 6, 7)
    return switch style {
    case .normal, .keyLabel, .dim: (-1, -1, false)
    case .title: (white, blue, true)
    case .frame: (cyan, -1, false)
    case .heading: (cyan, -1, true)
    case .selected, .keyName: (black, cyan, false)
    case .entry, .amount: (-1, -1, true)
    case .echo: (cyan, -1, false)
    case .good: (green, -1, true)
    case .warning: (yellow, -1, true)
    case .alert: (white, red, true)
    }
  }
}
