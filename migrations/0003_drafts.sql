-- Drafts move and checks stay: what a claim is part of, how long a check holds, what was corrected after publication, and the
-- sign-off of an article.

ALTER TABLE claim ADD COLUMN around TEXT;                               -- the sentence that it is a part of
ALTER TABLE claim ADD COLUMN deadline TEXT CHECK (length(deadline) = 10);       -- by when a query is to be answered
ALTER TABLE claim ADD COLUMN holds_until TEXT CHECK (length(holds_until) = 10); -- the last day on which the check holds
ALTER TABLE claim ADD COLUMN correction TEXT;                           -- what was put right after publication
ALTER TABLE claim ADD COLUMN cause TEXT
    CHECK (cause IN ('number', 'name', 'date', 'quotation', 'context', 'source', 'editing', 'other'));
ALTER TABLE claim ADD COLUMN missed_by TEXT;                            -- whose check missed it
ALTER TABLE article ADD COLUMN signoff TEXT CHECK (json_valid(signoff));

DROP TRIGGER event_makes_claim;
CREATE TRIGGER event_makes_claim AFTER INSERT ON event WHEN NEW.entity = 'claim' AND NEW.field = 'created'
BEGIN
    INSERT INTO claim (id, uuid, article_id, extractor, text, kind, worth, reasons, speaker, outlet, around, updated,
                       operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'uuid', NEW.new ->> 'article', NEW.new ->> 'extractor', NEW.new ->> 'text',
            NEW.new ->> 'kind', NEW.new ->> 'worth', NEW.new -> 'reasons', NEW.new ->> 'speaker',
            NEW.new ->> 'outlet', NEW.new ->> 'around', (SELECT at FROM operation WHERE id = NEW.operation_id),
            NEW.operation_id);
END;

DROP TRIGGER event_changes_claim;
CREATE TRIGGER event_changes_claim AFTER INSERT ON event WHEN NEW.entity = 'claim' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of a claim')
    WHERE NEW.field NOT IN ('text', 'kind', 'speaker', 'outlet', 'around', 'status', 'note', 'fix', 'checker', 'second',
                            'accepted', 'without_evidence', 'basis', 'deadline', 'holds_until', 'correction', 'cause',
                            'missed_by', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the claim was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'text' THEN text WHEN 'kind' THEN kind WHEN 'speaker' THEN speaker
               WHEN 'outlet' THEN outlet WHEN 'around' THEN around WHEN 'status' THEN status WHEN 'note' THEN note
               WHEN 'fix' THEN fix WHEN 'checker' THEN checker WHEN 'second' THEN second WHEN 'accepted' THEN accepted
               WHEN 'without_evidence' THEN without_evidence WHEN 'basis' THEN basis WHEN 'deadline' THEN deadline
               WHEN 'holds_until' THEN holds_until WHEN 'correction' THEN correction WHEN 'cause' THEN cause
               WHEN 'missed_by' THEN missed_by WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM claim WHERE id = NEW.row_id);
    UPDATE claim SET text = NEW.new WHERE id = NEW.row_id AND NEW.field = 'text';
    UPDATE claim SET kind = NEW.new WHERE id = NEW.row_id AND NEW.field = 'kind';
    UPDATE claim SET speaker = NEW.new WHERE id = NEW.row_id AND NEW.field = 'speaker';
    UPDATE claim SET outlet = NEW.new WHERE id = NEW.row_id AND NEW.field = 'outlet';
    UPDATE claim SET around = NEW.new WHERE id = NEW.row_id AND NEW.field = 'around';
    UPDATE claim SET status = NEW.new, marked_at = (SELECT at FROM operation WHERE id = NEW.operation_id)
    WHERE id = NEW.row_id AND NEW.field = 'status';
    UPDATE claim SET note = NEW.new WHERE id = NEW.row_id AND NEW.field = 'note';
    UPDATE claim SET fix = NEW.new WHERE id = NEW.row_id AND NEW.field = 'fix';
    UPDATE claim SET checker = NEW.new WHERE id = NEW.row_id AND NEW.field = 'checker';
    UPDATE claim SET second = NEW.new WHERE id = NEW.row_id AND NEW.field = 'second';
    UPDATE claim SET accepted = NEW.new WHERE id = NEW.row_id AND NEW.field = 'accepted';
    UPDATE claim SET without_evidence = NEW.new WHERE id = NEW.row_id AND NEW.field = 'without_evidence';
    UPDATE claim SET basis = NEW.new WHERE id = NEW.row_id AND NEW.field = 'basis';
    UPDATE claim SET deadline = NEW.new WHERE id = NEW.row_id AND NEW.field = 'deadline';
    UPDATE claim SET holds_until = NEW.new WHERE id = NEW.row_id AND NEW.field = 'holds_until';
    UPDATE claim SET correction = NEW.new WHERE id = NEW.row_id AND NEW.field = 'correction';
    UPDATE claim SET cause = NEW.new WHERE id = NEW.row_id AND NEW.field = 'cause';
    UPDATE claim SET missed_by = NEW.new WHERE id = NEW.row_id AND NEW.field = 'missed_by';
    UPDATE claim SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
    UPDATE claim SET updated = (SELECT at FROM operation WHERE id = NEW.operation_id) WHERE id = NEW.row_id;
