-- The desk: articles, drafts, claims, sources, evidence, and the history that all of it follows from.
--
-- The rule of this file: an editor's act is one row of `operation` and some rows of `event`; nothing else is ever
-- written by hand. Triggers turn events into rows of the other tables and refuse every other way of changing them, so
-- that the rule also holds for somebody with the `sqlite3` shell. Operations and events are append-only; ids run
-- without gaps and are never used twice. Times are UTC text of one width; places are code points of a draft's text.

-- ---- who this file is ---------------------------------------------------------------------------------------------

CREATE TABLE desk (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    uuid    TEXT NOT NULL,
    genesis BLOB NOT NULL CHECK (length(genesis) = 32),   -- random; the first link of the chain
    made    TEXT NOT NULL CHECK (length(made) = 24)
) STRICT;

CREATE TRIGGER desk_is_one BEFORE INSERT ON desk WHEN EXISTS (SELECT 1 FROM desk)
BEGIN SELECT RAISE(ABORT, 'a file is one desk'); END;
CREATE TRIGGER desk_is_fixed BEFORE UPDATE ON desk
BEGIN SELECT RAISE(ABORT, 'the identity of a desk does not change'); END;
CREATE TRIGGER desk_is_kept BEFORE DELETE ON desk
BEGIN SELECT RAISE(ABORT, 'the identity of a desk does not change'); END;

-- ---- history ------------------------------------------------------------------------------------------------------

-- A command of one editor that changed something. An operation is open until it has its seal; the deferred reference
-- means that a transaction cannot end with an open one.
CREATE TABLE operation (
    id         INTEGER PRIMARY KEY REFERENCES seal (operation_id) DEFERRABLE INITIALLY DEFERRED,
    uuid       TEXT NOT NULL UNIQUE,
    at         TEXT NOT NULL CHECK (length(at) = 24),
    editor     TEXT NOT NULL CHECK (editor <> ''),
    command    TEXT NOT NULL CHECK (command <> ''),
    why        TEXT,
    salt       BLOB NOT NULL CHECK (length(salt) = 16),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),   -- over salt and why
    undoes     INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_that_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

-- One change of one property. `created` carries the whole new thing as JSON.
CREATE TABLE event (
    id           INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    entity       TEXT NOT NULL CHECK (entity IN ('article', 'draft', 'claim', 'anchor', 'source', 'evidence')),
    row_id       INTEGER NOT NULL CHECK (row_id > 0),
    field        TEXT NOT NULL CHECK (field <> ''),
    old          TEXT,
    new          TEXT,
    salt         BLOB NOT NULL CHECK (length(salt) = 16),
    commitment   BLOB NOT NULL CHECK (length(commitment) = 32)    -- over salt, old and new
) STRICT;
CREATE INDEX event_of_operation ON event (operation_id);
CREATE INDEX event_of_property ON event (entity, row_id, field);

-- The link of an operation in the chain: SHA-256 over the link before it, the operation and its events.
CREATE TABLE seal (
    operation_id INTEGER PRIMARY KEY REFERENCES operation (id),
    events       INTEGER NOT NULL CHECK (events > 0),
    previous     BLOB NOT NULL CHECK (length(previous) = 32),
    hash         BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER operation_is_appended BEFORE INSERT ON operation
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM operation)
    OR EXISTS (SELECT 1 FROM operation WHERE uuid = NEW.uuid)
    OR (SELECT coalesce(max(id), 0) FROM operation) IS NOT (SELECT coalesce(max(operation_id), 0) FROM seal)
BEGIN SELECT RAISE(ABORT, 'history is append-only: an operation is added behind the last one'); END;
CREATE TRIGGER operation_is_fixed BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'history is append-only: an operation does not change'); END;
CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'history is append-only: an operation is not removed'); END;

CREATE TRIGGER event_is_appended BEFORE INSERT ON event
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM event)
    OR NEW.operation_id IS NOT (SELECT max(id) FROM operation)
    OR EXISTS (SELECT 1 FROM seal WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'history is append-only: an event is added to the open operation'); END;
CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'history is append-only: an event does not change'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'history is append-only: an event is not removed'); END;

CREATE TRIGGER seal_closes_the_open_operation BEFORE INSERT ON seal
WHEN NEW.operation_id IS NOT (SELECT max(id) FROM operation)
    OR EXISTS (SELECT 1 FROM seal WHERE operation_id = NEW.operation_id OR hash = NEW.hash)
    OR NEW.events IS NOT (SELECT count(*) FROM event WHERE operation_id = NEW.operation_id)
    OR NEW.previous IS NOT coalesce(
        (SELECT hash FROM seal WHERE operation_id = NEW.operation_id - 1), (SELECT genesis FROM desk))
BEGIN SELECT RAISE(ABORT, 'history is append-only: a seal closes the open operation and names the link before it'); END;
CREATE TRIGGER seal_is_fixed BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'history is append-only: a seal does not change'); END;
CREATE TRIGGER seal_is_kept BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'history is append-only: a seal is not removed'); END;

