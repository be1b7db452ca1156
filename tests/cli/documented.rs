//! Every command says what it does, with an example.

use crate::desk::{Desk, snapshot};

/// Every command line that has a help of its own.
const COMMANDS: &[&[&str]] = &[
    &["pull"],
    &["list"],
    &["show"],
    &["mark"],
    &["cite"],
    &["gate"],
    &["sign"],
    &["export"],
    &["articles"],
    &["articles", "edit"],
    &["claim"],
    &["claim", "add"],
    &["claim", "edit"],
    &["claim", "split"],
    &["claim", "merge"],
    &["source"],
    &["source", "add"],
    &["source", "list"],
    &["source", "show"],
    &["source", "edit"],
    &["diff"],
    &["log"],
    &["undo"],
    &["stats"],
    &["backup"],
    &["completions"],
    &["man"],
];

#[test]
fn the_help_shows_the_commands_in_two_groups() {
    let desk = Desk::new();
    snapshot!("help", desk.shown(&["--help"]));
    snapshot!("no_command", desk.shown(&[]));
}

#[test]
fn every_help_has_an_example_of_its_command() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.ok(&[command, &["--help"][..]].concat());
        let line = format!("factcheck {}", command.join(" "));
        let examples = help.split_once("Example").map(|(_, examples)| examples).unwrap_or_default();
        assert!(examples.contains(&line), "{command:?}");
    }
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.ok(&["completions", shell]).contains("without-evidence"), "{shell}");
    }
    let pages = desk.ok(&["man", "--dir", "pages"]);
    assert_eq!(pages.lines().count(), COMMANDS.len() + 1);
    for page in pages.lines() {
        assert!(desk.path().join("pages").join(page).is_file(), "{page}");
    }
    assert!(desk.ok(&["man"]).starts_with(".ie"));
}
