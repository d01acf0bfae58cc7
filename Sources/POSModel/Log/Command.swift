/// A wish of an employee about one aggregate.
///
/// The same key is the same wish: it is granted once, and asking again gives the same response.
public protocol Command: Sendable, Equatable, Codable {
  /// What it is about.
  associatedtype Subject: Aggregate
  /// What it answers.
  associatedtype Response: Sendable, Equatable, Codable
  /// Why it may be refused.
  associatedtype Denial: Refusal

  /// The name it has in `idempotency_keys`, such as `take_payment`.
  static var operation: String { get }
  /// Names this wish for ever.
  var key: IdempotencyKey { get }
  /// Who wishes it.
  var actor: EmployeeID { get }
  /// The aggregate it is about.
  var subjectID: ID<Subject> { get }
  /// What has to be looked up before it is decided.
  var needs: Needs { get }
  /// The products of the subject, as it stands, that have to be looked up too.
  func products(on subject: Subject?) -> [ProductID]
  /// All that has to be looked up, with the subject as it stands.
  func needs(on subject: Subject?) -> Needs

  /// What follows if this wish is granted, never nothing. Pure: no clock, no chance, no store.
  ///
  /// - Throws: `Denial`; the set is closed, the screen has a sentence for every case.
  func decide(_ subject: Subject?, _ world: World) throws(Denial) -> [Subject.Fact]

  /// What else follows about other aggregates, in the same transaction; `subject` is the state
  /// before `facts`.
  func consequences(_ subject: Subject?, _ facts: [Subject.Fact], _ world: World) -> [Consequence]

  /// What is printed because of it and what follows from it; `subject` is the state before `facts`.
  func printing(
    _ subject: Subject?, _ facts: [Subject.Fact], _ consequences: [Consequence], _ world: World
  ) -> [PrintJob]

  /// The answer, from the state after `facts` were applied.
  func respond(_ subject: Subject, _ facts: [Subject.Fact]) -> Response
}

extension Command {
  /// Nothing but the actor.
  public var needs: Needs { Needs() }

  /// None: most wishes name theirs, or concern none.
  public func products(on subject: Subject?) -> [ProductID] { [] }

  /// All that has to be looked up, with the subject as it stands.
  public func needs(on subject: Subject?) -> Needs {
    var needs = needs
    needs.products += products(on: subject)
    return needs
  }

  /// Nothing: most wishes are about one thing.
  public func consequences(
    _ subject: Subject?, _ facts: [Subject.Fact], _ world: World
  ) -> [Consequence] { [] }
}