-- ---- articles and drafts ------------------------------------------------------------------------------------------

CREATE TABLE article (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    slug         TEXT NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title        TEXT NOT NULL CHECK (title <> ''),
    byline       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(byline)),
    publisher    TEXT,
    url          TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
    published    TEXT,
    language     TEXT,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX article_by_slug ON article (slug) WHERE withdrawn = 0;
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;

-- One version of an article's text.
CREATE TABLE draft (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    article_id   INTEGER NOT NULL REFERENCES article (id),
    number       INTEGER NOT NULL CHECK (number > 0),
    text         TEXT NOT NULL,
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
    words        INTEGER NOT NULL CHECK (words >= 0),
    file         TEXT,                                          -- as named on the command line
    external_id  TEXT,                                          -- the `id` of a JSON line
    extractor    TEXT NOT NULL,
    dropped      TEXT NOT NULL CHECK (json_valid(dropped)),     -- what the reader left out
    parts        TEXT NOT NULL CHECK (length(parts) = 64),      -- digest of the four tables below
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (article_id, number)
) STRICT;
-- The column `withdrawn` lies behind the text; with it in an index the latest draft is found without reading texts.
CREATE INDEX draft_of_article ON draft (article_id, withdrawn, number);
CREATE INDEX draft_by_file ON draft (file) WHERE file IS NOT NULL;
CREATE INDEX draft_by_text ON draft (sha256);

