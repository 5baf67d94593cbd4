-- The bytes of reports as they were received.
CREATE TABLE originals (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);

CREATE TABLE reports (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);

-- What was read from the bytes: a report that comes again with other words under its old id is another version of it.
CREATE TABLE versions (
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports,
  content TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES originals,
  captured_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT NOT NULL,
  document TEXT NOT NULL,
  words TEXT NOT NULL,
  UNIQUE (report, content));

-- What a coder made of a version; one of each report is current.
CREATE TABLE readings (
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports,
  version INTEGER NOT NULL REFERENCES versions,
  coder TEXT NOT NULL,
  published TEXT NOT NULL,
  record TEXT NOT NULL,
  from_at TEXT NOT NULL,
  until_at TEXT);
CREATE UNIQUE INDEX readings_current ON readings (report) WHERE until_at IS NULL;
CREATE INDEX readings_by_report ON readings (report, from_at);
CREATE INDEX readings_by_day ON readings (published, number);

-- The events of readings by what is searched for.
CREATE TABLE events (
  reading INTEGER NOT NULL REFERENCES readings,
  event TEXT NOT NULL,
  type TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  country TEXT NOT NULL,
  place TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  killed INTEGER,
  PRIMARY KEY (reading, event)) WITHOUT ROWID;
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_country ON events (country);
CREATE INDEX events_by_place ON events (place);
CREATE INDEX events_by_latitude ON events (latitude);

CREATE TABLE event_actors (
  reading INTEGER NOT NULL REFERENCES readings,
  event TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  certainty TEXT NOT NULL);
CREATE INDEX event_actors_by_event ON event_actors (reading, event);
CREATE INDEX event_actors_by_actor ON event_actors (actor);
CREATE INDEX event_actors_by_name ON event_actors (name);

-- What people decided; machines never write here.
CREATE TABLE judgements (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  incident TEXT NOT NULL,
  anchor TEXT NOT NULL,
  other TEXT NOT NULL,
  other_anchor TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  undoes INTEGER NOT NULL);

-- Incidents as they stood from one moment to another, derived of readings and judgements.
CREATE TABLE incidents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  country TEXT NOT NULL,
  place TEXT NOT NULL,
  place_name TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  killed INTEGER,
  injured INTEGER,
  sources INTEGER NOT NULL,
  grade TEXT NOT NULL,
  review TEXT NOT NULL,
  merged_into TEXT NOT NULL,
  machine TEXT NOT NULL,
  judged TEXT NOT NULL,
  words TEXT NOT NULL,
  digest TEXT NOT NULL,
  from_at TEXT NOT NULL,
  until_at TEXT);
CREATE UNIQUE INDEX incidents_current ON incidents (id) WHERE until_at IS NULL;
CREATE INDEX incidents_by_id ON incidents (id, from_at);
CREATE INDEX incidents_by_day ON incidents (first_day, id);
CREATE INDEX incidents_by_country ON incidents (country, first_day, id);
CREATE INDEX incidents_by_place ON incidents (place, first_day, id);
CREATE INDEX incidents_by_type ON incidents (type, first_day, id);
CREATE INDEX incidents_by_review ON incidents (review, first_day, id);
CREATE INDEX incidents_by_latitude ON incidents (latitude);
CREATE INDEX incidents_by_killed ON incidents (killed);
CREATE INDEX incidents_by_from ON incidents (from_at);
CREATE INDEX incidents_by_until ON incidents (until_at);

CREATE TABLE incident_actors (
  incident INTEGER NOT NULL REFERENCES incidents,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  certainty TEXT NOT NULL);
CREATE INDEX incident_actors_by_incident ON incident_actors (incident);
CREATE INDEX incident_actors_by_actor ON incident_actors (actor);
CREATE INDEX incident_actors_by_name ON incident_actors (name);

CREATE TABLE incident_reports (
  incident INTEGER NOT NULL REFERENCES incidents,
  report TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (incident, report)) WITHOUT ROWID;
CREATE INDEX incident_reports_by_report ON incident_reports (report, part);

-- Every step, each with the hash of the one before.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL);

-- How far derived tables have been brought.
CREATE TABLE progress (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE version_words USING fts5(words, content = 'versions', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER versions_words AFTER INSERT ON versions BEGIN
  INSERT INTO version_words (rowid, words) VALUES (new.number, new.words);
END;
CREATE VIRTUAL TABLE incident_words USING fts5(words, content = 'incidents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER incidents_words AFTER INSERT ON incidents BEGIN
  INSERT INTO incident_words (rowid, words) VALUES (new.number, new.words);
END;

-- What was received, read, judged and logged is never changed.
CREATE TRIGGER originals_stay_u BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;
CREATE TRIGGER originals_stay_d BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'originals are never deleted'); END;
CREATE TRIGGER reports_stay_u BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END;
CREATE TRIGGER reports_stay_d BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER versions_stay_u BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions are never changed'); END;
CREATE TRIGGER versions_stay_d BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
CREATE TRIGGER readings_stay_u BEFORE UPDATE ON readings
  WHEN old.until_at IS NOT NULL OR new.number <> old.number OR new.report <> old.report OR new.version <> old.version
    OR new.coder <> old.coder OR new.published <> old.published OR new.record <> old.record OR new.from_at <> old.from_at
  BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;
CREATE TRIGGER readings_stay_d BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER judgements_stay_u BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER judgements_stay_d BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
CREATE TRIGGER audit_stay_u BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_stay_d BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never deleted'); END;
