import CLibPQ
import Foundation
import Glibc
import Synchronization

/// A PostgreSQL cluster of this process's own, in a temporary folder, for demos and tests.
///
/// It listens on a socket in that folder alone. It does not outlive its owner, however that ends: a
/// shell watches a pipe which the kernel closes, ends the server and removes the folder.
public final class PrivateCluster: Sendable {
  /// It could not be started.
  public struct Failed: Error, CustomStringConvertible {
    /// What happened and what to do about it.
    public let description: String
  }

  /// What a power cut does to it.
  public enum Disk: Sendable {
    /// What was committed stays.
    case durable
    /// Nothing is waited for, and what can be is in memory: for tests.
    case hasty
  }

  private let folder: String
  /// Open while the cluster is to live.
  private let life: FileHandle
  private let watcher: Mutex<Process?>

  /// Makes a cluster and starts it; returns when it takes connections.
  ///
  /// - Throws: ``Failed`` when PostgreSQL is not installed or does not start.
  public static func start(on disk: Disk = .durable) throws -> PrivateCluster {
    let programs = try programs()
    let folder = try makeFolder(on: disk)
    let cluster = try PrivateCluster(folder, programs: programs, disk)
    try cluster.waitUntilReady()
    return cluster
  }

  /// Starts the shell that starts the server.
  ///
  /// - Throws: ``Failed``.
  private init(_ folder: String, programs: String, _ disk: Disk) throws {
    self.folder = folder
    var ends: [CInt] = [0, 0]
    // Not handed on to other children, who would keep it open.
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw Failed(description: "no pipe: \(String(cString: strerror(errno)))")
    }
    life = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    let process = Process()
    let script = ["sh", "-c", Self.script, "pos-cluster", programs, folder] + disk.settings
    let isRoot = getuid() == 0
    process.executableURL = URL(filePath: isRoot ? "/usr/bin/setpriv" : "/usr/bin/env")
    process.arguments =
      (isRoot ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : []) + script
    process.standardInput = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    let log = folder + "/log"
    guard let file = fopen(log, "w") else { throw Failed(description: "\(log) cannot be written") }
    let output = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    defer { fclose(file) }
    (process.standardOutput, process.standardError) = (output, output)
    process.currentDirectoryURL = URL(filePath: folder)
    do { try process.run() } catch { throw Failed(description: "no shell: \(error)") }
    watcher = Mutex(process)
  }

  /// Ends the server and the folder when the line closes; INT and TERM of a terminal are for the
  /// owner, who closes it.
  private static let script = """
    trap '' INT TERM HUP
    bin=$1; folder=$2; shift 2
    "$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 \
      --locale=C --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log"; exit 1; }
    setsid "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= "$@" </dev/null &
    server=$!
    cat >/dev/null
    kill -QUIT $server; wait $server
    rm -rf "$folder"
    """

  /// Where one of PostgreSQL's programs is, such as `psql`.
  ///
  /// - Throws: ``Failed`` when PostgreSQL is not installed.
  public static func program(_ name: String) throws -> String { "\(try programs())/\(name)" }

  /// The newest of the installed programs.
  ///
  /// - Throws: ``Failed`` when there are none.
  private static func programs() throws -> String {
    let base = "/usr/lib/postgresql"
    // Not there: nothing is installed, as the sentence says.
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    let newest = versions.compactMap { Int($0) }.sorted().last { version in
      access("\(base)/\(version)/bin/postgres", X_OK) == 0
    }
    guard let newest else {
      throw Failed(description: "PostgreSQL is not installed: apt-get install postgresql")
    }
    return "\(base)/\(newest)/bin"
  }

  /// A folder of the user the server runs as.
  ///
  /// - Throws: ``Failed`` when the disk refuses.
  private static func makeFolder(on disk: Disk) throws -> String {
    // Not where TMPDIR says: the path of a socket has at most 107 bytes.
    let base = disk == .hasty && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/pos-cluster-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failed(description: "\(base): \(String(cString: strerror(errno)))")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard getuid() == 0 else { return folder }
    guard let user = getpwnam("postgres") else {
      throw Failed(description: "there is no user postgres to run the server as")
    }
    guard chown(folder, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
      throw Failed(description: "\(folder): \(String(cString: strerror(errno)))")
    }
    return folder
  }

  /// Waits until it takes connections.
  ///
  /// - Throws: ``Failed`` with what the server said, when it ends or takes too long.
  private func waitUntilReady() throws {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(60)
    while PQping(url()) != PQPING_OK {
      guard clock.now < deadline, watcher.withLock({ $0?.isRunning ?? false }) else {
        let log = FileManager.default.contents(atPath: folder + "/log") ?? Data()
        stop()
        throw Failed(
          description: "PostgreSQL does not start: \(String(decoding: log, as: UTF8.self))")
      }
      usleep(20_000)
    }
  }

  /// Where a database of it is found.
  public func url(database: String = "postgres") -> String {
    let host = folder.replacingOccurrences(of: "/", with: "%2F")
    return "postgresql://postgres@\(host)/\(database)"
  }

  /// Makes a database, a copy of another where one is named.
  ///
  /// - Throws: ``CloudFailure``.
  public func createDatabase(_ name: String, template: String = "template0") throws {
    do {
      try Connection(url(), limits: .migrating)
        .run("CREATE DATABASE \"\(name)\" TEMPLATE \"\(template)\"")
    } catch { throw CloudFailure.translating(error) }
  }

  /// Copies a database to one that is put in the place of whatever has that name: as a backup is
  /// made, and as a database is set back to it. Whoever is connected is sent away.
  ///
  /// - Throws: ``CloudFailure``.
  public func copyDatabase(_ source: String, to name: String) throws {
    do {
      let connection = try Connection(url(), limits: .migrating)
      try connection.run("DROP DATABASE IF EXISTS \"\(name)\" WITH (FORCE)")
      try connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
        [.text(source)])
      try connection.run("CREATE DATABASE \"\(name)\" TEMPLATE \"\(source)\"")
    } catch { throw CloudFailure.translating(error) }
  }

  /// Ends the server and removes its folder. Done once; asking again does nothing.
  public func stop() {
    // Closed once only: a second time is no error anybody could do something about.
    try? life.close()
    watcher.withLock { process in
      process?.waitUntilExit()
      process = nil
    }
  }

  deinit { stop() }
}

extension PrivateCluster.Disk {
  /// What the server is started with.
  fileprivate var settings: [String] {
    let common = ["-c", "max_connections=2000", "-c", "shared_buffers=128MB"]
    switch self {
    // Of a table that was just filled the planner knows nothing until it was looked at.
    case .durable: return common + ["-c", "autovacuum_naptime=1s"]
    case .hasty: return common + ["-c", "fsync=off", "-c", "full_page_writes=off"]
    }
  }
}
