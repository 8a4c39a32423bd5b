-- What people write before they send it. It lies outside the log: not exported, not hashed.

CREATE TABLE draft_versions (
    project  BYTEA  NOT NULL,
    round    BYTEA  NOT NULL,
    part     TEXT   COLLATE "C" NOT NULL,
    language TEXT   COLLATE "C" NOT NULL,
    number   BIGINT NOT NULL,
    base     BIGINT NOT NULL,
    state    TEXT   NOT NULL,
    author   BYTEA  NOT NULL,
    saved_at BIGINT NOT NULL,
    body     TEXT   NOT NULL,
    PRIMARY KEY (project, round, part, language, number)
);
