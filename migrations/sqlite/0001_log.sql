-- The event log, its private part and its documents. Times are UTC microseconds, ids 16 bytes,
-- hashes 32 bytes.

CREATE TABLE head (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    log_id           BLOB    NOT NULL,
    epoch            INTEGER NOT NULL,
    commit_no        INTEGER NOT NULL,
    position         INTEGER NOT NULL,
    commit_hash      BLOB    NOT NULL,
    last_recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE commits (
    commit_no      INTEGER PRIMARY KEY,
    command_id     BLOB    NOT NULL UNIQUE,
    request_hash   BLOB    NOT NULL,
    actor_id       BLOB    NOT NULL,
    correlation_id BLOB    NOT NULL,
    first_position INTEGER NOT NULL,
    event_count    INTEGER NOT NULL,
    recorded_at    INTEGER NOT NULL,
    prev_hash      BLOB    NOT NULL,
    commit_hash    BLOB    NOT NULL
) STRICT;

CREATE INDEX commits_recorded_at ON commits (recorded_at, commit_no);

CREATE TABLE events (
    position           INTEGER PRIMARY KEY,
    event_id           BLOB    NOT NULL UNIQUE,
    commit_no          INTEGER NOT NULL,
    stream_kind        TEXT    NOT NULL,
    stream_id          BLOB    NOT NULL,
    stream_version     INTEGER NOT NULL,
    event_type         TEXT    NOT NULL,
    schema_version     INTEGER NOT NULL,
    effective_at       INTEGER NOT NULL,
    payload            TEXT    NOT NULL,
    private_commitment BLOB,
    event_hash         BLOB    NOT NULL,
    UNIQUE (stream_id, stream_version)
) STRICT;

CREATE INDEX events_type ON events (event_type, position);

CREATE TABLE event_tags (
    tag      TEXT    NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tag, position)
) STRICT, WITHOUT ROWID;

-- What verifying and exporting read the tags of an event by.
CREATE INDEX event_tags_position ON event_tags (position);

CREATE TABLE event_private (
    position INTEGER PRIMARY KEY,
    nonce    BLOB NOT NULL,
    body     TEXT NOT NULL
) STRICT;

CREATE TABLE claims (
    claim_key TEXT    PRIMARY KEY,
    stream_id BLOB    NOT NULL,
    position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    kind       TEXT    NOT NULL,
    id         BLOB    NOT NULL,
    programme  BLOB,
    round      BLOB,
    project    BLOB,
    sort       TEXT    NOT NULL,
    visible_to TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

CREATE INDEX documents_programme ON documents (kind, programme, sort) WHERE programme IS NOT NULL;
CREATE INDEX documents_round ON documents (kind, round, sort) WHERE round IS NOT NULL;
CREATE INDEX documents_project ON documents (kind, project, sort) WHERE project IS NOT NULL;

CREATE TABLE projections (
    name           TEXT    PRIMARY KEY,
    version        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    last_error     TEXT,
    error_position INTEGER
) STRICT;

-- The log is append-only. These stop accidents; the hash chain finds the rest.

CREATE TRIGGER commits_no_update BEFORE UPDATE ON commits
BEGIN SELECT RAISE(ABORT, 'commits are append-only'); END;
CREATE TRIGGER commits_no_delete BEFORE DELETE ON commits
BEGIN SELECT RAISE(ABORT, 'commits are append-only'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
