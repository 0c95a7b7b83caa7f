-- Lines, meetings, checks, duty, maintenance.
ALTER TABLE vendor ADD COLUMN email TEXT;
ALTER TABLE vendor ADD COLUMN hotline TEXT;
ALTER TABLE officer ADD COLUMN email TEXT;
ALTER TABLE custody ADD COLUMN is_deputy INTEGER;
ALTER TABLE custody ADD COLUMN handed_over TEXT;
ALTER TABLE fault ADD COLUMN for_line BLOB REFERENCES line (id);
ALTER TABLE fault ADD COLUMN for_meeting BLOB REFERENCES meeting (id);
ALTER TABLE fault ADD COLUMN down_from INTEGER;
ALTER TABLE fault ADD COLUMN down_until INTEGER;
ALTER TABLE fault ADD COLUMN ticket TEXT;

CREATE TABLE line (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    site BLOB REFERENCES site (id),
    provider BLOB REFERENCES vendor (id),
    line_kind INTEGER,
    is_backup INTEGER,
    contract_no TEXT,
    customer_no TEXT,
    down_kbps INTEGER,
    up_kbps INTEGER,
    repair_hours INTEGER,
    availability_bp INTEGER,
    hotline TEXT,
    valid_from TEXT,
    valid_to TEXT,
    monthly_cost INTEGER,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE line_measurement (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    for_line BLOB REFERENCES line (id),
    measured_at INTEGER,
    down_kbps INTEGER,
    up_kbps INTEGER,
    ping_ms INTEGER,
    jitter_ms INTEGER,
    loss_bp INTEGER,
    measured_by TEXT,
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE line_upgrade (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    for_line BLOB REFERENCES line (id),
    site BLOB REFERENCES site (id),
    upgrade_state INTEGER,
    wanted_kbps INTEGER,
    day TEXT,
    answered_day TEXT,
    done_day TEXT,
    reason TEXT,
    answer TEXT,
    document_no TEXT,
    notes TEXT
) STRICT;

CREATE TABLE procedure (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    procedure_version TEXT,
    standard_set BLOB REFERENCES standard_set (id),
    type INTEGER,
    checklist TEXT,
    valid_from TEXT,
    valid_to TEXT,
    document_no TEXT,
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE training (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    officer BLOB REFERENCES officer (id),
    by_procedure BLOB REFERENCES procedure (id),
    day TEXT,
    trained_by TEXT,
    document_no TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE contact_point (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    contact_level INTEGER,
    party TEXT,
    unit BLOB REFERENCES unit (id),
    site BLOB REFERENCES site (id),
    about INTEGER,
    provider BLOB REFERENCES vendor (id),
    officer BLOB REFERENCES officer (id),
    person TEXT,
    phone TEXT,
    email TEXT,
    wait_minutes INTEGER,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE meeting (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    name TEXT,
    meeting_level INTEGER,
    meeting_state INTEGER,
    starts_at INTEGER,
    ends_at INTEGER,
    platform TEXT,
    link_type INTEGER,
    host BLOB REFERENCES unit (id),
    meeting_place TEXT,
    contact TEXT,
    notice_no TEXT,
    notice_day TEXT,
    notice_sent_at INTEGER,
    trial_at INTEGER,
    began_at INTEGER,
    ended_at INTEGER,
    frozen_at INTEGER,
    summary TEXT,
    notes TEXT
) STRICT;

CREATE TABLE meeting_site (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    for_meeting BLOB REFERENCES meeting (id),
    site BLOB REFERENCES site (id),
    notice_sent_at INTEGER,
    received_at INTEGER,
    received_by TEXT,
    trial_result INTEGER,
    meeting_outcome INTEGER,
    minutes_lost INTEGER,
    lost_at INTEGER,
    outcome_cause TEXT,
    fault BLOB REFERENCES fault (id),
    readiness INTEGER,
    readiness_reasons TEXT,
    failure_bp INTEGER,
    notes TEXT
) STRICT;

CREATE TABLE site_check (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    site BLOB REFERENCES site (id),
    for_meeting BLOB REFERENCES meeting (id),
    check_round INTEGER,
    checked_at INTEGER,
    checked_by BLOB REFERENCES officer (id),
    heading_power INTEGER,
    heading_light INTEGER,
    heading_sound INTEGER,
    heading_picture INTEGER,
    heading_line INTEGER,
    by_procedure BLOB REFERENCES procedure (id),
    measurement BLOB REFERENCES line_measurement (id),
    withdrawn_at INTEGER,
    source TEXT,
    notes TEXT
) STRICT;

CREATE TABLE check_item (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    for_check BLOB REFERENCES site_check (id),
    position INTEGER,
    check_heading INTEGER,
    item_text TEXT,
    device BLOB REFERENCES device (id),
    for_line BLOB REFERENCES line (id),
    check_result INTEGER,
    starts_needed INTEGER,
    fault BLOB REFERENCES fault (id),
    notes TEXT
) STRICT;

CREATE TABLE duty (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    officer BLOB REFERENCES officer (id),
    duty_role INTEGER,
    for_meeting BLOB REFERENCES meeting (id),
    site BLOB REFERENCES site (id),
    unit BLOB REFERENCES unit (id),
    on_duty_from INTEGER,
    on_duty_until INTEGER,
    phone TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE contact (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    fault BLOB REFERENCES fault (id),
    for_meeting BLOB REFERENCES meeting (id),
    site BLOB REFERENCES site (id),
    contact_purpose INTEGER,
    contact_point BLOB REFERENCES contact_point (id),
    party TEXT,
    person TEXT,
    phone TEXT,
    contact_way INTEGER,
    told_at INTEGER,
    told_text TEXT,
    answered_at INTEGER,
    answer TEXT,
    ticket TEXT,
    notes TEXT
) STRICT;

CREATE TABLE support_request (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    site BLOB REFERENCES site (id),
    unit BLOB REFERENCES unit (id),
    asked_of TEXT,
    request_content TEXT,
    support_state INTEGER,
    day TEXT,
    answered_day TEXT,
    helped_day TEXT,
    answer TEXT,
    fault BLOB REFERENCES fault (id),
    document_no TEXT,
    notes TEXT
) STRICT;

CREATE TABLE maintenance_plan (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    name TEXT,
    type INTEGER,
    device BLOB REFERENCES device (id),
    unit BLOB REFERENCES unit (id),
    interval_days INTEGER,
    fixed_day TEXT,
    after_faults INTEGER,
    due_basis INTEGER,
    starts_on TEXT,
    work_checklist TEXT,
    officer BLOB REFERENCES officer (id),
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE TABLE work_order (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    number TEXT,
    for_maintenance_plan BLOB REFERENCES maintenance_plan (id),
    device BLOB REFERENCES device (id),
    site BLOB REFERENCES site (id),
    work_state INTEGER,
    due_day TEXT,
    snoozed_until TEXT,
    reason TEXT,
    work_done_day TEXT,
    done_by TEXT,
    work_results TEXT,
    work_passed INTEGER,
    cost INTEGER,
    fault BLOB REFERENCES fault (id),
    notes TEXT
) STRICT;

CREATE TABLE fault_step (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    fault BLOB REFERENCES fault (id),
    tried_at INTEGER,
    tried_by TEXT,
    triage_step TEXT,
    step_text TEXT,
    device BLOB REFERENCES device (id),
    step_result INTEGER,
    notes TEXT
) STRICT;

CREATE TABLE readiness_setting (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    state INTEGER,
    birth INTEGER,
    code TEXT,
    setting_value INTEGER,
    valid_from TEXT,
    source TEXT,
    notes TEXT,
    removed TEXT
) STRICT;

CREATE INDEX line_site ON line (site);
CREATE INDEX line_measurement_line ON line_measurement (for_line, measured_at);
CREATE INDEX meeting_starts ON meeting (starts_at);
CREATE INDEX meeting_site_meeting ON meeting_site (for_meeting, site);
CREATE INDEX meeting_site_site ON meeting_site (site);
CREATE INDEX check_site ON site_check (site, checked_at);
CREATE INDEX check_meeting ON site_check (for_meeting);
CREATE INDEX check_item_check ON check_item (for_check);
CREATE INDEX check_item_device ON check_item (device);
CREATE INDEX duty_meeting ON duty (for_meeting);
CREATE INDEX duty_site ON duty (site);
CREATE INDEX contact_fault ON contact (fault);
CREATE INDEX work_order_device ON work_order (device);
CREATE INDEX fault_step_fault ON fault_step (fault);
CREATE INDEX fault_line ON fault (for_line);