CREATE TABLE block (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    kind     TEXT NOT NULL
             CHECK (kind IN ('headline', 'standfirst', 'subhead', 'body', 'quote', 'list', 'table', 'caption')),
    start    INTEGER NOT NULL CHECK (start >= 0),
    "end"    INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (draft_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    mentions TEXT NOT NULL CHECK (json_valid(mentions)),        -- [[start, end], …]
    PRIMARY KEY (draft_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    "end"    INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (draft_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Notes of the author to come back to: TK, CQ, [CHECK], ??.
CREATE TABLE mark (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    text     TEXT NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    "end"    INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (draft_id, ordinal)
) STRICT, WITHOUT ROWID;

-- ---- claims -------------------------------------------------------------------------------------------------------

CREATE TABLE claim (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL UNIQUE,
    article_id       INTEGER NOT NULL REFERENCES article (id),
    extractor        TEXT NOT NULL,                             -- or `by hand`
    text             TEXT NOT NULL CHECK (text <> ''),
    kind             TEXT NOT NULL
                     CHECK (kind IN ('quotation', 'statement', 'number', 'date', 'event', 'identity', 'comparison',
                                     'cause', 'legal', 'opinion', 'prediction', 'question')),
    worth            REAL NOT NULL CHECK (worth BETWEEN 0 AND 1),
    reasons          TEXT NOT NULL CHECK (json_valid(reasons)),
    speaker          TEXT,
    outlet           TEXT,
    status           TEXT NOT NULL DEFAULT 'unchecked'
                     CHECK (status IN ('unchecked', 'checking', 'waiting', 'verified', 'disputed', 'false',
                                       'misleading', 'unverifiable', 'on-author', 'opinion')),
    note             TEXT,
    fix              TEXT,
    checker          TEXT,
    second           TEXT,
    accepted         TEXT,
    without_evidence TEXT,
    basis            TEXT CHECK (json_valid(basis)),            -- the words and evidence that the status was given on
    evidence         TEXT NOT NULL DEFAULT '',                  -- kept by triggers: `supports:3 origin:7`
    marked_at        TEXT,                                      -- kept by triggers
    updated          TEXT NOT NULL,                             -- kept by triggers
    operation_id     INTEGER NOT NULL REFERENCES operation (id),
    withdrawn        INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX claim_of_article ON claim (article_id, withdrawn, status);

-- A claim's place in a draft. A new draft adds anchors and rewrites no claim.
CREATE TABLE anchor (
    id           INTEGER PRIMARY KEY,
    draft_id     INTEGER NOT NULL REFERENCES draft (id),
    claim_id     INTEGER NOT NULL REFERENCES claim (id),
    start        INTEGER NOT NULL CHECK (start >= 0),
    "end"        INTEGER NOT NULL CHECK ("end" > start),
    fate         TEXT NOT NULL CHECK (fate IN ('new', 'same', 'moved', 'reworded', 'cut')),
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (claim_id, draft_id)
) STRICT;
CREATE INDEX anchor_in_order ON anchor (draft_id, start, claim_id);

-- ---- sources and evidence -----------------------------------------------------------------------------------------

CREATE TABLE source (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL
                 CHECK (kind IN ('document', 'dataset', 'official-record', 'web-page', 'article', 'social-post',
                                 'recording', 'transcript', 'email', 'phone-call', 'interview', 'in-person',
                                 'observation', 'photo-or-video', 'book', 'expert', 'author-notes')),
    title        TEXT NOT NULL CHECK (title <> ''),
    publisher    TEXT,
    date         TEXT,
    url          TEXT CHECK (url LIKE 'http://%' OR url LIKE 'https://%'),
    archived     TEXT CHECK (archived LIKE 'http://%' OR archived LIKE 'https://%'),
    accessed     TEXT,
    primacy      TEXT CHECK (primacy IN ('primary', 'secondary')),
    derived_from INTEGER REFERENCES source (id),
    role         TEXT,
    terms        TEXT CHECK (terms IN ('on-record', 'background', 'deep-background', 'off-record')),
    codename     TEXT,
    note         TEXT,
    named_in     INTEGER REFERENCES article (id),               -- the article that names this outlet as a lead
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX source_by_title ON source (title);
CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;

CREATE TABLE evidence (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL UNIQUE,
    claim_id     INTEGER NOT NULL REFERENCES claim (id),
    source_id    INTEGER NOT NULL REFERENCES source (id),
    stance       TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'context', 'origin')),
    locator      TEXT,
    excerpt      TEXT,
    note         TEXT,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX evidence_of_claim ON evidence (claim_id, withdrawn);
CREATE INDEX evidence_from_source ON evidence (source_id, withdrawn);

-- ---- an event makes and changes rows ------------------------------------------------------------------------------

-- The operation that is being written, if any; outside a write there is none.
CREATE VIEW open_operation AS
SELECT o.id, o.at FROM operation AS o
WHERE o.id = (SELECT max(id) FROM operation) AND NOT EXISTS (SELECT 1 FROM seal AS s WHERE s.operation_id = o.id);

CREATE TRIGGER event_makes_article AFTER INSERT ON event WHEN NEW.entity = 'article' AND NEW.field = 'created'
BEGIN
    INSERT INTO article (id, uuid, slug, title, byline, publisher, url, published, language, operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'uuid', NEW.new ->> 'slug', NEW.new ->> 'title', NEW.new -> 'byline',
            NEW.new ->> 'publisher', NEW.new ->> 'url', NEW.new ->> 'published', NEW.new ->> 'language',
            NEW.operation_id);
END;

CREATE TRIGGER event_makes_claim AFTER INSERT ON event WHEN NEW.entity = 'claim' AND NEW.field = 'created'
BEGIN
    INSERT INTO claim (id, uuid, article_id, extractor, text, kind, worth, reasons, speaker, outlet, updated,
                       operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'uuid', NEW.new ->> 'article', NEW.new ->> 'extractor', NEW.new ->> 'text',
            NEW.new ->> 'kind', NEW.new ->> 'worth', NEW.new -> 'reasons', NEW.new ->> 'speaker',
            NEW.new ->> 'outlet', (SELECT at FROM operation WHERE id = NEW.operation_id), NEW.operation_id);
END;

CREATE TRIGGER event_makes_anchor AFTER INSERT ON event WHEN NEW.entity = 'anchor' AND NEW.field = 'created'
BEGIN
    INSERT INTO anchor (id, draft_id, claim_id, start, "end", fate, operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'draft', NEW.new ->> 'claim', NEW.new ->> 'start', NEW.new ->> 'end',
            NEW.new ->> 'fate', NEW.operation_id);
END;

CREATE TRIGGER event_makes_source AFTER INSERT ON event WHEN NEW.entity = 'source' AND NEW.field = 'created'
BEGIN
    INSERT INTO source (id, uuid, kind, title, publisher, date, url, archived, accessed, primacy, derived_from, role,
                        terms, codename, note, named_in, operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'uuid', NEW.new ->> 'kind', NEW.new ->> 'title', NEW.new ->> 'publisher',
            NEW.new ->> 'date', NEW.new ->> 'url', NEW.new ->> 'archived', NEW.new ->> 'accessed',
            NEW.new ->> 'primacy', NEW.new ->> 'derived_from', NEW.new ->> 'role', NEW.new ->> 'terms',
            NEW.new ->> 'codename', NEW.new ->> 'note', NEW.new ->> 'named_in', NEW.operation_id);
END;

CREATE TRIGGER event_makes_evidence AFTER INSERT ON event WHEN NEW.entity = 'evidence' AND NEW.field = 'created'
BEGIN
    INSERT INTO evidence (id, uuid, claim_id, source_id, stance, locator, excerpt, note, operation_id)
    VALUES (NEW.row_id, NEW.new ->> 'uuid', NEW.new ->> 'claim', NEW.new ->> 'source', NEW.new ->> 'stance',
            NEW.new ->> 'locator', NEW.new ->> 'excerpt', NEW.new ->> 'note', NEW.operation_id);
END;

-- A change names the value that it replaces; when that is no longer the value, somebody else was quicker.
CREATE TRIGGER event_changes_article AFTER INSERT ON event WHEN NEW.entity = 'article' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of an article')
    WHERE NEW.field NOT IN ('slug', 'title', 'byline', 'publisher', 'url', 'published', 'language', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the article was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'slug' THEN slug WHEN 'title' THEN title WHEN 'byline' THEN byline
               WHEN 'publisher' THEN publisher WHEN 'url' THEN url WHEN 'published' THEN published
               WHEN 'language' THEN language WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM article WHERE id = NEW.row_id);
    UPDATE article SET slug = NEW.new WHERE id = NEW.row_id AND NEW.field = 'slug';
    UPDATE article SET title = NEW.new WHERE id = NEW.row_id AND NEW.field = 'title';
    UPDATE article SET byline = NEW.new WHERE id = NEW.row_id AND NEW.field = 'byline';
    UPDATE article SET publisher = NEW.new WHERE id = NEW.row_id AND NEW.field = 'publisher';
    UPDATE article SET url = NEW.new WHERE id = NEW.row_id AND NEW.field = 'url';
    UPDATE article SET published = NEW.new WHERE id = NEW.row_id AND NEW.field = 'published';
    UPDATE article SET language = NEW.new WHERE id = NEW.row_id AND NEW.field = 'language';
    UPDATE article SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
END;

CREATE TRIGGER event_changes_draft AFTER INSERT ON event WHEN NEW.entity = 'draft' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of a draft') WHERE NEW.field <> 'withdrawn';
    SELECT RAISE(ABORT, 'stale: the draft was changed in between')
    WHERE NEW.old IS NOT (SELECT CAST(withdrawn AS TEXT) FROM draft WHERE id = NEW.row_id);
    UPDATE draft SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id;
END;

CREATE TRIGGER event_changes_claim AFTER INSERT ON event WHEN NEW.entity = 'claim' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of a claim')
    WHERE NEW.field NOT IN ('text', 'kind', 'speaker', 'outlet', 'status', 'note', 'fix', 'checker', 'second',
                            'accepted', 'without_evidence', 'basis', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the claim was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'text' THEN text WHEN 'kind' THEN kind WHEN 'speaker' THEN speaker
               WHEN 'outlet' THEN outlet WHEN 'status' THEN status WHEN 'note' THEN note WHEN 'fix' THEN fix
               WHEN 'checker' THEN checker WHEN 'second' THEN second WHEN 'accepted' THEN accepted
               WHEN 'without_evidence' THEN without_evidence WHEN 'basis' THEN basis
               WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM claim WHERE id = NEW.row_id);
    UPDATE claim SET text = NEW.new WHERE id = NEW.row_id AND NEW.field = 'text';
    UPDATE claim SET kind = NEW.new WHERE id = NEW.row_id AND NEW.field = 'kind';
    UPDATE claim SET speaker = NEW.new WHERE id = NEW.row_id AND NEW.field = 'speaker';
    UPDATE claim SET outlet = NEW.new WHERE id = NEW.row_id AND NEW.field = 'outlet';
    UPDATE claim SET status = NEW.new, marked_at = (SELECT at FROM operation WHERE id = NEW.operation_id)
    WHERE id = NEW.row_id AND NEW.field = 'status';
    UPDATE claim SET note = NEW.new WHERE id = NEW.row_id AND NEW.field = 'note';
    UPDATE claim SET fix = NEW.new WHERE id = NEW.row_id AND NEW.field = 'fix';
    UPDATE claim SET checker = NEW.new WHERE id = NEW.row_id AND NEW.field = 'checker';
    UPDATE claim SET second = NEW.new WHERE id = NEW.row_id AND NEW.field = 'second';
    UPDATE claim SET accepted = NEW.new WHERE id = NEW.row_id AND NEW.field = 'accepted';
    UPDATE claim SET without_evidence = NEW.new WHERE id = NEW.row_id AND NEW.field = 'without_evidence';
    UPDATE claim SET basis = NEW.new WHERE id = NEW.row_id AND NEW.field = 'basis';
    UPDATE claim SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
    UPDATE claim SET updated = (SELECT at FROM operation WHERE id = NEW.operation_id) WHERE id = NEW.row_id;
END;

CREATE TRIGGER event_changes_anchor AFTER INSERT ON event WHEN NEW.entity = 'anchor' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of an anchor') WHERE NEW.field NOT IN ('span', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the place of the claim was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'span' THEN start || '-' || "end" WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM anchor WHERE id = NEW.row_id);
    UPDATE anchor
    SET start = CAST(substr(NEW.new, 1, instr(NEW.new, '-') - 1) AS INTEGER),
        "end" = CAST(substr(NEW.new, instr(NEW.new, '-') + 1) AS INTEGER)
    WHERE id = NEW.row_id AND NEW.field = 'span';
    UPDATE anchor SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
END;

CREATE TRIGGER event_changes_source AFTER INSERT ON event WHEN NEW.entity = 'source' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of a source')
    WHERE NEW.field NOT IN ('kind', 'title', 'publisher', 'date', 'url', 'archived', 'accessed', 'primacy',
                            'derived_from', 'role', 'terms', 'codename', 'note', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the source was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'kind' THEN kind WHEN 'title' THEN title WHEN 'publisher' THEN publisher
               WHEN 'date' THEN date WHEN 'url' THEN url WHEN 'archived' THEN archived WHEN 'accessed' THEN accessed
               WHEN 'primacy' THEN primacy WHEN 'derived_from' THEN CAST(derived_from AS TEXT)
               WHEN 'role' THEN role WHEN 'terms' THEN terms WHEN 'codename' THEN codename WHEN 'note' THEN note
               WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM source WHERE id = NEW.row_id);
    UPDATE source SET kind = NEW.new WHERE id = NEW.row_id AND NEW.field = 'kind';
    UPDATE source SET title = NEW.new WHERE id = NEW.row_id AND NEW.field = 'title';
    UPDATE source SET publisher = NEW.new WHERE id = NEW.row_id AND NEW.field = 'publisher';
    UPDATE source SET date = NEW.new WHERE id = NEW.row_id AND NEW.field = 'date';
    UPDATE source SET url = NEW.new WHERE id = NEW.row_id AND NEW.field = 'url';
    UPDATE source SET archived = NEW.new WHERE id = NEW.row_id AND NEW.field = 'archived';
    UPDATE source SET accessed = NEW.new WHERE id = NEW.row_id AND NEW.field = 'accessed';
    UPDATE source SET primacy = NEW.new WHERE id = NEW.row_id AND NEW.field = 'primacy';
    UPDATE source SET derived_from = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'derived_from';
    UPDATE source SET role = NEW.new WHERE id = NEW.row_id AND NEW.field = 'role';
    UPDATE source SET terms = NEW.new WHERE id = NEW.row_id AND NEW.field = 'terms';
    UPDATE source SET codename = NEW.new WHERE id = NEW.row_id AND NEW.field = 'codename';
    UPDATE source SET note = NEW.new WHERE id = NEW.row_id AND NEW.field = 'note';
    UPDATE source SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
END;

CREATE TRIGGER event_changes_evidence AFTER INSERT ON event WHEN NEW.entity = 'evidence' AND NEW.field <> 'created'
BEGIN
    SELECT RAISE(ABORT, 'unknown field of evidence')
    WHERE NEW.field NOT IN ('stance', 'locator', 'excerpt', 'note', 'withdrawn');
    SELECT RAISE(ABORT, 'stale: the evidence was changed in between')
    WHERE NEW.old IS NOT (
        SELECT CASE NEW.field WHEN 'stance' THEN stance WHEN 'locator' THEN locator WHEN 'excerpt' THEN excerpt
               WHEN 'note' THEN note WHEN 'withdrawn' THEN CAST(withdrawn AS TEXT) END
        FROM evidence WHERE id = NEW.row_id);
    UPDATE evidence SET stance = NEW.new WHERE id = NEW.row_id AND NEW.field = 'stance';
    UPDATE evidence SET locator = NEW.new WHERE id = NEW.row_id AND NEW.field = 'locator';
    UPDATE evidence SET excerpt = NEW.new WHERE id = NEW.row_id AND NEW.field = 'excerpt';
    UPDATE evidence SET note = NEW.new WHERE id = NEW.row_id AND NEW.field = 'note';
    UPDATE evidence SET withdrawn = CAST(NEW.new AS INTEGER) WHERE id = NEW.row_id AND NEW.field = 'withdrawn';
END;

-- What a claim knows of its evidence follows the evidence.
CREATE TRIGGER evidence_made_is_counted AFTER INSERT ON evidence
BEGIN
    UPDATE claim
    SET evidence = coalesce((SELECT group_concat(stance || ':' || id, ' ')
                             FROM (SELECT stance, id FROM evidence
                                   WHERE claim_id = NEW.claim_id AND withdrawn = 0 ORDER BY id)), ''),
        updated = (SELECT at FROM open_operation)
    WHERE id = NEW.claim_id;
END;
CREATE TRIGGER evidence_changed_is_counted AFTER UPDATE ON evidence
BEGIN
    UPDATE claim
    SET evidence = coalesce((SELECT group_concat(stance || ':' || id, ' ')
                             FROM (SELECT stance, id FROM evidence
                                   WHERE claim_id = NEW.claim_id AND withdrawn = 0 ORDER BY id)), ''),
        updated = (SELECT at FROM open_operation)
    WHERE id = NEW.claim_id;
END;

-- ---- nothing else makes or changes rows ---------------------------------------------------------------------------

CREATE TRIGGER article_is_made_by_event BEFORE INSERT ON article
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = (SELECT id FROM open_operation))
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM article)
    OR EXISTS (SELECT 1 FROM article WHERE uuid = NEW.uuid OR (slug = NEW.slug AND withdrawn = 0))
BEGIN SELECT RAISE(ABORT, 'an article is made by an event of an operation, under a new number and slug'); END;
CREATE TRIGGER article_changes_by_event BEFORE UPDATE ON article
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.operation_id IS NOT OLD.operation_id
    OR (NEW.slug IS NOT OLD.slug AND (EXISTS (SELECT 1 FROM article WHERE slug = NEW.slug AND withdrawn = 0)
        OR NEW.slug IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'slug' ORDER BY id DESC LIMIT 1)))
    OR (NEW.title IS NOT OLD.title AND NEW.title IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'title' ORDER BY id DESC LIMIT 1))
    OR (NEW.byline IS NOT OLD.byline AND NEW.byline IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'byline' ORDER BY id DESC LIMIT 1))
    OR (NEW.publisher IS NOT OLD.publisher AND NEW.publisher IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'publisher' ORDER BY id DESC LIMIT 1))
    OR (NEW.url IS NOT OLD.url AND NEW.url IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'url' ORDER BY id DESC LIMIT 1))
    OR (NEW.published IS NOT OLD.published AND NEW.published IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'published' ORDER BY id DESC LIMIT 1))
    OR (NEW.language IS NOT OLD.language AND NEW.language IS NOT (SELECT new FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'language' ORDER BY id DESC LIMIT 1))
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'article' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'an article changes only by an event of an operation'); END;
CREATE TRIGGER article_is_kept BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'an article is not removed'); END;

