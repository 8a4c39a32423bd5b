-- Who people are and what lets them in. Beside the log: a row may change and be blanked.

CREATE TABLE people (
    id            BYTEA   PRIMARY KEY,
    -- Empty once removed.
    name          TEXT    NOT NULL,
    -- The mail address in lower case; null once removed.
    address       TEXT    UNIQUE,
    -- Argon2id in the PHC form; null until the invitation is accepted.
    password_hash TEXT,
    created_at    BIGINT NOT NULL
);

-- Sessions, access tokens and invitations: each a random secret of which only the hash is kept.
CREATE TABLE secrets (
    id         BYTEA   PRIMARY KEY,
    hash       BYTEA   NOT NULL UNIQUE,
    person     BYTEA   NOT NULL,
    kind       TEXT    NOT NULL,
    -- What the person calls it, or which program it was made with.
    name       TEXT    NOT NULL,
    -- 1 when it may give commands.
    writes     BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX secrets_person ON secrets (person, kind, created_at);
CREATE INDEX secrets_expires_at ON secrets (expires_at);

-- Failed sign-ins of an account or a network address, both hashed.
CREATE TABLE attempts (
    subject  BYTEA   PRIMARY KEY,
    failures BIGINT NOT NULL,
    -- Until then no further attempt is judged.
    free_at  BIGINT NOT NULL,
    last_at  BIGINT NOT NULL
);

CREATE INDEX attempts_last_at ON attempts (last_at);
