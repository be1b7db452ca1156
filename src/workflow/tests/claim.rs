//! Claims by hand.

use super::{Room, id, verified, words};
use crate::domain::extraction::ClaimKind;
use crate::domain::span::Span;
use crate::workflow::WorkError;
use crate::workflow::claim::{AddClaim, EditClaim, add, edit};

fn adding(text: &str) -> AddClaim {
    AddClaim {
        article: "rained-ayr".parse().unwrap(),
        words: words(text),
        occurrence: None,
        kind: Some(ClaimKind::Number),
        speaker: None,
        outlet: None,
        note: Some(words("heard on the phone")),
    }
}

#[test]
fn words_of_the_draft_become_a_claim() {
    let mut room = Room::with_rain();
    let with_outlet = AddClaim { outlet: Some(words("The Ayr Courier")), ..adding("saw it first. “Nobody slept”") };
    let added = room.at("Ann", |desk| add(desk, &with_outlet)).unwrap();
    let claim = room.claim(added.value.get());
    assert_eq!(claim.text, "saw it first.\n“Nobody slept”", "as the draft has them");
    assert_eq!((claim.note.as_deref(), claim.evidence.origin), (Some("heard on the phone"), 1));
    assert_eq!(room.last_command(), "claim add rained-ayr");
    room.assert_whole();
}

#[test]
fn words_that_stand_nowhere_or_everywhere_are_refused() {
    let mut room = Room::with_rain();
    let refused = room.at("Ann", |desk| add(desk, &adding("It snowed"))).unwrap_err();
    assert_eq!(refused.to_string(), "the words do not stand in the latest draft of 'rained-ayr'");
    let refused = room.at("Ann", |desk| add(desk, &adding("Ayr"))).unwrap_err();
    assert_eq!(refused.to_string(), "the words stand in 'rained-ayr' 2 times, in the lines 1, 2");
    let second = AddClaim { occurrence: Some(2), ..adding("Ayr") };
    let added = room.at("Ann", |desk| add(desk, &second)).unwrap();
    assert!(room.claim(added.value.get()).span.unwrap().start > 80);
    assert!(
        matches!(room.at("Ann", |desk| add(desk, &second)), Err(WorkError::SameWords(claim)) if claim == added.value)
    );
}

#[test]
fn other_words_move_the_claim_and_make_its_check_stale() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(2)).unwrap();
    let shorter = EditClaim { text: Some(words("rose by 4 m")), ..EditClaim::default() };
    room.at("Ann", |desk| edit(desk, id(2), &shorter)).unwrap();
    let claim = room.claim(2);
    assert_eq!((claim.text.as_str(), claim.span), ("rose by 4 m", Some(Span { start: 42, end: 53 })));
    assert_eq!(claim.stale_because, ["the words changed since"]);
    room.assert_whole();
}

#[test]
fn properties_are_set_emptied_and_left() {
    let mut room = Room::with_rain();
    let change = EditClaim { speaker: Some(None), outlet: Some(Some(words("Ayr FM"))), ..EditClaim::default() };
    room.at("Ann", |desk| edit(desk, id(4), &change)).unwrap();
    let claim = room.claim(4);
    assert_eq!((claim.speaker, claim.outlet.as_deref(), claim.kind), (None, Some("Ayr FM"), ClaimKind::Statement));
    let nothing = room.at("Ann", |desk| edit(desk, id(4), &EditClaim::default()));
    assert!(matches!(nothing, Err(WorkError::Nothing { .. })));
    assert_eq!(room.at("Ann", |desk| edit(desk, id(4), &change)).unwrap().operation, None);
}
