-- What is compared of each report, the reports it is alike to, and what it was filed with: a later run goes on from here.
CREATE TABLE tellings (
  report INTEGER PRIMARY KEY REFERENCES reports,
  reading INTEGER NOT NULL,
  telling BLOB NOT NULL,
  edges BLOB NOT NULL,
  unit INTEGER,
  cluster INTEGER);

-- The incident that came of what was filed together.
CREATE TABLE compositions (composition TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;

-- The current incidents by what they are looked for, with what else is asked of them: whoever counts or pages reads no whole incident.
CREATE INDEX incidents_now_by_day ON incidents (first_day, id, last_day, review, country, type, killed, grade, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_country ON incidents (country, first_day, id, last_day, review, type, killed, grade, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_type ON incidents (type, first_day, id, last_day, review, country, killed, grade, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_place ON incidents (place, first_day, id, last_day, review, type, killed, grade, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_grade ON incidents (grade, first_day, id, last_day, review, country, type, killed, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_killed ON incidents (killed, first_day, id, last_day, review, country, type, grade, until_at) WHERE until_at IS NULL;
CREATE INDEX incidents_now_by_review ON incidents (review, first_day, id, last_day, country, type, killed, grade, until_at) WHERE until_at IS NULL;

-- Nearly all rows are current: an index that finds those by their end would be taken for one that helps.
DROP INDEX incidents_by_until;
CREATE INDEX incidents_by_until ON incidents (until_at) WHERE until_at IS NOT NULL;
