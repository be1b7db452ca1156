use super::*;
use crate::domain::article::{Block, BlockKind, Metadata};
use crate::domain::extraction::ClaimKind;
use crate::domain::span::Span;

const TEXT: &str = "“The dam holds 40 million litres,” said Ida Roe, the mayor. It was built in 1911.";

fn article() -> ArticleText {
    ArticleText {
        text: TEXT.to_owned(),
        blocks: vec![Block { span: Span { start: 0, end: TEXT.chars().count() }, kind: BlockKind::Body }],
        metadata: Metadata { title: Some("Dam".to_owned()), ..Metadata::default() },
        external_id: Some("a7".to_owned()),
        ..ArticleText::default()
    }
}

#[test]
fn words_are_split_as_a_shell_splits_them() {
    let program = Program::new("python3 'my script.py' --name=\"a b\"", Limits::default()).unwrap();
    assert_eq!(program.words, ["python3", "my script.py", "--name=a b"]);
    assert_eq!(Program::new("sh -c 'open", Limits::default()).unwrap_err(), NotACommand::Open);
    assert_eq!(Program::new("''", Limits::default()).unwrap_err(), NotACommand::Empty);
}

#[test]
fn the_request_is_one_line_that_names_the_article() {
    let line = String::from_utf8(request::request(Some("dam.txt"), &article())).unwrap();
    assert_eq!(line.matches('\n').count(), 1);
    let asked: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        (asked["schema"].as_u64(), asked["id"].as_str(), asked["file"].as_str()),
        (Some(1), Some("a7"), Some("dam.txt"))
    );
    assert_eq!((asked["article"]["title"].as_str(), asked["text"].as_str()), (Some("Dam"), Some(TEXT)));
}

#[test]
fn what_a_proposal_leaves_out_is_what_the_built_in_extractor_finds() {
    let built_in = Builtin.extract(&article()).unwrap();
    let printed = br#"{"text":"It was built in 1911.","speaker":"Jo Hale","kind":"date","worth":1,"reasons":["year"]}
        {"text":"The dam holds 40 million litres"}"#;
    let answer = proposal::read(printed).unwrap();
    let found = merge::merge(TEXT, built_in.clone(), &place::place(TEXT, &answer.proposals).taken);
    let [dam, built] = &found.claims[..] else { panic!("{:?}", found.claims) };
    assert_eq!(dam.speaker, built_in.attributions[0].speaker);
    assert_eq!((dam.kind, &dam.reasons), (built_in.sentences[0].kind, &built_in.sentences[0].reasons));
    assert_eq!((built.kind, built.worth.get(), &built.reasons[..]), (ClaimKind::Date, 1.0, &["year".to_owned()][..]));
    assert_eq!(built.speaker.as_ref().unwrap().name, "Jo Hale");
    assert_eq!(found.attributions, built_in.attributions);
    assert!(found.sentences.iter().all(|sentence| sentence.pulled));
}

#[cfg(unix)]
#[test]
fn a_program_is_known_by_its_file_or_by_what_it_calls_itself() {
    let propose = |script: &str| {
        Program::new(&format!("/bin/sh -c '{script}'"), Limits::default()).unwrap().propose(None, &article())
    };
    assert_eq!(propose("cat > /dev/null").unwrap().extractor.to_string(), "sh");
    let named = propose(r#"echo "{\"extractor\":{\"name\":\"owl\",\"version\":\"3\"}}""#).unwrap();
    assert_eq!((named.extractor.to_string().as_str(), named.proposed), ("owl 3", 0));
    let wrong = propose("echo Sure, here you go:").unwrap_err().to_string();
    assert!(wrong.starts_with("the extractor 'sh' printed what is no claim: line 1: not JSON"), "{wrong}");
}
