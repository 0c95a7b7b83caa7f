-- Reports that were issued and the office's own ones; wear, thresholds, counts and batches of disposals.
ALTER TABLE device ADD COLUMN state_code TEXT;
ALTER TABLE device ADD COLUMN class_reason TEXT;

CREATE TABLE issued_report (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    report TEXT,
    title TEXT,
    parameters TEXT,
    at_day TEXT,
    day TEXT,
    document_no TEXT,
    signer TEXT,
    content_hash TEXT,
    journal_head TEXT,
    notes TEXT
) STRICT;

CREATE TABLE own_report (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    list TEXT,
    definition TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE wear_rate (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    type INTEGER,
    life_years INTEGER,
    rate_bp INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    source TEXT,
    legal_basis TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE asset_threshold (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    fixed_asset_from INTEGER,
    tracked_from INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    legal_basis TEXT,
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE wear_entry (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    device BLOB REFERENCES device (id),
    year INTEGER,
    wear_kind INTEGER,
    cost INTEGER,
    rate_bp INTEGER,
    life_years INTEGER,
    amount INTEGER,
    accumulated INTEGER,
    document_no TEXT,
    source TEXT
) STRICT;

CREATE TABLE stocktake (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    name TEXT,
    stocktake_state INTEGER,
    day TEXT,
    unit BLOB REFERENCES unit (id),
    site BLOB REFERENCES site (id),
    committee TEXT,
    blind INTEGER,
    sample_size INTEGER,
    sample_seed TEXT,
    document_no TEXT,
    started_at INTEGER,
    closed_at INTEGER,
    summary TEXT,
    notes TEXT
) STRICT;

CREATE TABLE stocktake_count (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    stocktake BLOB REFERENCES stocktake (id),
    device BLOB REFERENCES device (id),
    code TEXT,
    site BLOB REFERENCES site (id),
    location TEXT,
    quantity INTEGER,
    condition INTEGER,
    label_lost INTEGER,
    counted_by BLOB REFERENCES officer (id),
    counted_by_name TEXT,
    counted_at INTEGER,
    count_finding INTEGER,
    settlement INTEGER,
    settled_day TEXT,
    document_no TEXT,
    transfer BLOB REFERENCES transfer (id),
    disposal BLOB REFERENCES disposal (id),
    notes TEXT
) STRICT;

CREATE TABLE disposal_batch (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    name TEXT,
    batch_state INTEGER,
    day TEXT,
    unit BLOB REFERENCES unit (id),
    proposal_no TEXT,
    decision_no TEXT,
    decision_day TEXT,
    done_day TEXT,
    committee TEXT,
    expenses INTEGER,
    notes TEXT
) STRICT;

CREATE TABLE disposal_item (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    disposal_batch BLOB REFERENCES disposal_batch (id),
    device BLOB REFERENCES device (id),
    position INTEGER,
    disposal_cause INTEGER,
    why TEXT,
    disposal_method INTEGER,
    cost INTEGER,
    accumulated INTEGER,
    repairs_paid INTEGER,
    accepted INTEGER,
    proceeds INTEGER,
    disposal BLOB REFERENCES disposal (id),
    notes TEXT
) STRICT;

CREATE INDEX wear_entry_device ON wear_entry (device, year);
CREATE INDEX stocktake_count_stocktake ON stocktake_count (stocktake, device);
CREATE INDEX disposal_item_batch ON disposal_item (disposal_batch);
CREATE INDEX disposal_item_device ON disposal_item (device);
