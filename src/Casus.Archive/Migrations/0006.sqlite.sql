-- When a report that came by a queue was sent there: of two versions under way at once the later one is current, whichever is kept first. Empty where it came another way.
ALTER TABLE versions ADD COLUMN sent_at TEXT NOT NULL DEFAULT '';
