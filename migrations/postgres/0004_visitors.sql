-- What people choose for themselves and tell us about the service. Beside the log: rows change and go.

CREATE TABLE preferences (
    person  BYTEA PRIMARY KEY,
    -- 'normal' or 'compact'.
    density TEXT NOT NULL DEFAULT 'normal',
    -- The position up to which the person has seen the news; null until told.
    seen    BIGINT
);

-- Feedback about the service and its accessibility. The oldest go when there are too many.
CREATE TABLE feedback (
    id      BYTEA PRIMARY KEY,
    sent_at BIGINT NOT NULL,
    message TEXT NOT NULL,
    -- A mail address for the answer; empty without one.
    address TEXT NOT NULL,
    -- The path of the page it is about; empty when it is about none.
    page    TEXT NOT NULL,
    -- When it was marked as answered; null until then.
    settled BIGINT
);

CREATE INDEX feedback_sent_at ON feedback (sent_at);
