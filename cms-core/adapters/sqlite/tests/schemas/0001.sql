-- A store of 1 migration with some of every kind of thing in it, as sqlite3 .dump writes it.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('application','cms-core');
CREATE TABLE positions (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    last INTEGER NOT NULL
) STRICT;
INSERT INTO positions VALUES(0,7);
CREATE TABLE rows (
    table_name TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (table_name, id)
) STRICT;
INSERT INTO "rows" VALUES('stations','CS1',2,'{"id":"CS1","vendor":"O''Hare"}');
INSERT INTO "rows" VALUES('stations','gone',2,NULL);
INSERT INTO "rows" VALUES('sessions','ses_1',1,'{"id":"ses_1"}');
INSERT INTO "rows" VALUES('sessions','ses_gone',2,NULL);
CREATE TABLE row_index (
    table_name TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (table_name, name, value, id)
) STRICT, WITHOUT ROWID;
INSERT INTO row_index VALUES('sessions','evse','CS1/1','ses_1');
INSERT INTO row_index VALUES('stations','site','O''Hare é','CS1');
CREATE TABLE claims (
    key TEXT PRIMARY KEY,
    owner TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO claims VALUES('evse/CS1/1','ses_1');
CREATE TABLE appended (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    key TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, key)
) STRICT;
INSERT INTO appended VALUES(1,'samples/ses_1','1',1700000000123,'"1"');
INSERT INTO appended VALUES(2,'events','1',1700000000123,'"1"');
INSERT INTO appended VALUES(3,'samples/ses_1','2',1700000000123,'"2"');
INSERT INTO appended VALUES(7,'events','2',1700000000123,'"2"');
CREATE TABLE replies (
    key TEXT PRIMARY KEY,
    payload_hash TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO replies VALUES('start/CS1/1','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','"Accepted"');
INSERT INTO replies VALUES('stop/CS1/1','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','"Accepted"');
CREATE TABLE consumed (
    event TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO consumed VALUES('event 1');
INSERT INTO consumed VALUES('event 2');
INSERT INTO consumed VALUES('event 3');
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    topic TEXT NOT NULL,
    body TEXT,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO outbox VALUES(4,'m1','CS1','station',NULL,1);
INSERT INTO outbox VALUES(5,'m2','CS1','station','"m2"',0);
INSERT INTO outbox VALUES(6,'m3','CS2','station','"m3"',0);
CREATE TABLE timers (
    key TEXT PRIMARY KEY,
    due_ms INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
INSERT INTO timers VALUES('ses_1',1000,'"ses_1"');
INSERT INTO timers VALUES('CS1',-1,'"CS1"');
CREATE TABLE series (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO series VALUES('credit note',1);
INSERT INTO series VALUES('invoice',2);
CREATE TABLE numbers (
    series TEXT NOT NULL,
    owner TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (series, owner),
    UNIQUE (series, number)
) STRICT, WITHOUT ROWID;
INSERT INTO numbers VALUES('credit note','cn_1',1);
INSERT INTO numbers VALUES('invoice','inv_1',1);
INSERT INTO numbers VALUES('invoice','inv_2',2);
CREATE INDEX row_index_by_row ON row_index (table_name, id);
CREATE INDEX appended_by_stream ON appended (stream, position);
CREATE INDEX outbox_waiting ON outbox (position) WHERE done = 0;
CREATE INDEX outbox_waiting_by_key ON outbox (key, position) WHERE done = 0;
CREATE INDEX timers_by_due ON timers (due_ms, key);
PRAGMA application_id = 1129141091;
PRAGMA user_version = 1;
