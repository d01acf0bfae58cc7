import Dispatch
import Glibc
import POSModel
import POSTestSupport
import Synchronization
import Testing

@testable import POSCloudStore

struct PoolTests {
  let url: String

  init() throws { url = try CloudDatabase().url }

  private func pool(_ connections: Int, waiting: Int) -> ConnectionPool {
    let url = url
    return ConnectionPool(PoolSize(connections: connections, waiting: waiting)) {
      try Connection(url)
    }
  }

  /// Occupies a connection until the gate is opened; returns once it does.
  private func occupy(_ pool: ConnectionPool, _ gate: DispatchSemaphore) async -> Task<
    Void, any Error
  > {
    let (began, tell) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await pool.run { _ in
        tell.finish()
        gate.wait()
      }
    }
    for await _ in began {}
    return task
  }

  @Test func `whoever finds the queue full is told when to come again`() async throws {
    let pool = pool(1, waiting: 1)
    let gate = DispatchSemaphore(value: 0)
    let first = await occupy(pool, gate)
    #expect(pool.figures == PoolFigures(connections: 1, busy: 1, waiting: 0))
    async let second = pool.run { try $0.execute("SELECT 2").first?.integer(0) }
    while pool.figures.waiting == 0 { await Task.yield() }
    await #expect(throws: CloudFailure.full(retryAfterSeconds: 1)) {
      try await pool.run { _ in }
    }
    gate.signal()
    #expect(try await second == 2)
    try await first.value
    pool.stop()
  }

  @Test func `whoever is cancelled while waiting leaves the queue`() async throws {
    let pool = pool(1, waiting: 1)
    let gate = DispatchSemaphore(value: 0)
    let first = await occupy(pool, gate)
    let waiting = Task { try await pool.run { _ in Issue.record("it was cancelled") } }
    while pool.figures.waiting == 0 { await Task.yield() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    // Its place is free again.
    async let next = pool.run { try $0.execute("SELECT 3").first?.integer(0) }
    gate.signal()
    #expect(try await next == 3)
    try await first.value
    pool.stop()
  }

  @Test func `stopping tells who waits, and lets finish what has begun`() async throws {
    let pool = pool(1, waiting: 4)
    let gate = DispatchSemaphore(value: 0)
    let first = await occupy(pool, gate)
    let waiting = Task { try await pool.run { _ in } }
    while pool.figures.waiting == 0 { await Task.yield() }
    let stopping = Task.detached { pool.stop() }
    await #expect(throws: CloudFailure.stopped) { try await waiting.value }
    gate.signal()
    try await first.value
    await stopping.value
    await #expect(throws: CloudFailure.stopped) { try await pool.run { _ in } }
  }

  @Test func `whoever worked last works next`() async throws {
    let pool = pool(3, waiting: 8)
    let gate = DispatchSemaphore(value: 0)
    var tasks: [Task<Void, any Error>] = []
    for _ in 0..<3 { tasks.append(await occupy(pool, gate)) }
    for _ in tasks { gate.signal() }
    for task in tasks { try await task.value }
    var servers: Set<Int64?> = []
    for _ in 0..<8 {
      while pool.figures.busy > 0 { await Task.yield() }
      servers.insert(
        try await pool.run { try $0.execute("SELECT pg_backend_pid()").first?.integer(0) })
    }
    #expect(servers.count == 1)
    pool.stop()
  }

  @Test func `a connection that was cut while nobody asked costs nobody an answer`() async throws {
    let pool = pool(1, waiting: 4)
    let first = try await pool.run { try $0.execute("SELECT pg_backend_pid()").first?.integer(0) }
    let pid = try #require(first.map { pid_t($0) })
    try Connection(url).execute("SELECT pg_terminate_backend($1::int)", [.integer(Int64(pid))])
    // Its socket is closed once it is no more.
    while kill(pid, 0) == 0 { await Task.yield() }
    let second = try await pool.run { try $0.execute("SELECT pg_backend_pid()").first?.integer(0) }
    #expect(second != nil && second != first)
    pool.stop()
  }

  @Test func `after a server was started again, no connection costs an answer`() async throws {
    let cluster = try PrivateCluster.start(on: .hasty)
    let url = cluster.url()
    let pool = ConnectionPool(PoolSize(connections: 3, waiting: 4)) { try Connection(url) }
    let before = try await servers(pool)
    let watch = try Connection(url)
    // A process of it that is killed makes all of it start again.
    kill(pid_t(before[0]), SIGKILL)
    // Any failure is its end.
    while (try? watch.execute("SELECT 1")) != nil { await Task.yield() }
    // Until it is there again, it says that it is not.
    while (try? Connection(url)) == nil { await Task.yield() }
    let after = try await servers(pool)
    #expect(Set(before).count == 3 && Set(after).count == 3)
    #expect(Set(before).isDisjoint(with: after))
    pool.stop()
    cluster.stop()
  }

  /// The processes that serve the connections of a pool, asked at one moment.
  private func servers(_ pool: ConnectionPool) async throws -> [Int64] {
    let gate = DispatchSemaphore(value: 0)
    let tasks = (0..<pool.figures.connections).map { _ in
      Task {
        try await pool.run { connection in
          gate.wait()
          return try connection.execute("SELECT pg_backend_pid()").first?.integer(0) ?? 0
        }
      }
    }
    while pool.figures.busy < tasks.count { await Task.yield() }
    for _ in tasks { gate.signal() }
    var servers: [Int64] = []
    for task in tasks { servers.append(try await task.value) }
    return servers
  }

  @Test func `whether it can serve is told in time, also when nobody has time to look`()
    async throws
  {
    let store = try CloudDatabase().store(PoolSize(connections: 1, waiting: 4))
    try await store.checkReady(within: .seconds(60))
    let gate = DispatchSemaphore(value: 0)
    let first = await occupy(store.pool, gate)
    let failure = await #expect(throws: CloudFailure.self) {
      try await store.checkReady(within: .milliseconds(10))
    }
    #expect(failure?.code == "cloud.unavailable")
    gate.signal()
    try await first.value
    store.close()
  }

  @Test func `a database that is not to be had is told so`() async throws {
    let pool = ConnectionPool(PoolSize(connections: 1, waiting: 1)) {
      try Connection("postgresql://postgres@127.0.0.1:1/none?connect_timeout=2")
    }
    let failure = await #expect(throws: CloudFailure.self) { try await pool.run { _ in } }
    #expect(failure?.code == "cloud.unavailable")
    pool.stop()
  }
}
