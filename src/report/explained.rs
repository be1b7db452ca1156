//! Why each sentence of an article was pulled or set aside, and what the reader left out: `pull --explain`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::listing::{Field, Row, Shape};
use super::pull_json::words_in_claims;
use crate::domain::article::{ArticleText, count_words};
use crate::domain::extraction::{ClaimKind, Extraction, Sentence, Worth};
use crate::domain::span::CharIndex;

/// What became of a sentence, or of a block that the reader left out.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedRow {
    /// The input.
    pub file: String,
    /// The line of the text as read, from 1; none for what the reader left out.
    pub line: Option<usize>,
    /// What became of it: `pulled`, `set aside: opinion`, `left out`.
    pub decision: String,
    /// How much it needs checking.
    pub worth: Option<Worth>,
    /// What kind of fact it holds.
    pub kind: Option<ClaimKind>,
    /// Its words, or what was left out.
    pub text: String,
    /// What was seen in it.
    pub reasons: Vec<String>,
}

/// Every sentence of an article in its order, then what the reader left out.
#[must_use]
pub fn explained(file: &str, article: &ArticleText, found: &Extraction) -> Vec<ExplainedRow> {
    let index = CharIndex::new(&article.text);
    let (mut line, mut counted) = (1, 0);
    let mut rows = Vec::with_capacity(found.sentences.len() + article.dropped.len());
    for sentence in &found.sentences {
        line += between(&index, counted, sentence.span.start).matches('\n').count();
        counted = sentence.span.start;
        rows.push(ExplainedRow {
            file: file.to_owned(),
            line: Some(line),
            decision: decision(sentence, found),
            worth: Some(sentence.worth),
            kind: Some(sentence.kind),
            text: index.slice(sentence.span).to_owned(),
            reasons: sentence.reasons.clone(),
        });
    }
    let blocks = article.dropped.iter().flat_map(|dropped| dropped.blocks.iter().map(|block| (&dropped.what, block)));
    rows.extend(blocks.map(|(what, block)| ExplainedRow {
        file: file.to_owned(),
        line: None,
        decision: format!("left out: {what}"),
        worth: None,
        kind: None,
        text: block.clone(),
        reasons: Vec::new(),
    }));
    rows
}

/// The words of a text between two places, in code points.
fn between<'t>(index: &CharIndex<'t>, start: usize, end: usize) -> &'t str {
    crate::domain::span::Span::new(start, end).map_or("", |span| index.slice(span))
}

fn decision(sentence: &Sentence, found: &Extraction) -> String {
    match aside(sentence, found) {
        None => "pulled".to_owned(),
        Some(why) => format!("set aside: {why}"),
    }
}

/// Why no claim was pulled from a sentence; none where one was.
fn aside(sentence: &Sentence, found: &Extraction) -> Option<&'static str> {
    let from = found.claims.partition_point(|claim| claim.span.end <= sentence.span.start);
    let near = found.claims.get(from..).unwrap_or_default().iter().take(4);
    if near.clone().any(|claim| claim.span.overlaps(sentence.span)) {
        return None;
    }
    let seen = |reason: &str| sentence.reasons.iter().any(|one| one == reason);
    Some(if sentence.pulled {
        "not proposed"
    } else if sentence.kind == ClaimKind::Question {
        "question"
    } else if seen("furniture of the page") {
        "furniture of the page"
    } else if seen("heading") {
        "heading"
    } else if seen("nothing but quotation") {
        "a quotation that states little"
    } else if sentence.kind == ClaimKind::Opinion && (seen("words of opinion") || seen("words of demand")) {
        "opinion"
    } else if sentence.kind == ClaimKind::Prediction {
        "prediction"
    } else {
        "little that can be checked"
    })
}

/// How much of an article lies in claims, and what was set aside, in a line for people.
#[must_use]
pub fn coverage(article: &ArticleText, found: &Extraction) -> String {
    let words = count_words(&article.text);
    let inside = words_in_claims(&article.text, found);
    let share = (inside * 100).checked_div(words).unwrap_or(0);
    let mut why: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in &found.sentences {
        if let Some(reason) = aside(sentence, found) {
            *why.entry(reason).or_default() += 1;
        }
    }
    let sentences: usize = why.values().sum();
    let mut kinds: Vec<(&str, usize)> = why.into_iter().collect();
    kinds.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    let kinds: Vec<String> = kinds.into_iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let aside = match sentences {
        0 => "no sentence set aside".to_owned(),
        1 => format!("1 sentence set aside ({})", kinds.join(", ")),
        _ => format!("{sentences} sentences set aside ({})", kinds.join(", ")),
    };
    format!("{inside} of {words} words in claims ({share} %); {aside}")
}

