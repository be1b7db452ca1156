//! `pull --extractor`: real programs that propose claims, and what becomes of what they print.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use crate::desk::Desk;

const ARTICLE: &str = "Ferry\n\nThe ferry to Skarness carries 90 cars. “It’s never late,” said Una Holm, who runs the harbour.\n\n\
                       The ferry to Skarness carries 90 cars. It will stop in May.\n";

/// A desk with an article and a script that reads it and prints lines.
fn with_script(lines: &str) -> Desk {
    let desk = Desk::new();
    desk.write("ferry.txt", ARTICLE);
    desk.write("propose.sh", &format!("cat > seen.json\ncat <<'END'\n{lines}\nEND\n"));
    desk
}

const PULL: &[&str] = &["pull", "ferry.txt", "--extractor", "sh propose.sh"];

#[test]
fn proposed_claims_are_stored_with_the_name_of_their_extractor() {
    let desk = with_script(
        "{\"extractor\":{\"name\":\"owl\",\"version\":\"2\"}}\n\n\
         {\"text\":\"It will stop in May.\",\"kind\":\"prediction\",\"worth\":0.7,\"speaker\":{\"name\":\"Una Holm\"}}\n\
         {\"text\":\"The ferry to Skarness carries 90 cars.\",\"kind\":\"number\",\"start\":100}",
    );
    let done = desk.run(PULL);
    assert_eq!(done.code, Some(0), "{}", done.talk);
    assert!(done.talk.contains("ferry.txt: owl 2 proposed 2 claims: 2 taken, 0 refused"), "{}", done.talk);
    let listed: Value = serde_json::from_str(&desk.ok(&["list", "--format", "json", "--sort", "number"])).unwrap();
    let texts: Vec<_> = listed["claims"].as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["The ferry to Skarness carries 90 cars.", "It will stop in May."]);
    let second_paragraph =
        ARTICLE.chars().count() - "The ferry to Skarness carries 90 cars. It will stop in May.\n".len();
    assert_eq!(listed["claims"][0]["start"], second_paragraph);
    assert_eq!(listed["claims"][1]["speaker"], "Una Holm");
    let stored = rusqlite::Connection::open(desk.path().join("factcheck.db")).unwrap();
    let by: String = stored.query_row("SELECT group_concat(DISTINCT extractor) FROM claim", [], |r| r.get(0)).unwrap();
    assert_eq!(by, "owl 2");
    let seen: Value = serde_json::from_str(&std::fs::read_to_string(desk.path().join("seen.json")).unwrap()).unwrap();
    assert_eq!((&seen["schema"], &seen["file"], &seen["text"]), (&1.into(), &"ferry.txt".into(), &ARTICLE.into()));
    assert!(seen["blocks"].as_array().is_some_and(|blocks| !blocks.is_empty()));
}

#[test]
fn what_is_not_in_the_text_is_refused_aloud_and_the_rest_is_taken() {
    let desk = with_script(
        "{\"text\":\"It's never late\"}\n{\"text\":\"It will stop in June.\"}\n{\"text\":\"It will stop in May.\"}\n\
         {\"text\":\"It will stop in May.\"}\n{\"text\":\"Una Holm\",\"kind\":\"person\"}",
    );
    let mut dry = PULL.to_vec();
    dry.extend(["--dry-run", "--format", "json"]);
    let done = desk.run(&dry);
    assert_eq!(done.code, Some(0), "{}", done.talk);
    let pulled: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(pulled["claims"].as_array().unwrap().len(), 1);
    assert!(!pulled["sentences"].as_array().unwrap().is_empty());
    for said in [
        "sh proposed 5 claims: 1 taken, 3 refused, 1 proposed twice",
        "line 1: [It's never late]: only quotation marks or apostrophes differ: the text has [It’s never late]",
        "line 2: [It will stop in June.]: 1 word differs: the text has [It will stop in May]",
        "line 5: [Una Holm]: 'person' is no kind; one of: quotation,",
    ] {
        assert!(done.talk.contains(said), "{said}\n{}", done.talk);
    }
    assert!(!desk.path().join("factcheck.db").exists());
}

#[test]
fn where_everything_is_refused_nothing_is_stored() {
    let desk = with_script("{\"text\":\"The bakery burned down.\"}");
    let done = desk.run(PULL);
    assert_eq!(done.code, Some(1));
    assert!(done.talk.contains("error: ferry.txt: every claim that sh proposed was refused"), "{}", done.talk);
    assert!(!desk.path().join("factcheck.db").exists());
}

