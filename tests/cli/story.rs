//! One article from the first draft to the report, as an editor and a colleague do it.

use crate::desk::{Desk, QUESTIONS, snapshot};

#[test]
fn an_article_is_checked_from_the_first_draft_to_the_report() {
    let desk = Desk::new();
    desk.write("night-bus.txt", &format!("Night bus\n\n{QUESTIONS}TK\n"));
    let steps: &[&[&str]] = &[
        &["pull", "night-bus.txt"],
        &["pull", "night-bus.txt"],
        &["claim", "add", "night-bus", "the fare", "--kind", "number"],
        &["claim", "add", "night", "many ride at night", "--kind", "number", "--outlet", "The Example Gazette"],
        &["claim", "add", "night-bus", "never again", "--kind", "quotation", "--speaker", "Ann Lee"],
        &[
            "source", "add", "Council minutes", "--kind", "official-record", "--date", "2026-03-04", "--url",
            "https://example.org/minutes",
        ],
        &["mark", "1", "checking"],
        &[
            "mark", "1", "verified", "--source", "Council minutes", "--locator", "p. 4", "--quote",
            "the fare stays here",
        ],
        &["mark", "1", "--second", "--editor", "Ann"],
        &[
            "mark", "2", "disputed", "--note", "two counts", "--source", "Rider survey", "--contradicts", "--fix",
            "some ride at night",
        ],
        &["cite", "2", "1", "--context", "--locator", "annex"],
        &["mark", "2", "--accept", "the editor wants it so"],
        &["mark", "3", "on-author", "--note", "the author was there"],
        &["undo", "--why", "the author was not there"],
        &["list"],
        &["list", "--status", "verified,disputed", "--sort", "number", "--reverse"],
        &["show", "2"],
        &["articles"],
        &["articles", "edit", "night-bus", "--title", "The night bus", "--publisher", "The Example"],
        &["source", "list"],
        &["source", "show", "1"],
        &["source", "edit", "1", "--accessed", "2026-03-05"],
        &["stats"],
        &["log"],
        &["log", "--claim", "2"],
        &["log", "--editor", "Ann", "--format", "csv"],
        &["log", "--verify"],
        &["export", "--format", "markdown"],
        &["export", "--format", "csv", "-o", "claims.csv"],
        &["backup", "copy.db"],
    ];
    let shown: Vec<String> = steps.iter().map(|step| desk.shown(step)).collect();
    snapshot!("story", shown.join("\n"));
    assert!(desk.path().join("claims.csv").is_file());
    assert_eq!(desk.ok(&["list", "--format", "json", "--db", "copy.db"]), desk.ok(&["list", "--format", "json"]));
}

#[test]
fn a_new_draft_keeps_what_was_checked() {
    let desk = Desk::with_claims();
    desk.ok(&["mark", "1", "opinion"]);
    desk.write("night-bus.txt", &format!("Night bus\n\nA new start?\n\n{}", QUESTIONS.replace("many", "few")));
    let steps: &[&[&str]] = &[&["pull", "night-bus.txt"], &["list"], &["list", "--all", "--sort", "number"]];
    snapshot!("new_draft", steps.iter().map(|step| desk.shown(step)).collect::<Vec<_>>().join("\n"));
}
