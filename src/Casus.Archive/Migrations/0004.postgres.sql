-- What filing remembers is found by what it is asked for, so that a run reads of it what concerns the new reports. It is made anew by the next run.
DROP TABLE tellings;
DROP TABLE compositions;
DELETE FROM progress WHERE name = 'filing';

-- What is compared of each report, the reports it is alike to, and the unit and cluster it is in, named by the least number of a report in them.
CREATE TABLE tellings (
  report bigint PRIMARY KEY REFERENCES reports,
  reading bigint NOT NULL,
  telling bytea NOT NULL,
  edges bytea NOT NULL,
  unit bigint NOT NULL,
  cluster bigint NOT NULL);
CREATE INDEX tellings_by_unit ON tellings (unit);
CREATE INDEX tellings_by_cluster ON tellings (cluster);

-- The words that reports are found by, and their days.
CREATE TABLE telling_words (word bigint NOT NULL, day bigint NOT NULL, report bigint NOT NULL, PRIMARY KEY (word, day, report));

-- Where and when the lead of a report is (kind 0), further news (1) and what is retold (2); of these the draft they are filed with.
CREATE TABLE telling_places (
  place bigint NOT NULL,
  kind bigint NOT NULL,
  day bigint NOT NULL,
  report bigint NOT NULL,
  position bigint NOT NULL,
  event bigint NOT NULL,
  draft bigint,
  draft_event bigint,
  PRIMARY KEY (place, kind, day, report, position));
CREATE INDEX telling_places_by_report ON telling_places (report);
CREATE INDEX telling_places_by_draft ON telling_places (draft, draft_event) WHERE draft IS NOT NULL;

-- The incident that came of a draft: of a cluster (event -1), or of the event that opened it.
CREATE TABLE filings (
  draft bigint NOT NULL,
  draft_event bigint NOT NULL,
  composition text COLLATE "C" NOT NULL,
  raw text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  PRIMARY KEY (draft, draft_event));
CREATE INDEX filings_by_raw ON filings (raw);

-- What people said of the filing of reports, as far as nothing contradicts it, when it was last heeded.
CREATE TABLE filing_judgements (report text COLLATE "C" NOT NULL, other text COLLATE "C" NOT NULL, is_same bigint NOT NULL);

-- Incidents of more than one day: whoever looks for a stretch of days finds by them how far before it to begin.
CREATE INDEX facts_now_by_span ON incident_facts (last_day, first_day, until_at) WHERE until_at IS NULL AND last_day > first_day;
