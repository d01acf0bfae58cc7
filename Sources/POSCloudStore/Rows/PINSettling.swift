import POSModel

/// Gives each PIN to the first who claimed it: two lanes that could not see each other may have
/// given it twice, and all nodes must come to the same end.
struct PINSettling {
  let log: CloudLog

  /// The statements that settle who has each of the PINs claimed before or now.
  func statements(_ claims: Set<String>) -> [Statement] {
    guard !claims.isEmpty else { return [] }
    let parameters = log.keys + [.texts(claims.sorted())]
    return [
      // All that these claims led to goes first, so that nobody's new claim meets an old one's.
      """
      UPDATE employees SET pin_lookup = NULL
      WHERE tenant_id = $1 AND store_id = $2 AND pin_lookup = ANY ($3::text[])
      """,
      """
      DELETE FROM review_items WHERE tenant_id = $1 AND store_id = $2
        AND kind = 'pin_claimed_twice' AND subject_id IN (
          SELECT id FROM employees WHERE tenant_id = $1 AND store_id = $2
            AND (pin_claim IS NULL OR pin_claim = ANY ($3::text[])))
      """,
      """
      UPDATE employees SET pin_lookup = pin_claim WHERE tenant_id = $1 AND store_id = $2
        AND id IN (
          SELECT DISTINCT ON (pin_claim) id FROM employees
          WHERE tenant_id = $1 AND store_id = $2 AND pin_claim = ANY ($3::text[])
          ORDER BY pin_claim, pin_claim_order, id)
      """,
      """
      INSERT INTO review_items
        (tenant_id, store_id, id, kind, subject_type, subject_id, detail, status, updated_at)
      SELECT $1, $2, 'pin_claimed_twice:' || id, 'pin_claimed_twice', 'employee', id,
        'has the PIN of somebody who had it first', 'open', ''
      FROM employees WHERE tenant_id = $1 AND store_id = $2 AND pin_claim = ANY ($3::text[])
        AND pin_lookup IS NULL
      """,
    ].map { Statement($0, parameters) }
  }
}
