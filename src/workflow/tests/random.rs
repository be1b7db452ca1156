//! Whatever editors do, in whatever order: taking everything back gives the claims as they were, and the history holds.

use proptest::prelude::*;

use super::{Room, cited, id, marked, words};
use crate::domain::claim::{Claim, Status};
use crate::domain::evidence::{EvidenceCount, Stance};
use crate::domain::id::OperationId;
use crate::domain::span::Span;
use crate::store::{LogQuery, StoreError};
use crate::workflow::claim::{EditClaim, edit};
use crate::workflow::mark::Mark;

#[derive(Debug, Clone)]
enum Act {
    Mark { editor: usize, claim: i64, status: Status, cites: Option<Stance> },
    Cite { editor: usize, claim: i64, source: usize, stance: Stance },
    Second { editor: usize, claim: i64 },
    Accept { editor: usize, claim: i64 },
    Edit { claim: i64, words: usize },
    Undo { editor: usize, operation: Option<i64> },
    Pull { draft: usize },
}

const EDITORS: &[&str] = &["Ann", "Bo", "Cy"];
const SOURCES: &[&str] = &["Minutes", "Diary", "https://example.org/rain"];
const WORDINGS: &[&str] = &["nine days", "It rained in Ayr", "The river rose by 4 m.", "rose by 4 m"];
const DRAFTS: &[&str] = &[
    "It rained in Ayr for nine days. Nothing else.",
    "The river rose by 4 m. It rained in Ayr for nine days. Ann Lee saw it first.",
];

fn acts() -> impl Strategy<Value = Act> {
    let status = || proptest::sample::select(Status::ALL);
    let stance = || proptest::sample::select(Stance::ALL);
    prop_oneof![
        4 => (0..3usize, 1..5i64, status(), proptest::option::of(stance()))
            .prop_map(|(editor, claim, status, cites)| Act::Mark { editor, claim, status, cites }),
        2 => (0..3usize, 1..5i64, 0..3usize, stance())
            .prop_map(|(editor, claim, source, stance)| Act::Cite { editor, claim, source, stance }),
        1 => (0..3usize, 1..5i64).prop_map(|(editor, claim)| Act::Second { editor, claim }),
        1 => (0..3usize, 1..5i64).prop_map(|(editor, claim)| Act::Accept { editor, claim }),
        1 => (1..5i64, 0..4usize).prop_map(|(claim, words)| Act::Edit { claim, words }),
        2 => (0..3usize, proptest::option::of(2..12i64)).prop_map(|(editor, operation)| Act::Undo { editor, operation }),
        1 => (0..2usize).prop_map(|draft| Act::Pull { draft }),
    ]
}

/// Does it, or is refused; a refusal leaves nothing behind, which the end shows.
fn act(room: &mut Room, act: &Act) {
    match act {
        Act::Mark { editor, claim, status, cites } => {
            let cite = cites.iter().map(|&stance| cited("Minutes", stance)).collect();
            let mark = Mark { cite, note: Some(words("so it is")), ..marked(*claim, *status) };
            drop(room.mark(EDITORS[*editor], &mark));
        }
        Act::Cite { editor, claim, source, stance } => {
            let cite = vec![cited(SOURCES[*source], *stance)];
            drop(room.mark(EDITORS[*editor], &Mark { claims: vec![id(*claim)], cite, ..Mark::default() }));
        }
        Act::Second { editor, claim } => {
            drop(room.mark(EDITORS[*editor], &Mark { claims: vec![id(*claim)], second: true, ..Mark::default() }));
        }
        Act::Accept { editor, claim } => {
            let accept = Some(words("let it run"));
            drop(room.mark(EDITORS[*editor], &Mark { claims: vec![id(*claim)], accept, ..Mark::default() }));
        }
        Act::Edit { claim, words: which } => {
            let change = EditClaim { text: Some(words(WORDINGS[*which])), ..EditClaim::default() };
            drop(room.at("Ann", |desk| edit(desk, id(*claim), &change)));
        }
        Act::Undo { editor, operation } => {
            drop(room.undo(EDITORS[*editor], operation.map(|number| OperationId::new(number).unwrap())));
        }
        Act::Pull { draft } => drop(room.pull(DRAFTS[*draft], "rain.txt")),
    }
}

/// Takes back every operation after the first pull that still stands, the newest first.
fn undo_all(room: &mut Room) {
    loop {
        let operations = room.store.read(|r| r.operations(&LogQuery::default())).unwrap();
        let standing = operations.iter().find(|it| it.undone_by.is_none() && it.undoes.is_none() && it.id.get() > 1);
        let Some(next) = standing.map(|it| it.id) else { return };
        room.undo("Ed", Some(next)).unwrap_or_else(|error| panic!("{next}: {error}"));
    }
}

/// What must be as before. When a claim was last changed is part of the history and goes on.
fn essence(claims: &[Claim]) -> Vec<(i64, String, Option<Span>, Status, [Option<String>; 6], EvidenceCount, u32)> {
    let one = |it: &Claim| {
        let said = [&it.note, &it.fix, &it.checker, &it.second, &it.accepted, &it.without_evidence];
        let said = said.map(Clone::clone);
        (it.id.get(), it.text.clone(), it.span, it.status, said, it.evidence, it.draft)
    };
    claims.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_claims_as_they_were(done in proptest::collection::vec(acts(), 1..14)) {
        let mut room = Room::with_rain();
        let before = essence(&room.claims());
        for it in &done {
            act(&mut room, it);
        }
        let verdict = room.store.read(|r| r.verify()).unwrap();
        prop_assert!(verdict.holds(), "{:?}", verdict.problems);
        for claim in room.claims() {
            let evidence = room.store.read(|r| Ok::<_, StoreError>(r.claim_file(claim.id)?.unwrap().evidence)).unwrap();
            for link in evidence {
                let source = room.store.read(|r| r.source(link.source)).unwrap();
                prop_assert!(source.is_some(), "evidence {} has no source", link.id);
            }
        }
        undo_all(&mut room);
        prop_assert_eq!(essence(&room.claims()), before);
        let verdict = room.store.read(|r| r.verify()).unwrap();
        prop_assert!(verdict.holds(), "{:?}", verdict.problems);
    }
}