END;

CREATE TRIGGER claim_more_changes_by_event BEFORE UPDATE ON claim
WHEN (NEW.around IS NOT OLD.around AND NEW.around IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'around' ORDER BY id DESC LIMIT 1))
    OR (NEW.deadline IS NOT OLD.deadline AND NEW.deadline IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'deadline' ORDER BY id DESC LIMIT 1))
    OR (NEW.holds_until IS NOT OLD.holds_until AND NEW.holds_until IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'holds_until' ORDER BY id DESC LIMIT 1))
    OR (NEW.correction IS NOT OLD.correction AND NEW.correction IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'correction' ORDER BY id DESC LIMIT 1))
    OR (NEW.cause IS NOT OLD.cause AND NEW.cause IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'cause' ORDER BY id DESC LIMIT 1))
    OR (NEW.missed_by IS NOT OLD.missed_by AND NEW.missed_by IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'missed_by' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a claim changes only by an event of an operation'); END;

DROP TRIGGER event_changes_article;
CREATE TRIGGER event_changes_article AFTER INSERT ON event WHEN NEW.entity = 'article' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of an article')
    WHERE NEW.field NOT IN ('slug', 'title', 'byline', 'publisher', 'url', 'published', 'language', 'signoff', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the article was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'slug' THEN slug WHEN 'title' THEN title WHEN 'byline' THEN byline
               WHEN 'publisher' THEN publisher WHEN 'url' THEN url WHEN 'published' THEN published
               WHEN 'language' THEN language WHEN 'signoff' THEN signoff
               WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM article WHERE id = NEW.row_id);
    UPDATE article SET slug = NEW.new WHERE id = NEW.row_id AND NEW.field = 'slug';
    UPDATE article SET title = NEW.new WHERE id = NEW.row_id AND NEW.field = 'title';
    UPDATE article SET byline = NEW.new WHERE id = NEW.row_id AND NEW.field = 'byline';
    UPDATE article SET publisher = NEW.new WHERE id = NEW.row_id AND NEW.field = 'publisher';
    UPDATE article SET url = NEW.new WHERE id = NEW.row_id AND NEW.field = 'url';
    UPDATE article SET published = NEW.new WHERE id = NEW.row_id AND NEW.field = 'published';
    UPDATE article SET language = NEW.new WHERE id = NEW.row_id AND NEW.field = 'language';
    UPDATE article SET signoff = NEW.new WHERE id = NEW.row_id AND NEW.field = 'signoff';
    UPDATE article SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
END;

CREATE TRIGGER article_signoff_changes_by_event BEFORE UPDATE ON article
WHEN NEW.signoff IS NOT OLD.signoff AND NEW.signoff IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'signoff' ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'an article is signed only by an event of an operation'); END;
