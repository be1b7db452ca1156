//! Sources and articles: the records beside the claims.

use super::{RAIN, Room, article as text, extractor, words};
use crate::domain::source::{SourceFacts, SourceKind, Terms};
use crate::store::StoreError;
use crate::workflow::article::{self, EditArticle};
use crate::workflow::pull::{PullInput, store_article};
use crate::workflow::source::{self, EditSource};
use crate::workflow::{Desk, WorkError};

fn call() -> SourceFacts {
    SourceFacts { terms: Some(Terms::Background), ..SourceFacts::titled(SourceKind::PhoneCall, "Ann Lee".to_owned()) }
}

#[test]
fn a_source_is_added_once_and_corrected() {
    let mut room = Room::empty();
    let number = room.at("Ann", |desk| source::add(desk, &call())).unwrap().value;
    assert_eq!(room.last_command(), "source add --kind phone-call", "a name is free text");
    assert!(
        matches!(room.at("Bo", |desk| source::add(desk, &call())), Err(WorkError::SameSource(same)) if same == number)
    );
    let edit = EditSource {
        codename: Some(Some(words("Driver A"))),
        terms: Some(Some(Terms::OffRecord)),
        date: Some(Some(words("2026-11"))),
        ..EditSource::default()
    };
    room.at("Ann", |desk| source::edit(desk, number, &edit)).unwrap();
    let facts = room.store.read(|r| Ok::<_, StoreError>(r.source(number)?.unwrap())).unwrap().facts;
    assert_eq!((facts.label(), facts.terms), ("Driver A", Some(Terms::OffRecord)));
    assert_eq!(facts.kind, SourceKind::PhoneCall);
    let emptied = EditSource { codename: Some(None), ..EditSource::default() };
    room.at("Ann", |desk| source::edit(desk, number, &emptied)).unwrap();
    room.assert_whole();
}

#[test]
fn nonsense_is_refused() {
    let mut room = Room::empty();
    let mut refused = |facts: SourceFacts| room.at("Ann", |desk| source::add(desk, &facts)).unwrap_err().to_string();
    assert_eq!(refused(SourceFacts { date: Some("May".to_owned()), ..call() }), "'May' is no date");
    assert_eq!(refused(SourceFacts { archived: Some("x".to_owned()), ..call() }), "'x' is no web address");
}

#[test]
fn a_source_never_repeats_itself() {
    let mut room = Room::empty();
    let add = |desk: &mut Desk<'_>, title: &str, origin| {
        let facts = SourceFacts { derived_from: origin, ..SourceFacts::titled(SourceKind::Article, title.to_owned()) };
        source::add(desk, &facts).unwrap().value
    };
    let first = room.at("Ann", |desk| add(desk, "wire", None));
    let second = room.at("Ann", |desk| add(desk, "paper", Some(first)));
    let circle = EditSource { derived_from: Some(Some(second)), ..EditSource::default() };
    assert!(matches!(room.at("Ann", |desk| source::edit(desk, first, &circle)), Err(WorkError::Circle(_))));
    let away = EditSource { derived_from: Some(None), ..EditSource::default() };
    room.at("Ann", |desk| source::edit(desk, second, &away)).unwrap();
    room.at("Ann", |desk| source::edit(desk, first, &circle)).unwrap();
    room.assert_whole();
}

#[test]
fn an_article_is_renamed_and_described() {
    let mut room = Room::with_rain();
    let (other, found) = text("It snowed.", "Snow");
    room.at("Ann", |desk| store_article(desk, &other, &found, &extractor(), &PullInput::default())).unwrap();
    let old = "rained-ayr".parse().unwrap();
    let edit = EditArticle {
        slug: Some("nine-days".parse().unwrap()),
        title: Some(words("Nine days")),
        url: Some(Some(words("https://example.org/rain"))),
        published: Some(Some(words("2026-11-22"))),
        byline: Some(vec![words("Zoë \"Z\" Ünal"), words("Bo Ek")]),
        ..EditArticle::default()
    };
    room.at("Ann", |desk| article::edit(desk, &old, &edit)).unwrap();
    let slug = "nine-days".parse().unwrap();
    let stored = room.store.read(|r| Ok::<_, StoreError>(r.article(&slug)?.unwrap())).unwrap().metadata;
    assert_eq!(stored.byline, ["Zoë \"Z\" Ünal", "Bo Ek"]);
    let nobody = EditArticle { byline: Some(Vec::new()), ..EditArticle::default() };
    room.at("Ann", |desk| article::edit(desk, &slug, &nobody)).unwrap();
    let taken = EditArticle { slug: Some("snow".parse().unwrap()), ..EditArticle::default() };
    assert!(matches!(room.at("Ann", |desk| article::edit(desk, &slug, &taken)), Err(WorkError::SlugTaken(_))));
    assert!(matches!(room.at("Ann", |desk| article::edit(desk, &old, &nobody)), Err(WorkError::NoArticle { .. })));
    room.assert_whole();
}

#[test]
fn a_byline_that_came_with_the_article_can_be_changed() {
    let mut room = Room::empty();
    let (mut signed, found) = text(RAIN, "Rain");
    signed.metadata.byline = vec!["Zoë “Z” Ünal / \"A\"\u{2028}".to_owned(), "Bo <Ek>".to_owned()];
    let slug =
        room.at("Ann", |desk| store_article(desk, &signed, &found, &extractor(), &PullInput::default())).unwrap().slug;
    let edit = EditArticle { byline: Some(vec![words("Bo Ek")]), ..EditArticle::default() };
    room.at("Ann", |desk| article::edit(desk, &slug, &edit)).unwrap();
    room.assert_whole();
}
