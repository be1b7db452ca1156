//! The desk as it was, from the history alone.

use super::{RAIN, Room, id, marked, verified, words};
use crate::domain::claim::{Claim, Status};
use crate::domain::id::OperationId;
use crate::store::{AsOf, ClaimQuery, Store, StoreError};
use crate::workflow::claim_parts;
use crate::workflow::mark::Mark;

fn claims(store: &Store) -> Vec<Claim> {
    store.read(|r| r.claims(&ClaimQuery { all: true, ..ClaimQuery::default() })).unwrap()
}

#[test]
fn the_history_gives_back_the_desk_as_it_was_after_every_operation() {
    let mut room = Room::empty();
    let mut states = Vec::new();
    room.pull(RAIN, "rain.txt").unwrap();
    states.push(claims(&room.store));
    let mut after = |room: &mut Room, act: &mut dyn FnMut(&mut Room)| {
        act(room);
        states.push(claims(&room.store));
    };
    after(&mut room, &mut |room| drop(room.mark("Ann", &verified(1)).unwrap()));
    after(&mut room, &mut |room| drop(room.pull(&RAIN.replace("nine", "ten"), "rain.txt").unwrap()));
    after(&mut room, &mut |room| {
        let parts = [words("The river rose"), words("by 4 m")];
        room.at("Ann", |desk| claim_parts::split(desk, id(2), &parts)).unwrap();
    });
    after(&mut room, &mut |room| {
        drop(room.mark("Bo", &Mark { note: Some(words("two counts")), ..marked(3, Status::Disputed) }).unwrap());
    });
    after(&mut room, &mut |room| assert_eq!(room.undo("Ann", None).unwrap().undone.get(), 4));
    after(&mut room, &mut |room| drop(room.pull(&RAIN.replace(" Ann Lee saw it first.", ""), "rain.txt").unwrap()));
    for (number, state) in (1..).zip(&states) {
        let then = room.store.as_of(AsOf::Operation(OperationId::new(number).unwrap())).unwrap();
        assert_eq!(claims(&then), *state, "operation {number}");
        #[allow(clippy::redundant_closure_for_method_calls, reason = "the method's own lifetime is not general enough")]
        let verdict = then.read(|r| r.verify()).unwrap();
        assert!(verdict.holds(), "{:?}", verdict.problems);
        assert_eq!(verdict.operations, u64::try_from(number).unwrap());
    }
    let whole = room.store.as_of(AsOf::Moment("2026-11-23T09:34:00Z".parse().unwrap())).unwrap();
    assert_eq!(claims(&whole), claims(&room.store));
    let before = room.store.as_of(AsOf::Moment("2026-11-23T09:33:59Z".parse().unwrap()));
    assert!(matches!(before, Err(StoreError::BeforeHistory)));
    room.assert_whole();
}
