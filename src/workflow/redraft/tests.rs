//! Drafts by hand, each with what became of its claims. Drafts edited at random: `random.rs`.

use super::*;
use crate::domain::article::BlockKind;
use crate::domain::extraction::{ClaimKind, Worth};
use crate::domain::span::CharIndex;

/// A text whose paragraphs are parted by blank lines.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let index = CharIndex::new(text);
        let mut at = 0;
        let mut blocks = Vec::new();
        for paragraph in text.split("\n\n") {
            if let Some(span) = index.span(at, at + paragraph.len()) {
                blocks.push(Block { span, kind: BlockKind::Body });
            }
            at += paragraph.len() + 2;
        }
        Self { text: text.to_owned(), blocks }
    }

    pub(super) fn draft(&self) -> DraftText<'_> {
        DraftText { text: &self.text, blocks: &self.blocks }
    }

    fn span(&self, words: &str) -> Span {
        let at = self.text.find(words).unwrap_or_else(|| panic!("{words:?} stands in {:?}", self.text));
        CharIndex::new(&self.text).span(at, at + words.len()).unwrap()
    }

    /// Every sentence.
    fn sentences(&self) -> Vec<Span> {
        let index = CharIndex::new(&self.text);
        let bytes = |block: &Block| index.byte_at(block.span.start)..index.byte_at(block.span.end);
        let ranges = self.blocks.iter().flat_map(|block| crate::extract::sentences(&self.text, bytes(block)));
        ranges.filter_map(|range| index.span(range.start, range.end)).collect()
    }
}

pub(super) fn claim(number: i64, span: Option<Span>, text: &str) -> Claim {
    let (id, article) = (ClaimId::new(number).unwrap(), "rain".parse().unwrap());
    Claim::bare(id, article, span, text.to_owned(), "2026-11-23T09:00:00Z".parse().unwrap())
}

/// What became of claims on these words, `gone` before the first draft or in it: fate and words now.
fn fates(before: &str, words: &[&str], after: &str) -> Vec<String> {
    let (before, after) = (Text::new(before), Text::new(after));
    let claims: Vec<Claim> = (1..)
        .zip(words)
        .map(|(number, words)| match words.strip_prefix("gone: ") {
            Some(words) => claim(number, None, words),
            None => claim(number, Some(before.span(words)), words),
        })
        .collect();
    let redraft = compare(before.draft(), &claims, after.draft(), &[]);
    let index = CharIndex::new(&after.text);
    let told = |claim: &Claim| match redraft.carried.iter().find(|carried| carried.claim == claim.id) {
        Some(carried) => {
            assert_eq!(carried.words.as_deref().unwrap_or(&claim.text), index.slice(carried.span));
            format!("{}: {}", carried.fate, index.slice(carried.span))
        }
        None if redraft.cut.contains(&claim.id) => "cut".to_owned(),
        None => "gone".to_owned(),
    };
    claims.iter().map(told).collect()
}

const RAIN: &str = "It rained in Ayr for nine days. The river rose by 4 m, the council said.\n\nAnn Lee saw it first. “Nobody slept,” \
                    she said. Two bridges closed on Monday.";

#[test]
fn an_unchanged_draft_changes_nothing() {
    let words = ["It rained in Ayr for nine days.", "Two bridges closed on Monday."];
    assert_eq!(fates(RAIN, &words, RAIN), words.map(|words| format!("same: {words}")));
    let after = format!("A new opening.\n\n{RAIN} And an end.");
    assert_eq!(fates(RAIN, &words, &after), words.map(|words| format!("same: {words}")));
}

#[test]
fn a_changed_number_is_always_reworded() {
    for (from, to) in [("nine", "ten"), ("4 m", "5 m"), ("4 m", "4.0 m"), ("4 m", "4 km"), ("Monday", "Tuesday")] {
        let after = RAIN.replace(from, to);
        let words = [
            "It rained in Ayr for nine days.",
            "The river rose by 4 m, the council said.",
            "Two bridges closed on Monday.",
        ];
        let expected = words.map(|words| match words.replace(from, to) {
            same if same == words => format!("same: {words}"),
            changed => format!("reworded: {changed}"),
        });
        assert_eq!(fates(RAIN, &words, &after), expected, "{from} {to}");
    }
}

#[test]
fn quotation_marks_and_dashes_are_no_other_words() {
    let before = "“It rose,” she said – at last. It’s over.";
    let after = "\"It rose,\" she said - at last. It's over.";
    let words = ["“It rose,” she said – at last.", "It’s over."];
    assert_eq!(fates(before, &words, after), ["same: \"It rose,\" she said - at last.", "same: It's over."]);
    assert_eq!(
        fates(before, &words[..1], "It rose, she said – at last. It’s over."),
        ["reworded: It rose, she said – at last."]
    );
}

#[test]
fn a_changed_speaker_is_reworded() {
    let before = "The minister said that 40 boats sank. It rained.";
    let after = "The former minister said that 40 boats sank. It rained.";
    let words = ["The minister said that 40 boats sank."];
    assert_eq!(fates(before, &words, after), ["reworded: The former minister said that 40 boats sank."]);
}

