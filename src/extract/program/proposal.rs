//! What a program prints → proposals. A line that is no proposal is an error with its number; nothing is guessed.

use serde_json::{Map, Value};

use crate::domain::extraction::ExtractorId;

/// The most claims that are taken for one article.
const MOST: usize = 10_000;
/// The longest name of an extractor, and the longest version, in characters.
const LONGEST_NAME: usize = 80;
/// How much of a wrong line is shown, in characters.
const SHOWN: usize = 60;

/// A claim as a program proposes it; nothing about it is known to be so.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Proposal {
    /// The number of its line, from 1.
    pub(super) line: usize,
    /// The words, trimmed.
    pub(super) text: String,
    /// Where it says that the trimmed words start, in code points.
    pub(super) start: Option<usize>,
    pub(super) kind: Option<String>,
    pub(super) worth: Option<f64>,
    pub(super) reasons: Option<Vec<String>>,
    pub(super) speaker: Option<String>,
    pub(super) outlet: Option<String>,
}

/// Everything that a program printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answer {
    /// What it calls itself.
    pub(super) extractor: Option<ExtractorId>,
    /// Its proposals, in its order.
    pub(super) proposals: Vec<Proposal>,
}

/// A line that is no proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadLine {
    /// Its number, from 1.
    pub(super) line: usize,
    /// What is wrong with it.
    pub(super) what: String,
}

/// Reads what a program printed: one JSON object a line, blank lines between them.
pub(super) fn read(printed: &[u8]) -> Result<Answer, BadLine> {
    let mut answer = Answer::default();
    let mut first = true;
    for (line, bytes) in (1..).zip(printed.split(|byte| *byte == b'\n')) {
        let bad = |what| BadLine { line, what };
        let text = std::str::from_utf8(bytes).map_err(|_| bad("it is not UTF-8".to_owned()))?;
        let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { text }.trim();
        if text.is_empty() {
            continue;
        }
        let fields = object(text).map_err(bad)?;
        if std::mem::take(&mut first) && fields.contains_key("extractor") {
            answer.extractor = Some(extractor(&fields).map_err(bad)?);
            continue;
        }
        if answer.proposals.len() == MOST {
            return Err(bad(format!("more than {MOST} claims for one article")));
        }
        answer.proposals.push(proposal(line, &fields).map_err(bad)?);
    }
    Ok(answer)
}

fn object(text: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(format!("not a JSON object: {}", start_of(text))),
        Err(error) => Err(format!("not JSON ({error}): {}", start_of(text))),
    }
}

/// The start of a line that is wrong.
fn start_of(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn extractor(fields: &Map<String, Value>) -> Result<ExtractorId, String> {
    let Some(Value::Object(named)) = fields.get("extractor") else {
        return Err("'extractor' is an object with a name and a version".to_owned());
    };
    let name = word(named, "name")?.ok_or("'extractor' has no name")?;
    let version = word(named, "version")?.unwrap_or_default();
    if name.chars().count() > LONGEST_NAME || version.chars().count() > LONGEST_NAME {
        return Err(format!("the name and the version of an extractor have at most {LONGEST_NAME} characters"));
    }
    Ok(ExtractorId { name, version })
}

fn proposal(line: usize, fields: &Map<String, Value>) -> Result<Proposal, String> {
    let raw = match fields.get("text") {
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return Err("'text' is not a string".to_owned()),
        None => return Err("'text' is missing".to_owned()),
    };
    let text = raw.trim();
    if text.is_empty() {
        return Err("'text' is empty".to_owned());
    }
    let (start, end) = (place(fields, "start")?, place(fields, "end")?);
    let before = raw.chars().take_while(|letter| letter.is_whitespace()).count();
    let after = raw.chars().rev().take_while(|letter| letter.is_whitespace()).count();
    let from_end = end.and_then(|end| end.checked_sub(after + text.chars().count()));
    Ok(Proposal {
        line,
        text: text.to_owned(),
        start: start.map(|start| start.saturating_add(before)).or(from_end),
        kind: word(fields, "kind")?,
        worth: worth(fields)?,
        reasons: reasons(fields)?,
        speaker: speaker(fields)?,
        outlet: word(fields, "outlet")?,
    })
}

/// A place in the text; `null` is none.
fn place(fields: &Map<String, Value>, key: &str) -> Result<Option<usize>, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let place = value.as_u64().and_then(|place| usize::try_from(place).ok());
            place.map(Some).ok_or_else(|| format!("'{key}' is not a number of code points: {value}"))
        }
    }
}

fn worth(fields: &Map<String, Value>) -> Result<Option<f64>, String> {
    match fields.get("worth") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_f64().map(Some).ok_or_else(|| format!("'worth' is not a number: {value}")),
    }
}

