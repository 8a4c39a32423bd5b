-- What people write before they send it. It lies outside the log: not exported, not hashed.

CREATE TABLE draft_versions (
    project  BLOB    NOT NULL,
    round    BLOB    NOT NULL,
    part     TEXT    NOT NULL,
    language TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    base     INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    author   BLOB    NOT NULL,
    saved_at INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    PRIMARY KEY (project, round, part, language, number)
) STRICT, WITHOUT ROWID;