#[test]
fn swapped_paragraphs_keep_their_claims_and_a_sentence_elsewhere_has_moved() {
    let (first, second) = RAIN.split_once("\n\n").unwrap();
    let words = [
        "It rained in Ayr for nine days.",
        "The river rose by 4 m, the council said.",
        "Ann Lee saw it first.",
        "Two bridges closed on Monday.",
    ];
    assert_eq!(fates(RAIN, &words, &format!("{second}\n\n{first}")), words.map(|words| format!("same: {words}")));
    let after = RAIN
        .replace(" Two bridges closed on Monday.", "")
        .replace("It rained", "Two bridges closed on Monday. It rained");
    assert_eq!(fates(RAIN, &words[3..], &after), ["moved: Two bridges closed on Monday."]);
}

#[test]
fn repeated_sentences_are_told_apart_by_their_neighbours() {
    let before = "Ann Lee spoke. She left early. Bo Roe spoke. She left early. Cy Poe stayed until ten.";
    let old = Text::new(before);
    let sentences = old.sentences();
    let claims = [claim(1, Some(sentences[1]), "She left early."), claim(2, Some(sentences[3]), "She left early.")];
    let after = Text::new("Bo Roe spoke. She left early. Cy Poe stayed until ten.");
    let redraft = compare(old.draft(), &claims, after.draft(), &[]);
    assert_eq!(redraft.cut, [claims[0].id]);
    assert_eq!((redraft.carried[0].claim, redraft.carried[0].fate), (claims[1].id, Fate::Same));
}

#[test]
fn what_is_cut_goes_and_comes_back_when_its_words_do() {
    let after = RAIN.replace(" Two bridges closed on Monday.", "");
    assert_eq!(fates(RAIN, &["Two bridges closed on Monday."], &after), ["cut"]);
    assert_eq!(fates(&after, &["gone: Two bridges closed on Monday."], RAIN), ["moved: Two bridges closed on Monday."]);
    assert_eq!(fates(&after, &["gone: Three bridges closed."], RAIN), ["gone"]);
}

#[test]
fn split_and_merged_sentences_keep_their_claims_as_reworded() {
    let whole = "It snowed. The river rose by 4 m in Ayr, and two bridges closed on Monday. Nobody slept.";
    let parts = "It snowed. The river rose by 4 m in Ayr. Two bridges closed on Monday. Nobody slept.";
    assert_eq!(
        fates(whole, &["The river rose by 4 m in Ayr, and two bridges closed on Monday."], parts),
        ["reworded: The river rose by 4 m in Ayr. Two bridges closed on Monday."]
    );
    assert_eq!(
        fates(parts, &["The river rose by 4 m in Ayr.", "Two bridges closed on Monday."], whole),
        ["reworded: The river rose by 4 m in Ayr", "reworded: two bridges closed on Monday."]
    );
}

#[test]
fn a_part_of_a_sentence_follows_it_and_shows_that_the_rest_changed() {
    let before = "The council said that the river rose by 4 m in Ayr. It rained.";
    let words = ["the river rose by 4 m"];
    assert_eq!(fates(before, &words, &format!("It snowed. {before}")), ["same: the river rose by 4 m"]);
    let denied = before.replace("said that", "denied that");
    assert_eq!(fates(before, &words, &denied), ["reworded: the river rose by 4 m"]);
    assert_eq!(
        fates(before, &words, "The council said that the river rose by 5 m in Ayr. It rained."),
        ["reworded: the river rose by 5 m"]
    );
}

#[test]
fn other_facts_in_the_same_form_are_not_the_same_claim() {
    let before = "Mill Road cost £4 million, the council said. It rained.\n\nAnn Lee spoke on Monday in York.";
    let after = "It rained.\n\nAnn Lee spoke on Monday in York. The harbour wall in Leith sank nine boats in 1911.";
    assert_eq!(fates(before, &["Mill Road cost £4 million, the council said."], after), ["cut"]);
}

#[test]
fn candidates_that_claims_cover_are_not_new() {
    let before = Text::new("It rained in Ayr for nine days. Nobody slept.");
    let after = Text::new("It rained in Ayr for ten days. Nobody slept. Two bridges closed on Monday.");
    let claims: Vec<Claim> = (1..)
        .zip(before.sentences())
        .map(|(number, span)| claim(number, Some(span), CharIndex::new(&before.text).slice(span)))
        .collect();
    let candidates: Vec<Candidate> = after
        .sentences()
        .into_iter()
        .map(|span| Candidate {
            span,
            text: CharIndex::new(&after.text).slice(span).to_owned(),
            kind: ClaimKind::Event,
            worth: Worth::new(0.5),
            reasons: Vec::new(),
            speaker: None,
            outlet: None,
        })
        .collect();
    assert_eq!(compare(before.draft(), &claims, after.draft(), &candidates).fresh, [2]);
}
