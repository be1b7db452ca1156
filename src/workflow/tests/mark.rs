//! The editor's word.

use super::{Room, cited, id, marked, verified, words};
use crate::domain::claim::Status;
use crate::domain::evidence::{EvidenceCount, Stance};
use crate::domain::id::SourceId;
use crate::workflow::WorkError;
use crate::workflow::cite::{Cite, SourceRef};
use crate::workflow::mark::Mark;

#[test]
fn verified_needs_supporting_evidence_or_a_reason_for_its_lack() {
    let mut room = Room::with_rain();
    let refused = room.mark("Ann", &marked(1, Status::Verified)).unwrap_err();
    assert_eq!(refused.to_string(), "claim 1 has no evidence that supports it");
    let contradicted = Mark { cite: vec![cited("A", Stance::Contradicts)], ..marked(1, Status::Verified) };
    assert!(matches!(room.mark("Ann", &contradicted), Err(WorkError::NeedsEvidence { .. })));
    assert_eq!(room.claim(1).evidence, EvidenceCount::default(), "what was refused left nothing behind");

    let given = Mark { without_evidence: Some(words("I was there")), ..marked(1, Status::Verified) };
    room.mark("Ann", &given).unwrap();
    assert_eq!(room.claim(1).without_evidence.as_deref(), Some("I was there"));
    room.mark("Ann", &verified(1)).unwrap();
    assert_eq!(room.claim(1).without_evidence, None, "now there is evidence");
    assert_eq!(room.claim(1).checker.as_deref(), Some("Ann"));
    room.assert_whole();
}

#[test]
fn going_on_from_verified_without_evidence_clears_the_reason() {
    let mut room = Room::with_rain();
    let given = Mark { without_evidence: Some(words("I was there")), ..marked(1, Status::Verified) };
    room.mark("Ann", &given).unwrap();
    room.mark("Ann", &marked(1, Status::Checking)).unwrap();
    assert_eq!(room.claim(1).without_evidence, None);
    let misplaced = Mark { without_evidence: Some(words("why not")), ..marked(1, Status::Opinion) };
    assert!(matches!(room.mark("Ann", &misplaced), Err(WorkError::OnlyVerified)));
}

#[test]
fn every_status_asks_for_its_reason_and_no_other_does() {
    for &status in Status::ALL.iter().filter(|&&status| status != Status::Verified) {
        let mut room = Room::with_rain();
        let bare = room.mark("Ann", &marked(1, status));
        assert_eq!(bare.is_err(), status.reason_needed().is_some(), "{status}");
        let reasoned = Mark { note: Some(words("two counts differ")), ..marked(1, status) };
        room.mark("Ann", &reasoned).unwrap();
        assert_eq!(room.claim(1).status, status);
        room.assert_whole();
    }
}

#[test]
fn false_is_also_borne_out_by_contradicting_evidence() {
    let mut room = Room::with_rain();
    let refused = room.mark("Ann", &marked(1, Status::False)).unwrap_err();
    assert_eq!(refused.to_string(), "'false' needs a note: what refutes it");
    let refuted = Mark { cite: vec![cited("Weather records", Stance::Contradicts)], ..marked(1, Status::False) };
    room.mark("Ann", &refuted).unwrap();
    assert_eq!(room.claim(1).status, Status::False);
}

#[test]
fn a_status_that_is_not_the_expected_one_stops_the_whole_command() {
    let mut room = Room::with_rain();
    room.mark("Bo", &marked(2, Status::Checking)).unwrap();
    let both = Mark { claims: vec![id(1), id(2)], expect: Some(Status::Unchecked), ..marked(1, Status::Opinion) };
    let refused = room.mark("Ann", &both).unwrap_err();
    assert_eq!(refused.to_string(), "claim 2 is checking, not unchecked");
    assert_eq!(room.claim(1).status, Status::Unchecked);
    assert_eq!(room.operations(), 2);
}

#[test]
fn claims_of_one_command_share_a_new_source() {
    let mut room = Room::with_rain();
    let both = Mark { claims: vec![id(1), id(2)], ..verified(1) };
    let marked = room.mark("Ann", &both).unwrap();
    assert_eq!(marked.sources, [(SourceId::new(2).unwrap(), "Council minutes".to_owned(), true)]);
    assert_eq!(marked.claims[1], (id(2), Status::Unchecked, Status::Verified));
    assert_eq!(room.last_command(), "mark 1-2 verified --source");
    let again = room.mark("Ann", &both).unwrap();
    assert_eq!((again.operation, again.sources[0].2), (None, false), "the same again changes nothing");
    assert_eq!(room.claim(1).evidence.supports, 1);
}

