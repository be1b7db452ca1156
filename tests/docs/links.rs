//! What the documents point to is there.

use std::fs;
use std::path::Path;

use crate::{documents, root};

/// The targets of `[text](target)`.
fn targets(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut broken = Vec::new();
    for page in documents() {
        let text = fs::read_to_string(&page).unwrap();
        let folder = page.parent().unwrap();
        for target in targets(&text).into_iter().filter(|target| !target.contains("://")) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !folder.join(file).exists() {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Paths in backticks that start with a folder of the package, without placeholders.
fn paths(text: &str) -> Vec<&str> {
    const FOLDERS: &[&str] = &["src/", "tests/", "docs/", "migrations/", "examples/", "benches/", ".ci/"];
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder)))
        .filter(|code| !code.contains([' ', '…', '*', '\n']) && !code.contains("NNNN") && !code.contains("NAME"))
        .collect()
}

#[test]
fn every_path_named_in_the_documents_is_there() {
    let mut missing = Vec::new();
    for page in documents() {
        let text = fs::read_to_string(&page).unwrap();
        let gone = paths(&text).into_iter().filter(|path| !root().join(Path::new(path)).exists());
        missing.extend(gone.map(|path| format!("{}: {path}", page.display())));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
