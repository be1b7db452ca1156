//! The gate, the sign-off, and what an article's last days bring: deadlines, fixes that arrive, corrections.

use super::{RAIN, Room, cited, id, marked, verified, words};
use crate::domain::claim::{Cause, Status};
use crate::domain::evidence::Stance;
use crate::domain::extraction::ClaimKind;
use crate::domain::gate::{Gate, GateRule, HouseRules};
use crate::store::{Door, Store};
use crate::workflow::WorkError;
use crate::workflow::claim::{self, EditClaim};
use crate::workflow::claim_parts;
use crate::workflow::gate;
use crate::workflow::mark::Mark;

impl Room {
    fn gate_on(&self, rules: &HouseRules, today: &str) -> Gate {
        let slug = "rained-ayr".parse().unwrap();
        self.store.read(|r| gate::gate(r, &slug, rules, today)).unwrap()
    }

    fn gate(&self) -> Gate {
        self.gate_on(&HouseRules::default(), "2026-11-25")
    }

    /// What closes the gate: rules with their claims.
    fn closed_by(&self) -> Vec<(GateRule, i64)> {
        self.gate().findings.iter().map(|it| (it.rule, it.claim.map_or(0, crate::domain::id::ClaimId::get))).collect()
    }

    fn sign(&mut self, editor: &str, over: Option<&str>) -> Result<(), WorkError> {
        let (slug, over) = ("rained-ayr".parse().unwrap(), over.map(words));
        self.at(editor, |desk| gate::sign(desk, &slug, &HouseRules::default(), over.as_ref())).map(|_| ())
    }

    /// Every claim settled, with evidence that says where.
    fn settled() -> Self {
        let mut room = Self::with_rain();
        let mut cite = cited("Council minutes", Stance::Supports);
        cite.locator = Some(words("p. 4"));
        let claims = (1..=4).map(id).collect();
        room.mark("Ann", &Mark { claims, cite: vec![cite], ..marked(1, Status::Verified) }).unwrap();
        room
    }
}

#[test]
fn the_gate_is_closed_by_what_is_missing_and_open_when_nothing_is() {
    assert_eq!(Room::with_rain().closed_by(), (1..=4).map(|claim| (GateRule::Unsettled, claim)).collect::<Vec<_>>());
    let mut room = Room::settled();
    assert!(room.gate().is_open(), "{:?}", room.gate());
    room.mark("Ann", &Mark { note: Some(words("two counts")), ..marked(2, Status::Disputed) }).unwrap();
    assert_eq!(room.closed_by(), [(GateRule::Unsettled, 2)]);
    room.mark("Bo", &Mark { accept: Some(words("the lawyer agreed")), status: None, ..marked(2, Status::Disputed) })
        .unwrap();
    assert!(room.gate().is_open(), "an editor accepted it");
    room.mark("Ann", &verified(3)).unwrap();
    assert_eq!(room.closed_by(), [(GateRule::Locator, 3)]);
    let reason = Mark { without_evidence: Some(words("I was there")), ..marked(4, Status::Verified) };
    let mut unsourced = Room::with_rain();
    unsourced.mark("Ann", &reason).unwrap();
    assert!(unsourced.closed_by().contains(&(GateRule::Evidence, 4)));
}

#[test]
fn a_stale_check_and_a_late_query_close_the_gate() {
    let mut room = Room::settled();
    room.pull(&RAIN.replace("nine", "ten"), "rain.txt").unwrap();
    assert_eq!(room.closed_by(), [(GateRule::Stale, 1)]);
    let waiting = Mark {
        note: Some(words("the press office")),
        deadline: Some(words("2026-11-24")),
        ..marked(2, Status::Waiting)
    };
    room.mark("Ann", &waiting).unwrap();
    assert!(room.closed_by().contains(&(GateRule::Query, 2)));
    assert!(!room.gate_on(&HouseRules::default(), "2026-11-24").findings.iter().any(|it| it.rule == GateRule::Query));
    room.mark("Ann", &marked(2, Status::Opinion)).unwrap();
    assert_eq!(room.claim(2).deadline, None, "a new word takes the deadline back");
    let misplaced = Mark { deadline: Some(words("2026-11-24")), ..marked(2, Status::Checking) };
    assert!(matches!(room.mark("Ann", &misplaced), Err(WorkError::DayOfNothing)));
    let nonsense = Mark { until: Some(words("tomorrow")), ..marked(2, Status::Opinion) };
    assert!(matches!(room.mark("Ann", &nonsense), Err(WorkError::NotADate(_))));
    room.assert_whole();
}

