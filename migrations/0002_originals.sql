-- What an original has beside its text: where its pages begin, what stands in its margin, when it says it was updated.

-- A page reaches to where the next one begins.
CREATE TABLE page (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    number   INTEGER NOT NULL CHECK (number > 0),
    start    INTEGER NOT NULL CHECK (start >= 0),
    PRIMARY KEY (draft_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A comment without a place stands on words that are not in the text.
CREATE TABLE comment (
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    ordinal  INTEGER NOT NULL,
    author   TEXT,
    text     TEXT NOT NULL,
    start    INTEGER CHECK (start >= 0),
    "end"    INTEGER CHECK ("end" > start),
    PRIMARY KEY (draft_id, ordinal),
    CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT, WITHOUT ROWID;

ALTER TABLE draft ADD COLUMN updated TEXT;

CREATE TRIGGER page_comes_with_draft BEFORE INSERT ON page
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM page WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'a page comes with its draft'); END;
CREATE TRIGGER page_is_fixed BEFORE UPDATE ON page BEGIN SELECT RAISE(ABORT, 'a page does not change'); END;
CREATE TRIGGER page_is_kept BEFORE DELETE ON page BEGIN SELECT RAISE(ABORT, 'a page is not removed'); END;

CREATE TRIGGER comment_comes_with_draft BEFORE INSERT ON comment
WHEN (SELECT operation_id FROM draft WHERE id = NEW.draft_id) IS NOT (SELECT id FROM open_operation)
    OR EXISTS (SELECT 1 FROM comment WHERE draft_id = NEW.draft_id AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'a comment comes with its draft'); END;
CREATE TRIGGER comment_is_fixed BEFORE UPDATE ON comment BEGIN SELECT RAISE(ABORT, 'a comment does not change'); END;
CREATE TRIGGER comment_is_kept BEFORE DELETE ON comment BEGIN SELECT RAISE(ABORT, 'a comment is not removed'); END;

CREATE TRIGGER draft_updated_is_fixed BEFORE UPDATE ON draft WHEN NEW.updated IS NOT OLD.updated
BEGIN SELECT RAISE(ABORT, 'when a draft says it was updated does not change'); END;
