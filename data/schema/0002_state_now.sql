-- What holds now, beside what was stated: a device with an open blocking fault is broken, one in an
-- unfinished repair of an open fault is under repair, and an open fault about a device is where the
-- device is. Columns ending in _now are made from the others, like those for searching and sorting.
ALTER TABLE device ADD COLUMN condition_now INTEGER;
ALTER TABLE device ADD COLUMN use_now INTEGER;
ALTER TABLE fault ADD COLUMN site_now BLOB;

-- The lists filter and sort by what holds now; made before the columns are filled, each index would
-- be written twice.
DROP INDEX device_site;
DROP INDEX device_list;
DROP INDEX device_name;

UPDATE device SET
    condition_now = CASE WHEN EXISTS (SELECT 1 FROM fault AS f
            WHERE f.device = device.id AND f.state = 1 AND f.fault_state IN (1, 2, 3, 4)
                AND f.severity = 1)
        THEN 4 ELSE condition END,
    use_now = CASE WHEN EXISTS (SELECT 1 FROM fault AS f JOIN repair AS r ON r.fault = f.id
            WHERE f.device = device.id AND f.state = 1 AND f.fault_state IN (1, 2, 3, 4)
                AND r.state = 1 AND r.finished_at IS NULL)
        THEN 3 ELSE use END
WHERE state = 1;

UPDATE fault SET site_now = (
    SELECT CASE WHEN fault.fault_state IN (1, 2, 3, 4) THEN coalesce(d.site, fault.site)
        ELSE coalesce(fault.site, d.site) END
    FROM (SELECT 1) LEFT JOIN device AS d ON d.id = fault.device AND d.state = 1)
WHERE state = 1;

CREATE INDEX device_site ON device (site, code_key, no, type, condition_now, use_now, paper); -- a site's devices
CREATE INDEX device_list ON device (code_key, no, type, condition_now, use_now, paper);       -- by code
CREATE INDEX device_name ON device (name_key, no, type, condition_now, use_now, paper);       -- by name
CREATE INDEX fault_site_now ON fault (site_now);                                              -- a site's faults
