import Glibc
import TerminalUI

extension Surface {
  /// The places among `span` whose cells are not as in `previous`, a surface of the same size; all
  /// of them when there is none.
  func cells(_ span: Range<Int>, differingFrom previous: Surface?) -> [Int] {
    guard let previous else { return Array(span) }
    return cells.withUnsafeBufferPointer { new in
      previous.cells.withUnsafeBufferPointer { old in
        guard let new = new.baseAddress, let old = old.baseAddress else { return [] }
        return span.filter { index in
          // Of the same bits are nearly all, and two characters of other bits may still be equal.
          memcmp(new + index, old + index, MemoryLayout<Cell>.size) != 0
            && new[index] != old[index]
        }
      }
    }
  }
}
