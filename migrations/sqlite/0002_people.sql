-- Who people are and what lets them in. Beside the log: a row may change and be blanked.

CREATE TABLE people (
    id            BLOB    PRIMARY KEY,
    -- Empty once removed.
    name          TEXT    NOT NULL,
    -- The mail address in lower case; null once removed.
    address       TEXT    UNIQUE,
    -- Argon2id in the PHC form; null until the invitation is accepted.
    password_hash TEXT,
    created_at    INTEGER NOT NULL
) STRICT;

-- Sessions, access tokens and invitations: each a random secret of which only the hash is kept.
CREATE TABLE secrets (
    id         BLOB    PRIMARY KEY,
    hash       BLOB    NOT NULL UNIQUE,
    person     BLOB    NOT NULL,
    kind       TEXT    NOT NULL,
    -- What the person calls it, or which program it was made with.
    name       TEXT    NOT NULL,
    -- 1 when it may give commands.
    writes     INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX secrets_person ON secrets (person, kind, created_at);
CREATE INDEX secrets_expires_at ON secrets (expires_at);

-- Failed sign-ins of an account or a network address, both hashed.
CREATE TABLE attempts (
    subject  BLOB    PRIMARY KEY,
    failures INTEGER NOT NULL,
    -- Until then no further attempt is judged.
    free_at  INTEGER NOT NULL,
    last_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX attempts_last_at ON attempts (last_at);
