/// What a command has to know besides its own aggregate.
public struct Needs: Sendable, Equatable {
  /// The version of the aggregate the employee saw when wishing; nil where it does not matter.
  public var shownVersion: Int?
  /// How many check numbers, each with a call number, are to be reserved.
  public var checkNumbers = 0
  /// The products to look up, with their modifier groups and what is left of them.
  public var products: [ProductID] = []
  /// The combo to look up.
  public var combo: ComboID?
  /// The discount rule to look up.
  public var discountRule: DiscountRuleID?
  /// Another check to look up.
  public var otherCheck: CheckID?
  /// The checks whose remakes are to be looked up.
  public var remakes: [CheckID] = []
  /// The print job, by what no other is called, that may have been made.
  public var printJob: String?
  /// Another employee to look up.
  public var employee: EmployeeID?
  /// The voucher to look up.
  public var voucher: VoucherID?
  /// The tender whose payments at the house's risk are to be added up.
  public var exposure: Tender?
  /// The ticket to look up.
  public var ticket: TicketKey?
  /// The closed check whose Z report is to be looked up.
  public var zReport: CheckID?
  /// The device whose drawer's cash is to be added up.
  public var drawerCash: DeviceID?
  /// The approver to look up.
  public var approver: EmployeeID?
  /// The PIN whose owner is to be looked up.
  public var pinLookup: String?

  /// Nothing; what is needed is set.
  public init() {}

  /// Names what most commands need; all of it may be left out.
  public init(
    shownVersion: Int? = nil, checkNumbers: Int = 0, products: [ProductID] = [],
    approver: EmployeeID? = nil, pinLookup: String? = nil
  ) {
    (self.shownVersion, self.checkNumbers) = (shownVersion, checkNumbers)
    (self.products, self.approver, self.pinLookup) = (products, approver, pinLookup)
  }
}
