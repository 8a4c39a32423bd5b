-- Views of the portfolio that people keep: a name for an address. Beside the log, like accounts.

CREATE TABLE saved_views (
    id        BLOB    PRIMARY KEY,
    person    BLOB    NOT NULL,
    name      TEXT    NOT NULL,
    -- Path and query on this site.
    address   TEXT    NOT NULL,
    -- 1 when others who signed in see it too.
    is_shared INTEGER NOT NULL,
    saved_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX saved_views_person ON saved_views (person, saved_at);
