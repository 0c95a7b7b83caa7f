-- Times that came from a wrong clock, and what covers the columns and settings that are local.

ALTER TABLE change_set ADD COLUMN clock_suspect INTEGER;        -- of list clock_suspect; absent: plausible
ALTER TABLE change_set ADD COLUMN corrected_at INTEGER;         -- when it really was, milliseconds UTC
ALTER TABLE change_set ADD COLUMN undone_clock_suspect INTEGER;
CREATE INDEX change_set_corrected ON change_set (id) WHERE corrected_at IS NOT NULL; -- past registers

-- arrivals_cover: BLAKE2b over every operation whose received_ms is not its wall_ms. settings_cover: over
-- all other rows of this table. 0: taken as things stand when the register is next opened for writing.
INSERT INTO meta (k, v) VALUES ('arrivals_cover', 0), ('settings_cover', 0);