CREATE TRIGGER draft_is_made_by_event BEFORE INSERT ON draft
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'draft' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = NEW.operation_id AND new ->> 'sha256' = NEW.sha256
                 AND new ->> 'article' = NEW.article_id AND new ->> 'number' = NEW.number AND new ->> 'parts' = NEW.parts)
    OR NEW.operation_id IS NOT (SELECT id FROM open_operation)
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM draft)
    OR EXISTS (SELECT 1 FROM draft WHERE uuid = NEW.uuid OR (article_id = NEW.article_id AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'a draft is made by an event of an operation, under a new number'); END;
CREATE TRIGGER draft_changes_by_event BEFORE UPDATE ON draft
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.article_id IS NOT OLD.article_id
    OR NEW.number IS NOT OLD.number OR NEW.text IS NOT OLD.text OR NEW.sha256 IS NOT OLD.sha256
    OR NEW.words IS NOT OLD.words OR NEW.file IS NOT OLD.file OR NEW.external_id IS NOT OLD.external_id
    OR NEW.extractor IS NOT OLD.extractor OR NEW.dropped IS NOT OLD.dropped OR NEW.parts IS NOT OLD.parts
    OR NEW.operation_id IS NOT OLD.operation_id
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'draft' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a draft does not change; it is withdrawn only by an event of an operation'); END;
CREATE TRIGGER draft_is_kept BEFORE DELETE ON draft
BEGIN SELECT RAISE(ABORT, 'a draft is not removed'); END;

CREATE TRIGGER block_comes_with_draft BEFORE INSERT ON block
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM block WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'a block comes with its draft'); END;
CREATE TRIGGER block_is_fixed BEFORE UPDATE ON block BEGIN SELECT RAISE(ABORT, 'a block does not change'); END;
CREATE TRIGGER block_is_kept BEFORE DELETE ON block BEGIN SELECT RAISE(ABORT, 'a block is not removed'); END;

