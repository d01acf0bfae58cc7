/// Finds names by the beginnings of their words, quickly enough for each key of a search.
///
/// Every word of all names stands once, in order, so those with one beginning stand together.
struct SearchIndex: Sendable, Equatable {
  /// The words of all names, in Swift's order of text, which holds whatever is equal to the eye
  /// together.
  private let words: [String]
  /// For each word the places that have it, the best standing first.
  private let places: Ragged
  /// For each place its words, as places in ``words``, in the order of the name.
  private let names: Ragged
  /// For each place how many others are sold more often; one number for those sold equally often.
  private let standings: [Int]

  /// Lists of different lengths, one behind the other.
  private struct Ragged: Sendable, Equatable {
    private(set) var values: [Int] = []
    private(set) var ends: [Int] = []

    init(_ lists: [[Int]]) {
      values.reserveCapacity(lists.reduce(0) { $0 + $1.count })
      ends.reserveCapacity(lists.count)
      for list in lists {
        values += list
        ends.append(values.count)
      }
    }

    /// Where in ``values`` a list stands.
    subscript(index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    func count(_ lists: Range<Int>) -> Int {
      lists.isEmpty ? 0 : ends[lists.upperBound - 1] - self[lists.lowerBound].lowerBound
    }
  }

  /// The names in menu order, and how often each was sold.
  init(names texts: [String], sold: [Int]) {
    var numbers: [String: Int] = [:]
    var found: [String] = []
    let numbered = texts.map { text in
      SearchText.words(text).map { word in
        if let number = numbers[word] { return number }
        numbers[word] = found.count
        found.append(word)
        return found.count - 1
      }
    }
    let order = found.indices.sorted { found[$0] < found[$1] }
    var rank = Array(repeating: 0, count: found.count)
    for (place, number) in order.enumerated() { rank[number] = place }
    let lists = numbered.map { $0.map { rank[$0] } }
    let best = sold.indices.sorted { (sold[$1], $0) < (sold[$0], $1) }
    var standings = Array(repeating: 0, count: sold.count)
    for (before, (place, next)) in zip(best, best.dropFirst()).enumerated() {
      standings[next] = sold[place] == sold[next] ? standings[place] : before + 1
    }
    var owners = Array(repeating: [Int](), count: found.count)
    for place in best {
      for word in lists[place] where owners[word].last != place { owners[word].append(place) }
    }
    words = order.map { found[$0] }
    (places, names, self.standings) = (Ragged(owners), Ragged(lists), standings)
  }

  /// The first `limit` places each of whose searched words begins a word of the name: what is sold
  /// most often first, then names that begin with the text, then menu order.
  func places(_ text: String, limit: Int) -> [Int] {
    let sought = SearchText.words(text).map { Beginning($0, of: words) }
    guard let first = sought.first, limit > 0,
      let chosen = sought.indices.min(by: { left, right in
        places.count(sought[left].range) < places.count(sought[right].range)
      })
    else { return [] }
    let rarest = sought[chosen]
    let others = sought.indices.filter { $0 != chosen }.map { sought[$0] }
    var found = Best(limit: limit)
    var isSeen = Array(repeating: false, count: standings.count)
    for word in rarest.range where rarest.contains(word) {
      for place in places.values[places[word]] {
        // The best standing come first, so no place behind this one has room either.
        let best = Rank(standing: standings[place], begins: true, place: place)
        guard found.hasRoom(for: best) else { break }
        guard !isSeen[place] else { continue }
        isSeen[place] = true
        let name = names[place]
        let begins = first.contains(names.values[name.lowerBound])
        let rank = Rank(standing: standings[place], begins: begins, place: place)
        guard found.hasRoom(for: rank) else { continue }
        let isFound = others.allSatisfy { other in
          names.values[name].contains { other.contains($0) }
        }
        if isFound { found.add(rank) }
      }
    }
    return found.places
  }
}

/// The words that begin with a searched one: a stretch of the index, and which of it they are.
private struct Beginning {
  let range: Range<Int>
  private let isMatch: [Bool]

  init(_ text: String, of words: [String]) {
    let start = Self.firstPlace(in: words) { $0 < text }
    // No letter sorts behind this one, so all that begins with the text stands before it.
    let beyond = text + "\u{10FFFF}"
    let end = Self.firstPlace(in: words) { $0 < beyond }
    range = start..<max(start, end)
    // Within it may stand what has the same scalars but another letter, as か and が.
    isMatch = range.map { words[$0].hasPrefix(text) }
  }

  func contains(_ word: Int) -> Bool { range.contains(word) && isMatch[word - range.lowerBound] }

  /// The first place whose word is not before; the words are in order.
  private static func firstPlace(in words: [String], isBefore: (String) -> Bool) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(words[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Where a product comes among those found, in one number.
private struct Rank: Comparable {
  let number: UInt64

  init(standing: Int, begins: Bool, place: Int) {
    number = UInt64(standing) << 32 | (begins ? 0 : 1 << 31) | UInt64(place)
  }

  var place: Int { Int(number & 0x7FFF_FFFF) }

  static func < (left: Rank, right: Rank) -> Bool { left.number < right.number }
}

/// The best of what is found; the rest is thrown away as it comes.
private struct Best {
  private let limit: Int
  private var ranks: [Rank] = []
  private var worst: Rank?

  init(limit: Int) { self.limit = limit }

  func hasRoom(for rank: Rank) -> Bool { worst.map { rank < $0 } ?? true }

  mutating func add(_ rank: Rank) {
    ranks.append(rank)
    if ranks.count - limit >= max(64, min(limit, 1_024)) { settle() }
  }

  private mutating func settle() {
    ranks.sort()
    guard ranks.count > limit else { return }
    ranks.removeLast(ranks.count - limit)
    worst = ranks.last
  }

  var places: [Int] {
    var settled = self
    settled.settle()
    return settled.ranks.map(\.place)
  }
}
