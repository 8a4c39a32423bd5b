-- When people last signed in. Beside the log: a row changes, and goes with its person. A session
-- cannot tell it, as it is forgotten when it ends.

CREATE TABLE sign_ins (
    person       BLOB    PRIMARY KEY,
    signed_in_at INTEGER NOT NULL
) STRICT;