CREATE TRIGGER person_comes_with_draft BEFORE INSERT ON person
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM person WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'a person comes with its draft'); END;
CREATE TRIGGER person_is_fixed BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'a person does not change'); END;
CREATE TRIGGER person_is_kept BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'a person is not removed'); END;

CREATE TRIGGER outlet_comes_with_draft BEFORE INSERT ON outlet
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM outlet WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'an outlet comes with its draft'); END;
CREATE TRIGGER outlet_is_fixed BEFORE UPDATE ON outlet BEGIN SELECT RAISE(ABORT, 'an outlet does not change'); END;
CREATE TRIGGER outlet_is_kept BEFORE DELETE ON outlet BEGIN SELECT RAISE(ABORT, 'an outlet is not removed'); END;

CREATE TRIGGER mark_comes_with_draft BEFORE INSERT ON mark
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM mark WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'a mark comes with its draft'); END;
CREATE TRIGGER mark_is_fixed BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'a mark does not change'); END;
CREATE TRIGGER mark_is_kept BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is not removed'); END;

CREATE TRIGGER claim_is_made_by_event BEFORE INSERT ON claim
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = (SELECT id FROM open_operation))
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM claim)
    OR EXISTS (SELECT 1 FROM claim WHERE uuid = NEW.uuid)
    OR NEW.status <> 'unchecked'
