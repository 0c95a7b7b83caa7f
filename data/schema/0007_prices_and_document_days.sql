-- The price list, and the day of a device's document.
CREATE TABLE price (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    type INTEGER,
    maker TEXT,
    model TEXT,
    price INTEGER,
    measure TEXT,
    day TEXT,
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;
CREATE INDEX price_type ON price (type);                -- the prices of a type

ALTER TABLE device ADD COLUMN document_date TEXT;
