-- What is kept only so that a repeat is recognised, and what was appended, can be removed by the time at which it was
-- committed; null: committed without a time, and kept for ever. The partial indexes hold just what has a time, in the order
-- in which it is removed, so that nothing young is ever looked at.

ALTER TABLE rows ADD COLUMN deleted_ms BIGINT;
CREATE INDEX rows_by_deletion ON rows (table_name, deleted_ms) WHERE deleted_ms IS NOT NULL;

ALTER TABLE appended ADD COLUMN committed_ms BIGINT;
-- An index by time would make every meter sample dearer by a quarter. What is old stands at the beginning of its stream,
-- which is read from there, in the index alone.
DROP INDEX appended_by_stream;
CREATE INDEX appended_by_stream ON appended (stream, position) INCLUDE (committed_ms);

ALTER TABLE replies ADD COLUMN committed_ms BIGINT;
CREATE INDEX replies_by_age ON replies (committed_ms) WHERE committed_ms IS NOT NULL;

ALTER TABLE consumed ADD COLUMN committed_ms BIGINT;
CREATE INDEX consumed_by_age ON consumed (committed_ms) WHERE committed_ms IS NOT NULL;

ALTER TABLE outbox ADD COLUMN done_ms BIGINT;
CREATE INDEX outbox_by_age ON outbox (done_ms) WHERE done_ms IS NOT NULL;

-- A backup carries every key whole, also those that were only looked up so far. Of what was written before this step and
-- is longer than an index holds, only the beginning and the hash are known: it is found as ever, and cannot be backed up.

ALTER TABLE row_index ADD COLUMN full_value TEXT;
ALTER TABLE claims ADD COLUMN full_key TEXT;
ALTER TABLE replies ADD COLUMN full_key TEXT;
ALTER TABLE consumed ADD COLUMN full_event TEXT;
ALTER TABLE numbers ADD COLUMN full_series TEXT, ADD COLUMN full_owner TEXT;

-- Whether a backup was begun to be taken in and is not complete.
ALTER TABLE positions ADD COLUMN importing BOOLEAN NOT NULL DEFAULT false;
