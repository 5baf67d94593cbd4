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
