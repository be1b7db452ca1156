//! Whose file it is, and what becomes of files that are no desk: nothing.

use std::fs;
use std::path::PathBuf;

use factcheck::store::{Door, Store, StoreError};
use rusqlite::Connection;

use crate::desk;

#[test]
fn a_missing_file_is_made_only_by_the_door_that_may() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    assert!(matches!(Store::open(&path, Door::Existing), Err(StoreError::Missing { .. })));
    assert!(!path.exists());
    Store::open(&path, Door::Create).unwrap();
    Store::open(&path, Door::Existing).unwrap();
}

#[cfg(unix)]
#[test]
fn a_new_desk_is_readable_by_its_owner_alone_and_is_one_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(desk(&path, &["One", "two."]));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no journal stays beside the desk");
}

#[test]
fn files_that_are_no_desk_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("text.db"),
        "Minutes of the parish council, and so on for a while, long enough for a header.".repeat(20),
    )
    .unwrap();
    fs::write(
        path("random.db"),
        (0..5000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect::<Vec<u8>>(),
    )
    .unwrap();
    Connection::open(path("other.db")).unwrap().execute_batch("CREATE TABLE recipe (id INTEGER)").unwrap();
    Connection::open(path("tagged.db")).unwrap().execute_batch("PRAGMA application_id = 7").unwrap();
    fs::write(path("empty.db"), "").unwrap();
    fs::write(path("short.db"), "x").unwrap();
    assert!(matches!(Store::open(&path("short.db"), Door::Create), Err(StoreError::NotADatabase { .. })));
    for name in ["short.db", "text.db", "random.db", "other.db", "tagged.db", "empty.db"] {
        let before = fs::read(path(name)).unwrap();
        let refused = Store::open(&path(name), Door::Existing).unwrap_err();
        assert!(
            matches!(refused, StoreError::Foreign { .. } | StoreError::NotADatabase { .. } | StoreError::Empty { .. }),
            "{name}: {refused:?}"
        );
        assert!(refused.hint().is_some());
        assert_eq!(fs::read(path(name)).unwrap(), before, "{name}");
    }
    assert!(matches!(Store::open(folder.path(), Door::Create), Err(StoreError::NotADatabase { .. })));
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(desk(&path, &["One."]));
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = fs::read(&path).unwrap();
    for door in [Door::Existing, Door::Create] {
        assert!(matches!(Store::open(&path, door), Err(StoreError::Newer { found: 99, .. })));
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_truncated_file_never_panics_and_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(desk(&path, &["One", "two."]));
    let whole = fs::read(&path).unwrap();
    for length in (0..whole.len()).step_by(4096).skip(1) {
        let cut = folder.path().join("cut.db");
        fs::write(&cut, &whole[..length]).unwrap();
        let opened = Store::open(&cut, Door::Existing);
        if let Ok(store) = opened {
            let _ = store.read::<_, StoreError>(|r| r.articles());
        }
        assert_eq!(fs::read(&cut).unwrap(), &whole[..length]);
    }
}

#[test]
fn a_name_that_looks_like_a_uri_is_a_file_of_that_name() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("file:desk?mode=memory");
    drop(desk(&path, &["One."]));
    assert!(path.exists());
}

#[test]
fn a_backup_is_whole_opens_as_a_desk_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = desk(&folder.path().join("desk.db"), &["One", "two."]);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    let copied = Store::open(&copy, Door::Existing).unwrap();
    let articles = |store: &Store| store.read::<_, StoreError>(|r| r.articles()).unwrap();
    assert_eq!(articles(&copied), articles(&store));
    assert!(matches!(store.backup(&copy), Err(StoreError::Exists { .. })));
}
