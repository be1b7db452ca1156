//! Command lines that cannot be done: what is said, and with which exit code.

use crate::desk::{Desk, snapshot};

#[test]
fn without_a_desk_the_way_to_one_is_shown() {
    let desk = Desk::new();
    for command in [&["list"][..], &["show", "1"], &["articles"], &["stats"], &["mark", "1", "checking"]] {
        let done = desk.run(command);
        assert_eq!(done.code, Some(1), "{command:?}");
        assert!(done.talk.contains("no desk here") && done.talk.contains("factcheck pull FILE"), "{command:?}");
        assert_eq!(done.out, "");
    }
    snapshot!("no_desk", desk.shown(&["list"]));
    snapshot!("no_desk_named", desk.shown(&["--db", "elsewhere.db", "list"]));
    assert!(!desk.path().join("factcheck.db").exists());
    assert!(!desk.path().join("elsewhere.db").exists());
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let desk = Desk::with_claims();
    let wrong: &[&[&str]] = &[
        &["mark", "1", "verifed"],
        &["mark", "1"],
        &["mark", "verified"],
        &["mark", "verified", "1"],
        &["mark", "0", "verified"],
        &["mark", "5-2", "verified"],
        &["mark", "1", "disputed", "--source", "Minutes"],
        &["mark", "1", "--supports"],
        &["mark", "1", "checking", "--note", ""],
        &["mark", "1", "checking", "--note", "a\u{1b}[2Jb"],
        &["mark", "1", "verified", "--source", "Minutes", "--supports", "--contradicts"],
        &["mark", "1", "verified", "--source", "Minutes", "--url", "javascript:alert(1)"],
        &["list", "--status", "unchecked,done"],
        &["list", "--worth", "2"],
        &["list", "--marked-since", "yesterday"],
        &["list", "--width", "5"],
        &["show"],
        &["export", "--format", "pdf"],
        &["export", "--force"],
        &["source", "add", "Minutes", "--date", "4 March"],
        &["pull"],
        &["pull", "night-bus.txt", "--dry-run", "--format", "csv"],
        &["frobnicate"],
    ];
    let shown: Vec<String> = wrong
        .iter()
        .map(|command| {
            assert_eq!(desk.run(command).code, Some(2), "{command:?}");
            desk.shown(command)
        })
        .collect();
    snapshot!("usage", shown.join("\n"));
}

#[test]
fn a_refusal_ends_with_1_and_changes_nothing() {
    let desk = Desk::with_claims();
    let before = desk.ok(&["log", "--format", "json"]);
    let refused: &[&[&str]] = &[
        &["show", "99"],
        &["mark", "99", "checking"],
        &["mark", "1", "verified"],
        &["mark", "1", "disputed"],
        &["mark", "1", "checking", "--expect", "verified"],
        &["mark", "1,99", "checking"],
        &["mark", "1", "--second"],
        &["cite", "1", "77"],
        &["list", "--article", "nigth-bus"],
        &["claim", "add", "night-bus", "words that are not there"],
        &["source", "show", "4"],
        &["source", "edit", "4", "--title", "Minutes"],
        &["undo", "99", "--why", "wrong"],
        &["log", "--article", "day"],
        &["backup", "night-bus.txt"],
        &["export", "-o", "night-bus.txt"],
        &["export", "-o", "no/such/folder.md"],
        &["pull", "missing.txt"],
        &["pull", "https://example.org/"],
        &["list", "--db", "night-bus.txt"],
    ];
    let shown: Vec<String> = refused
        .iter()
        .map(|command| {
            assert_eq!(desk.run(command).code, Some(1), "{command:?}");
            desk.shown(command)
        })
        .collect();
    snapshot!("refused", shown.join("\n"));
    assert_eq!(desk.ok(&["log", "--format", "json"]), before);
}

#[test]
fn several_articles_have_to_be_told_apart() {
    let desk = Desk::with_claims();
    desk.write("night-market.txt", "Night market\n\nWho sells at night?\n");
    desk.ok(&["pull", "night-market.txt"]);
    let shown = [&["export"][..], &["list", "--article", "night"], &["list", "--article", "day-bus"]];
    snapshot!("several_articles", shown.map(|command| desk.shown(command)).join("\n"));
    assert_eq!(desk.ok(&["list", "--article", "night-b", "--format", "json"]).matches("\"id\"").count(), 2);
}

#[test]
fn hostile_text_reaches_no_terminal_raw() {
    let desk = Desk::with_claims();
    let hostile = "a\u{1b}[2J\u{7}\u{9b}b\u{202e}c";
    for command in [
        &["list", "--article", hostile][..],
        &["pull", hostile],
        &["mark", "1", hostile],
        &["--db", hostile, "list"],
        &["list", "--format", hostile],
        &[hostile],
    ] {
        let done = desk.run(command);
        assert_ne!(done.code, Some(0), "{command:?}");
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!done.talk.contains(raw) && !done.out.contains(raw), "{command:?}: {:?}", done.talk);
        assert!(!done.talk.contains("backtrace"), "{command:?}");
    }
}

#[test]
fn a_draft_of_another_article_is_warned_of_and_can_be_taken_back() {
    let desk = Desk::new();
    let harbour = include_str!("../fixtures/story/draft1.txt");
    desk.write("harbour.txt", harbour);
    desk.ok(&["pull", "harbour.txt"]);
    desk.write(
        "mill.txt",
        "The mill in York closed on 3 May 2019, Ann Lee told the Echo. It had made 900 looms a year since 1911.\n",
    );
    let done = desk.run(&["pull", "mill.txt", "--article", "harbour"]);
    assert!(done.talk.contains("7 of 7 claims") && done.talk.contains("factcheck undo"), "{}", done.talk);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["list", "--format", "csv"]).lines().count(), 8);
    desk.ok(&["log", "--verify"]);
}
