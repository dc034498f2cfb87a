-- Text is compared byte by byte (BINARY), as the contract of the store says.

-- Facts about the file itself.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('application', 'cms-core');

-- The last position given out, to an appended row or a message. Kept apart from both, so that a position never comes
-- twice, whatever is removed from them one day.
CREATE TABLE positions (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    last INTEGER NOT NULL
) STRICT;
INSERT INTO positions (id, last) VALUES (0, 0);

-- A deleted row stays without a body, so that its version goes on counting.
CREATE TABLE rows (
    table_name TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (table_name, id)
) STRICT;

CREATE TABLE row_index (
    table_name TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (table_name, name, value, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_index_by_row ON row_index (table_name, id);

CREATE TABLE claims (
    key TEXT PRIMARY KEY,
    owner TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE appended (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    key TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, key)
) STRICT;
CREATE INDEX appended_by_stream ON appended (stream, position);

CREATE TABLE replies (
    key TEXT PRIMARY KEY,
    payload_hash TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE consumed (
    event TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A message that is done stays without its body, so that its id is known for ever.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    topic TEXT NOT NULL,
    body TEXT,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_waiting ON outbox (position) WHERE done = 0;
CREATE INDEX outbox_waiting_by_key ON outbox (key, position) WHERE done = 0;

CREATE TABLE timers (
    key TEXT PRIMARY KEY,
    due_ms INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX timers_by_due ON timers (due_ms, key);

CREATE TABLE series (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (
    series TEXT NOT NULL,
    owner TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (series, owner),
    UNIQUE (series, number)
) STRICT, WITHOUT ROWID;
