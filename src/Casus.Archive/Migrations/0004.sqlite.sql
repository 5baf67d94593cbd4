-- What filing remembers is found by what it is asked for, so that a run reads of it what concerns the new reports. It is made anew by the next run.
DROP TABLE tellings;
DROP TABLE compositions;
DELETE FROM progress WHERE name = 'filing';

-- What is compared of each report, the reports it is alike to, and the unit and cluster it is in, named by the least number of a report in them.
CREATE TABLE tellings (
  report INTEGER PRIMARY KEY REFERENCES reports,
  reading INTEGER NOT NULL,
  telling BLOB NOT NULL,
  edges BLOB NOT NULL,
  unit INTEGER NOT NULL,
  cluster INTEGER NOT NULL);
CREATE INDEX tellings_by_unit ON tellings (unit);
CREATE INDEX tellings_by_cluster ON tellings (cluster);

-- The words that reports are found by, and their days.
CREATE TABLE telling_words (word INTEGER NOT NULL, day INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (word, day, report)) WITHOUT ROWID;

-- Where and when the lead of a report is (kind 0), further news (1) and what is retold (2); of these the draft they are filed with.
CREATE TABLE telling_places (
  place INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  day INTEGER NOT NULL,
  report INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event INTEGER NOT NULL,
  draft INTEGER,
  draft_event INTEGER,
  PRIMARY KEY (place, kind, day, report, position)) WITHOUT ROWID;
CREATE INDEX telling_places_by_report ON telling_places (report);
CREATE INDEX telling_places_by_draft ON telling_places (draft, draft_event) WHERE draft IS NOT NULL;

-- The incident that came of a draft: of a cluster (event -1), or of the event that opened it.
CREATE TABLE filings (
  draft INTEGER NOT NULL,
  draft_event INTEGER NOT NULL,
  composition TEXT NOT NULL,
  raw TEXT NOT NULL,
  incident TEXT NOT NULL,
  PRIMARY KEY (draft, draft_event)) WITHOUT ROWID;
CREATE INDEX filings_by_raw ON filings (raw);

-- What people said of the filing of reports, as far as nothing contradicts it, when it was last heeded.
CREATE TABLE filing_judgements (report TEXT NOT NULL, other TEXT NOT NULL, is_same INTEGER NOT NULL);

-- Incidents of more than one day: whoever looks for a stretch of days finds by them how far before it to begin.
CREATE INDEX facts_now_by_span ON incident_facts (last_day, first_day, until_at) WHERE until_at IS NULL AND last_day > first_day;
