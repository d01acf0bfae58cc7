import Testing

/// The house rules, checked over every file that git knows. Their own tests stand beside them.
struct TidyTests {
  let tree: SourceTree

  init() throws { tree = try SourceTree.repository.get() }

  @Test func `a file is short enough to read in one go`() {
    expectNone(tree.longFiles())
  }

  @Test func `half the source files have a hundred lines or fewer`() {
    expectNone(tree.filesAboveTheMedian())
  }

  @Test func `a function fits on a screen`() {
    expectNone(tree.longFunctions())
  }

  @Test func `a line fits into a hundred columns`() {
    expectNone(tree.wideLines())
  }

  @Test func `only what belongs there stands at the top`() {
    expectNone(tree.strayTopLevelEntries())
  }

  @Test func `nothing of a patch or an editor is left over`() {
    expectNone(tree.leftOvers())
  }

  @Test func `folders are named for what they are about`() {
    expectNone(tree.foldersByKindOfCode())
  }

  @Test func `no folder has a name that says nothing`() {
    expectNone(tree.foldersThatSayNothing())
  }

  @Test func `no type has a name that says nothing`() {
    expectNone(tree.typesThatSayNothing())
  }

  @Test func `tests mirror the sources, folder for folder`() {
    expectNone(tree.testFoldersWithoutSources())
  }

  @Test func `a target imports only what its floor allows`() {
    expectNone(tree.importsAcrossFloors())
  }

  @Test func `time, ids and chance are handed in`() {
    expectNone(tree.clocksAndChance())
  }

  @Test func `the model counts and never floats`() {
    expectNone(tree.floatingPoint())
  }

  @Test func `every type that other targets see says what it is`() {
    expectNone(tree.exportedTypesWithoutComment())
  }

  @Test func `every throwing function says when it throws`() {
    expectNone(tree.throwingFunctionsWithoutComment())
  }

  @Test func `nothing is left for later`() {
    expectNone(tree.leftoverMarkers())
  }

  @Test func `an error is dropped only for a reason`() {
    expectNone(tree.errorsDroppedWithoutReason())
  }

  @Test func `nothing crashes where it could answer`() {
    expectNone(tree.crashes())
  }

  @Test func `no test is skipped`() {
    expectNone(tree.skippedTests())
  }

  @Test func `a shipped migration is never edited`() {
    expectNone(tree.editedMigrations())
  }
}
