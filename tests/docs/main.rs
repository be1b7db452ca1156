//! What the documents say is so: the schema page against a fresh desk, links against files, the README against the program.

// The functions that tests share stop at the first thing that goes wrong, as tests do.
#![expect(clippy::unwrap_used, clippy::panic)]

mod links;
mod readme;
mod schema;
mod story;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A document of the package, by its path in it.
fn document(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every document: README, changelog and what lies under `docs/`, in a fixed order.
fn documents() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("CHANGELOG.md")];
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A fenced block of a document: its language and its text.
struct Fenced {
    language: String,
    text: String,
}

/// The fenced blocks of a document, in order.
fn fenced(document: &str) -> Vec<Fenced> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|inner| !inner.starts_with("```")).collect();
            blocks.push(Fenced { language: language.to_owned(), text: text.join("\n") });
        }
    }
    blocks
}
