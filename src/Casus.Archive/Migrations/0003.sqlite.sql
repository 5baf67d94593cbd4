-- What incidents are looked for and counted by, in rows of their own: a whole incident is large, and its row is read where it is shown alone.
CREATE TABLE incident_facts (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  country TEXT NOT NULL,
  place TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  killed INTEGER,
  injured INTEGER,
  sources INTEGER NOT NULL,
  grade TEXT NOT NULL,
  review TEXT NOT NULL,
  digest TEXT NOT NULL,
  from_at TEXT NOT NULL,
  until_at TEXT);
INSERT INTO incident_facts SELECT number, id, type, first_day, last_day, country, place, latitude, longitude, killed, injured, sources, grade, review, digest, from_at, until_at FROM incidents;

CREATE TRIGGER incident_facts_open AFTER INSERT ON incidents BEGIN
  INSERT INTO incident_facts (number, id, type, first_day, last_day, country, place, latitude, longitude, killed, injured, sources, grade, review, digest, from_at, until_at) VALUES (new.number, new.id, new.type, new.first_day, new.last_day, new.country, new.place, new.latitude, new.longitude, new.killed, new.injured, new.sources, new.grade, new.review, new.digest, new.from_at, new.until_at);
END;
CREATE TRIGGER incident_facts_close AFTER UPDATE OF until_at ON incidents BEGIN
  UPDATE incident_facts SET until_at = new.until_at WHERE number = new.number;
END;
CREATE TRIGGER incident_facts_drop AFTER DELETE ON incidents BEGIN
  DELETE FROM incident_facts WHERE number = old.number;
END;

-- They replace those of whole incidents.
DROP INDEX incidents_by_day;
DROP INDEX incidents_by_country;
DROP INDEX incidents_by_place;
DROP INDEX incidents_by_type;
DROP INDEX incidents_by_review;
DROP INDEX incidents_by_latitude;
DROP INDEX incidents_by_killed;
DROP INDEX incidents_now_by_day;
DROP INDEX incidents_now_by_country;
DROP INDEX incidents_now_by_type;
DROP INDEX incidents_now_by_place;
DROP INDEX incidents_now_by_grade;
DROP INDEX incidents_now_by_killed;
DROP INDEX incidents_now_by_review;

-- Current incidents, with what else is asked of them and the number, so that counting and paging read the index alone.
CREATE UNIQUE INDEX facts_now_by_id ON incident_facts (id) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_day ON incident_facts (first_day, id, last_day, review, country, type, killed, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_country ON incident_facts (country, first_day, id, last_day, review, type, killed, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_type ON incident_facts (type, first_day, id, last_day, review, country, killed, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_place ON incident_facts (place, first_day, id, last_day, review, type, killed, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_grade ON incident_facts (grade, first_day, id, last_day, review, country, type, killed, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_killed ON incident_facts (killed, first_day, id, last_day, review, country, type, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_review ON incident_facts (review, first_day, id, last_day, country, type, killed, grade, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_point ON incident_facts (latitude, longitude, first_day, id, last_day, review, number, until_at) WHERE until_at IS NULL;
CREATE INDEX facts_now_by_digest ON incident_facts (digest) WHERE until_at IS NULL;

-- The archive as it stood.
CREATE INDEX facts_by_day ON incident_facts (first_day, id, from_at, until_at);
CREATE INDEX facts_by_country ON incident_facts (country, first_day, id, from_at, until_at);
CREATE INDEX facts_by_from ON incident_facts (from_at);
CREATE INDEX facts_by_until ON incident_facts (until_at) WHERE until_at IS NOT NULL;

-- Who had a part in which incidents, without a look at the rows.
DROP INDEX incident_actors_by_incident;
DROP INDEX incident_actors_by_actor;
DROP INDEX incident_actors_by_name;
CREATE INDEX incident_actors_by_incident ON incident_actors (incident, actor, name, role, certainty);
CREATE INDEX incident_actors_by_actor ON incident_actors (actor, incident, certainty);
CREATE INDEX incident_actors_by_name ON incident_actors (name, incident, certainty);
CREATE INDEX incident_actors_by_certainty ON incident_actors (role, certainty, incident);

-- The judgements about an incident, and those that undo them.
CREATE INDEX judgements_by_incident ON judgements (incident);
CREATE INDEX judgements_by_other ON judgements (other);
CREATE INDEX judgements_by_anchor ON judgements (anchor);
CREATE INDEX judgements_by_other_anchor ON judgements (other_anchor);
CREATE INDEX judgements_by_undone ON judgements (undoes) WHERE undoes > 0;
CREATE INDEX judgements_by_kind ON judgements (kind);

-- The fingerprint of all current incidents, by the first digits of theirs: a change makes few of them anew.
CREATE TABLE incident_digests (prefix TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
