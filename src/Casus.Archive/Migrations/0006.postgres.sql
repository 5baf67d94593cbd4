-- When a report that came by a queue was sent there: of two versions under way at once the later one is current, whichever is kept first. Empty where it came another way.
ALTER TABLE versions ADD COLUMN sent_at text COLLATE "C" NOT NULL DEFAULT '';

-- Rows that are written together with those they belong to are not looked up once more, one by one.
ALTER TABLE events DROP CONSTRAINT events_reading_fkey;
ALTER TABLE event_actors DROP CONSTRAINT event_actors_reading_fkey;
ALTER TABLE incident_actors DROP CONSTRAINT incident_actors_incident_fkey;
ALTER TABLE incident_reports DROP CONSTRAINT incident_reports_incident_fkey;
ALTER TABLE tellings DROP CONSTRAINT tellings_report_fkey;

-- Packing the usual way takes more time than all else about a row. A server that was built without the quicker one goes on with the usual one.
DO $$
BEGIN
  ALTER TABLE originals ALTER COLUMN bytes SET COMPRESSION lz4;
  ALTER TABLE versions ALTER COLUMN document SET COMPRESSION lz4;
  ALTER TABLE versions ALTER COLUMN words SET COMPRESSION lz4;
  ALTER TABLE versions ALTER COLUMN terms SET COMPRESSION lz4;
  ALTER TABLE readings ALTER COLUMN record SET COMPRESSION lz4;
  ALTER TABLE incidents ALTER COLUMN machine SET COMPRESSION lz4;
  ALTER TABLE incidents ALTER COLUMN words SET COMPRESSION lz4;
  ALTER TABLE incidents ALTER COLUMN terms SET COMPRESSION lz4;
  ALTER TABLE tellings ALTER COLUMN telling SET COMPRESSION lz4;
  ALTER TABLE tellings ALTER COLUMN edges SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR syntax_error THEN
  NULL;
END $$;
