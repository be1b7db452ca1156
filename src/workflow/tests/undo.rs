//! Undo.

use super::{RAIN, Room, cited, id, marked, verified};
use crate::domain::claim::Status;
use crate::domain::evidence::Stance;
use crate::domain::id::OperationId;
use crate::workflow::WorkError;
use crate::workflow::mark::Mark;

fn operation(number: i64) -> Option<OperationId> {
    Some(OperationId::new(number).unwrap())
}

#[test]
fn a_mark_is_taken_back_with_its_evidence_and_can_be_given_back() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    let undone = room.undo("Ann", None).unwrap();
    assert_eq!((undone.undone.get(), undone.operation.get()), (2, 3));
    let claim = room.claim(1);
    assert_eq!((claim.status, claim.checker, claim.evidence.supports), (Status::Unchecked, None, 0));
    let refused = room.undo("Ann", operation(2)).unwrap_err();
    assert_eq!(refused.to_string(), "operation 2 was undone by operation 3");
    room.undo("Bo", operation(3)).unwrap();
    let claim = room.claim(1);
    assert_eq!((claim.status, claim.evidence.supports), (Status::Verified, 1));
    assert!(claim.stale_because.is_empty());
    room.undo("Ann", operation(2)).unwrap();
    assert_eq!(room.claim(1).status, Status::Unchecked);
    room.assert_whole();
}

#[test]
fn what_others_built_on_is_not_taken_away() {
    let mut room = Room::with_rain();
    room.mark("Ann", &marked(1, Status::Checking)).unwrap();
    room.mark("Bo", &marked(1, Status::Opinion)).unwrap();
    let refused = room.undo("Ann", None).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "operation 2 cannot be undone: operation 3 ('mark 1 opinion') by Bo changed claim 1 since"
    );
    assert_eq!(refused.hint().as_deref(), Some("undo operation 3 first"));
    assert!(matches!(room.undo("Ann", operation(1)), Err(WorkError::ChangedSince { .. })), "the pull below it");
    room.undo("Bo", None).unwrap();
    room.undo("Ann", None).unwrap();
    assert_eq!(room.claim(1).status, Status::Unchecked);
    room.assert_whole();
}

#[test]
fn a_pull_is_taken_back_whole_and_the_article_can_come_again() {
    let mut room = Room::with_rain();
    room.undo("Ann", None).unwrap();
    assert!(room.claims().is_empty());
    let again = room.pull(RAIN, "rain.txt").unwrap();
    assert_eq!((again.slug.as_str(), again.draft, again.claims[0].get()), ("rained-ayr", 1, 5));
    let refused = room.undo("Ann", operation(2)).unwrap_err();
    assert!(!refused.to_string().is_empty(), "two articles of one name");
    assert_eq!(room.claims().len(), 4);
    room.assert_whole();
}

#[test]
fn a_draft_is_taken_back_and_the_one_before_counts_again() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    room.pull("The river rose by 5 m. It rained in Ayr for nine days.", "rain.txt").unwrap();
    room.undo("Ann", None).unwrap();
    let claims = room.claims();
    assert_eq!(claims.len(), 4);
    assert!(claims.iter().all(|claim| claim.draft == 1 && claim.span.is_some()));
    assert_eq!(room.pull("It rained in Ayr for nine days.", "rain.txt").unwrap().draft, 3);
    room.assert_whole();
}

#[test]
fn evidence_never_comes_back_without_its_source() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    let cite = Mark { claims: vec![id(2)], cite: vec![cited("Council minutes", Stance::Supports)], ..Mark::default() };
    room.mark("Bo", &cite).unwrap();
    assert!(matches!(room.undo("Ann", None), Err(WorkError::ChangedSince { .. })), "the source is in use");
    room.undo("Bo", None).unwrap();
    room.undo("Ann", None).unwrap();
    let refused = room.undo("Bo", operation(4)).unwrap_err();
    assert_eq!(refused.to_string(), "operation 4 cannot be undone: source 2 of evidence 3 is gone");
    room.assert_whole();
}

#[test]
fn nothing_to_undo_is_told() {
    let mut room = Room::with_rain();
    assert_eq!(room.undo("Bo", None).unwrap_err().to_string(), "Bo has nothing to undo");
    assert_eq!(room.undo("Bo", operation(9)).unwrap_err().to_string(), "there is no operation 9");
    assert_eq!(room.operations(), 1);
}