#[test]
fn sources_that_repeat_each_other_are_one_and_a_primary_one_is_enough() {
    let mut room = Room::settled();
    let edit = EditClaim { kind: Some(ClaimKind::Legal), ..EditClaim::default() };
    room.at("Ann", |desk| claim::edit(desk, id(1), &edit)).unwrap();
    assert_eq!(room.closed_by(), [(GateRule::Sources, 1), (GateRule::Second, 1)]);
    let mut wire = cited("The wire", Stance::Supports);
    wire.locator = Some(words("line 2"));
    room.mark("Ann", &Mark { status: Some(Status::Verified), cite: vec![wire], ..marked(1, Status::Verified) })
        .unwrap();
    assert_eq!(room.closed_by(), [(GateRule::Second, 1)], "two sources");
    room.mark("Bo", &Mark { second: true, status: None, ..marked(1, Status::Verified) }).unwrap();
    assert!(room.gate().is_open());
    let minutes = room.store.read(|r| r.find_source("Council minutes")).unwrap();
    let derived = crate::workflow::source::EditSource {
        derived_from: Some(minutes),
        ..crate::workflow::source::EditSource::default()
    };
    let wire = room.store.read(|r| r.find_source("The wire")).unwrap().unwrap();
    room.at("Ann", |desk| crate::workflow::source::edit(desk, wire, &derived)).unwrap();
    let roots = room.gate();
    assert_eq!(roots.findings.len(), 1, "{roots:?}");
    assert!(roots.findings[0].what.starts_with("1 of 2 independent sources"), "{roots:?}");
}

#[test]
fn words_without_a_claim_close_the_gate_above_the_share_of_the_house() {
    let room = Room::settled();
    assert_eq!(room.gate().uncovered, 0);
    let mut room = room;
    room.pull(&format!("{RAIN} Why is that so and what is to be done about it now"), "rain.txt").unwrap();
    let strict = HouseRules { uncovered: 10, ..HouseRules::default() };
    let found = room.gate_on(&strict, "2026-11-25");
    assert_eq!(found.findings.last().map(|it| it.rule), Some(GateRule::Uncovered), "{found:?}");
    assert!(room.gate().findings.iter().all(|it| it.rule != GateRule::Uncovered));
}

#[test]
fn a_sign_off_holds_until_anything_changes() {
    let mut room = Room::settled();
    room.sign("Bo", None).unwrap();
    let signed = room.gate().signoff.unwrap();
    assert_eq!((signed.by.as_str(), signed.findings, signed.void.as_deref(), signed.draft), ("Bo", 0, None, 1));
    assert_eq!(signed.head.operation.get() + 1, signed.operation.get());
    assert!(matches!(room.sign("Bo", Some("why not")), Err(WorkError::NothingToOverrule { .. })));
    room.mark("Ann", &Mark { note: Some(words("read again")), status: None, ..marked(1, Status::Verified) }).unwrap();
    let void = room.gate().signoff.unwrap().void.unwrap();
    assert!(void.contains("mark 1 --note") && void.contains("Ann"), "{void}");
    room.sign("Bo", None).unwrap();
    assert_eq!(room.gate().signoff.unwrap().void, None);
    room.pull(&format!("{RAIN} It snowed."), "rain.txt").unwrap();
    assert!(room.gate().signoff.unwrap().void.is_some());
    assert!(matches!(room.sign("Bo", None), Err(WorkError::GateClosed { findings: 1, .. })));
    room.sign("Bo", Some("the deadline")).unwrap();
    assert_eq!(room.gate().signoff.unwrap().over.as_deref(), Some("the deadline"));
    room.undo("Bo", None).unwrap();
    room.assert_whole();
    let path = room.store.path().to_owned();
    assert!(Store::open(&path, Door::Existing).is_ok());
}

