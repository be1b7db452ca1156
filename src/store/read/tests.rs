//! The readers on a small desk, and the plan of the listing.

#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a method named by its path is not general enough over the lifetime"
)]

use super::*;
use crate::domain::article::{ArticleText, Block, BlockKind, Comment, Metadata, PageStart};
use crate::domain::claim::{Fate, Status};
use crate::domain::evidence::Stance;
use crate::domain::extraction::{ClaimKind, ExtractorId, Worth};
use crate::domain::id::{ArticleId, ClaimId, DraftId, OperationId, Slug, SourceId};
use crate::domain::operation::{Entity, Field, Intent};
use crate::domain::source::{SourceFacts, SourceKind};
use crate::store::{Door, NewClaim, NewDraft, NewEvidence, Store, Writer};

pub(in crate::store) const AFTER: &str = "It rained 40% of the time.";

/// A desk in a folder of its own.
pub(in crate::store) struct Desk {
    pub(in crate::store) store: Store,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub(in crate::store) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.db"), Door::Create).unwrap();
        Self { store, _folder: folder }
    }

    pub(in crate::store) fn write<T>(&mut self, f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>) -> T {
        let intent = Intent {
            editor: "Ada".parse().unwrap(),
            at: "2026-11-23T09:00:00Z".parse().unwrap(),
            command: "test".to_owned(),
            why: Some("because".to_owned()),
        };
        self.store.write(&intent, f).unwrap().value
    }

    pub(in crate::store) fn read<T>(&self, f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> T {
        self.store.read(f).unwrap()
    }

    /// Stores a draft of `article`, or of a new one, with these claims: a known one or a new one for each.
    pub(in crate::store) fn pull(&mut self, slug: &str, known: &[(ClaimId, Fate)], new: &[&str]) -> Vec<ClaimId> {
        let slug: Slug = slug.parse().unwrap();
        self.write(|w| {
            let article = match w.article(&slug)? {
                Some(article) => article.id,
                None => w.create_article(&slug, &Metadata { title: Some(slug.to_string()), ..Metadata::default() })?,
            };
            let draft = draft(w, article)?;
            let mut claims = Vec::new();
            for (claim, fate) in known {
                w.create_anchor(*claim, draft, place(claims.len()), *fate)?;
                claims.push(*claim);
            }
            for text in new {
                let claim = w.create_claim(&claim(article, text))?;
                w.create_anchor(claim, draft, place(claims.len()), Fate::New)?;
                claims.push(claim);
            }
            Ok(claims)
        })
    }

    pub(in crate::store) fn cite(&mut self, claim: ClaimId, title: &str, stance: Stance) -> SourceId {
        self.write(|w| {
            let source = match w.find_source(title)? {
                Some(source) => source,
                None => w.create_source(&SourceFacts::titled(SourceKind::Document, title.to_owned()), None)?,
            };
            let (locator, excerpt, note) = (Some("p. 4"), None, None);
            w.create_evidence(&NewEvidence { claim, source, stance, locator, excerpt, note })?;
            Ok(source)
        })
    }

    pub(in crate::store) fn change(&mut self, claim: ClaimId, field: Field, old: Option<&str>, new: Option<&str>) {
        self.write(|w| w.change(Entity::Claim, claim.get(), field, old, new));
    }

    fn numbers(&self, q: &ClaimQuery) -> Vec<i64> {
        let count = self.read(|r| r.count_claims(&ClaimQuery { limit: None, ..q.clone() }));
        let claims = self.read(|r| r.claims(q));
        if q.limit.is_none() {
            assert_eq!(usize::try_from(count).unwrap(), claims.len());
        }
        claims.into_iter().map(|claim| claim.id.get()).collect()
    }
}

