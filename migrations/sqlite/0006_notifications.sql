-- What people follow, what they were told of, and the mail that tells it. Beside the log: rows change
-- and go, and nobody but their person sees them. Ids that are not there are 16 zero bytes.

CREATE TABLE follows (
    id          BLOB    PRIMARY KEY,
    person      BLOB    NOT NULL,
    -- 'model', 'project', 'search' or 'view'.
    kind        TEXT    NOT NULL,
    target      BLOB    NOT NULL,
    -- Path and query of a search; empty for others.
    address     TEXT    NOT NULL,
    -- Where the log ended when following began.
    since       INTEGER NOT NULL,
    followed_at INTEGER NOT NULL,
    UNIQUE (person, kind, target, address)
) STRICT;

CREATE INDEX follows_target ON follows (kind, target);

CREATE TABLE notifications (
    id        BLOB    PRIMARY KEY,
    person    BLOB    NOT NULL,
    -- What it is about: one event, or one day of the calendar. A person is told of it once.
    cause     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    -- The event's place and name; 0 and empty when the calendar is the cause.
    position  INTEGER NOT NULL,
    event     TEXT    NOT NULL,
    programme BLOB    NOT NULL,
    project   BLOB    NOT NULL,
    round     BLOB    NOT NULL,
    model     BLOB    NOT NULL,
    follow    BLOB    NOT NULL,
    -- Until the due day, or since.
    days      INTEGER NOT NULL,
    made_at   INTEGER NOT NULL,
    -- 0 while unread.
    read_at   INTEGER NOT NULL,
    -- 0 when it is told by mail alone.
    is_shown  INTEGER NOT NULL,
    -- The mail that tells it.
    mail      BLOB    NOT NULL,
    -- 1 while it waits for the next summary.
    waits     INTEGER NOT NULL,
    UNIQUE (person, cause)
) STRICT;

CREATE INDEX notifications_person ON notifications (person, made_at);
CREATE INDEX notifications_mail ON notifications (mail);
CREATE INDEX notifications_waits ON notifications (waits, person);

-- What a person wants to be told, and how; kinds without a row are as they are for everybody.
CREATE TABLE notification_choices (
    person   BLOB    NOT NULL,
    kind     TEXT    NOT NULL,
    is_shown INTEGER NOT NULL,
    -- 'never', 'at_once' or 'summary'.
    mail     TEXT    NOT NULL,
    PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_choices (
    person   BLOB PRIMARY KEY,
    language TEXT NOT NULL,
    -- 'daily' or 'weekly'.
    rhythm   TEXT NOT NULL
) STRICT;

-- Mail that waits, and what became of it. Addresses and texts are not here: both are found when it goes.
CREATE TABLE mails (
    id         BLOB    PRIMARY KEY,
    person     BLOB    NOT NULL,
    -- 'notification', 'summary' or 'invitation'.
    kind       TEXT    NOT NULL,
    cause      TEXT    NOT NULL,
    -- 'waiting', 'sending', 'sent', 'dropped' or 'dead'.
    state      TEXT    NOT NULL,
    attempts   INTEGER NOT NULL,
    -- When it is tried again; while it is sent, when another server may take it.
    next_at    INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    settled_at INTEGER NOT NULL,
    UNIQUE (person, cause)
) STRICT;

CREATE INDEX mails_next ON mails (state, next_at);

-- How far the log was looked through for what to tell.
CREATE TABLE watchers (
    name     TEXT    PRIMARY KEY,
    epoch    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    -- What was recorded up to here is told without mail: it is from before the watcher.
    quiet    INTEGER NOT NULL
) STRICT;

-- Secrets of the service itself, each made once.
CREATE TABLE service_keys (
    name   TEXT PRIMARY KEY,
    secret BLOB NOT NULL
) STRICT;

-- Notifications are read one by one now.
ALTER TABLE preferences DROP COLUMN seen;
