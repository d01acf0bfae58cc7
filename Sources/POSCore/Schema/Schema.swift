import GRDB

/// The tables of a store file, as a list of migrations that only grows.
enum Schema {
  /// Brings a store of any earlier version to the present one.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // Each migration is behind the write gate; a deferred check would only repeat what it declares.
    migrator.registerMigration("1-log", migrate: createLog)
    migrator.registerMigration("2-checks", migrate: createChecks)
    migrator.registerMigration("3-catalogue", migrate: createCatalogue)
    migrator.registerMigration("4-jobs", migrate: createJobs)
    migrator.registerMigration("5-discounts", migrate: createDiscounts)
    migrator.registerMigration("6-approvals", migrate: countApprovals)
    migrator.registerMigration("7-kitchen", migrate: createKitchen)
    migrator.registerMigration("8-printing", migrate: createPrinting)
    migrator.registerMigration("9-merges", migrate: indexMerges)
    migrator.registerMigration("9-leases", migrate: indexLeases)
    migrator.registerMigration("9-drawer-sessions", migrate: createDrawerSessions)
    migrator.registerMigration("10-cloud-sync", migrate: createCloudSync)
    migrator.registerMigration("11-pull-trouble", migrate: notePullTrouble)
    migrator.registerMigration("12-served", migrate: indexServed)
    migrator.registerMigration("13-conflict-seq", migrate: noteConflictSeq)
    migrator.registerMigration("14-strangers", migrate: allowStrangers)
    return migrator
  }
}
