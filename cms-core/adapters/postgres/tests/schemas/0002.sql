-- A store of 2 migrations with one of each thing in it, as pg_dump writes it.
CREATE TABLE appended (
    "position" bigint NOT NULL,
    stream text NOT NULL COLLATE pg_catalog."C",
    full_stream text,
    key text NOT NULL COLLATE pg_catalog."C",
    full_key text,
    at_ms bigint NOT NULL,
    body text NOT NULL,
    committed_ms bigint
);
CREATE TABLE claims (
    key text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    full_key text
);
CREATE TABLE consumed (
    event text NOT NULL COLLATE pg_catalog."C",
    committed_ms bigint,
    full_event text
);
CREATE TABLE meta (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL
);
CREATE TABLE numbers (
    series text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    full_series text,
    full_owner text
);
CREATE TABLE outbox (
    "position" bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    full_id text,
    key text NOT NULL COLLATE pg_catalog."C",
    full_key text,
    topic text NOT NULL COLLATE pg_catalog."C",
    body text,
    done boolean NOT NULL,
    done_ms bigint
);
CREATE TABLE positions (
    id integer NOT NULL,
    last bigint NOT NULL,
    importing boolean DEFAULT false NOT NULL,
    CONSTRAINT positions_id_check CHECK ((id = 0))
);
CREATE TABLE replies (
    key text NOT NULL COLLATE pg_catalog."C",
    payload_hash text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL,
    committed_ms bigint,
    full_key text
);
CREATE TABLE row_index (
    table_name text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    full_value text
);
CREATE TABLE rows (
    table_name text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    full_id text,
    version bigint NOT NULL,
    body text,
    deleted_ms bigint
);
CREATE TABLE series (
    name text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
);
CREATE TABLE timers (
    key text NOT NULL COLLATE pg_catalog."C",
    full_key text,
    due_ms bigint NOT NULL,
    body text NOT NULL
);
INSERT INTO appended VALUES (1, 'samples', NULL, '1', NULL, 1700000000123, '{}', 1700000001000);
INSERT INTO claims VALUES ('evse', 'ses_1', NULL);
INSERT INTO consumed VALUES ('evt_1', 1700000001000, NULL);
INSERT INTO meta VALUES ('application', 'cms-core');
INSERT INTO meta VALUES ('schema', '2');
INSERT INTO numbers VALUES ('invoice', 'inv_1', 1, NULL, NULL);
INSERT INTO outbox VALUES (2, 'm1', NULL, 'CS1', NULL, 'station', '{}', false, NULL);
INSERT INTO outbox VALUES (3, 'm2', NULL, 'CS1', NULL, 'station', NULL, true, 1700000002000);
INSERT INTO positions VALUES (0, 3, false);
INSERT INTO replies VALUES ('start', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '"accepted"', 1700000001000, NULL);
INSERT INTO row_index VALUES ('stations', 'site', 'A', 'CS1', NULL);
INSERT INTO rows VALUES ('stations', 'CS1', NULL, 2, '{"id":"CS1"}', NULL);
INSERT INTO rows VALUES ('stations', 'gone', NULL, 5, NULL, 1700000002000);
INSERT INTO series VALUES ('invoice', 1);
INSERT INTO timers VALUES ('timer', NULL, 1000, '{}');
ALTER TABLE ONLY appended
    ADD CONSTRAINT appended_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY appended
    ADD CONSTRAINT appended_stream_key_key UNIQUE (stream, key);
ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (key);
ALTER TABLE ONLY consumed
    ADD CONSTRAINT consumed_pkey PRIMARY KEY (event);
ALTER TABLE ONLY meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY numbers
    ADD CONSTRAINT numbers_pkey PRIMARY KEY (series, owner);
ALTER TABLE ONLY numbers
    ADD CONSTRAINT numbers_series_number_key UNIQUE (series, number);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_id_key UNIQUE (id);
ALTER TABLE ONLY outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY positions
    ADD CONSTRAINT positions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY replies
    ADD CONSTRAINT replies_pkey PRIMARY KEY (key);
ALTER TABLE ONLY row_index
    ADD CONSTRAINT row_index_pkey PRIMARY KEY (table_name, name, value, id);
ALTER TABLE ONLY rows
    ADD CONSTRAINT rows_pkey PRIMARY KEY (table_name, id);
ALTER TABLE ONLY series
    ADD CONSTRAINT series_pkey PRIMARY KEY (name);
ALTER TABLE ONLY timers
    ADD CONSTRAINT timers_pkey PRIMARY KEY (key);
CREATE INDEX appended_by_stream ON appended USING btree (stream, "position") INCLUDE (committed_ms);
CREATE INDEX consumed_by_age ON consumed USING btree (committed_ms) WHERE (committed_ms IS NOT NULL);
CREATE INDEX outbox_by_age ON outbox USING btree (done_ms) WHERE (done_ms IS NOT NULL);
CREATE INDEX outbox_waiting ON outbox USING btree ("position") WHERE (NOT done);
CREATE INDEX outbox_waiting_by_key ON outbox USING btree (key, "position") WHERE (NOT done);
CREATE INDEX replies_by_age ON replies USING btree (committed_ms) WHERE (committed_ms IS NOT NULL);
CREATE INDEX row_index_by_row ON row_index USING btree (table_name, id);
CREATE INDEX rows_by_deletion ON rows USING btree (table_name, deleted_ms) WHERE (deleted_ms IS NOT NULL);
CREATE INDEX timers_by_due ON timers USING btree (due_ms, key);
