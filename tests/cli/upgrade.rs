//! Desks made by earlier versions: `tests/fixtures/desks/schema-N.db` was written by the last version with that schema, by
//! pulling an article of two claims and marking both.

use crate::desk::Desk;

#[test]
fn a_desk_of_every_earlier_schema_is_upgraded_whole() {
    for version in 1.. {
        let old = format!("{}/tests/fixtures/desks/schema-{version}.db", env!("CARGO_MANIFEST_DIR"));
        let Ok(bytes) = std::fs::read(old) else {
            assert!(version > 1);
            break;
        };
        let desk = Desk::new();
        desk.write_bytes("factcheck.db", &bytes);
        let listed = desk.ok(&["list", "--format", "csv"]);
        assert!(listed.contains("verified") && listed.contains("disputed"), "{listed}");
        desk.ok(&["log", "--verify"]);
        let copy = std::fs::read(desk.path().join(format!("factcheck.db.schema-{version}"))).unwrap();
        assert_eq!(copy.len(), bytes.len());
        desk.write("night-bus.txt", "Night bus\n\nThe night bus carries 900 people each Friday, the council said.\n");
        desk.ok(&["pull", "night-bus.txt"]);
        desk.ok(&["undo"]);
        desk.ok(&["log", "--verify"]);
        let kept = desk.ok(&["list", "--format", "csv"]);
        assert_eq!(kept.lines().filter(|line| line.contains("verified") || line.contains("disputed")).count(), 2);
    }
}
