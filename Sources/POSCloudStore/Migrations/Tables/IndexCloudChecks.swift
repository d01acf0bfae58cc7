extension Migration {
  /// The checks that have numbers of the cloud's blocks, to find the highest at once.
  static let indexCloudChecks = """
    CREATE INDEX checks_of_cloud ON checks (tenant_id, store_id, rvc_id, check_number)
      WHERE (check_number - 1) / 10000 % 100 = 0;
    """
}
