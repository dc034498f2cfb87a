//! What a batch writes with.

/// All statements that a batch may write with, to prepare them.
pub(crate) const STATEMENTS: &[&str] = &[
    INSERT_ROWS,
    UPDATE_ROWS,
    DELETE_INDEX,
    INSERT_INDEX,
    DELETE_CLAIMS,
    UPDATE_CLAIMS,
    INSERT_CLAIMS,
    INSERT_REPLIES,
    INSERT_CONSUMED,
    FINISH_MESSAGES,
    FIRE_TIMERS,
    DELETE_TIMERS,
    SET_TIMERS,
    INSERT_NUMBERS,
    UPDATE_SERIES,
    INSERT_SERIES,
    FORGET,
    TAKE_POSITIONS,
    INSERT_APPENDED,
    INSERT_OUTBOX,
];

pub(super) const INSERT_ROWS: &str = "INSERT INTO rows (table_name, id, full_id, version, body, deleted_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int8[], $5::text[], $6::int8[])";
pub(super) const UPDATE_ROWS: &str =
    "UPDATE rows AS r SET version = c.version, body = c.body, deleted_ms = c.deleted_ms
    FROM unnest($1::text[], $2::text[], $3::int8[], $4::int8[], $5::text[], $6::int8[])
        AS c (table_name, id, stored, version, body, deleted_ms)
    WHERE r.table_name = c.table_name AND r.id = c.id AND r.version = c.stored";
pub(super) const DELETE_INDEX: &str = "DELETE FROM row_index AS i
    USING unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS c (table_name, name, value, id)
    WHERE i.table_name = c.table_name AND i.name = c.name AND i.value = c.value AND i.id = c.id";
pub(super) const INSERT_INDEX: &str = "INSERT INTO row_index (table_name, name, value, id, full_value)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])";
pub(super) const DELETE_CLAIMS: &str = "DELETE FROM claims AS c USING unnest($1::text[], $2::text[]) AS g (key, owner)
    WHERE c.key = g.key AND c.owner = g.owner";
pub(super) const UPDATE_CLAIMS: &str = "UPDATE claims AS c SET owner = m.owner
    FROM unnest($1::text[], $2::text[], $3::text[]) AS m (key, stored, owner)
    WHERE c.key = m.key AND c.owner = m.stored";
pub(super) const INSERT_CLAIMS: &str = "INSERT INTO claims (key, owner, full_key)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[])";
pub(super) const INSERT_REPLIES: &str = "INSERT INTO replies (key, full_key, payload_hash, body, committed_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])";
pub(super) const INSERT_CONSUMED: &str = "INSERT INTO consumed (event, full_event, committed_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::int8[])";
pub(super) const FINISH_MESSAGES: &str = "UPDATE outbox AS o SET done = true, body = NULL, done_ms = f.done_ms
    FROM unnest($1::text[], $2::int8[]) AS f (id, done_ms) WHERE o.id = f.id AND NOT o.done";
pub(super) const FIRE_TIMERS: &str = "DELETE FROM timers AS t USING unnest($1::text[], $2::int8[]) AS f (key, due_ms)
    WHERE t.key = f.key AND t.due_ms = f.due_ms";
pub(super) const DELETE_TIMERS: &str =
    "DELETE FROM timers AS t USING unnest($1::text[]) AS g (key) WHERE t.key = g.key";
pub(super) const SET_TIMERS: &str = "INSERT INTO timers (key, full_key, due_ms, body)
    SELECT * FROM unnest($1::text[], $2::text[], $3::int8[], $4::text[])
    ON CONFLICT (key) DO UPDATE SET due_ms = excluded.due_ms, body = excluded.body";
pub(super) const INSERT_NUMBERS: &str = "INSERT INTO numbers (series, full_series, owner, full_owner, number)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])";
pub(super) const UPDATE_SERIES: &str = "UPDATE series AS s SET last = c.last
    FROM unnest($1::text[], $2::int8[], $3::int8[]) AS c (name, stored, last)
    WHERE s.name = c.name AND s.last = c.stored";
pub(super) const INSERT_SERIES: &str = "INSERT INTO series (name, last) SELECT * FROM unnest($1::text[], $2::int8[])";
pub(super) const FORGET: &str =
    "DELETE FROM appended AS a USING unnest($1::text[]) AS f (stream) WHERE a.stream = f.stream";
pub(super) const TAKE_POSITIONS: &str = "UPDATE positions SET last = last + $1 WHERE id = 0 RETURNING last";
pub(super) const INSERT_APPENDED: &str =
    "INSERT INTO appended (position, stream, full_stream, key, full_key, at_ms, body,
        committed_ms)
    SELECT p.last - $1 + c.place, c.stream, c.full_stream, c.key, c.full_key, c.at_ms, c.body, c.committed_ms
    FROM positions AS p CROSS JOIN
        unnest($2::int8[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::text[], $9::int8[])
        AS c (place, stream, full_stream, key, full_key, at_ms, body, committed_ms)
    WHERE p.id = 0";
pub(super) const INSERT_OUTBOX: &str = "INSERT INTO outbox (position, id, full_id, key, full_key, topic, body, done, done_ms)
    SELECT p.last - $1 + c.place, c.id, c.full_id, c.key, c.full_key, c.topic, c.body, c.done, c.done_ms
    FROM positions AS p CROSS JOIN
        unnest($2::int8[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $10::int8[])
        AS c (place, id, full_id, key, full_key, topic, body, done, done_ms)
    WHERE p.id = 0";
