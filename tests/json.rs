//! The JSON that commands print is what `docs/json/` says: the program's output against the schemas, and the schemas'
//! words against the program's.

// The functions that tests share stop at the first thing that goes wrong, as tests do.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::Command;

use factcheck::domain::article::BlockKind;
use factcheck::domain::claim::{Cause, Fate, Status};
use factcheck::domain::evidence::Stance;
use factcheck::domain::extraction::{AttributionKind, ClaimKind};
use factcheck::domain::gate::GateRule;
use factcheck::domain::operation::{Entity, Field};
use factcheck::domain::source::{Primacy, SourceKind, Terms};
use serde_json::{Value, json};

/// The article that everything is pulled from; its name on the desk is `ARTICLE`.
const EXAMPLE: &str = include_str!("../examples/mandelson-ambassador.md");
const ARTICLE: &str = "mandelson-ambassador.md";

const SCHEMAS: &[&str] =
    &["pull", "list", "show", "articles", "sources", "source", "log", "stats", "export", "gate", "diff"];

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json").join(format!("{name}.schema.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The schema of one item: what a line of JSON lines is.
fn item(name: &str, definition: &str) -> Value {
    let whole = schema(name);
    assert!(whole["$defs"][definition].is_object(), "{name} does not define {definition}");
    json!({ "$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": format!("#/$defs/{definition}") })
}

fn wrong(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Reads the text as JSON of this schema.
fn valid(schema: &Value, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let wrong = wrong(schema, &value);
    assert!(wrong.is_empty(), "{wrong:#?}");
    value
}

/// Reads every line as JSON of this schema, and gives how many there are.
fn valid_lines(schema: &Value, text: &str) -> usize {
    let read: Vec<Value> = text.lines().map(|line| valid(schema, line)).collect();
    read.len()
}

/// A desk in a folder of its own.
struct Desk {
    home: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap() };
        std::fs::write(desk.file(ARTICLE), EXAMPLE).unwrap();
        desk
    }

    fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Runs a command as this editor; it has to work. Gives its output.
    fn run_as(&self, editor: &str, args: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factcheck"));
        command.args(["--db", "desk.db"]).args(args).current_dir(self.home.path()).env_clear();
        let output = command.env("HOME", self.home.path()).env("FACTCHECK_EDITOR", editor).output().unwrap();
        assert!(output.status.success(), "{args:?}\n{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn run(&self, args: &[&str]) -> String {
        self.run_as("Ann", args)
    }

    /// A desk on which most properties have a value somewhere and none somewhere else.
    fn worked_on() -> Self {
        let desk = Self::new();
        desk.run(&["pull", ARTICLE]);
        desk.run(&["source", "add", "Order paper", "--kind", "official-record", "--publisher", "The clerks"]);
        desk.run(&[
            "source", "add", "Jo Doe", "--kind", "phone-call", "--date", "2025-09", "--accessed", "2025-09-10",
            "--url", "https://example.org/a", "--archived", "https://example.org/b", "--primacy", "secondary",
            "--derived-from", "1", "--role", "clerk", "--terms", "background", "--codename", "Clerk A", "--note",
            "shy",
        ]);
        desk.run(&[
            "mark", "1", "verified", "--source", "Minutes", "--supports", "--locator", "p. 4", "--quote", "so it was",
            "--url", "https://example.org/minutes",
        ]);
        desk.run_as("Bo", &["mark", "1", "--second"]);
        desk.run(&[
            "mark", "2", "disputed", "--note", "two counts", "--fix", "about ten", "--source", "Jo Doe",
            "--contradicts",
        ]);
        desk.run(&["mark", "2", "--accept", "the lawyer agreed"]);
        desk.run(&["mark", "3", "verified", "--without-evidence", "common knowledge"]);
        desk.run(&["mark", "4", "checking"]);
        desk.run(&["undo", "--why", "wrong claim"]);
        desk
    }

    /// Pulls the article again without its last third, so that claims are cut.
    fn cut(&self) {
        let lines: Vec<&str> = EXAMPLE.lines().collect();
        std::fs::write(self.file(ARTICLE), lines[..lines.len() * 2 / 3].join("\n")).unwrap();
        self.run(&["pull", ARTICLE]);
    }
}

