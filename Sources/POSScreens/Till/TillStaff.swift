import POSModel

extension TillScreen {
  /// Somebody was let in; a check they left half done is on the screen again.
  mutating func welcome(
    _ employee: Employee, resumed: Check?, _ context: inout ScreenContext
  ) -> [Effect] {
    guard employee.role.mayUseTill else {
      say(
        atLogIn: .alert(
          "\(employee.name) is \(Wording.role(employee.role)): "
            + "the till is for cashiers and managers."))
      let wish = LogOut(key: context.makeKey(), actor: employee.id, device: context.device)
      return send([Errand(effect: .logOut(wish))])
    }
    desk.employee = employee
    order = OrderScreen()
    place = .order
    if let resumed {
      // Nobody pays by habit what they did not just ring.
      desk.sale.show(resumed, isRecalled: true)
      // They may have left it so, or a colleague handed it over.
      status.say(.info("\(Wording.title(of: resumed)) is yours, and still open."))
    } else {
      desk.sale.begin(desk.rules)
    }
    return []
  }

  /// A PIN let nobody in.
  mutating func turnedAway(
    _ errand: Errand, _ answer: Answer, _ context: ScreenContext
  ) -> [Effect] {
    if case .logOut = errand.effect {
      leaveTill()
      return []
    }
    if var prompt = approval {
      prompt.refuse(answer, now: context.now)
      approval = prompt
    } else if case .login(var screen) = place {
      screen.refuse(answer, now: context.now)
      place = .login(screen)
    }
    return []
  }

  /// Somebody approved what the cashier may not do alone: a new wish, with their name on it.
  mutating func approved(by approver: Employee, _ context: inout ScreenContext) -> [Effect] {
    guard let prompt = approval else { return [] }
    approval = nil
    // No rule of the store is asked for what is only shown.
    if case .inspect = prompt.effect, !approver.role.mayApprove {
      approval = ApprovalPrompt(
        effect: prompt.effect,
        message: .alert("They may not approve this either. A manager's PIN, or Esc."))
      return []
    }
    guard let effect = prompt.effect.approved(by: approver.id, key: context.makeKey()) else {
      return []
    }
    return send([Errand(effect: effect)] + prompt.rest)
  }

  /// Back to the log-in screen; a check with items stays open in the store until its owner is back.
  mutating func leaveTill() {
    desk.employee = nil
    desk.sale.begin(desk.rules)
    order = OrderScreen()
    (approval, help, why, report, inspection, sync) = (nil, nil, nil, nil, nil, nil)
    status = StatusLine()
    guard case .login = place else {
      place = .login(LoginScreen())
      return
    }
  }

  mutating func say(atLogIn message: Message) {
    guard case .login(var screen) = place else { return }
    screen.message = message
    place = .login(screen)
  }
}
