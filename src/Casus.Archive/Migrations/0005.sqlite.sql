-- What was purged, by fingerprints alone, so that it is not taken in again unnoticed; the entry of the log tells when, by whom and why.
CREATE TABLE purged (kind TEXT NOT NULL, hash TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES audit, PRIMARY KEY (kind, hash, entry)) WITHOUT ROWID;
CREATE TRIGGER purged_stay_u BEFORE UPDATE ON purged BEGIN SELECT RAISE(ABORT, 'what was purged is never changed'); END;
CREATE TRIGGER purged_stay_d BEFORE DELETE ON purged BEGIN SELECT RAISE(ABORT, 'what was purged is never forgotten'); END;

-- The last numbers that rows had which were purged: the log names rows by their numbers, so none is given twice.
CREATE TABLE used_numbers (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

-- Rows that name others are looked for by them.
CREATE INDEX readings_by_version ON readings (version);
CREATE INDEX versions_by_original ON versions (original);

-- A purge says so in its transaction, and may do what nothing else may.
DROP TRIGGER originals_stay_d;
DROP TRIGGER reports_stay_d;
DROP TRIGGER versions_stay_d;
DROP TRIGGER readings_stay_d;
DROP TRIGGER judgements_stay_u;
DROP TRIGGER judgements_stay_d;
DROP TRIGGER audit_stay_u;
CREATE TRIGGER originals_stay_d BEFORE DELETE ON originals WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'originals are never deleted'); END;
CREATE TRIGGER reports_stay_d BEFORE DELETE ON reports WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER versions_stay_d BEFORE DELETE ON versions WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
CREATE TRIGGER readings_stay_d BEFORE DELETE ON readings WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER judgements_stay_u BEFORE UPDATE ON judgements WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER judgements_stay_d BEFORE DELETE ON judgements WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
CREATE TRIGGER audit_stay_u BEFORE UPDATE ON audit WHEN NOT EXISTS (SELECT 1 FROM progress WHERE name = 'purging') BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
