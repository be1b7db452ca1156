//! Embeds `migrations/*.sql`: writes a Rust table of (version, name, text) for the store's migration runner.

// A build that cannot go on stops; there is nobody to hand an error to. The path is escaped as a Rust string.
#![expect(clippy::expect_used, clippy::unnecessary_debug_formatting)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("migrations"))
        .expect("the package has a folder of migrations")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .collect();
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder for output")).join("migrations.rs");
    fs::write(out, table(&files)).expect("the output folder can be written");
}

/// The Rust text of the table; versions must run 1, 2, 3 … without a gap.
fn table(files: &[PathBuf]) -> String {
    let mut rust = String::from("&[\n");
    for (index, file) in files.iter().enumerate() {
        let (version, name) = numbered(file);
        assert_eq!(version, index + 1, "migrations are numbered without gaps: {}", file.display());
        writeln!(rust, "    Migration {{ version: {version}, name: {name:?}, sql: include_str!({file:?}) }},")
            .expect("text grows");
    }
    rust.push(']');
    rust
}

/// `0001_desk.sql` → 1 and `desk`.
fn numbered(file: &Path) -> (usize, String) {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a migration has a plain name");
    let (number, name) = stem.split_once('_').expect("a migration is named NNNN_name.sql");
    (number.parse().expect("a migration starts with its number"), name.to_owned())
}
