//! The rules, tried on real files. This file is the desk that the tests work at.

mod at;
mod claim;
mod gate;
mod mark;
mod pull;
mod random;
mod records;
mod undo;

use tempfile::TempDir;

use super::mark::{Mark, Marked};
use super::pull::{PullInput, Pulled};
use super::undo::Undone;
use super::{Desk, WorkError, mark as marking, named, pull as pulling, undo as undoing};
use crate::domain::article::{ArticleText, Block, BlockKind, Metadata};
use crate::domain::claim::{Claim, Status};
use crate::domain::evidence::Stance;
use crate::domain::extraction::{Candidate, ClaimKind, Extraction, ExtractorId, OutletMention, Speaker, Worth};
use crate::domain::id::{ClaimId, OperationId};
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::Words;
use crate::store::{Door, Store, StoreError, Verdict};
use crate::workflow::cite::{Cite, SourceRef};

/// Four sentences, a claim each.
const RAIN: &str = "It rained in Ayr for nine days. The river rose by 4 m. Ann Lee saw it first.\n\
                    “Nobody slept”, she told The Ayr Courier.";

/// A desk in a folder of its own.
struct Room {
    store: Store,
    _folder: TempDir,
}

impl Room {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { store: Store::open(&folder.path().join("factcheck.db"), Door::Create).unwrap(), _folder: folder }
    }

    /// A desk with the article `rained-ayr` of four claims, pulled by Ann.
    fn with_rain() -> Self {
        let mut room = Self::empty();
        room.pull(RAIN, "rain.txt").unwrap();
        room
    }

    fn at<T>(&mut self, editor: &str, act: impl FnOnce(&mut Desk<'_>) -> T) -> T {
        let at = "2026-11-23T09:34:00Z".parse().unwrap();
        act(&mut Desk { store: &mut self.store, editor: editor.parse().unwrap(), at })
    }

    fn pull(&mut self, text: &str, file: &str) -> Result<Pulled, WorkError> {
        let (article, found) = article(text, "It rained in Ayr");
        let input = PullInput { file: Some(file), article: None };
        self.at("Ann", |desk| pulling::store_article(desk, &article, &found, &extractor(), &input))
    }

    fn mark(&mut self, editor: &str, mark: &Mark) -> Result<Marked, WorkError> {
        self.at(editor, |desk| marking::mark(desk, mark))
    }

    fn undo(&mut self, editor: &str, operation: Option<OperationId>) -> Result<Undone, WorkError> {
        self.at(editor, |desk| undoing::undo(desk, operation, Some(&words("a slip"))))
    }

    fn claim(&self, number: i64) -> Claim {
        self.store.read(|r| Ok::<_, StoreError>(r.claim(id(number))?.unwrap())).unwrap()
    }

    fn claims(&self) -> Vec<Claim> {
        self.store.read(|r| r.claims(&crate::store::ClaimQuery::default())).unwrap()
    }

    fn operations(&self) -> usize {
        self.store.read(|r| r.operations(&crate::store::LogQuery::default())).unwrap().len()
    }

    /// The command of the last operation.
    fn last_command(&self) -> String {
        self.store.read(|r| r.operations(&crate::store::LogQuery::default())).unwrap()[0].command.clone()
    }

    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method's own lifetime is not general enough")]
    fn verdict(&self) -> Verdict {
        self.store.read(|r| r.verify()).unwrap()
    }

    fn assert_whole(&self) {
        let verdict = self.verdict();
        assert!(verdict.holds(), "{:?}", verdict.problems);
    }
}

fn id(number: i64) -> ClaimId {
    ClaimId::new(number).unwrap()
}

fn words(text: &str) -> Words {
    text.parse().unwrap()
}

fn extractor() -> ExtractorId {
    ExtractorId { name: "test".to_owned(), version: "1".to_owned() }
}

fn marked(claim: i64, status: Status) -> Mark {
    Mark { claims: vec![id(claim)], status: Some(status), ..Mark::default() }
}

fn cited(source: &str, stance: Stance) -> Cite {
    Cite {
        source: SourceRef::Named(words(source)),
        kind: None,
        stance,
        locator: None,
        excerpt: None,
        note: None,
        url: None,
    }
}

/// Verified by the council's minutes.
fn verified(claim: i64) -> Mark {
    Mark { cite: vec![cited("Council minutes", Stance::Supports)], ..marked(claim, Status::Verified) }
}

/// An article in which every sentence is a claim; one with `told The Ayr Courier` is credited to it.
fn article(text: &str, title: &str) -> (ArticleText, Extraction) {
    let index = CharIndex::new(text);
    let mut found = Extraction::default();
    let mut from = 0;
    for end in
        text.match_indices('.').map(|(at, _)| at + 1).filter(|&end| !text[end..].starts_with(char::is_alphanumeric))
    {
        let start = from + text[from..end].len() - text[from..end].trim_start().len();
        from = end;
        let span = index.span(start, end).unwrap();
        let outlet = index.slice(span).contains("Ayr Courier").then(|| "The Ayr Courier".to_owned());
        found.outlets.extend(outlet.clone().map(|name| OutletMention { name, span }));
        found.claims.push(Candidate {
            span,
            text: index.slice(span).to_owned(),
            kind: ClaimKind::Statement,
            worth: Worth::new(0.5),
            reasons: vec!["number".to_owned()],
            speaker: outlet.is_some().then(|| Speaker { name: "Ann Lee".to_owned(), mention: None }),
            outlet,
        });
    }
    let whole = Span::new(0, text.chars().count()).unwrap_or(Span { start: 0, end: 1 });
    let article = ArticleText {
        text: text.to_owned(),
        blocks: vec![Block { span: whole, kind: BlockKind::Body }],
        metadata: Metadata { title: Some(title.to_owned()), ..Metadata::default() },
        external_id: None,
        ..ArticleText::default()
    };
    (article, found)
}

#[test]
fn claims_are_named_in_short() {
    let claims: Vec<ClaimId> = [3, 4, 5, 9, 7].into_iter().map(id).collect();
    assert_eq!(named(&claims), "3-5,9,7");
}

#[test]
fn an_unknown_claim_is_told_with_what_to_do() {
    let error = Room::with_rain().mark("Ann", &marked(99, Status::Checking)).unwrap_err();
    assert_eq!(error.to_string(), "there is no claim 99");
    assert_eq!(error.hint().as_deref(), Some("factcheck list shows the claims of the desk"));
}
