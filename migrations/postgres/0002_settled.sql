-- The moment up to which answers as of a moment were given: nothing is recorded at or before it.
ALTER TABLE head ADD COLUMN settled_at BIGINT NOT NULL DEFAULT 0;
