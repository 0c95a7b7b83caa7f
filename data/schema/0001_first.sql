-- The register's file, first version. Other programs may open it: nothing here needs our code.
--
-- The journal: append-only; the truth. Times are milliseconds since 1970, UTC.
CREATE TABLE meta (
    k TEXT PRIMARY KEY,
    v ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Offices whose operations are here; n is local, id is the identity.
CREATE TABLE node (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE op (
    no INTEGER PRIMARY KEY,                 -- order of arrival here; local
    node INTEGER NOT NULL REFERENCES node (n),
    seq INTEGER NOT NULL CHECK (seq > 0),
    id BLOB NOT NULL CHECK (length(id) = 16),
    origin INTEGER NOT NULL REFERENCES node (n),
    hlc INTEGER NOT NULL CHECK (hlc > 0),
    wall_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,           -- when this register came to know it; local
    verb INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    change_set BLOB NOT NULL CHECK (length(change_set) = 16),
    schema_version INTEGER NOT NULL,
    flags INTEGER NOT NULL DEFAULT 0,       -- 1: parked, of a newer program; local
    payload BLOB NOT NULL CHECK (length(payload) <= 262144),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX op_chain ON op (node, seq);         -- version vector, gaps, duplicates
CREATE INDEX op_id ON op (id);                          -- an operation that came twice by other ways
CREATE INDEX op_record ON op (record);                  -- history of one record
CREATE INDEX op_change_set ON op (change_set);          -- undo
CREATE INDEX op_parked ON op (no) WHERE flags <> 0;     -- after an upgrade

CREATE TRIGGER op_no_update BEFORE UPDATE OF no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind,
    record, change_set, schema_version, payload, hash ON op
BEGIN
    SELECT RAISE (ABORT, 'journal is append-only');
END;
CREATE TRIGGER op_no_delete BEFORE DELETE ON op
BEGIN
    SELECT RAISE (ABORT, 'journal is append-only');
END;

-- Which operation holds a field, where that is not the record's birth.
CREATE TABLE cell (
    record BLOB NOT NULL CHECK (length(record) = 16),
    field INTEGER NOT NULL,
    op INTEGER NOT NULL REFERENCES op (no),
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Photos and papers by the hash of their bytes.
CREATE TABLE blob (
    hash TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- The projection: what a replay of op gives. state: 0 referred to but not arrived, 1 born, 2 withdrawn
-- (born only in undone change-sets). birth: the op that holds every field without a cell.
-- Columns ending in _fold, _key, words and ident are made from the others, for searching and sorting.

CREATE TABLE unit (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    code TEXT,
    name TEXT,
    kind TEXT,
    parent BLOB REFERENCES unit (id),
    prefix TEXT,
    valid_from TEXT,
    valid_to TEXT,
    successor BLOB REFERENCES unit (id),
    notes TEXT,
    name_fold TEXT,
    name_key BLOB
) STRICT;

CREATE TABLE officer (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    position TEXT,
    unit BLOB REFERENCES unit (id),
    phone TEXT,
    account TEXT,
    notes TEXT,
    name_fold TEXT
) STRICT;

CREATE TABLE site (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    unit BLOB REFERENCES unit (id),
    tier TEXT,
    address TEXT,
    custodian BLOB REFERENCES officer (id),
    valid_from TEXT,
    valid_to TEXT,
    notes TEXT,
    name_fold TEXT,
    name_key BLOB
) STRICT;

CREATE TABLE vendor (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    kind INTEGER,
    phone TEXT,
    address TEXT,
    notes TEXT,
    name_fold TEXT
) STRICT;

CREATE TABLE type_info (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    type INTEGER,
    useful_life_years INTEGER,
    wear_rate_bp INTEGER,
    attributes TEXT,
    source TEXT
) STRICT;

CREATE TABLE standard_set (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    tier TEXT,
    valid_from TEXT,
    valid_to TEXT
) STRICT;

CREATE TABLE standard_line (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    standard_set BLOB REFERENCES standard_set (id),
    position INTEGER,
    function INTEGER,
    type INTEGER,
    substitutes TEXT,
    quantity INTEGER,
    minimum TEXT,
    critical INTEGER,
    ceiling INTEGER,
    source TEXT
) STRICT;

CREATE TABLE import_file (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    format TEXT,
    hash TEXT,
    size INTEGER,
    sheets TEXT,
    summary TEXT
) STRICT;

CREATE TABLE device (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    code TEXT,
    type INTEGER,
    name TEXT,
    maker TEXT,
    model TEXT,
    serial TEXT,
    specs TEXT,
    site BLOB REFERENCES site (id),
    custodian BLOB REFERENCES officer (id),
    acquired TEXT,
    in_use_year INTEGER,
    in_use_date TEXT,
    cost INTEGER,
    funding_source TEXT,
    supplier BLOB REFERENCES vendor (id),
    warranty_until TEXT,
    asset_class INTEGER,
    condition INTEGER,
    use INTEGER,
    paper INTEGER,
    condition_text TEXT,
    notes TEXT,
    quantity INTEGER,
    measure TEXT,
    spec_text TEXT,
    year_made INTEGER,
    country TEXT,
    document_no TEXT,
    location TEXT,
    code_fold TEXT,
    serial_fold TEXT,
    code_key BLOB,
    name_key BLOB,
    words TEXT,
    ident TEXT
) STRICT;

CREATE TABLE custody (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    officer BLOB REFERENCES officer (id),
    device BLOB REFERENCES device (id),
    site BLOB REFERENCES site (id),
    from_day TEXT,
    to_day TEXT,
    document_no TEXT
) STRICT;

CREATE TABLE fault (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    about INTEGER,
    device BLOB REFERENCES device (id),
    site BLOB REFERENCES site (id),
    symptom TEXT,
    symptom_group TEXT,
    severity INTEGER,
    fault_state INTEGER,
    reported_by BLOB REFERENCES officer (id),
    reported_at INTEGER,
    accepted_at INTEGER,
    accepted_by BLOB REFERENCES officer (id),
    fixed_at INTEGER,
    closed_at INTEGER,
    closed_by BLOB REFERENCES officer (id),
    during_meeting TEXT,
    waiting_for INTEGER,
    condition_before INTEGER,
    recurrence_of BLOB REFERENCES fault (id),
    estimate INTEGER,
    notes TEXT,
    number_fold TEXT
) STRICT;

CREATE TABLE repair (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    fault BLOB REFERENCES fault (id),
    vendor BLOB REFERENCES vendor (id),
    officer BLOB REFERENCES officer (id),
    started_at INTEGER,
    finished_at INTEGER,
    outcome INTEGER,
    cost INTEGER,
    parts TEXT,
    in_warranty INTEGER,
    document_no TEXT,
    notes TEXT,
    number_fold TEXT
) STRICT;

CREATE TABLE replacement (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    old_device BLOB REFERENCES device (id),
    new_device BLOB REFERENCES device (id),
    day TEXT,
    reason TEXT,
    document_no TEXT,
    fault BLOB REFERENCES fault (id)
) STRICT;

CREATE TABLE transfer (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    device BLOB REFERENCES device (id),
    from_site BLOB REFERENCES site (id),
    to_site BLOB REFERENCES site (id),
    day TEXT,
    decision_no TEXT,
    reason TEXT
) STRICT;

CREATE TABLE disposal (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    device BLOB REFERENCES device (id),
    paper INTEGER,
    day TEXT,
    decision_no TEXT,
    reason TEXT,
    proceeds INTEGER
) STRICT;

CREATE TABLE attachment (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    device BLOB REFERENCES device (id),
    fault BLOB REFERENCES fault (id),
    name TEXT,
    media_type TEXT,
    size INTEGER,
    hash TEXT
) STRICT;

CREATE TABLE change_set (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    what TEXT,
    args TEXT,
    reason TEXT,
    actor BLOB REFERENCES officer (id),
    actor_name TEXT,
    undone INTEGER,
    undone_by BLOB REFERENCES officer (id),
    undone_by_name TEXT,
    undone_reason TEXT
) STRICT;

CREATE INDEX change_set_marked ON change_set (id) WHERE undone IS NOT NULL; -- the undone few, for histories
CREATE INDEX unit_name ON unit (name_fold);             -- places by name
CREATE INDEX unit_parent ON unit (parent);
CREATE INDEX site_unit ON site (unit);                  -- sites of a unit
CREATE INDEX site_name ON site (name_fold);
CREATE INDEX site_list ON site (name_key);
CREATE INDEX officer_name ON officer (name_fold);
CREATE INDEX vendor_name ON vendor (name_fold);
CREATE INDEX standard_line_set ON standard_line (standard_set);
CREATE INDEX import_file_hash ON import_file (hash);

CREATE INDEX device_code ON device (code_fold);         -- one device by code, not unique on purpose
CREATE INDEX device_serial ON device (serial_fold);     -- one device by serial
-- The lists. A row is found, counted and left out by what stands in the index; no makes the order whole.
CREATE INDEX device_site ON device (site, code_key, no, type, condition, use, paper); -- a site's devices
CREATE INDEX device_list ON device (code_key, no, type, condition, use, paper);       -- by code
CREATE INDEX device_name ON device (name_key, no, type, condition, use, paper);       -- by name
CREATE INDEX device_custodian ON device (custodian) WHERE custodian IS NOT NULL;
CREATE INDEX device_supplier ON device (supplier) WHERE supplier IS NOT NULL;
CREATE INDEX custody_officer ON custody (officer);
CREATE INDEX custody_device ON custody (device) WHERE device IS NOT NULL;
CREATE INDEX custody_site ON custody (site) WHERE site IS NOT NULL;
CREATE INDEX fault_device ON fault (device);
CREATE INDEX fault_site ON fault (site, about);
CREATE INDEX fault_open ON fault (fault_state, reported_at); -- the open ones, oldest first
CREATE INDEX fault_number ON fault (number_fold);
CREATE INDEX repair_fault ON repair (fault);
CREATE INDEX repair_vendor ON repair (vendor) WHERE vendor IS NOT NULL;
CREATE INDEX repair_number ON repair (number_fold);
CREATE INDEX replacement_old ON replacement (old_device);
CREATE INDEX replacement_new ON replacement (new_device);
CREATE INDEX transfer_device ON transfer (device);
CREATE INDEX disposal_device ON disposal (device);
CREATE INDEX attachment_device ON attachment (device) WHERE device IS NOT NULL;
CREATE INDEX attachment_fault ON attachment (fault) WHERE fault IS NOT NULL;

-- Search over folded text (no marks, đ = d). Devices have an index of their own: they are the many.
CREATE VIRTUAL TABLE device_words USING fts5 (words, content = 'device', content_rowid = 'no',
    prefix = '1 2 3', columnsize = 0, detail = 'none', tokenize = 'ascii');
-- Any part of a code or serial.
CREATE VIRTUAL TABLE device_ident USING fts5 (ident, content = 'device', content_rowid = 'no',
    columnsize = 0, detail = 'none', tokenize = 'trigram');

CREATE TABLE found (
    no INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    record BLOB NOT NULL UNIQUE,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE found_words USING fts5 (words, content = 'found', content_rowid = 'no',
    prefix = '1 2 3', columnsize = 0, detail = 'none', tokenize = 'ascii');