BEGIN SELECT RAISE(ABORT, 'a claim is made by an event of an operation, unchecked, under a new number'); END;
CREATE TRIGGER claim_changes_by_event BEFORE UPDATE ON claim
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.article_id IS NOT OLD.article_id
    OR NEW.extractor IS NOT OLD.extractor OR NEW.worth IS NOT OLD.worth OR NEW.reasons IS NOT OLD.reasons
    OR NEW.operation_id IS NOT OLD.operation_id
    OR (NEW.text IS NOT OLD.text AND NEW.text IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'text' ORDER BY id DESC LIMIT 1))
    OR (NEW.kind IS NOT OLD.kind AND NEW.kind IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'kind' ORDER BY id DESC LIMIT 1))
    OR (NEW.speaker IS NOT OLD.speaker AND NEW.speaker IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'speaker' ORDER BY id DESC LIMIT 1))
    OR (NEW.outlet IS NOT OLD.outlet AND NEW.outlet IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'outlet' ORDER BY id DESC LIMIT 1))
    OR (NEW.status IS NOT OLD.status AND NEW.status IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'status' ORDER BY id DESC LIMIT 1))
    OR (NEW.note IS NOT OLD.note AND NEW.note IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'note' ORDER BY id DESC LIMIT 1))
    OR (NEW.fix IS NOT OLD.fix AND NEW.fix IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'fix' ORDER BY id DESC LIMIT 1))
    OR (NEW.checker IS NOT OLD.checker AND NEW.checker IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'checker' ORDER BY id DESC LIMIT 1))
    OR (NEW.second IS NOT OLD.second AND NEW.second IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'second' ORDER BY id DESC LIMIT 1))
    OR (NEW.accepted IS NOT OLD.accepted AND NEW.accepted IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'accepted' ORDER BY id DESC LIMIT 1))
    OR (NEW.without_evidence IS NOT OLD.without_evidence AND NEW.without_evidence IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'without_evidence' ORDER BY id DESC LIMIT 1))
    OR (NEW.basis IS NOT OLD.basis AND NEW.basis IS NOT (SELECT new FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'basis' ORDER BY id DESC LIMIT 1))
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'claim' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a claim changes only by an event of an operation'); END;
CREATE TRIGGER claim_is_kept BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a claim is not removed'); END;