fn draft(w: &mut Writer<'_>, article: ArticleId) -> Result<DraftId, StoreError> {
    let extractor = ExtractorId { name: "rules".to_owned(), version: "1".to_owned() };
    let article_text = ArticleText {
        text: "It rained. ".repeat(20),
        blocks: vec![Block { span: Span { start: 0, end: 219 }, kind: BlockKind::Body }],
        pages: vec![PageStart { number: 1, start: 0 }, PageStart { number: 2, start: 100 }],
        comments: vec![Comment { author: None, text: "Wet \u{1}/ \"dry\"?".to_owned(), span: Span::new(3, 9) }],
        ..ArticleText::default()
    };
    let (people, outlets, marks): (&[_], &[_], &[_]) = (&[], &[], &[]);
    let file = Some("news/bins.txt");
    let draft = NewDraft { article: &article_text, file, extractor: &extractor, people, outlets, marks };
    w.create_draft(article, &draft).map(|(draft, _)| draft)
}

fn claim(article: ArticleId, text: &str) -> NewClaim<'_> {
    let (extractor, kind, worth) = ("rules 1", ClaimKind::Event, Worth::new(0.37));
    NewClaim {
        article,
        extractor,
        text,
        kind,
        worth,
        reasons: &[],
        around: None,
        speaker: Some("Ann O'Neil"),
        outlet: None,
    }
}

fn place(at: usize) -> Span {
    Span { start: at * 11, end: at * 11 + 10 }
}

fn op(number: i64) -> OperationId {
    OperationId::new(number).unwrap()
}

#[test]
fn claims_are_listed_in_the_order_of_the_page_newest_article_first() {
    let mut desk = Desk::new();
    let first = desk.pull("bins", &[], &["One.", "Two.", "Three."]);
    desk.pull("roads", &[], &["Four.", AFTER]);
    desk.pull("bins", &[(first[2], Fate::Moved), (first[0], Fate::Same)], &["Six."]);
    assert_eq!(desk.numbers(&ClaimQuery::default()), [4, 5, 3, 1, 6, 2]);
    assert_eq!(desk.numbers(&ClaimQuery { reverse: true, ..ClaimQuery::default() }), [2, 6, 1, 3, 5, 4]);
    assert_eq!(desk.numbers(&ClaimQuery { limit: Some(2), ..ClaimQuery::default() }), [4, 5]);
    assert_eq!(desk.numbers(&ClaimQuery { all: false, ..ClaimQuery::default() }), [4, 5, 3, 1, 6]);
    assert_eq!(desk.numbers(&ClaimQuery { sort: Sort::Number, ..ClaimQuery::default() }), [1, 2, 3, 4, 5, 6]);
    for (sort, reverse) in [(Sort::Worth, true), (Sort::Status, true), (Sort::Updated, false)] {
        assert_eq!(desk.numbers(&ClaimQuery { sort, reverse, ..ClaimQuery::default() })[..2], [6, 5], "{sort:?}");
    }
    let cut = desk.read(|r| r.claim(first[1])).unwrap();
    assert_eq!((cut.draft, cut.span, cut.fate), (1, None, None));
    let moved = desk.read(|r| r.claim(first[2])).unwrap();
    assert_eq!((moved.draft, moved.span, moved.fate), (2, Some(place(0)), Some(Fate::Moved)));
}

#[test]
fn claims_are_found_by_what_is_said_of_them() {
    let mut desk = Desk::new();
    let claims = desk.pull("bins", &[], &["One.", AFTER]);
    desk.change(claims[1], Field::Status, Some("unchecked"), Some("opinion"));
    let all = ClaimQuery::default;
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(desk.numbers(&ClaimQuery { text: some("RAINED 40%"), ..all() }), [2]);
    assert!(desk.numbers(&ClaimQuery { text: some("4_%"), ..all() }).is_empty(), "a wildcard stands for itself");
    assert_eq!(desk.numbers(&ClaimQuery { speaker: some("o'neil"), ..all() }), [1, 2]);
    assert_eq!(desk.numbers(&ClaimQuery { status: vec![Status::Opinion, Status::False], ..all() }), [2]);
    assert_eq!(desk.numbers(&ClaimQuery { kind: vec![ClaimKind::Event], ..all() }), [1, 2]);
    assert!(desk.numbers(&ClaimQuery { kind: vec![ClaimKind::Date], ..all() }).is_empty());
    assert_eq!(desk.numbers(&ClaimQuery { worth: Some(Worth::new(0.37)), ..all() }), [1, 2]);
    assert!(desk.numbers(&ClaimQuery { worth: Some(Worth::new(0.371)), ..all() }).is_empty());
    assert_eq!(desk.numbers(&ClaimQuery { marked_since: "2026-11-23T09:00:00Z".parse().ok(), ..all() }), [2]);
    assert_eq!(desk.numbers(&ClaimQuery { article: "bins".parse().ok(), ..all() }), [1, 2]);
    assert!(desk.numbers(&ClaimQuery { article: "roads".parse().ok(), ..all() }).is_empty());
}

