public import POSModel
import POSWire

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
  /// Refuses what could not be told apart later.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  func check() throws {
    try Self.check(realm.tenant.rawValue, "tenant")
    try Self.check(realm.store.rawValue, "store")
    try Self.check(device.rawValue, "device")
    // `L1.2` is the device L1 after its store was restored, and `cloud` is the cloud.
    guard !device.rawValue.contains("."), device != DeviceID.cloud else {
      throw CloudFailure.badEnrollment(
        field: "device", reason: "must have no '.' and not be '\(DeviceID.cloud)'")
    }
    guard workstation.map({ (1...99).contains($0) }) ?? true else {
      throw CloudFailure.badEnrollment(field: "workstation", reason: "must be from 1 to 99")
    }
    if let timeZone, StoreZone(timeZone) == nil {
      throw CloudFailure.badEnrollment(
        field: "time zone", reason: "'\(timeZone)' is none, such as Europe/Berlin")
    }
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

  /// Refuses what is no short name.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  static func check(_ name: String, _ field: String) throws {
    let isPlain = Envelope.isName(name) && !name.utf8.contains(UInt8(ascii: " "))
    guard (1...64).contains(name.utf8.count), isPlain, name != "*" else {
      throw CloudFailure.badEnrollment(
        field: field,
        reason: "must be 1 to 64 letters, digits or signs of ASCII without spaces, and not '*'")
    }
  }
}
