-- What was purged, by fingerprints alone, so that it is not taken in again unnoticed; the entry of the log tells when, by whom and why.
CREATE TABLE purged (kind text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL, entry bigint NOT NULL REFERENCES audit, PRIMARY KEY (kind, hash, entry));
CREATE FUNCTION refuse_always() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER purged_stay BEFORE UPDATE OR DELETE ON purged FOR EACH ROW EXECUTE FUNCTION refuse_always();
CREATE TRIGGER purged_stay_t BEFORE TRUNCATE ON purged EXECUTE FUNCTION refuse_always();

-- The last numbers that rows had which were purged: the log names rows by their numbers, so none is given twice.
CREATE TABLE used_numbers (name text COLLATE "C" PRIMARY KEY, number bigint NOT NULL);

-- Rows that name others are looked for by them.
CREATE INDEX readings_by_version ON readings (version);
CREATE INDEX versions_by_original ON versions (original);

-- A purge says so in its transaction, and may do what nothing else may.
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') AND EXISTS (SELECT 1 FROM progress WHERE name = 'purging') THEN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('judgements', 'audit') THEN
      RETURN new;
    ELSIF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit' THEN
      RETURN old;
    END IF;
  END IF;
  RAISE EXCEPTION '% are never changed', TG_TABLE_NAME;
END $$;