#[test]
fn a_fix_that_is_in_the_text_settles_the_claim_with_what_spoke_against_the_old_words() {
    let mut room = Room::with_rain();
    let wrong = Mark {
        cite: vec![cited("Weather records", Stance::Contradicts)],
        fix: Some(words("It rained in Ayr for ten days.")),
        ..marked(1, Status::False)
    };
    room.mark("Ann", &wrong).unwrap();
    let fixed = Mark { status: None, fixed: true, ..marked(1, Status::Verified) };
    assert!(matches!(room.mark("Ann", &fixed), Err(WorkError::FixNotIn { .. })));
    room.pull(&RAIN.replace("nine", "ten"), "rain.txt").unwrap();
    room.mark("Ann", &fixed).unwrap();
    let claim = room.claim(1);
    assert_eq!((claim.status, claim.fix, claim.stale_because.len()), (Status::Verified, None, 0));
    assert_eq!((claim.evidence.supports, claim.evidence.contradicts), (1, 0));
    room.undo("Ann", None).unwrap();
    assert_eq!((room.claim(1).status, room.claim(1).evidence.contradicts), (Status::False, 1));
    room.assert_whole();
}

#[test]
fn a_correction_says_whose_check_missed_it() {
    let mut room = Room::settled();
    room.mark("Bo", &Mark { second: true, status: None, ..marked(1, Status::Verified) }).unwrap();
    let text = words("An earlier version gave the wrong number of days.");
    let corrected = Mark { corrected: Some((text, Cause::Number)), status: None, ..marked(1, Status::Verified) };
    room.mark("Cy", &corrected).unwrap();
    let correction = room.claim(1).correction.unwrap();
    assert_eq!(correction.cause, Cause::Number);
    assert_eq!(correction.missed_by.as_deref(), Some("Ann (verified, second check Bo)"));
    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method's own lifetime is not general enough")]
    let misses = room.store.read(|r| r.misses()).unwrap();
    assert_eq!((misses.len(), misses[0].claims, misses[0].kind), (1, 1, ClaimKind::Statement));
    room.assert_whole();
}

#[test]
fn a_claim_is_split_and_merged_with_its_evidence_and_all_of_it_can_be_taken_back() {
    let mut room = Room::with_rain();
    room.mark("Ann", &verified(2)).unwrap();
    let parts = [words("The river rose"), words("by 4 m")];
    let made = room.at("Ann", |desk| claim_parts::split(desk, id(2), &parts)).unwrap().value;
    assert_eq!(made, [id(2), id(5)]);
    assert_eq!(room.claim(2).stale_because, ["the words changed since"]);
    assert_eq!((room.claim(5).evidence.supports, room.claim(5).status), (1, Status::Unchecked));
    assert_eq!(room.claim(5).around.as_deref(), Some("The river rose by 4 m."));
    let foreign = [words("The river"), words("nine days")];
    let refused = room.at("Ann", |desk| claim_parts::split(desk, id(2), &foreign)).unwrap_err();
    assert_eq!(refused.to_string(), "claim 2 does not hold the words 'nine days'");
    let merged = room.at("Ann", |desk| claim_parts::merge(desk, &[id(2), id(5)])).unwrap().value;
    assert_eq!((merged, room.claim(2).text.as_str()), (id(2), "The river rose by 4 m"));
    assert_eq!(room.claim(2).evidence.supports, 1, "the same evidence counts once");
    assert!(room.store.read(|r| r.claim(id(5))).unwrap().is_none());
    let between = room.at("Ann", |desk| claim_parts::merge(desk, &[id(1), id(3)])).unwrap_err();
    assert_eq!(between.to_string(), "claim 2 stands between them");
    room.undo("Ann", None).unwrap();
    room.undo("Ann", None).unwrap();
    assert_eq!((room.claim(2).text.as_str(), room.claim(2).stale_because.len()), ("The river rose by 4 m.", 0));
    assert!(room.store.read(|r| r.claim(id(5))).unwrap().is_none());
    room.assert_whole();
}
