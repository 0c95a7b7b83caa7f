-- Standards name the models to choose and the document that demands a line; quotas, accepted findings of the
-- consistency rules, procurement plans and their lines.
ALTER TABLE standard_set ADD COLUMN notes TEXT;
ALTER TABLE standard_line ADD COLUMN preferred TEXT;
ALTER TABLE standard_line ADD COLUMN legal_basis TEXT;
ALTER TABLE office ADD COLUMN move_cost INTEGER;

CREATE TABLE quota (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    tier TEXT,
    type INTEGER,
    most_per_site INTEGER,
    ceiling INTEGER,
    legal_basis TEXT,
    valid_from TEXT,
    valid_to TEXT,
    source TEXT
) STRICT;

CREATE TABLE rule_exception (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    rule TEXT,
    device BLOB REFERENCES device (id),
    site BLOB REFERENCES site (id),
    fault BLOB REFERENCES fault (id),
    unit BLOB REFERENCES unit (id),
    until TEXT,
    reason TEXT
) STRICT;

CREATE TABLE plan (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    plan_state INTEGER,
    day TEXT,
    unit BLOB REFERENCES unit (id),
    budget INTEGER,
    request TEXT,
    result TEXT,
    approved_day TEXT,
    decision_no TEXT,
    notes TEXT
) STRICT;

CREATE TABLE plan_line (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    plan BLOB REFERENCES plan (id),
    position INTEGER,
    plan_action INTEGER,
    site BLOB REFERENCES site (id),
    from_site BLOB REFERENCES site (id),
    standard_line BLOB REFERENCES standard_line (id),
    type INTEGER,
    device BLOB REFERENCES device (id),
    fault BLOB REFERENCES fault (id),
    model TEXT,
    cost INTEGER,
    funding_source TEXT,
    why TEXT,
    plan_step INTEGER,
    actual_cost INTEGER,
    day TEXT,
    document_no TEXT,
    received BLOB REFERENCES device (id),
    transfer BLOB REFERENCES transfer (id),
    repair BLOB REFERENCES repair (id),
    notes TEXT
) STRICT;

CREATE INDEX plan_line_plan ON plan_line (plan, position);        -- the lines of a plan
CREATE INDEX plan_line_device ON plan_line (device) WHERE device IS NOT NULL;
