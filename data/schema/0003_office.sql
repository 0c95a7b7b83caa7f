-- The office a register belongs to: its own name, never a list's or the machine's.
CREATE TABLE office (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    unit BLOB REFERENCES unit (id),
    prefix TEXT,
    is_sample INTEGER,
    sample_day TEXT
) STRICT;
CREATE INDEX office_unit ON office (unit);              -- undo: what refers to a unit
