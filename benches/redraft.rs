//! How long it takes to find the claims of an article in its next draft: 10,000 words and 500 claims, in five kinds of next draft.
//!
//! Printed as milliseconds, the best of some rounds, and as a multiple of what the extractor needs for the same text in the same
//! run: `cargo bench --bench redraft`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and one that cannot go on has failed"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use factcheck::domain::article::{ArticleText, Block, BlockKind};
use factcheck::domain::claim::Claim;
use factcheck::domain::id::ClaimId;
use factcheck::domain::span::{CharIndex, Span};
use factcheck::extract::{Builtin, Extractor};
use factcheck::workflow::redraft::{DraftText, compare};

const ROUNDS: usize = 15;
const SENTENCES: usize = 500;
const A_PARAGRAPH: usize = 5;

const WHO: &[&str] = &["Ann Lee", "The council", "Bo Roe", "The minister", "A spokesman", "Cy Poe", "Dr Dee Fox"];
const WHAT: &[&str] =
    &["boats sank off", "houses were built in", "people left", "bridges closed near", "schools opened around"];
const PLACES: &[&str] = &["Ayr", "Leith", "the north wall", "York", "Mill Road", "the old harbour", "Oban", "Skye"];

/// A sentence of twenty words, its own by its numbers.
fn sentence(number: usize) -> String {
    let pick = |words: &'static [&'static str], step: usize| {
        words.get((number * step + number / 7) % words.len()).copied().unwrap_or_default()
    };
    format!(
        "{} said in a report on {} that {} {} {} after the storm of May, at a cost of £{} million.",
        pick(WHO, 1),
        pick(PLACES, 3),
        number + 2,
        pick(WHAT, 5),
        pick(PLACES, 7),
        number % 91 + 1
    )
}

fn article(sentences: &[String]) -> ArticleText {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for paragraph in sentences.chunks(A_PARAGRAPH) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.chars().count();
        write!(text, "{}", paragraph.join(" ")).unwrap();
        blocks.extend(Span::new(start, text.chars().count()).map(|span| Block { span, kind: BlockKind::Body }));
    }
    ArticleText { text, blocks, ..ArticleText::default() }
}

fn claims(article: &ArticleText, sentences: &[String]) -> Vec<Claim> {
    let index = CharIndex::new(&article.text);
    let mut from = 0;
    let mut claims = Vec::new();
    for (number, sentence) in (1..).zip(sentences) {
        let at = from + article.text.get(from..).unwrap().find(sentence.as_str()).unwrap();
        from = at + sentence.len();
        let (id, article, now) = (ClaimId::new(number).unwrap(), "bench".parse().unwrap(), "2026-11-25T09:00:00Z");
        claims.push(Claim::bare(id, article, index.span(at, from), sentence.clone(), now.parse().unwrap()));
    }
    claims
}

/// The best of some rounds.
fn timed<T>(mut work: impl FnMut() -> T) -> Duration {
    let round = |_| {
        let begun = Instant::now();
        black_box(work());
        begun.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn main() {
    let sentences: Vec<String> = (0..SENTENCES).map(sentence).collect();
    let before = article(&sentences);
    let old = claims(&before, &sentences);
    let words = factcheck::domain::article::count_words(&before.text);
    let extraction = timed(|| Builtin.extract(&before).unwrap());
    println!("{words} words, {} claims; extraction {:.1} ms", old.len(), extraction.as_secs_f64() * 1e3);
    let changed = |every: usize, edit: &dyn Fn(&str) -> String| -> Vec<String> {
        let edited =
            |(number, sentence): (usize, &String)| if number % every == 0 { edit(sentence) } else { sentence.clone() };
        sentences.iter().enumerate().map(edited).collect()
    };
    let mut turned = sentences.clone();
    turned.chunks_mut(A_PARAGRAPH).for_each(<[String]>::reverse);
    turned.reverse();
    let drafts: [(&str, Vec<String>); 5] = [
        ("nothing changed", sentences.clone()),
        ("a number in every tenth sentence", changed(10, &|text| text.replace("May", "June"))),
        ("paragraphs the other way round", turned),
        ("a word in every sentence", changed(1, &|text| text.replace("storm", "great storm"))),
        (
            "every sentence in other words",
            changed(1, &|text| {
                text.replace(" said in a report on ", " wrote about ")
                    .replace("after the storm of May, at a cost of", "last spring, for")
            }),
        ),
    ];
    for (name, draft) in drafts {
        let after = article(&draft);
        let found = Builtin.extract(&after).unwrap();
        let (one, other) = (
            DraftText { text: &before.text, blocks: &before.blocks },
            DraftText { text: &after.text, blocks: &after.blocks },
        );
        let time = timed(|| compare(one, &old, other, &found.claims));
        let redraft = compare(one, &old, other, &found.claims);
        println!(
            "{name:<34} {:6.1} ms  {:4.1} x extraction  carried {}, cut {}",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / extraction.as_secs_f64(),
            redraft.carried.len(),
            redraft.cut.len()
        );
    }
}