#[test]
fn a_failing_program_is_told_and_stores_nothing() {
    let desk = with_script("Here are the claims:");
    let failing: &[(&str, i32, &str)] = &[
        ("sh propose.sh", 1, "ferry.txt: the extractor 'sh' printed what is no claim: line 1: not JSON"),
        ("sh -c 'printf \"no \\033[2J key\\n\" >&2; exit 3'", 1, "failed: exit code 3\n  | no \\u{1b}[2J key"),
        ("no-such-program", 1, "the extractor 'no-such-program' was not found"),
        ("sh 'open", 2, "a quotation mark is not closed"),
        ("", 2, "it names no program"),
    ];
    for (command, code, said) in failing {
        let done = desk.run(&["pull", "ferry.txt", "--extractor", command]);
        assert_eq!(done.code, Some(*code), "{command}\n{}", done.talk);
        assert!(done.talk.contains(said), "{command}\n{}", done.talk);
    }
    let slow = desk.run(&["pull", "ferry.txt", "--extractor", "sleep 60", "--extractor-timeout", "1"]);
    assert_eq!(slow.code, Some(1));
    assert!(slow.talk.contains("had no answer after 1 s and was ended"), "{}", slow.talk);
    assert!(slow.talk.contains("hint: --extractor-timeout"), "{}", slow.talk);
    assert!(!desk.path().join("factcheck.db").exists());
}

#[test]
fn it_is_run_for_each_article_and_one_failure_spares_the_others() {
    let desk = Desk::new();
    desk.write("a.txt", "Ash\n\nAsh trees grow to 40 metres.");
    desk.write("b.txt", "Birch\n\nBirch trees grow to 25 metres.");
    desk.write("c.txt", "Oak\n\nOak trees grow to 30 metres.");
    desk.write(
        "propose.sh",
        "case \"$(cat)\" in *Ash*) tree=Ash size=40;; *Birch*) exit 4;; *) tree=Oak size=30;; esac\n\
         printf '{\"text\":\"%s trees grow to %s metres.\"}\\n' $tree $size\n",
    );
    let done = desk.run(&["pull", "a.txt", "b.txt", "c.txt", "--extractor", "sh propose.sh"]);
    assert_eq!(done.code, Some(1), "{}", done.talk);
    assert!(done.talk.contains("b.txt: the extractor 'sh' failed: exit code 4"), "{}", done.talk);
    let listed = desk.ok(&["list", "--format", "jsonl"]);
    assert_eq!(listed.lines().count(), 2, "{listed}");
}

/// Answers one request as a chat server does; gives the head and the body of the request.
fn answer_once(listener: &TcpListener, status: &str, reply: &str) -> (String, Value) {
    let (mut stream, _) = listener.accept().unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
    }
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap()];
    reader.read_exact(&mut body).unwrap();
    let head_back = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", reply.len());
    stream.write_all(head_back.as_bytes()).unwrap();
    stream.write_all(reply.as_bytes()).unwrap();
    (head, serde_json::from_slice(&body).unwrap())
}

/// The Python of this machine, if it has one.
fn python() -> Option<String> {
    let asked = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output().ok()?;
    Some(String::from_utf8(asked.stdout).unwrap().trim().to_owned()).filter(|path| !path.is_empty())
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is passed over says so")]
fn the_example_asks_a_chat_server() {
    let Some(python) = python() else {
        eprintln!("passed over: there is no python3 on this machine");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/extractor_chat.py");
    let desk = with_script("");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let command = format!("'{python}' '{script}'");
    let pull = |model: &str| {
        let mut pull = desk.command(&["pull", "ferry.txt", "--dry-run", "--format", "json", "--extractor", &command]);
        pull.env("CHAT_URL", &url).env("CHAT_MODEL", model).env("CHAT_KEY", "k-1").stdin(Stdio::null());
        pull.output().unwrap()
    };
    let said = "Sure:\n```json\n{\"text\": \"“It’s never late,”\", \"kind\": \"quotation\", \"speaker\": null}\n\
                {\"text\": \"It stopped in May.\"}\n```";
    let reply = serde_json::json!({"choices": [{"message": {"role": "assistant", "content": said}}]}).to_string();
    let server = thread::spawn(move || {
        let asked = answer_once(&listener, "200 OK", &reply);
        answer_once(&listener, "401 Unauthorized", "the key is not known");
        answer_once(&listener, "302 Found\r\nLocation: http://127.0.0.1:9/", "");
        asked
    });
    let done = pull("wren");
    let talk = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{talk}");
    assert!(talk.contains("chat wren 1 proposed 2 claims: 1 taken, 1 refused"), "{talk}");
    let pulled: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(pulled["claims"][0]["text"], "“It’s never late,”");
    assert_eq!(pulled["claims"][0]["speaker"]["name"], "Una Holm");
    let refused = pull("wren");
    let talk = String::from_utf8(refused.stderr).unwrap();
    assert!(talk.contains("failed: exit code 1") && talk.contains("401 Unauthorized: the key is not known"), "{talk}");
    let redirected = pull("wren");
    let talk = String::from_utf8(redirected.stderr).unwrap();
    assert!(talk.contains("302 Found"), "{talk}");
    let (head, body) = server.join().unwrap();
    assert!(head.starts_with("POST /v1/chat/completions ") && head.contains("Authorization: Bearer k-1"), "{head}");
    assert_eq!((&body["model"], &body["messages"][1]["content"]), (&"wren".into(), &ARTICLE.into()));
    let nameless = pull("");
    assert!(String::from_utf8(nameless.stderr).unwrap().contains("CHAT_MODEL is not set"));
}
