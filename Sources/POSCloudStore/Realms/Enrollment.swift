public import POSModel

/// A device that is to be registered, with its store and enterprise where they are new.
public struct Enrollment: Sendable {
  /// The enterprise and the store.
  public var realm: CloudRealm
  /// The device.
  public var device: DeviceID
  /// Its number in the store, 1…99; nil for the next that is free.
  public var workstation: Int?
  /// The currency of all amounts of the store; nil for what it has, USD where it is new.
  public var currency: Currency?
  /// What the store is called; nil for what it has.
  public var storeName: String?
  /// The name of the time zone the store is in, such as `Europe/Berlin`; nil for what it has, UTC
  /// where it is new.
  public var timeZone: String?

  /// A device of a store.
  public init(
    realm: CloudRealm, device: DeviceID, workstation: Int? = nil, currency: Currency? = nil,
    storeName: String? = nil, timeZone: String? = nil
  ) {
    (self.realm, self.device, self.workstation) = (realm, device, workstation)
    (self.currency, self.storeName, self.timeZone) = (currency, storeName, timeZone)
  }
}

/// A device that is registered.
public struct EnrolledDevice: Sendable, Equatable {
  /// The enterprise and the store.
  public let realm: CloudRealm
  /// The device.
  public let device: DeviceID
  /// Its number in the store, 1…99.
  public let workstation: Int
}

/// What a store counts in, and what it is called.
public struct StoreTerms: Sendable, Equatable {
  /// The code of the currency of all its amounts, such as `EUR`.
  public var currency: String
  /// The name of the time zone its hours and days are told by, such as `Europe/Berlin`.
  public var timeZone: String
  /// What it is called; may be empty.
  public var name: String
}

/// What came of registering a device.
public struct Enrolled: Sendable, Equatable {
  /// The device.
  public let device: EnrolledDevice
  /// What its store counts in from now on; nil where that is as it was.
  public let newTerms: StoreTerms?
}

/// What an enterprise signs its devices' tokens with.
public struct SigningKey: Sendable, Equatable {
  /// What a token names it by.
  public let id: String
  /// Ed25519: the 32 bytes only who makes tokens has.
  public let privateKey: [UInt8]
  /// Ed25519: the 32 bytes everybody may have.
  public let publicKey: [UInt8]
}

extension Enrollment {
  /// Refuses what cannot be.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  func check() throws {
    guard workstation.map({ (1...99).contains($0) }) ?? true else {
      throw CloudFailure.badEnrollment(field: "workstation", reason: "must be from 1 to 99")
    }
    if let timeZone, StoreZone(timeZone) == nil {
      throw CloudFailure.badEnrollment(
        field: "time zone", reason: "'\(timeZone)' is none, such as Europe/Berlin")
    }
  }

  /// Refuses names that the till would refuse, where something is to be named anew: what has such a
  /// name since before there was this rule keeps it.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``; ``DatabaseFault``.
  func checkNewNames(_ connection: Connection) throws {
    let names = [realm.tenant.rawValue, realm.store.rawValue, device.rawValue]
    let known = try connection.execute(
      """
      SELECT EXISTS (SELECT FROM tenants WHERE tenant_id = $1),
        EXISTS (SELECT FROM stores WHERE tenant_id = $1 AND store_id = $2),
        EXISTS (SELECT FROM devices WHERE tenant_id = $1 AND store_id = $2 AND device_id = $3)
      """, names.map { .text($0) })
    let faults = [
      ("tenant", ShortName.fault(in: names[0])), ("store", ShortName.fault(in: names[1])),
      ("device", ShortName.fault(inDevice: names[2])),
    ]
    for (column, (field, fault)) in faults.enumerated() {
      guard let fault, known.first?.flag(column) == false else { continue }
      throw CloudFailure.badEnrollment(field: field, reason: fault)
    }
  }

  /// Refuses a currency that the till would refuse, where the store does not count in it already.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  func checkNewCurrency(of before: StoreTerms) throws {
    guard let currency, currency.code != before.currency, !currency.isInUse else { return }
    throw CloudFailure.badEnrollment(field: "currency", reason: Currency.inUseFault)
  }

  /// What the store counts in when what was said of it is so, and the rest is as it was.
  func terms(before: StoreTerms) -> StoreTerms {
    StoreTerms(
      currency: currency?.code ?? before.currency, timeZone: timeZone ?? before.timeZone,
      name: storeName ?? before.name)
  }

  /// Refuses to register a device with a store that is other than was said: its amounts and hours
  /// were counted in what it has.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  func check(isOf store: StoreTerms) throws {
    let said = terms(before: store)
    for (field, said, has) in [
      ("currency", said.currency, store.currency), ("time zone", said.timeZone, store.timeZone),
      ("name", said.name, store.name),
    ] where said != has {
      throw CloudFailure.badEnrollment(
        field: field, reason: "of store \(realm.store) is '\(has)', and stays so")
    }
  }
}