#[test]
fn the_listing_sorts_nothing_and_scans_no_claims() {
    let desk = Desk::new();
    for reverse in [false, true] {
        let plan = desk.read(|r| {
            let mut query = r.conn.prepare(&format!("EXPLAIN QUERY PLAN {}", claims::listing(Sort::Place, reverse)))?;
            every(query.raw_query(), |row| Ok(row.get::<_, String>("detail")?))
        });
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE") || step.starts_with("SCAN c")), "{plan:#?}");
        assert!(plan.iter().any(|step| step.contains("anchor_in_order")), "{plan:#?}");
    }
}

#[test]
fn a_claim_file_has_its_paragraph_evidence_and_history() {
    let mut desk = Desk::new();
    let claims = desk.pull("bins", &[], &["One.", "Two."]);
    let source = desk.cite(claims[1], "Minutes", Stance::Supports);
    desk.change(claims[1], Field::Status, Some("unchecked"), Some("verified"));
    let basis = desk.read(|r| r.basis_of(claims[1]));
    assert_eq!(
        basis,
        (
            None,
            r#"{"text":"Two.","evidence":[1],"said":{"speaker":"Ann O'Neil","outlet":null,"around":null}}"#.to_owned()
        )
    );
    desk.change(claims[1], Field::Basis, None, Some(&basis.1));
    assert_eq!(desk.cite(claims[1], "Minutes", Stance::Contradicts), source, "the source is used again");
    let file = desk.read(|r| r.claim_file(claims[1])).unwrap();
    assert_eq!(file.claim.stale_because, ["evidence 2 speaks against it and is newer"]);
    assert_eq!(file.paragraph.lit, place(1));
    assert_eq!(file.evidence.len(), 2);
    assert_eq!(file.history.iter().map(|change| change.operation.get()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(desk.read(|r| r.source_claims(source)).len(), 2);
    assert_eq!(desk.read(|r| r.source(source)).unwrap().claims, 1);
    let query = SourceQuery { text: Some("minut".to_owned()), kind: Some(SourceKind::Document) };
    assert_eq!(desk.read(|r| r.sources(&query)).len(), 1);
    let place = desk.read(|r| r.claim_place(claims[1])).unwrap();
    assert_eq!((place.slug.as_str(), place.number, place.latest), ("bins", 1, true));
}

#[test]
fn articles_are_found_again_by_name_address_and_file() {
    let mut desk = Desk::new();
    desk.pull("bins", &[], &["One."]);
    desk.pull("bins-2", &[], &[]);
    let bins: Slug = "bins".parse().unwrap();
    assert_eq!(desk.read(|r| r.free_slug(&bins)).as_str(), "bins-3");
    assert_eq!(desk.read(|r| r.slugs_like("bin")).len(), 2);
    assert!(desk.read(|r| r.slugs_like("b%")).is_empty());
    let articles = desk.read(|r| r.articles());
    assert_eq!(articles.iter().map(|article| article.slug.as_str()).collect::<Vec<_>>(), ["bins-2", "bins"]);
    assert_eq!(articles[1].statuses, [(Status::Unchecked, 1)]);
    let same = |file, title| desk.read(|r| r.same_article(&SameArticle { file, title, ..SameArticle::default() }));
    assert_eq!(same(Some("other/bins.txt"), Some("bins"))[0].2, "same file name and title");
    assert!(same(Some("my-bins.txt"), Some("bins")).is_empty());
    assert!(same(None, Some("bins")).is_empty());
    desk.write(|w| w.change(Entity::Article, 1, Field::Url, None, Some("https://example.org/bins")));
    let url = SameArticle { url: Some("https://example.org/bins"), ..SameArticle::default() };
    let (article, slug, rule) = desk.read(|r| r.same_article(&url)).remove(0);
    assert_eq!((article.get(), slug.as_str(), rule), (1, "bins", "same URL"));
}

#[test]
fn an_outlet_of_an_article_is_a_lead_and_no_source_to_name() {
    let mut desk = Desk::new();
    desk.pull("bins", &[], &["One."]);
    let article = ArticleId::new(1).unwrap();
    let facts = SourceFacts::titled(SourceKind::Article, "The Gazette".to_owned());
    let lead = desk.write(|w| w.create_source(&facts, Some(article)));
    assert_eq!(desk.read(|r| r.lead_source(article, "The Gazette")), Some(lead));
    assert_eq!(desk.read(|r| r.find_source("The Gazette")), None);
}

#[test]
fn what_was_done_later_stands_in_the_way_until_it_is_taken_back() {
    let mut desk = Desk::new();
    let claim = desk.pull("bins", &[], &["One."])[0];
    let later = |desk: &Desk, after| desk.read(|r| r.changed_since(Entity::Claim, claim.get(), op(after)));
    assert_eq!(later(&desk, 1), None);
    desk.change(claim, Field::Status, Some("unchecked"), Some("checking"));
    assert_eq!(later(&desk, 1), Some(op(2)));
    let undo = |desk: &mut Desk, operation, old, new| {
        desk.write(|w| {
            w.undoes(op(operation));
            w.change(Entity::Claim, claim.get(), Field::Status, Some(old), Some(new))
        });
    };
    undo(&mut desk, 2, "checking", "unchecked");
    assert_eq!(later(&desk, 1), None, "an operation and its undo cancel each other");
    assert_eq!(desk.read(|r| r.last_to_undo("Ada")), Some(op(1)));
    undo(&mut desk, 3, "unchecked", "checking");
    assert_eq!(later(&desk, 1), Some(op(2)));
    let operations = desk.read(|r| r.operations(&LogQuery { claim: Some(claim), ..LogQuery::default() }));
    let told: Vec<_> = operations.iter().map(|o| (o.id.get(), o.undone_by.map(OperationId::get))).collect();
    assert_eq!(told, [(4, None), (3, Some(4)), (2, None), (1, None)]);
    assert_eq!(desk.read(|r| r.last_to_undo("Ada")), Some(op(2)));
    assert_eq!(desk.read(|r| r.last_to_undo("Grace")), None);
}

#[test]
fn what_rests_on_a_thing_stands_in_the_way_of_taking_it_back() {
    let mut desk = Desk::new();
    let claim = desk.pull("bins", &[], &["One."])[0];
    desk.pull("bins", &[(claim, Fate::Same)], &[]);
    desk.cite(claim, "Minutes", Stance::Supports);
    let since = |desk: &Desk, entity, after| desk.read(|r| r.changed_since(entity, 1, op(after)));
    assert_eq!(since(&desk, Entity::Article, 1), Some(op(2)));
    assert_eq!(since(&desk, Entity::Claim, 1), Some(op(2)));
    assert_eq!(since(&desk, Entity::Claim, 2), None, "the second draft did not make the claim");
    assert_eq!(since(&desk, Entity::Source, 3), None, "source and evidence were made together");
    desk.cite(claim, "Minutes", Stance::Context);
    assert_eq!(since(&desk, Entity::Source, 3), Some(op(4)));
    let article = LogQuery { article: "bins".parse().ok(), limit: Some(3), ..LogQuery::default() };
    assert_eq!(desk.read(|r| r.operations(&article)).len(), 3);
    assert_eq!(desk.read(|r| r.events(op(2))).len(), 2);
    assert_eq!(desk.read(|r| r.head()).unwrap().operation, op(4));
}