#[test]
fn a_source_is_used_again_by_title_or_address_and_learns_its_address() {
    let mut room = Room::with_rain();
    let cite = |name: &str, url: Option<&str>| Mark {
        claims: vec![id(1)],
        cite: vec![Cite { url: url.map(words), ..cited(name, Stance::Context) }],
        ..Mark::default()
    };
    let number = |room: &mut Room, mark: &Mark| room.mark("Ann", mark).unwrap().sources[0].0.get();
    assert_eq!(number(&mut room, &cite("Minutes", None)), 2);
    assert_eq!(number(&mut room, &cite("Minutes", Some("https://example.org/1"))), 2);
    assert_eq!(number(&mut room, &cite("https://example.org/1", None)), 2);
    assert_eq!(number(&mut room, &cite("Minutes", Some("https://example.org/2"))), 3, "another meeting");
    assert_eq!(number(&mut room, &cite("https://example.org/page", None)), 4);
    assert_eq!(room.last_command(), "cite 1 --context");
    let wrong = room.mark("Ann", &cite("Page", Some("example.org"))).unwrap_err();
    assert_eq!(wrong.to_string(), "'example.org' is no web address");
    let unknown = Cite { source: SourceRef::Number(SourceId::new(77).unwrap()), ..cited("x", Stance::Context) };
    let refused = room.mark("Ann", &Mark { claims: vec![id(1)], cite: vec![unknown], ..Mark::default() }).unwrap_err();
    assert_eq!(refused.to_string(), "there is no source 77");
    room.assert_whole();
}

#[test]
fn nobody_checks_their_own_claim_a_second_time() {
    let mut room = Room::with_rain();
    let second = Mark { claims: vec![id(1)], second: true, ..Mark::default() };
    assert!(matches!(room.mark("Bo", &second), Err(WorkError::NotSettled { .. })));
    room.mark("Ann", &verified(1)).unwrap();
    let refused = room.mark("ann", &second).unwrap_err();
    assert_eq!(refused.to_string(), "ann checked claim 1; a second check is somebody else's");
    room.mark("Ann", &Mark { claims: vec![id(1)], assign: Some("Cy".parse().unwrap()), ..Mark::default() }).unwrap();
    assert!(matches!(room.mark("Ann", &second), Err(WorkError::OwnClaim { .. })), "a handover changes nothing");
    room.mark("Bo", &second).unwrap();
    assert_eq!(room.claim(1).second.as_deref(), Some("Bo"));
    let at_once = Mark { second: true, assign: Some("Cy".parse().unwrap()), ..verified(2) };
    assert!(matches!(room.mark("Ann", &at_once), Err(WorkError::OwnClaim { .. })));
    assert_eq!(room.claim(2).status, Status::Unchecked);
}

#[test]
fn a_check_that_no_longer_holds_gets_no_second_one() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    let against = Mark { claims: vec![id(1)], cite: vec![cited("Diary", Stance::Contradicts)], ..Mark::default() };
    room.mark("Cy", &against).unwrap();
    assert!(!room.claim(1).stale_because.is_empty());
    let second = Mark { claims: vec![id(1)], second: true, ..Mark::default() };
    assert!(matches!(room.mark("Bo", &second), Err(WorkError::Stale { .. })));
    room.mark("Ann", &verified(1)).unwrap();
    assert!(room.claim(1).stale_because.is_empty(), "marked again in the light of it");
    room.mark("Bo", &second).unwrap();
}

#[test]
fn only_an_unsettled_judged_claim_is_accepted_and_a_new_status_ends_it() {
    let mut room = Room::with_rain();
    let accept = Mark { claims: vec![id(1)], accept: Some(words("the lawyer agreed")), ..Mark::default() };
    assert!(matches!(room.mark("Ed", &accept), Err(WorkError::NothingToAccept { .. })));
    let disputed = Mark { note: Some(words("two counts")), ..marked(1, Status::Disputed) };
    room.mark("Ann", &disputed).unwrap();
    room.mark("Ed", &accept).unwrap();
    assert_eq!(room.claim(1).accepted.as_deref(), Some("Ed: the lawyer agreed"));
    room.mark("Ann", &verified(1)).unwrap();
    assert_eq!(room.claim(1).accepted, None);
    assert!(matches!(room.mark("Ed", &accept), Err(WorkError::NothingToAccept { .. })));
}

#[test]
fn a_new_status_ends_the_second_check() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(1)).unwrap();
    room.mark("Bo", &Mark { claims: vec![id(1)], second: true, ..Mark::default() }).unwrap();
    room.mark("Ann", &marked(1, Status::Checking)).unwrap();
    assert_eq!(room.claim(1).second, None);
    room.mark("Ann", &marked(1, Status::Unchecked)).unwrap();
    assert_eq!(room.claim(1).checker, None, "nobody has looked");
}

#[test]
fn notes_wordings_and_checkers_need_no_status() {
    let mut room = Room::with_rain();
    let said = Mark {
        claims: vec![id(2)],
        note: Some(words("call the council")),
        fix: Some(words("rose by 3 m")),
        assign: Some("Bo".parse().unwrap()),
        ..Mark::default()
    };
    room.mark("Ann", &said).unwrap();
    let claim = room.claim(2);
    assert_eq!((claim.note.as_deref(), claim.fix.as_deref()), (Some("call the council"), Some("rose by 3 m")));
    assert_eq!((claim.checker.as_deref(), claim.status), (Some("Bo"), Status::Unchecked));
    assert_eq!(room.last_command(), "mark 2 --note --fix --assign", "free text stays out of the command");
    let nothing = Mark { claims: vec![id(2)], ..Mark::default() };
    assert!(matches!(room.mark("Ann", &nothing), Err(WorkError::Nothing { .. })));
}
