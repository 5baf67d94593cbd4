-- The bytes of reports as they were received.
CREATE TABLE originals (sha256 text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL);

CREATE TABLE reports (number bigint PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE);

-- What was read from the bytes: a report that comes again with other words under its old id is another version of it.
CREATE TABLE versions (
  number bigint PRIMARY KEY,
  report bigint NOT NULL REFERENCES reports,
  content text COLLATE "C" NOT NULL,
  original text COLLATE "C" NOT NULL REFERENCES originals,
  captured_at text COLLATE "C" NOT NULL,
  origin text COLLATE "C" NOT NULL,
  title text COLLATE "C" NOT NULL,
  publisher text COLLATE "C" NOT NULL,
  url text COLLATE "C" NOT NULL,
  document text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  terms tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
  UNIQUE (report, content));
CREATE INDEX versions_terms ON versions USING gin (terms);

-- What a coder made of a version; one of each report is current.
CREATE TABLE readings (
  number bigint PRIMARY KEY,
  report bigint NOT NULL REFERENCES reports,
  version bigint NOT NULL REFERENCES versions,
  coder text COLLATE "C" NOT NULL,
  published text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  from_at text COLLATE "C" NOT NULL,
  until_at text COLLATE "C");
CREATE UNIQUE INDEX readings_current ON readings (report) WHERE until_at IS NULL;
CREATE INDEX readings_by_report ON readings (report, from_at);
CREATE INDEX readings_by_day ON readings (published, number);

-- The events of readings by what is searched for.
CREATE TABLE events (
  reading bigint NOT NULL REFERENCES readings,
  event text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  first_day text COLLATE "C" NOT NULL,
  last_day text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  latitude double precision,
  longitude double precision,
  killed bigint,
  PRIMARY KEY (reading, event));
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_country ON events (country);
CREATE INDEX events_by_place ON events (place);
CREATE INDEX events_by_latitude ON events (latitude);

CREATE TABLE event_actors (
  reading bigint NOT NULL REFERENCES readings,
  event text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  certainty text COLLATE "C" NOT NULL);
CREATE INDEX event_actors_by_event ON event_actors (reading, event);
CREATE INDEX event_actors_by_actor ON event_actors (actor);
CREATE INDEX event_actors_by_name ON event_actors (name);

-- What people decided; machines never write here.
CREATE TABLE judgements (
  number bigint PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  who text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  anchor text COLLATE "C" NOT NULL,
  other text COLLATE "C" NOT NULL,
  other_anchor text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  undoes bigint NOT NULL);

-- Incidents as they stood from one moment to another, derived of readings and judgements.
CREATE TABLE incidents (
  number bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  first_day text COLLATE "C" NOT NULL,
  last_day text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  place_name text COLLATE "C" NOT NULL,
  latitude double precision,
  longitude double precision,
  killed bigint,
  injured bigint,
  sources bigint NOT NULL,
  grade text COLLATE "C" NOT NULL,
  review text COLLATE "C" NOT NULL,
  merged_into text COLLATE "C" NOT NULL,
  machine text COLLATE "C" NOT NULL,
  judged text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  terms tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
  digest text COLLATE "C" NOT NULL,
  from_at text COLLATE "C" NOT NULL,
  until_at text COLLATE "C");
CREATE INDEX incidents_terms ON incidents USING gin (terms);
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
  incident bigint NOT NULL REFERENCES incidents,
  actor text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  certainty text COLLATE "C" NOT NULL);
CREATE INDEX incident_actors_by_incident ON incident_actors (incident);
CREATE INDEX incident_actors_by_actor ON incident_actors (actor);
CREATE INDEX incident_actors_by_name ON incident_actors (name);

CREATE TABLE incident_reports (
  incident bigint NOT NULL REFERENCES incidents,
  report text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  PRIMARY KEY (incident, report));
CREATE INDEX incident_reports_by_report ON incident_reports (report, part);

-- Every step, each with the hash of the one before.
CREATE TABLE audit (
  number bigint PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  who text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  object text COLLATE "C" NOT NULL,
  detail text COLLATE "C" NOT NULL,
  previous text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL);

-- How far derived tables have been brought.
CREATE TABLE progress (name text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL);

CREATE FUNCTION distance_km(a double precision, b double precision, c double precision, d double precision) RETURNS double precision
  LANGUAGE sql IMMUTABLE AS $$
  SELECT 2 * 6371.0088 * asin(least(1, sqrt(sin(radians(c - a) / 2) ^ 2 + cos(radians(a)) * cos(radians(c)) * sin(radians(d - b) / 2) ^ 2)))
$$;

-- What was received, read, judged and logged is never changed.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed', TG_TABLE_NAME;
END $$;
CREATE FUNCTION refuse_but_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.until_at IS NOT NULL OR (new.number, new.report, new.version, new.coder, new.published, new.record, new.from_at)
    IS DISTINCT FROM (old.number, old.report, old.version, old.coder, old.published, old.record, old.from_at) THEN
    RAISE EXCEPTION 'readings are never changed';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER originals_stay BEFORE UPDATE OR DELETE ON originals FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER reports_stay BEFORE UPDATE OR DELETE ON reports FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER versions_stay BEFORE UPDATE OR DELETE ON versions FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER audit_stay BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION refuse_but_closing();
CREATE TRIGGER readings_stay_d BEFORE DELETE ON readings FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER originals_stay_t BEFORE TRUNCATE ON originals EXECUTE FUNCTION refuse();
CREATE TRIGGER reports_stay_t BEFORE TRUNCATE ON reports EXECUTE FUNCTION refuse();
CREATE TRIGGER versions_stay_t BEFORE TRUNCATE ON versions EXECUTE FUNCTION refuse();
CREATE TRIGGER readings_stay_t BEFORE TRUNCATE ON readings EXECUTE FUNCTION refuse();
CREATE TRIGGER judgements_stay_t BEFORE TRUNCATE ON judgements EXECUTE FUNCTION refuse();
CREATE TRIGGER audit_stay_t BEFORE TRUNCATE ON audit EXECUTE FUNCTION refuse();