CREATE TRIGGER anchor_is_made_by_event BEFORE INSERT ON anchor
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'anchor' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = (SELECT id FROM open_operation))
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM anchor)
    OR EXISTS (SELECT 1 FROM anchor WHERE claim_id = NEW.claim_id AND draft_id = NEW.draft_id)
    OR (SELECT article_id FROM claim WHERE id = NEW.claim_id) IS NOT (SELECT article_id FROM draft WHERE id = NEW.draft_id)
BEGIN SELECT RAISE(ABORT, 'a place is made by an event of an operation, one for a claim in a draft of its article'); END;
CREATE TRIGGER anchor_changes_by_event BEFORE UPDATE ON anchor
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.draft_id IS NOT OLD.draft_id OR NEW.claim_id IS NOT OLD.claim_id
    OR NEW.fate IS NOT OLD.fate OR NEW.operation_id IS NOT OLD.operation_id
    OR ((NEW.start IS NOT OLD.start OR NEW."end" IS NOT OLD."end") AND NEW.start || '-' || NEW."end" IS NOT (SELECT new FROM event WHERE entity = 'anchor' AND row_id = NEW.id AND field = 'span' ORDER BY id DESC LIMIT 1))
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'anchor' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a place changes only by an event of an operation'); END;
CREATE TRIGGER anchor_is_kept BEFORE DELETE ON anchor
BEGIN SELECT RAISE(ABORT, 'a place is not removed'); END;

CREATE TRIGGER source_is_made_by_event BEFORE INSERT ON source
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = (SELECT id FROM open_operation))
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM source)
    OR EXISTS (SELECT 1 FROM source WHERE uuid = NEW.uuid)
BEGIN SELECT RAISE(ABORT, 'a source is made by an event of an operation, under a new number'); END;
CREATE TRIGGER source_changes_by_event BEFORE UPDATE ON source
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.named_in IS NOT OLD.named_in
    OR NEW.operation_id IS NOT OLD.operation_id
    OR (NEW.kind IS NOT OLD.kind AND NEW.kind IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'kind' ORDER BY id DESC LIMIT 1))
    OR (NEW.title IS NOT OLD.title AND NEW.title IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'title' ORDER BY id DESC LIMIT 1))
    OR (NEW.publisher IS NOT OLD.publisher AND NEW.publisher IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'publisher' ORDER BY id DESC LIMIT 1))
    OR (NEW.date IS NOT OLD.date AND NEW.date IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'date' ORDER BY id DESC LIMIT 1))
    OR (NEW.url IS NOT OLD.url AND NEW.url IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'url' ORDER BY id DESC LIMIT 1))
    OR (NEW.archived IS NOT OLD.archived AND NEW.archived IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'archived' ORDER BY id DESC LIMIT 1))
    OR (NEW.accessed IS NOT OLD.accessed AND NEW.accessed IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'accessed' ORDER BY id DESC LIMIT 1))
    OR (NEW.primacy IS NOT OLD.primacy AND NEW.primacy IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'primacy' ORDER BY id DESC LIMIT 1))
    OR (NEW.derived_from IS NOT OLD.derived_from AND NEW.derived_from IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'derived_from' ORDER BY id DESC LIMIT 1))
    OR (NEW.role IS NOT OLD.role AND NEW.role IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'role' ORDER BY id DESC LIMIT 1))
    OR (NEW.terms IS NOT OLD.terms AND NEW.terms IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'terms' ORDER BY id DESC LIMIT 1))
    OR (NEW.codename IS NOT OLD.codename AND NEW.codename IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'codename' ORDER BY id DESC LIMIT 1))
    OR (NEW.note IS NOT OLD.note AND NEW.note IS NOT (SELECT new FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'note' ORDER BY id DESC LIMIT 1))
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'source' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a source changes only by an event of an operation'); END;
CREATE TRIGGER source_is_kept BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'a source is not removed'); END;

