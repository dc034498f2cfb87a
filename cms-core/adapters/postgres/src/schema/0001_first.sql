-- All text that is compared is compared byte by byte (COLLATE "C"), as the contract of the store says. How a string of
-- the core becomes text is told in text.rs: NUL is escaped, and a key too long for an index is cut and ends in its hash.
-- Where a key that may be cut is also given back, `full_…` holds it whole; it is null where nothing was cut.

-- Facts about the store itself.
CREATE TABLE meta (
    name TEXT COLLATE "C" PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO meta (name, value) VALUES ('application', 'cms-core');

-- The last position given out, to an appended row or a message. Whoever takes positions holds this row until its COMMIT,
-- so that no later position can be seen before an earlier one.
CREATE TABLE positions (
    id INT PRIMARY KEY CHECK (id = 0),
    last BIGINT NOT NULL
);
INSERT INTO positions (id, last) VALUES (0, 0);

-- A deleted row stays without a body, so that its version goes on counting.
CREATE TABLE rows (
    table_name TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    full_id TEXT,
    version BIGINT NOT NULL,
    body TEXT,
    PRIMARY KEY (table_name, id)
);

CREATE TABLE row_index (
    table_name TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (table_name, name, value, id)
);
CREATE INDEX row_index_by_row ON row_index (table_name, id);

CREATE TABLE claims (
    key TEXT COLLATE "C" PRIMARY KEY,
    owner TEXT COLLATE "C" NOT NULL
);

CREATE TABLE appended (
    position BIGINT PRIMARY KEY,
    stream TEXT COLLATE "C" NOT NULL,
    full_stream TEXT,
    key TEXT COLLATE "C" NOT NULL,
    full_key TEXT,
    at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, key)
);
CREATE INDEX appended_by_stream ON appended (stream, position);

CREATE TABLE replies (
    key TEXT COLLATE "C" PRIMARY KEY,
    payload_hash TEXT COLLATE "C" NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE consumed (
    event TEXT COLLATE "C" PRIMARY KEY
);

-- A message that is done stays without its body, so that its id is known for ever.
CREATE TABLE outbox (
    position BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    full_id TEXT,
    key TEXT COLLATE "C" NOT NULL,
    full_key TEXT,
    topic TEXT COLLATE "C" NOT NULL,
    body TEXT,
    done BOOLEAN NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (position) WHERE NOT done;
CREATE INDEX outbox_waiting_by_key ON outbox (key, position) WHERE NOT done;

CREATE TABLE timers (
    key TEXT COLLATE "C" PRIMARY KEY,
    full_key TEXT,
    due_ms BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX timers_by_due ON timers (due_ms, key);

CREATE TABLE series (
    name TEXT COLLATE "C" PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE numbers (
    series TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (series, owner),
    UNIQUE (series, number)
);
