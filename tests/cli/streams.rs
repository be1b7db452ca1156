//! Data to standard output, talk to standard error; what happens when nobody reads or nothing can be written.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::desk::{Desk, QUESTIONS};

#[test]
fn an_empty_list_is_empty_in_its_format() {
    let desk = Desk::with_claims();
    let none = desk.run(&["list", "--status", "opinion"]);
    assert_eq!((none.code, none.out.as_str(), none.talk.as_str()), (Some(0), "", "no claims\n"));
    let json: serde_json::Value =
        serde_json::from_str(&desk.ok(&["list", "--status", "opinion", "--format", "json"])).unwrap();
    assert_eq!(json["claims"], serde_json::json!([]));
    assert_eq!(desk.ok(&["list", "--status", "opinion", "--format", "jsonl"]), "");
}

#[test]
fn a_table_says_what_it_leaves_out() {
    let desk = Desk::with_claims();
    let one = desk.run(&["list", "--limit", "1"]);
    assert_eq!(one.talk, "1 of 2 claims; --limit 0 shows all\n");
    assert_eq!(desk.run(&["list", "--limit", "0"]).talk, "");
    assert_eq!(desk.ok(&["list", "--format", "jsonl", "--limit", "1"]).lines().count(), 1);
}

#[test]
fn standard_input_is_an_article_or_json_lines() {
    let desk = Desk::new();
    let pull = |input: &str, args: &[&str]| {
        let mut child =
            desk.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    pull(QUESTIONS, &["pull", "-"]);
    let lines =
        "{\"id\": \"a\", \"title\": \"One\", \"text\": \"What now?\"}\n{\"id\": \"b\", \"text\": \"And then?\"}\n";
    let printed = pull(lines, &["pull", "-", "--dry-run", "--format", "jsonl"]);
    let ids: Vec<serde_json::Value> =
        printed.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["a", "b"]);
    pull(lines, &["pull", "-"]);
    assert_eq!(desk.ok(&["articles", "--format", "jsonl"]).lines().count(), 3);
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.write("a.txt", QUESTIONS);
    desk.write("b.jsonl", "{\"text\": \"What now?\"}\nnot json\n{\"text\": \"And then?\"}\n");
    let done = desk.run(&["pull", "a.txt", "missing.txt", "b.jsonl"]);
    assert_eq!(done.code, Some(1));
    assert!(
        done.talk.contains("missing.txt: cannot be read") && done.talk.contains("b.jsonl, line 2"),
        "{}",
        done.talk
    );
    assert_eq!(desk.ok(&["articles", "--format", "jsonl"]).lines().count(), 3);
}

#[test]
fn a_dry_run_stores_nothing() {
    let desk = Desk::new();
    desk.write("a.txt", QUESTIONS);
    let json: serde_json::Value =
        serde_json::from_str(&desk.ok(&["pull", "a.txt", "--dry-run", "--format", "json"])).unwrap();
    assert_eq!((&json["schema"], &json["file"], &json["text"]), (&1.into(), &"a.txt".into(), &QUESTIONS.into()));
    desk.ok(&["pull", "a.txt", "--dry-run"]);
    desk.write("b.txt", QUESTIONS);
    assert_eq!(desk.run(&["pull", "a.txt", "b.txt", "--dry-run", "--format", "json"]).code, Some(1));
    assert!(!desk.path().join("factcheck.db").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_noticed_and_a_closed_pipe_is_no_failure() {
    let desk = Desk::with_claims();
    for command in
        [&["list"][..], &["list", "--format", "json"], &["log"], &["man"], &["--help"], &["completions", "bash"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let status = desk.command(command).stdout(full).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(1), "{command:?}");
        let mut child = desk.command(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut talk = String::new();
        child.stderr.take().unwrap().read_to_string(&mut talk).unwrap();
        assert_eq!((child.wait().unwrap().code(), talk.as_str()), (Some(0), ""), "{command:?}");
    }
}

#[test]
fn colour_is_asked_for_or_left_out() {
    let desk = Desk::with_claims();
    desk.ok(&["mark", "1", "checking"]);
    let colored = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = desk.command(args);
        variable.map(|(name, value)| command.env(name, value));
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!colored(&["list"], None));
    assert!(colored(&["list", "--color", "always"], None));
    assert!(colored(&["list"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!colored(&["list", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(colored(&["list", "--color", "always"], Some(("NO_COLOR", "1"))));
    assert!(!colored(&["list", "--color", "always", "--format", "json"], None));
}

#[test]
fn the_desk_is_found_upward_and_by_name() {
    let desk = Desk::with_claims();
    let deep = desk.path().join("a/b");
    std::fs::create_dir_all(&deep).unwrap();
    let list = |command: &mut std::process::Command| {
        let output = command.current_dir(&deep).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    let jsonl = &["list", "--format", "jsonl"];
    assert_eq!(list(&mut desk.command(jsonl)), 2);
    let empty = deep.join("other.db");
    assert_eq!(list(desk.command(jsonl).env("FACTCHECK_DB", &empty)), 0);
    let named = desk.path().join("factcheck.db").display().to_string();
    assert_eq!(list(desk.command(&[&jsonl[..], &["--db", &named]].concat()).env("FACTCHECK_DB", &empty)), 2);
}

#[test]
fn the_editor_comes_from_the_flag_the_variable_the_file_or_the_login() {
    let desk = Desk::with_claims();
    let config = desk.path().join(".config/factcheck");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "editor = \"Cy\"\n").unwrap();
    let marked = |change: &dyn Fn(&mut std::process::Command), args: &[&str]| {
        let mut command = desk.command(&[&["mark", "1", "--note", "seen"][..], args].concat());
        command.env("USER", "dee");
        change(&mut command);
        assert!(command.output().unwrap().status.success());
        let log: serde_json::Value =
            serde_json::from_str(&desk.ok(&["log", "--limit", "1", "--format", "json"])).unwrap();
        desk.ok(&["undo", &log["operations"][0]["id"].to_string(), "--why", "again"]);
        log["operations"][0]["editor"].as_str().unwrap().to_owned()
    };
    assert_eq!(marked(&|_| {}, &["--editor", "Ann"]), "Ann");
    assert_eq!(marked(&|_| {}, &[]), "Bo");
    let from_file = |command: &mut std::process::Command| {
        command.env_remove("FACTCHECK_EDITOR");
    };
    assert_eq!(marked(&from_file, &[]), "Cy");
    std::fs::remove_file(config.join("config.toml")).unwrap();
    assert_eq!(marked(&from_file, &[]), "dee");
    std::fs::write(config.join("config.toml"), "editr = \"Cy\"\n").unwrap();
    let mut command = desk.command(&["mark", "1", "--note", "seen"]);
    from_file(&mut command);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("config.toml is wrong"));
}
