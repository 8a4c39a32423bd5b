-- What people follow, what they were told of, and the mail that tells it. Beside the log: rows change
-- and go, and nobody but their person sees them. Ids that are not there are 16 zero bytes.

CREATE TABLE follows (
    id          BYTEA   PRIMARY KEY,
    person      BYTEA   NOT NULL,
    -- 'model', 'project', 'search' or 'view'.
    kind        TEXT    NOT NULL,
    target      BYTEA   NOT NULL,
    -- Path and query of a search; empty for others.
    address     TEXT    NOT NULL,
    -- Where the log ended when following began.
    since       BIGINT  NOT NULL,
    followed_at BIGINT  NOT NULL,
    UNIQUE (person, kind, target, address)
);

CREATE INDEX follows_target ON follows (kind, target);

CREATE TABLE notifications (
    id        BYTEA   PRIMARY KEY,
    person    BYTEA   NOT NULL,
    -- What it is about: one event, or one day of the calendar. A person is told of it once.
    cause     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    -- The event's place and name; 0 and empty when the calendar is the cause.
    position  BIGINT  NOT NULL,
    event     TEXT    NOT NULL,
    programme BYTEA   NOT NULL,
    project   BYTEA   NOT NULL,
    round     BYTEA   NOT NULL,
    model     BYTEA   NOT NULL,
    follow    BYTEA   NOT NULL,
    -- Until the due day, or since.
    days      BIGINT  NOT NULL,
    made_at   BIGINT  NOT NULL,
    -- 0 while unread.
    read_at   BIGINT  NOT NULL,
    -- 0 when it is told by mail alone.
    is_shown  BIGINT  NOT NULL,
    -- The mail that tells it.
    mail      BYTEA   NOT NULL,
    -- 1 while it waits for the next summary.
    waits     BIGINT  NOT NULL,
    UNIQUE (person, cause)
);

CREATE INDEX notifications_person ON notifications (person, made_at);
CREATE INDEX notifications_mail ON notifications (mail);
CREATE INDEX notifications_waits ON notifications (waits, person);

-- What a person wants to be told, and how; kinds without a row are as they are for everybody.
CREATE TABLE notification_choices (
    person   BYTEA   NOT NULL,
    kind     TEXT    NOT NULL,
    is_shown BIGINT  NOT NULL,
    -- 'never', 'at_once' or 'summary'.
    mail     TEXT    NOT NULL,
    PRIMARY KEY (person, kind)
);

CREATE TABLE mail_choices (
    person   BYTEA PRIMARY KEY,
    language TEXT NOT NULL,
    -- 'daily' or 'weekly'.
    rhythm   TEXT NOT NULL
);

-- Mail that waits, and what became of it. Addresses and texts are not here: both are found when it goes.
CREATE TABLE mails (
    id         BYTEA   PRIMARY KEY,
    person     BYTEA   NOT NULL,
    -- 'notification', 'summary' or 'invitation'.
    kind       TEXT    NOT NULL,
    cause      TEXT    NOT NULL,
    -- 'waiting', 'sending', 'sent', 'dropped' or 'dead'.
    state      TEXT    NOT NULL,
    attempts   BIGINT  NOT NULL,
    -- When it is tried again; while it is sent, when another server may take it.
    next_at    BIGINT  NOT NULL,
    made_at    BIGINT  NOT NULL,
    settled_at BIGINT  NOT NULL,
    UNIQUE (person, cause)
);

CREATE INDEX mails_next ON mails (state, next_at);

-- How far the log was looked through for what to tell.
CREATE TABLE watchers (
    name     TEXT    PRIMARY KEY,
    epoch    BIGINT  NOT NULL,
    position BIGINT  NOT NULL,
    -- What was recorded up to here is told without mail: it is from before the watcher.
    quiet    BIGINT  NOT NULL
);

-- Secrets of the service itself, each made once.
CREATE TABLE service_keys (
    name   TEXT PRIMARY KEY,
    secret BYTEA NOT NULL
);

-- Notifications are read one by one now.
ALTER TABLE preferences DROP COLUMN seen;