#[test]
fn a_dry_run_is_as_its_schema_says() {
    let desk = Desk::new();
    let schema = schema("pull");
    let pulled = valid(&schema, &desk.run(&["pull", "--dry-run", "--format", "json", ARTICLE]));
    assert!(!pulled["claims"].as_array().unwrap().is_empty());
    assert_eq!(valid_lines(&schema, &desk.run(&["pull", "--dry-run", "--format", "jsonl", ARTICLE])), 1);
}

#[test]
fn every_listing_is_as_its_schema_says() {
    let desk = Desk::worked_on();
    for cut in [false, true] {
        if cut {
            desk.cut();
        }
        for (command, name, key, definition) in [
            (&["list", "--all"][..], "list", "claims", "claim"),
            (&["articles"], "articles", "articles", "article"),
            (&["source", "list"], "sources", "sources", "source"),
            (&["log"], "log", "operations", "operation"),
            (&["stats"], "stats", "statuses", "count"),
        ] {
            let whole = valid(&schema(name), &desk.run(&[command, &["--format", "json"]].concat()));
            let lines = valid_lines(&item(name, definition), &desk.run(&[command, &["--format", "jsonl"]].concat()));
            assert_eq!(whole[key].as_array().map(Vec::len), Some(lines), "{name}");
            assert!(lines > 0, "{name}");
        }
    }
    let all = valid(&schema("list"), &desk.run(&["list", "--all", "--format", "json"]));
    let all = all["claims"].as_array().unwrap();
    assert!(all.iter().any(|claim| claim["start"].is_null()) && all.iter().any(|claim| claim["fate"] == "same"));
}

#[test]
fn claims_sources_and_exports_are_as_their_schemas_say() {
    let desk = Desk::worked_on();
    let shown = valid(&schema("show"), &desk.run(&["show", "1-4", "--format", "json"]));
    assert_eq!(shown["claims"][0]["evidence_list"][0]["stance"], "supports");
    assert_eq!(valid_lines(&item("show", "file"), &desk.run(&["show", "1-4", "--format", "jsonl"])), 4);
    let listed = valid(&schema("sources"), &desk.run(&["source", "list", "--format", "json"]));
    for listed in listed["sources"].as_array().unwrap() {
        let number = listed["id"].to_string();
        let source = valid(&schema("source"), &desk.run(&["source", "show", &number, "--format", "json"]));
        let bears_on = source["sources"][0]["bears_on"].as_array().map(Vec::len);
        assert_eq!(bears_on.map(Value::from).as_ref(), Some(&listed["claims"]));
    }
    desk.cut();
    let written = desk.run(&["export", "--format", "json"]);
    assert!(written.contains("Clerk A") && !written.contains("Jo Doe") && !written.contains("example.org/a\""));
    let whole = valid(&schema("export"), &written);
    let lines = valid_lines(&item("export", "file"), &desk.run(&["export", "--format", "jsonl"]));
    assert_eq!(whole["claims"].as_array().map(Vec::len), Some(lines));
    assert!(lines > 0 && whole["head"].is_object());
}

#[test]
fn an_empty_desk_is_as_the_schemas_say() {
    let desk = Desk::new();
    desk.run(&["source", "add", "Minutes"]);
    for (command, name) in [("list", "list"), ("articles", "articles"), ("stats", "stats")] {
        valid(&schema(name), &desk.run(&[command, "--format", "json"]));
    }
}

