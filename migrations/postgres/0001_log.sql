-- The event log, its private part and its documents. Times are UTC microseconds, ids 16 bytes,
-- hashes 32 bytes.

CREATE TABLE head (
    id               BIGINT  PRIMARY KEY CHECK (id = 1),
    log_id           BYTEA    NOT NULL,
    epoch            BIGINT  NOT NULL,
    commit_no        BIGINT  NOT NULL,
    position         BIGINT  NOT NULL,
    commit_hash      BYTEA    NOT NULL,
    last_recorded_at BIGINT  NOT NULL
);

CREATE TABLE commits (
    commit_no      BIGINT  PRIMARY KEY,
    command_id     BYTEA    NOT NULL UNIQUE,
    request_hash   BYTEA    NOT NULL,
    actor_id       BYTEA    NOT NULL,
    correlation_id BYTEA    NOT NULL,
    first_position BIGINT  NOT NULL,
    event_count    BIGINT  NOT NULL,
    recorded_at    BIGINT  NOT NULL,
    prev_hash      BYTEA    NOT NULL,
    commit_hash    BYTEA    NOT NULL
);

CREATE INDEX commits_recorded_at ON commits (recorded_at, commit_no);

CREATE TABLE events (
    position           BIGINT  PRIMARY KEY,
    event_id           BYTEA    NOT NULL UNIQUE,
    commit_no          BIGINT  NOT NULL,
    stream_kind        TEXT    NOT NULL,
    stream_id          BYTEA    NOT NULL,
    stream_version     BIGINT  NOT NULL,
    event_type         TEXT    NOT NULL,
    schema_version     BIGINT  NOT NULL,
    effective_at       BIGINT  NOT NULL,
    payload            TEXT    NOT NULL,
    private_commitment BYTEA,
    event_hash         BYTEA    NOT NULL,
    UNIQUE (stream_id, stream_version)
);

CREATE INDEX events_type ON events (event_type, position);

CREATE TABLE event_tags (
    tag      TEXT    COLLATE "C" NOT NULL,
    position BIGINT  NOT NULL,
    PRIMARY KEY (tag, position)
);

-- What verifying and exporting read the tags of an event by.
CREATE INDEX event_tags_position ON event_tags (position);

CREATE TABLE event_private (
    position BIGINT  PRIMARY KEY,
    nonce    BYTEA NOT NULL,
    body     TEXT NOT NULL
);

CREATE TABLE claims (
    claim_key TEXT    PRIMARY KEY,
    stream_id BYTEA    NOT NULL,
    position  BIGINT  NOT NULL
);

CREATE TABLE documents (
    kind       TEXT    NOT NULL,
    id         BYTEA    NOT NULL,
    programme  BYTEA,
    round      BYTEA,
    project    BYTEA,
    sort       TEXT    COLLATE "C" NOT NULL,
    visible_to TEXT    NOT NULL,
    position   BIGINT  NOT NULL,
    body       TEXT    NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE INDEX documents_programme ON documents (kind, programme, sort) WHERE programme IS NOT NULL;
CREATE INDEX documents_round ON documents (kind, round, sort) WHERE round IS NOT NULL;
CREATE INDEX documents_project ON documents (kind, project, sort) WHERE project IS NOT NULL;

CREATE TABLE projections (
    name           TEXT    PRIMARY KEY,
    version        BIGINT  NOT NULL,
    position       BIGINT  NOT NULL,
    state          TEXT    NOT NULL,
    last_error     TEXT,
    error_position BIGINT 
);

-- The log is append-only. These stop accidents; the hash chain finds the rest.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% are append-only', TG_TABLE_NAME; END $$;

CREATE TRIGGER commits_no_change BEFORE UPDATE OR DELETE ON commits
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER commits_no_truncate BEFORE TRUNCATE ON commits
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
