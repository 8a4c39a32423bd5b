-- Views of the portfolio that people keep: a name for an address. Beside the log, like accounts.

CREATE TABLE saved_views (
    id        BYTEA  PRIMARY KEY,
    person    BYTEA  NOT NULL,
    name      TEXT   NOT NULL,
    -- Path and query on this site.
    address   TEXT   NOT NULL,
    -- 1 when others who signed in see it too.
    is_shared BIGINT NOT NULL,
    saved_at  BIGINT NOT NULL
);

CREATE INDEX saved_views_person ON saved_views (person, saved_at);
