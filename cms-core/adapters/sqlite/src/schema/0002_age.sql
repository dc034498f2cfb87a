-- When each thing was committed (milliseconds since 1970 UTC), so that it can be removed because of its age. What was
-- committed without a time, and all that is older than this step, has none and is never removed. The partial indexes hold
-- only what can be removed, in the order in which it is.

-- When a row was deleted; none while it is there.
ALTER TABLE rows ADD COLUMN deleted_ms INTEGER;
CREATE INDEX rows_deleted ON rows (table_name, deleted_ms) WHERE deleted_ms IS NOT NULL;

-- An index by time would make every meter sample half as dear again. The old ones stand at the beginning of their stream,
-- so it is read from there, and without touching the rows.
ALTER TABLE appended ADD COLUMN committed_ms INTEGER;
DROP INDEX appended_by_stream;
CREATE INDEX appended_by_stream ON appended (stream, position, committed_ms);

ALTER TABLE replies ADD COLUMN committed_ms INTEGER;
CREATE INDEX replies_committed ON replies (committed_ms) WHERE committed_ms IS NOT NULL;

ALTER TABLE consumed ADD COLUMN committed_ms INTEGER;
CREATE INDEX consumed_committed ON consumed (committed_ms) WHERE committed_ms IS NOT NULL;

-- When a message was done; none while it waits.
ALTER TABLE outbox ADD COLUMN done_ms INTEGER;
CREATE INDEX outbox_done ON outbox (done_ms) WHERE done_ms IS NOT NULL;