/// One line of words; `null` and nothing but white space are none.
fn word(fields: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => line_of(text, key),
        Some(_) => Err(format!("'{key}' is not a string")),
    }
}

fn line_of(text: &str, key: &str) -> Result<Option<String>, String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().any(char::is_control) {
        return Err(format!("'{key}' holds a control character"));
    }
    Ok(Some(line).filter(|line| !line.is_empty()))
}

fn reasons(fields: &Map<String, Value>) -> Result<Option<Vec<String>>, String> {
    let wrong = || "'reasons' is not a list of strings".to_owned();
    match fields.get("reasons") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(list)) => {
            let lines = list.iter().map(|reason| line_of(reason.as_str().ok_or_else(wrong)?, "reasons"));
            Ok(Some(lines.filter_map(Result::transpose).collect::<Result<_, _>>()?))
        }
        Some(_) => Err(wrong()),
    }
}

/// A name, or an object with one.
fn speaker(fields: &Map<String, Value>) -> Result<Option<String>, String> {
    match fields.get("speaker") {
        Some(Value::Object(speaker)) => word(speaker, "name"),
        None | Some(Value::Null | Value::String(_)) => word(fields, "speaker"),
        Some(_) => Err("'speaker' is not a name, nor an object with a name".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bad(printed: &str) -> (usize, String) {
        let bad = read(printed.as_bytes()).unwrap_err();
        (bad.line, bad.what)
    }

    #[test]
    fn lines_are_read_with_blank_ones_between() {
        let printed =
            "\n{\"extractor\":{\"name\":\"owl\",\"version\":\"2\"}}\r\n \n{\"text\":\" The dam\\n\",\"start\":4,
            \"x\":1}";
        let printed = printed.replace(",\n            ", ",");
        let answer = read(printed.as_bytes()).unwrap();
        assert_eq!(answer.extractor.unwrap().to_string(), "owl 2");
        let dam = Proposal { line: 4, text: "The dam".to_owned(), start: Some(5), ..Proposal::default() };
        assert_eq!(answer.proposals, [dam]);
        assert_eq!(read(b"").unwrap(), Answer::default());
    }

    #[test]
    fn every_field_is_read() {
        let line = r#"{"text":"a","end":9,"kind":"date","worth":0.5,"reasons":["r "," "],"speaker":{"name":"Ida  Roe"},"outlet":"The Gull"}"#;
        let read = read(line.as_bytes()).unwrap().proposals.remove(0);
        assert_eq!((read.start, read.kind.as_deref(), read.worth), (Some(8), Some("date"), Some(0.5)));
        assert_eq!(read.reasons, Some(vec!["r".to_owned()]));
        assert_eq!((read.speaker.as_deref(), read.outlet.as_deref()), (Some("Ida Roe"), Some("The Gull")));
    }

    #[test]
    fn what_is_no_claim_is_named_with_its_line() {
        assert_eq!(bad("{\"text\":\"a\"}\n\nHere are your claims:").0, 3);
        assert!(bad("Here are your claims:").1.starts_with("not JSON"));
        assert_eq!(bad("[1]").1, "not a JSON object: [1]");
        assert_eq!(bad("{}").1, "'text' is missing");
        assert_eq!(bad("{\"text\":7}").1, "'text' is not a string");
        assert_eq!(bad("{\"text\":\" \"}").1, "'text' is empty");
        assert_eq!(bad("{\"text\":\"a\",\"start\":-1}").1, "'start' is not a number of code points: -1");
        assert_eq!(bad("{\"text\":\"a\",\"worth\":\"high\"}").1, "'worth' is not a number: \"high\"");
        assert_eq!(bad("{\"text\":\"a\",\"reasons\":\"x\"}").1, "'reasons' is not a list of strings");
        assert_eq!(bad("{\"text\":\"a\",\"speaker\":[]}").1, "'speaker' is not a name, nor an object with a name");
        assert_eq!(bad("{\"text\":\"a\",\"outlet\":\"x\\u001by\"}").1, "'outlet' holds a control character");
        assert_eq!(bad("{\"text\":\"a\"}\n{\"extractor\":{\"name\":\"late\"}}").1, "'text' is missing");
        assert_eq!(bad("{\"extractor\":\"owl\"}").1, "'extractor' is an object with a name and a version");
        let line = read(b"{\"text\":\"a\"}\n\xff").unwrap_err();
        assert_eq!((line.line, line.what.as_str()), (2, "it is not UTF-8"));
    }

    #[test]
    fn claims_are_counted() {
        let printed = "{\"text\":\"a\"}\n".repeat(MOST + 1);
        assert_eq!(bad(&printed), (MOST + 1, "more than 10000 claims for one article".to_owned()));
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(printed in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&printed);
        }
    }
}
