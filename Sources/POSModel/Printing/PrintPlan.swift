/// What follows for the printers from what is wished.
struct PrintPlan {
  let rules: PrintRules
  /// The device that prints.
  let device: DeviceID
  let now: Instant
  let actor: EmployeeID
  /// Names the wish, and so what is printed because of it alone.
  let key: IdempotencyKey
  /// What the events of the wish are named after.
  let eventKey: IdempotencyKey

  /// What is printed because of facts about a check; `check` is the state before them.
  func jobs(for facts: [CheckFact], on check: Check?, _ id: CheckID) -> [PrintJob] {
    guard let printer = rules.receiptPrinter(of: device) else { return [] }
    var jobs: [PrintJob] = []
    var kick: String?
    for (index, fact) in facts.enumerated() {
      let event = eventKey.eventID(index)
      switch fact {
      case .paymentTaken(let payment) where payment.opensDrawer: kick = payment.id.rawValue
      case .paid where rules.isAutomatic:
        let copy = (check?.receipts ?? 0) + 1
        jobs.append(
          PrintJob(
            printer: printer,
            request: .receipt(check: id, asOf: event, kick: kick, reprint: nil),
            dedupeKey: PrintJob.receiptKey(of: id, number: copy)))
        kick = nil
      case .receiptWanted(let number, let copy):
        let reprint = copy.map { PrintRequest.Reprint(copy: $0, at: now, employee: actor) }
        jobs.append(
          PrintJob(
            printer: printer,
            request: .receipt(check: id, asOf: event, kick: nil, reprint: reprint),
            dedupeKey: PrintJob.receiptKey(of: id, number: number)))
      case .refunded(let refund):
        let pays = refund.parts.contains { $0.tender == .cash }
        jobs.append(
          PrintJob(
            printer: printer,
            request: .refund(
              check: id, refund: refund.id, kick: pays ? refund.id.rawValue : nil),
            dedupeKey: "refund:\(refund.id.rawValue)"))
      default: break
      }
    }
    return jobs + (kick.map { [drawer($0, at: printer)] } ?? [])
  }

  /// What is printed because of facts about a drawer; `drawer` is the state before them.
  func jobs(for facts: [DrawerFact], on drawer: Drawer?, _ id: DrawerID) -> [PrintJob] {
    guard let printer = rules.receiptPrinter(of: device) else { return [] }
    return facts.compactMap { fact in
      switch fact {
      case .opened: self.drawer("\(id.rawValue):\((drawer?.openings ?? 0) + 1)", at: printer)
      case .floatSet: nil
      case .reportWanted(let number, _): report(id, number, isClosing: false, at: printer)
      case .sessionClosed(let number, _, _, _): report(id, number, isClosing: true, at: printer)
      }
    }
  }

  private func report(
    _ drawer: DrawerID, _ number: Int, isClosing: Bool, at printer: PrinterID
  ) -> PrintJob {
    PrintJob(
      printer: printer,
      request: .report(drawer: drawer, number: number, isClosing: isClosing),
      dedupeKey: "report:\(drawer.rawValue):\(isClosing ? "z" : "x"):\(number)")
  }

  /// What is printed for the stations.
  func jobs(for consequences: [Consequence]) -> [PrintJob] {
    var jobs: [PrintJob] = []
    for case .ticket(let key, let facts) in consequences {
      guard let printer = rules.stationPrinters[key.station] else { continue }
      for fact in facts {
        switch fact {
        case .created(let opened): jobs += self.jobs(for: opened, at: printer)
        case .rushed:
          let paper = "kitchen:\(key.id.rawValue):\(printer.rawValue)"
          jobs.append(
            PrintJob(
              printer: printer, request: .rush(ticket: key), dedupeKey: "\(paper):rush"))
        default: break
        }
      }
    }
    return jobs + voids(in: consequences)
  }

  private func drawer(_ kick: String, at printer: PrinterID) -> PrintJob {
    PrintJob(printer: printer, request: .drawer(kick: kick), dedupeKey: "drawer:\(kick)")
  }

  /// A chit, or a label for each piece where the station's printer prints labels.
  private func jobs(for opened: TicketOpened, at printer: PrinterID) -> [PrintJob] {
    let ticket = opened.key
    guard rules.printer(printer)?.language == .zpl else {
      return [
        PrintJob(
          printer: printer,
          request: .chit(ticket: ticket, items: opened.lines.map(\.itemID)),
          dedupeKey: "kitchen:\(ticket.id.rawValue):\(printer.rawValue)")
      ]
    }
    let again = opened.remakeOf == nil ? "" : ":\(ticket.round)"
    return opened.lines.flatMap { line in
      let count = line.pieces
      return (1...count).map { number in
        PrintJob(
          printer: printer,
          request: .label(ticket: ticket, item: line.itemID, number: number, of: count),
          dedupeKey: "label:\(line.itemID.rawValue):\(number)\(again)")
      }
    }
  }

  /// What the stations are told not to make any more, once for each ticket.
  private func voids(in consequences: [Consequence]) -> [PrintJob] {
    var lines: [TicketKey: [PrintRequest.VoidedLine]] = [:]
    for case .ticket(let key, let facts) in consequences {
      for case .itemVoided(let item, let quantity, let reason) in facts {
        lines[key, default: []].append(.init(item: item, quantity: quantity, reason: reason))
      }
    }
    return lines.keys.sorted().compactMap { ticket in
      guard let printer = rules.stationPrinters[ticket.station] else { return nil }
      let paper = "kitchen:\(ticket.id.rawValue):\(printer.rawValue)"
      return PrintJob(
        printer: printer, request: .voids(ticket: ticket, lines: lines[ticket] ?? []),
        dedupeKey: "\(paper):void:\(key.rawValue)")
    }
  }
}

extension TicketLine {
  /// More labels than anybody sticks on one line.
  private static let mostPieces: Int64 = 999

  /// How many pieces it is; what is weighed is one.
  var pieces: Int {
    let thousandths = quantity.thousandths
    guard thousandths % 1000 == 0 else { return 1 }
    return Int(min(max(1, thousandths / 1000), Self.mostPieces))
  }
}

extension Command {
  /// The plan of what is printed in this world because of this wish.
  fileprivate func plan(in world: World) -> PrintPlan {
    PrintPlan(
      rules: world.rules.printing, device: world.device, now: world.now, actor: actor, key: key,
      eventKey: world.eventKey ?? key)
  }

  /// Nothing but what follows for the stations.
  public func printing(
    _ subject: Subject?, _ facts: [Subject.Fact], _ consequences: [Consequence], _ world: World
  ) -> [PrintJob] { plan(in: world).jobs(for: consequences) }
}

extension Command where Subject == Check {
  /// Receipts and slips, and what follows for the stations.
  public func printing(
    _ check: Check?, _ facts: [CheckFact], _ consequences: [Consequence], _ world: World
  ) -> [PrintJob] {
    let plan = plan(in: world)
    return plan.jobs(for: facts, on: check, subjectID) + plan.jobs(for: consequences)
  }
}

extension Command where Subject == Drawer {
  /// The drawer is opened, or its report printed.
  public func printing(
    _ drawer: Drawer?, _ facts: [DrawerFact], _ consequences: [Consequence], _ world: World
  ) -> [PrintJob] {
    plan(in: world).jobs(for: facts, on: drawer, subjectID)
  }
}
