-- What is compared of each report, the reports it is alike to, and what it was filed with: a later run goes on from here.
CREATE TABLE tellings (
  report bigint PRIMARY KEY REFERENCES reports,
  reading bigint NOT NULL,
  telling bytea NOT NULL,
  edges bytea NOT NULL,
  unit bigint,
  cluster bigint);

-- The incident that came of what was filed together.
CREATE TABLE compositions (composition text COLLATE "C" PRIMARY KEY, incident text COLLATE "C" NOT NULL);