/// Every part of a schema, with the name that it stands under.
fn parts<'a>(name: &'a str, part: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    found.push((name, part));
    match part {
        Value::Object(fields) => fields.iter().for_each(|(name, part)| parts(name, part, found)),
        Value::Array(items) => items.iter().for_each(|part| parts(name, part, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_schemas_hold_nothing_back_and_let_nothing_else_in() {
    for name in SCHEMAS {
        let schema = schema(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        let mut found = Vec::new();
        parts(name, &schema, &mut found);
        for (part, object) in found.into_iter().filter(|(_, part)| part["type"] == "object") {
            assert_eq!(object["additionalProperties"], false, "{name}: {part}");
            let properties: Vec<&String> = object["properties"].as_object().unwrap().keys().collect();
            assert_eq!(object["required"], json!(properties), "{name}: {part}");
        }
    }
}

#[test]
fn a_field_too_many_or_too_few_and_an_unknown_word_are_refused() {
    let count = item("stats", "count");
    assert_eq!(wrong(&count, &json!({ "status": "verified", "claims": 1 })), Vec::<String>::new());
    for value in [
        json!({ "status": "verified", "claims": 1, "more": 1 }),
        json!({ "status": "verified" }),
        json!({ "status": "fine", "claims": 1 }),
    ] {
        assert!(!wrong(&count, &value).is_empty(), "{value}");
    }
}

/// The words that a definition of this name lists.
fn words(definition: &str) -> Option<Vec<&'static str>> {
    let all = match definition {
        "status" | "statuses" => Status::ALL.iter().map(|word| word.as_str()).collect(),
        "kind" => ClaimKind::ALL.iter().map(|word| word.as_str()).collect(),
        "attribution_kind" => AttributionKind::ALL.iter().map(|word| word.as_str()).collect(),
        "block_kind" => BlockKind::ALL.iter().map(|word| word.as_str()).collect(),
        "cause" => Cause::ALL.iter().map(|word| word.as_str()).collect(),
        "rule" => GateRule::ALL.iter().map(|word| word.as_str()).collect(),
        "change" => vec!["kept", "removed", "added"],
        "fate" => Fate::ALL.iter().map(|word| word.as_str()).collect(),
        "stance" => Stance::ALL.iter().map(|word| word.as_str()).collect(),
        "source_kind" => SourceKind::ALL.iter().map(|word| word.as_str()).collect(),
        "primacy" => Primacy::ALL.iter().map(|word| word.as_str()).collect(),
        "terms" => Terms::ALL.iter().map(|word| word.as_str()).collect(),
        "entity" => Entity::ALL.iter().map(|word| word.as_str()).collect(),
        "field" => Field::ALL.iter().map(|word| word.as_str()).collect(),
        _ => return None,
    };
    Some(all)
}

#[test]
fn the_schemas_have_the_words_of_the_program() {
    for name in SCHEMAS {
        let schema = schema(name);
        let mut found = Vec::new();
        parts(name, &schema, &mut found);
        for (part, listed) in found.iter().filter_map(|(part, value)| Some((part, value.get("enum")?.as_array()?))) {
            let words = words(part).unwrap_or_else(|| panic!("{name}: {part} lists words of no known set"));
            let listed: Vec<&str> = listed.iter().filter_map(Value::as_str).collect();
            assert_eq!(listed, words, "{name}: {part}");
        }
        let counted = schema["$defs"]["statuses"]["properties"].as_object();
        if let Some(counted) = counted {
            assert_eq!(counted.keys().map(String::as_str).collect::<Vec<_>>(), words("statuses").unwrap(), "{name}");
        }
    }
}

#[test]
fn the_gate_and_the_comparison_of_drafts_are_as_their_schemas_say() {
    let desk = Desk::worked_on();
    let gate = |desk: &Desk| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factcheck"));
        command.args(["--db", "desk.db", "gate", "--format", "json"]).current_dir(desk.home.path()).env_clear();
        let output = command.env("HOME", desk.home.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        valid(&schema("gate"), &String::from_utf8(output.stdout).unwrap())
    };
    let closed = gate(&desk);
    assert!(closed["signoff"].is_null() && !closed["findings"].as_array().unwrap().is_empty());
    desk.run(&["sign", "--over", "the deadline"]);
    assert_eq!(gate(&desk)["signoff"]["void"], Value::Null);
    desk.cut();
    assert!(gate(&desk)["signoff"]["void"].is_string());
    desk.run(&["mark", "1", "--corrected", "It was another day.", "--cause", "date"]);
    let slug = closed["article"].as_str().unwrap();
    let diff = valid(&schema("diff"), &desk.run(&["diff", slug, "--format", "json"]));
    assert!(diff["claims"].as_array().unwrap().iter().any(|claim| claim["fate"] == "cut"));
    let stats = valid(&schema("stats"), &desk.run(&["stats", "--format", "json"]));
    assert_eq!(stats["corrections"][0]["cause"], "date");
    let shown = valid(&schema("show"), &desk.run(&["show", "1", "--format", "json"]));
    assert_eq!(shown["claims"][0]["correction"]["missed_by"], "Ann (verified, second check Bo)");
}
