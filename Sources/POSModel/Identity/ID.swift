/// The identity of one `Entity`: a lowercase UUIDv7 made where the thing was made, or for devices
/// and settings the short name people gave them.
///
/// The type parameter keeps a payment's id from being passed where a check's is meant.
public struct ID<Entity>: Hashable, Comparable, Sendable {
  /// The id as it stands in tables and on the wire.
  public let rawValue: String

  /// Wraps an id that was read or made elsewhere; the text is not checked.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Orders ids as the tables do: byte by byte.
  ///
  /// Swift's own order of text is that of letters, however they are spelt: an accent apart from its
  /// letter sorts elsewhere than in SQLite, and two nodes would fold in two orders.
  public static func < (left: ID, right: ID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }

  /// Ids are the same when their bytes are, as in the tables.
  public static func == (left: ID, right: ID) -> Bool {
    let (one, other) = (left.rawValue.utf8, right.rawValue.utf8)
    guard one.count == other.count else { return false }
    // Where the bytes lie, as they do but for text of other systems: ids are compared all day.
    return one.withContiguousStorageIfAvailable { bytes in
      other.withContiguousStorageIfAvailable { bytes.elementsEqual($0) }
    }.flatMap { $0 } ?? one.elementsEqual(other)
  }
}

extension ID: Codable {
  /// Reads the id from a plain string.
  ///
  /// - Throws: `DecodingError` when the value is no string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the id as a plain string.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension ID: CustomStringConvertible {
  /// The id as it stands in tables and on the wire.
  public var description: String { rawValue }
}

/// A machine with its own store file, such as `L1`.
public enum Device {}
/// An enterprise; with a store it is the realm no event crosses.
public enum Tenant {}
/// A shop of a tenant.
public enum Site {}
/// A part of a store with its own check numbers.
public enum RevenueCenter {}
/// A place where products are made.
public enum Station {}
/// A fact in the log.
public enum LoggedFact {}

/// The id of a device.
public typealias DeviceID = ID<Device>
extension DeviceID {
  /// The cloud as a device: what it did itself comes from it, under this name in every store.
  public static let cloud = DeviceID("cloud")
  /// Whether an origin is the cloud in one of its epochs: `cloud`, `cloud.2`.
  public var isCloud: Bool { self == Self.cloud || rawValue.hasPrefix("\(Self.cloud).") }
}

/// The id of an enterprise.
public typealias TenantID = ID<Tenant>
/// The id of a store.
public typealias StoreID = ID<Site>
/// The id of a revenue center.
public typealias RVCID = ID<RevenueCenter>
/// The id of a station: `kitchen`, `bar`, `fry` …
public typealias StationID = ID<Station>
/// The id of an event.
public typealias EventID = ID<LoggedFact>
