//! Articles come in.

use super::{RAIN, Room, article, extractor, marked, verified, words};
use crate::domain::claim::{Fate, Status};
use crate::domain::evidence::EvidenceCount;
use crate::store::{SourceQuery, StoreError};
use crate::workflow::WorkError;
use crate::workflow::claim::{self, AddClaim};
use crate::workflow::pull::{Outcome, PullInput, store_article};

#[test]
fn a_new_article_brings_its_claims_and_the_outlets_they_are_credited_to() {
    let mut room = Room::empty();
    let pulled = room.pull(RAIN, "/desk/rain.txt").unwrap();
    assert_eq!(pulled.slug.as_str(), "rained-ayr");
    assert_eq!((pulled.draft, pulled.outcome, pulled.outlets), (1, Outcome::NewArticle, 1));
    assert_eq!(pulled.claims.len(), 4);
    assert_eq!(room.last_command(), "pull rain.txt");
    let last = room.claim(4);
    assert_eq!(last.outlet.as_deref(), Some("The Ayr Courier"));
    assert_eq!(last.evidence, EvidenceCount { origin: 1, ..EvidenceCount::default() });
    assert_eq!(last.fate, Some(Fate::New));
    room.assert_whole();
}

#[test]
fn the_same_text_again_stores_nothing() {
    let mut room = Room::with_rain();
    let pulled = room.pull(RAIN, "elsewhere/rain.txt").unwrap();
    assert_eq!((pulled.draft, pulled.outcome, pulled.operation), (1, Outcome::Unchanged, None));
    assert_eq!(room.operations(), 1);
}

#[test]
fn a_new_draft_carries_claims_over_word_for_word() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    let text = "It snowed. The river rose by 4 m. It rained in Ayr for nine days. Ann Lee saw it last.\n\
                “Nobody slept”, she told The Ayr Courier. “Cold”, she told The Ayr Courier.";
    let pulled = room.pull(text, "rain.txt").unwrap();
    assert_eq!((pulled.draft, pulled.outcome), (2, Outcome::NewDraft { matched: "same file name and title" }));
    assert_eq!((pulled.carried, pulled.claims.len(), pulled.cut.len()), (3, 3, 1));
    let verified = room.claim(1);
    assert_eq!((verified.status, verified.draft), (Status::Verified, 2));
    assert!(verified.stale_because.is_empty() && verified.span.is_some());
    assert_eq!(room.claim(3).span, None, "its words were cut");
    let fates: Vec<Option<Fate>> = [1, 2, 4].map(|claim| room.claim(claim).fate).to_vec();
    assert!(fates.contains(&Some(Fate::Moved)) && fates.contains(&Some(Fate::Same)), "{fates:?}");
    let leads = room.store.read(|r| r.sources(&SourceQuery::default())).unwrap();
    assert_eq!(leads.iter().filter(|source| source.facts.title == "The Ayr Courier").count(), 1);
    room.assert_whole();
}

#[test]
fn a_claim_by_hand_is_carried_over_though_no_extractor_proposes_it() {
    let mut room = Room::with_rain();
    let add = AddClaim {
        article: "rained-ayr".parse().unwrap(),
        words: words("nine days"),
        occurrence: None,
        kind: None,
        speaker: None,
        outlet: None,
        note: None,
    };
    room.at("Ann", |desk| claim::add(desk, &add)).unwrap();
    room.pull(&format!("Late news. {RAIN}"), "rain.txt").unwrap();
    let by_hand = room.claim(5);
    assert_eq!((by_hand.draft, by_hand.fate), (2, Some(Fate::Same)));
    room.pull(&format!("Another nine days. {RAIN}"), "rain.txt").unwrap();
    assert_eq!(room.claim(5).span, None, "which of the two is meant is not for us to guess");
    room.assert_whole();
}

#[test]
fn another_article_of_the_same_title_gets_another_name() {
    let mut room = Room::with_rain();
    let (other, found) = article("It rained again.", "It rained in Ayr");
    let pulled = room.at("Bo", |desk| {
        store_article(desk, &other, &found, &extractor(), &PullInput { file: Some("other.txt"), article: None })
    });
    assert_eq!(pulled.unwrap().slug.as_str(), "rained-ayr-2");
    let slug = "rained-ayr".parse().unwrap();
    let pulled = room.at("Bo", |desk| {
        store_article(desk, &other, &found, &extractor(), &PullInput { file: None, article: Some(&slug) })
    });
    assert_eq!(pulled.unwrap().outcome, Outcome::NewDraft { matched: "named" });
}

#[test]
fn an_article_without_a_title_or_words_is_called_by_its_words_or_refused() {
    let mut room = Room::empty();
    let (mut untitled, found) = article("It rained in Ayr for nine days.", "");
    untitled.metadata.url = Some("not an address".to_owned());
    let input = PullInput::default();
    let pulled = room.at("Ann", |desk| store_article(desk, &untitled, &found, &extractor(), &input)).unwrap();
    let stored = room.store.read(|r| Ok::<_, StoreError>(r.article(&pulled.slug)?.unwrap())).unwrap();
    assert_eq!(stored.metadata.title.as_deref(), Some("It rained in Ayr for nine days."));
    assert_eq!(stored.metadata.url, None);
    let (empty, found) = article(" \n…", "Nothing");
    let refused = room.at("Ann", |desk| store_article(desk, &empty, &found, &extractor(), &input));
    assert!(matches!(refused, Err(WorkError::NoWords { .. })));
}

#[test]
fn claims_that_are_not_the_words_of_their_place_are_refused() {
    let mut room = Room::empty();
    let (article, mut found) = article(RAIN, "Rain");
    found.claims[1].text.push('!');
    let refused = room.at("Ann", |desk| store_article(desk, &article, &found, &extractor(), &PullInput::default()));
    assert!(matches!(refused, Err(WorkError::NotTheWords { .. })));
    assert_eq!(room.operations(), 0);
}

#[test]
fn an_unknown_article_is_told_with_those_of_a_like_name() {
    let mut room = Room::with_rain();
    let (article, found) = article(RAIN, "Rain");
    let slug = "rained-oban".parse().unwrap();
    let input = PullInput { file: None, article: Some(&slug) };
    let refused = room.at("Ann", |desk| store_article(desk, &article, &found, &extractor(), &input)).unwrap_err();
    assert_eq!(refused.to_string(), "there is no article 'rained-oban'");
    assert_eq!(refused.hint().as_deref(), Some("did you mean rained-ayr?"));
    assert!(room.mark("Ann", &marked(1, Status::Opinion)).is_ok());
}
