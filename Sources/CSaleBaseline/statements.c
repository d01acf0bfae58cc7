#include "baseline.h"

// Columns are named, so that later columns with defaults change nothing here.
const char *const statement_sql[STATEMENT_COUNT] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [STORED_RESPONSE] =
        "SELECT request_hash, response FROM idempotency_keys WHERE enterprise_id = ?"
        " AND workstation_id = ? AND operation = ? AND idempotency_key = ?",
    [LOGGED_REQUEST] = "SELECT COALESCE(request_hash, '') FROM events WHERE event_id = ?",
    [ORIGIN] = "SELECT last_seq, chain FROM origins WHERE origin_device_id = ?",
    [NEXT_ARRIVAL] = "SELECT COALESCE(MAX(arrival), 0) + 1 FROM events",
    [NEXT_LAMPORT] = "SELECT MAX(COALESCE(MAX(lamport), 0) + 1, ?) FROM origins",
    [APPEND_EVENT] =
        "INSERT INTO events (event_id, arrival, origin_device_id, origin_seq, device_id,"
        " aggregate_type, aggregate_id, version, type, at, actor_user_id, lamport, payload,"
        " payload_sha256, chain, request_hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SET_ORIGIN] =
        "INSERT INTO origins (origin_device_id, last_seq, chain, lamport) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (origin_device_id) DO UPDATE SET last_seq = excluded.last_seq,"
        " chain = excluded.chain, lamport = excluded.lamport",
    [CHECK_NUMBER] = "SELECT next_check_number FROM rvc_counters WHERE rvc_id = ?",
    [SET_CHECK_NUMBER] =
        "UPDATE rvc_counters SET next_check_number = ?, updated_at = ? WHERE rvc_id = ?",
    [CALL_NUMBER] =
        "INSERT INTO call_counters (rvc_id, business_day, next_call_number) VALUES (?, ?, 2)"
        " ON CONFLICT (rvc_id, business_day) DO UPDATE SET next_call_number = next_call_number + 1"
        " RETURNING next_call_number - 1",
    [PRODUCT] =
        "SELECT plu, name, price_minor, taxes, station_id FROM products WHERE id = ?",
    [SAVE_CHECK] =
        "INSERT INTO checks (id, rvc_id, check_number, call_number, order_type, business_day,"
        " status, name, owner_id, holder_id, held_on, currency, subtotal_minor, tax_minor,"
        " total_minor, rounding_minor, paid_minor, due_minor, void_reason, approver_id, opened_at,"
        " ended_at, version, lamport, origin_device_id, origin_store_id, origin_created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    // Only what an item or a payment changes, so that indexes of what stays are not touched.
    [ITEM_RUNG] =
        "UPDATE checks SET subtotal_minor = ?, tax_minor = ?, total_minor = ?, due_minor = ?,"
        " version = ?, lamport = ? WHERE id = ? AND version = ?",
    [CHECK_PAID] =
        "UPDATE checks SET status = ?, paid_minor = ?, due_minor = ?, rounds = 1, ended_at = ?,"
        " version = ?, lamport = ? WHERE id = ? AND version = ?",
    [SAVE_ITEM] =
        "INSERT INTO check_items (id, check_id, product_id, plu, name, kitchen_name,"
        " quantity_thousandths, unit_price_minor, amount_minor, taxes, station_id, note,"
        " origin_device_id, origin_store_id, origin_created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SAVE_PAYMENT] =
        "INSERT INTO payments (id, check_id, tender, applied_minor, tendered_minor, change_minor,"
        " rounding_minor, approval_code, employee_id, taken_at, origin_device_id, origin_store_id,"
        " origin_created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [INTEND_KICK] =
        "INSERT INTO drawer_kicks (id, device_id, reason, intended_at) VALUES (?, ?, ?, ?)",
    [ITEM_SENT] = "UPDATE check_items SET round = 1 WHERE id = ?",
    [SAVE_TICKET] =
        "INSERT INTO kds_tickets (id, check_id, station_id, round, status, check_number,"
        " call_number, order_type, name, is_addition, is_rush, reason, created_at, recalls, version,"
        " lamport, origin_device_id, origin_store_id, origin_created_at)"
        " VALUES (?, ?, ?, 1, 'queued', ?, ?, ?, '', 0, 0, '', ?, 0, 1, ?, ?, ?, ?)",
    [SAVE_TICKET_ITEM] =
        "INSERT INTO kds_ticket_items (ticket_id, item_id, place, name, quantity_thousandths,"
        " modifiers, note, voided_thousandths, void_reason, is_void_seen)"
        " VALUES (?, ?, 0, ?, ?, '', '', 0, '', 1)",
    [KEEP_RESPONSE] =
        "INSERT INTO idempotency_keys (enterprise_id, workstation_id, operation, idempotency_key,"
        " request_hash, response, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
};
