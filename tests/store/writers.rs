//! Several people at once: on a fresh file, and on the same claim.

use factcheck::domain::operation::{Entity, Field};
use factcheck::store::{Door, Store, StoreError};

use crate::{desk, intent};

#[test]
fn a_fresh_file_is_opened_by_many_at_once() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(|| Store::open(&path, Door::Create).map(drop))).collect();
            for one in all {
                one.join().unwrap().unwrap();
            }
        });
    }
}

#[test]
fn no_mark_of_many_writers_is_lost_and_their_history_is_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(desk(&path, &["One", "two", "three."]));
    let (writers, marks) = (8_usize, 20_usize);
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let path = &path;
            scope.spawn(move || {
                let mut store = Store::open(path, Door::Existing).unwrap();
                for mark in 0..marks {
                    let note = format!("{writer}.{mark}");
                    store
                        .write::<_, StoreError>(&intent("Ada", "mark 1"), |w| {
                            let old = w.claim("1".parse().unwrap())?.and_then(|claim| claim.note);
                            w.change(Entity::Claim, 1, Field::Note, old.as_deref(), Some(&note))
                        })
                        .unwrap();
                }
            });
        }
    });
    let store = Store::open(&path, Door::Existing).unwrap();
    let verdict = store.read::<_, StoreError>(|r| r.verify()).unwrap();
    assert!(verdict.problems.is_empty(), "{:?}", verdict.problems);
    let head = store.read::<_, StoreError>(|r| r.head()).unwrap().unwrap();
    assert_eq!(head.operation.get(), i64::try_from(1 + writers * marks).unwrap());
}
