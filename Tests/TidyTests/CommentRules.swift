extension SourceTree {
  /// `public` and `package` types that no `///` introduces.
  func exportedTypesWithoutComment() -> [Offence] {
    sources.flatMap { file in
      file.code.types.filter { $0.isExported && !file.hasComment(above: $0.firstLine) }
        .map { file.offence($0.line, "\($0.name) needs a /// comment: what it is") }
    }
  }

  /// Throwing functions that no `///` introduces.
  func throwingFunctionsWithoutComment() -> [Offence] {
    sources.flatMap { file in
      file.code.functions.filter { $0.isThrowing && !file.hasComment(above: $0.firstLine) }
        .map { file.offence($0.line, "\($0.name) needs a /// comment: when it throws") }
    }
  }

  func leftoverMarkers() -> [Offence] {
    // Built from parts, so that this file has none.
    let markers: Set<Substring> = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    return files.filter { file in markers.contains { file.text.contains($0) } }.flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return words.first(where: markers.contains).map {
          file.offence(index + 1, "\($0): do it now, or open an issue")
        }
      }
    }
  }
}

extension SourceFile {
  /// Notes to tools (`// swift-format-ignore`) may stand between a comment and its declaration.
  fileprivate func hasComment(above line: Int) -> Bool {
    for above in lines[..<(line - 1)].reversed() {
      let text = above.drop { $0 == " " }
      if text.hasPrefix("///") { return true }
      if !text.hasPrefix("//") { return false }
    }
    return false
  }
}