CREATE TRIGGER evidence_is_made_by_event BEFORE INSERT ON evidence
WHEN NOT EXISTS (SELECT 1 FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'created'
                 AND operation_id = (SELECT id FROM open_operation))
    OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM evidence)
    OR EXISTS (SELECT 1 FROM evidence WHERE uuid = NEW.uuid)
BEGIN SELECT RAISE(ABORT, 'evidence is made by an event of an operation, under a new number'); END;
CREATE TRIGGER evidence_changes_by_event BEFORE UPDATE ON evidence
WHEN NOT EXISTS (SELECT 1 FROM open_operation)
    OR NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.claim_id IS NOT OLD.claim_id
    OR NEW.source_id IS NOT OLD.source_id OR NEW.operation_id IS NOT OLD.operation_id
    OR (NEW.stance IS NOT OLD.stance AND NEW.stance IS NOT (SELECT new FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'stance' ORDER BY id DESC LIMIT 1))
    OR (NEW.locator IS NOT OLD.locator AND NEW.locator IS NOT (SELECT new FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'locator' ORDER BY id DESC LIMIT 1))
    OR (NEW.excerpt IS NOT OLD.excerpt AND NEW.excerpt IS NOT (SELECT new FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'excerpt' ORDER BY id DESC LIMIT 1))
    OR (NEW.note IS NOT OLD.note AND NEW.note IS NOT (SELECT new FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'note' ORDER BY id DESC LIMIT 1))
    OR (NEW.withdrawn IS NOT OLD.withdrawn AND NEW.withdrawn IS NOT (SELECT CAST(new AS INTEGER) FROM event WHERE entity = 'evidence' AND row_id = NEW.id AND field = 'withdrawn' ORDER BY id DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'evidence changes only by an event of an operation'); END;
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is not removed'); END;

-- ---- views for people who open the file with other tools ----------------------------------------------------------

-- The latest draft of each article.
CREATE VIEW latest_draft AS
SELECT a.id AS article_id,
       (SELECT d.id FROM draft AS d WHERE d.article_id = a.id AND d.withdrawn = 0
        ORDER BY d.number DESC LIMIT 1) AS draft_id
FROM article AS a
WHERE a.withdrawn = 0;

-- A claim a row, with its place in the latest draft that has it and its evidence counted.
CREATE VIEW claim_report AS
SELECT c.id AS claim, a.slug AS article, d.number AS draft, n.start, n."end", c.text, c.kind, c.worth, c.speaker,
       c.outlet, c.status, c.note, c.fix, c.checker, c.second, c.accepted, c.without_evidence,
       (SELECT count(*) FROM evidence AS e WHERE e.claim_id = c.id AND e.withdrawn = 0 AND e.stance = 'supports') AS supports,
       (SELECT count(*) FROM evidence AS e WHERE e.claim_id = c.id AND e.withdrawn = 0 AND e.stance = 'contradicts') AS contradicts,
       (SELECT group_concat(cited, '; ')
        FROM (SELECT coalesce(s.codename, s.title) || coalesce(' (' || e.locator || ')', '') AS cited
              FROM evidence AS e JOIN source AS s ON s.id = e.source_id
              WHERE e.claim_id = c.id AND e.withdrawn = 0 ORDER BY e.id)) AS sources,
       c.updated
FROM article AS a
JOIN claim AS c ON c.article_id = a.id AND c.withdrawn = 0
JOIN anchor AS n ON n.id = (
    SELECT n2.id FROM anchor AS n2 JOIN draft AS d2 ON d2.id = n2.draft_id
    WHERE n2.claim_id = c.id AND n2.withdrawn = 0 AND d2.withdrawn = 0 ORDER BY d2.number DESC LIMIT 1)
JOIN draft AS d ON d.id = n.draft_id
WHERE a.withdrawn = 0;

-- An article a row, with its claims counted.
CREATE VIEW article_progress AS
SELECT a.id AS article_id, a.slug AS article, a.title, a.publisher, a.published, d.number AS draft, d.words,
       count(c.id) AS claims,
       coalesce(sum(c.status IN ('verified', 'on-author', 'opinion')), 0) AS settled,
       coalesce(sum(c.status IN ('disputed', 'false', 'misleading', 'unverifiable')), 0) AS problems,
       coalesce(sum(c.status IN ('unchecked', 'checking', 'waiting')), 0) AS open
FROM latest_draft AS l
JOIN article AS a ON a.id = l.article_id
JOIN draft AS d ON d.id = l.draft_id
LEFT JOIN claim AS c ON c.article_id = a.id AND c.withdrawn = 0
GROUP BY a.id;
