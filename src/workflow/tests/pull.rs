//! Articles come in.

use super::{RAIN, Room, article, extractor, marked, verified, words};
use crate::domain::article::Comment;
use crate::domain::claim::{Fate, Status};
use crate::domain::evidence::EvidenceCount;
use crate::domain::span::Span;
use crate::store::{ClaimQuery, SourceQuery, StoreError};
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
    assert_eq!((pulled.carried, pulled.moved.len(), pulled.claims.len(), pulled.cut.len()), (2, 1, 2, 0));
    let reworded = ("Ann Lee saw it first.".to_owned(), "Ann Lee saw it last.".to_owned());
    assert_eq!(pulled.reworded, [(super::id(3), reworded.0, reworded.1)]);
    let verified = room.claim(1);
    assert_eq!((verified.status, verified.draft), (Status::Verified, 2));
    assert!(verified.stale_because.is_empty() && verified.span.is_some());
    assert_eq!((room.claim(3).text.as_str(), room.claim(3).fate), ("Ann Lee saw it last.", Some(Fate::Reworded)));
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
    let followed = room.claim(5);
    assert_eq!(followed.span.map(|span| span.start), Some(40), "it follows its sentence, not its words");
    assert_eq!(followed.around.as_deref(), Some("It rained in Ayr for nine days."));
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

#[test]
fn a_reworded_claim_is_stale_until_it_is_looked_at_again_or_its_words_are_back() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    let reworded = RAIN.replace("nine days", "ten days");
    room.pull(&reworded, "rain.txt").unwrap();
    assert_eq!(room.claim(1).stale_because, ["the words changed since"]);
    let listed = |q: &ClaimQuery| room.store.read(|r| Ok::<_, StoreError>((r.claims(q)?, r.count_claims(q)?))).unwrap();
    let (stale, count) = listed(&ClaimQuery { stale: true, limit: Some(1), ..ClaimQuery::default() });
    assert_eq!((stale.len(), stale[0].id, count), (1, super::id(1), 1));
    let (changed, count) = listed(&ClaimQuery { fate: vec![Fate::Reworded, Fate::New], ..ClaimQuery::default() });
    assert_eq!((changed.len(), changed[0].id, count), (1, super::id(1), 1));
    assert_eq!(
        (room.claim(1).status, room.claim(1).text.as_str()),
        (Status::Verified, "It rained in Ayr for ten days.")
    );
    room.pull(&format!("{reworded} It snowed."), "rain.txt").unwrap();
    assert_eq!(room.claim(1).stale_because.len(), 1, "another draft is no new look");
    room.pull(RAIN, "rain.txt").unwrap();
    assert!(room.claim(1).stale_because.is_empty(), "these are the words that were checked");
    room.pull(&reworded, "rain.txt").unwrap();
    room.mark("Ann", &verified(1)).unwrap();
    assert!(room.claim(1).stale_because.is_empty());
    room.assert_whole();
}

#[test]
fn a_claim_that_was_cut_comes_back_with_its_check() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(2)).unwrap();
    let cut = RAIN.replace(" The river rose by 4 m.", "");
    assert_eq!(room.pull(&cut, "rain.txt").unwrap().cut, [super::id(2)]);
    assert_eq!(room.claim(2).span, None);
    assert_eq!(room.pull(RAIN, "rain.txt").unwrap().back, [super::id(2)]);
    assert_eq!(room.claim(2).status, Status::Verified);
    assert!(room.claim(2).stale_because.is_empty() && room.claim(2).span.is_some());
    room.assert_whole();
}

#[test]
fn the_pull_of_a_reworded_claim_can_be_taken_back() {
    let mut room = Room::with_rain();
    room.pull(&RAIN.replace("nine", "ten"), "rain.txt").unwrap();
    assert_eq!(room.claim(1).text, "It rained in Ayr for ten days.");
    room.at("Ann", |desk| {
        crate::workflow::undo::undo(desk, Some(crate::domain::id::OperationId::new(2).unwrap()), None)
    })
    .unwrap();
    assert_eq!((room.claim(1).text.as_str(), room.claim(1).draft), ("It rained in Ayr for nine days.", 1));
    room.assert_whole();
}

#[test]
fn new_comments_on_an_unchanged_text_are_kept_in_a_new_draft() {
    let mut room = Room::with_rain();
    let (mut commented, found) = article(RAIN, "It rained in Ayr");
    commented.comments.push(Comment { author: None, text: "Source?".to_owned(), span: Span::new(3, 9) });
    let input = PullInput { file: Some("rain.txt"), article: None };
    let pulled = room.at("Ann", |desk| store_article(desk, &commented, &found, &extractor(), &input)).unwrap();
    assert_eq!((pulled.draft, pulled.carried, pulled.claims.len()), (2, 4, 0));
    let file = room.store.read(|r| r.claim_file(super::id(1))).unwrap().unwrap();
    assert_eq!(file.comments[0].text, "Source?");
    let again = room.at("Ann", |desk| store_article(desk, &commented, &found, &extractor(), &input)).unwrap();
    assert_eq!(again.outcome, Outcome::Unchanged);
    room.assert_whole();
}