impl Row for ExplainedRow {
    const KEY: &'static str = "sentences";

    fn table_columns(shape: Shape) -> Vec<(&'static str, bool)> {
        let mut columns = vec![("line", false), ("decision", false), ("worth", false), ("sentence", true)];
        if shape.articles {
            columns.insert(0, ("file", false));
        }
        if shape.width >= WIDE {
            columns.insert(columns.len() - 1, ("kind", false));
        }
        columns.push(("why", true));
        columns
    }

    fn table_fields(&self, shape: Shape) -> Vec<Field> {
        let mut fields = vec![
            self.line.map_or(Field::text(None), |line| Field::Number(i64::try_from(line).unwrap_or(i64::MAX))),
            Field::Text(self.decision.clone()),
            self.worth.map_or(Field::text(None), Field::Worth),
        ];
        if shape.articles {
            fields.insert(0, Field::Text(self.file.clone()));
        }
        if shape.width >= WIDE {
            fields.push(Field::text(self.kind.map(ClaimKind::as_str)));
        }
        fields.push(Field::Text(self.text.clone()));
        fields.push(Field::Text(plainest(&self.reasons).join(", ")));
        fields
    }

    fn columns() -> Vec<&'static str> {
        vec!["file", "line", "decision", "worth", "kind", "sentence", "why"]
    }

    fn fields(&self) -> Vec<Field> {
        self.table_fields(Shape { articles: true, width: usize::MAX })
    }

    fn object(&self) -> impl Serialize {
        json!({
            "file": self.file,
            "line": self.line,
            "decision": self.decision,
            "worth": self.worth.map(Worth::get),
            "kind": self.kind,
            "text": self.text,
            "reasons": self.reasons,
        })
    }
}

/// Reasons for people: without those that another one says more exactly.
pub(super) fn plainest(reasons: &[String]) -> Vec<&str> {
    let seen = |reason: &str| reasons.iter().any(|one| one == reason);
    let said_better = |reason: &str| SAID_BETTER.iter().any(|(plain, exact)| *plain == reason && seen(exact));
    reasons.iter().map(String::as_str).filter(|reason| !said_better(reason)).collect()
}

/// Reasons with the ones that say more.
const SAID_BETTER: &[(&str, &str)] = &[
    ("name", "several words of names"),
    ("several words of names", "many words of names"),
    ("act", "named person or body and act"),
    ("reported speech", "reported speech and a name"),
    ("number", "several numbers"),
    ("number", "figure"),
    ("change or result", "change or result in figures"),
    ("comparison", "first, most or only"),
    ("quotation", "nothing but quotation"),
    ("more than 17 words", "more than 25 words"),
    ("fewer than 12 words", "fewer than 6 words"),
];

/// From how many columns on a terminal has room for the kind.
const WIDE: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::jsonl;
    use crate::extract::{Builtin, Extractor};

    fn read(text: &str) -> (ArticleText, Extraction) {
        let article = jsonl::read(&json!({ "text": text }).to_string()).unwrap().remove(0);
        let found = Builtin.extract(&article).unwrap();
        (article, found)
    }

    #[test]
    fn every_sentence_is_told_of_with_its_line() {
        let (article, found) =
            read("Mill closed\n\nThe mill in York closed on 3 May 2019. Why did it?\nThat is terrible.");
        let rows = explained("mill.txt", &article, &found);
        let told: Vec<_> = rows.iter().map(|row| (row.line, row.decision.as_str())).collect();
        assert_eq!(told[1..], [(Some(3), "pulled"), (Some(3), "set aside: question"), (Some(4), "set aside: opinion")]);
    }

    #[test]
    fn a_reason_is_told_once() {
        let reasons = ["name", "several words of names", "act", "past"].map(str::to_owned);
        assert_eq!(plainest(&reasons), ["several words of names", "act", "past"]);
    }

    #[test]
    fn the_coverage_counts_words_and_reasons() {
        let (article, found) = read("The mill in York closed on 3 May 2019. Why did it?");
        assert_eq!(coverage(&article, &found), "9 of 12 words in claims (75 %); 1 sentence set aside (1 question)");
    }
}
