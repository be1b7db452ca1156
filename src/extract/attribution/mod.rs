//! Who says what, and where it was said: quotations and reported speech with their cues, speakers and publishers.
//!
//! `quote.rs` finds quotation marks; `verbs.rs`, `cue.rs`, `finite.rs`, `subject.rs` and `aside.rs` the verbs and their subjects;
//! `clause.rs`, `opening.rs` and `ending.rs` what they report; `resolve.rs`, `name.rs`, `people.rs`, `described.rs` and `bodies.rs`
//! who the subjects are; `outlet/` the publishers and documents; `speech.rs` which words are credited to whom. The method is
//! told in `docs/extraction.md`.

mod aside;
mod bodies;
mod clause;
mod cue;
mod described;
mod ending;
mod finite;
mod given_names;
mod lexicon;
mod name;
mod opening;
mod outlet;
mod people;
mod quote;
mod resolve;
mod speech;
mod subject;
pub(super) mod token;
mod verbs;

use std::ops::Range;

use super::reading::{ReadBlock, Reading};
use crate::domain::article::BlockKind;
use crate::domain::extraction::{Attribution, OutletMention, Person};
use crate::domain::span::Span;
use people::Cast;
use speech::Speech;
use token::Token;

/// Words credited to somebody, the publishers named and the people of one article, each list in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Attributed {
    /// Words credited to somebody.
    pub(crate) attributions: Vec<Attribution>,
    /// Publishers and documents named as where something was said.
    pub(crate) outlets: Vec<OutletMention>,
    /// The people of the article.
    pub(crate) people: Vec<Person>,
}

/// Finds them.
pub(crate) fn attribute(reading: &Reading<'_>) -> Attributed {
    let runs = quote::runs(reading);
    let blocks: Vec<Vec<Token<'_>>> = tokens_of(reading, &runs);
    let opening = |block: &ReadBlock| matches!(block.kind, BlockKind::Headline | BlockKind::Standfirst);
    let openings: Vec<bool> = reading.blocks.iter().map(opening).collect();
    let cast = Cast::gather(&blocks, &openings);
    let mut speech = Speech::new(reading, &blocks, cast);
    let mut attributions = speech.attributions(&runs);
    attributions.sort_by_key(|a| (a.span, a.kind));
    attributions.dedup_by(|a, b| a.span == b.span);
    let outlets = speech.outlets();
    Attributed { attributions, outlets, people: people(reading, &speech.cast) }
}

/// The tokens of every block, with those inside quotation marks known as such.
fn tokens_of<'t>(reading: &Reading<'t>, runs: &[quote::Run]) -> Vec<Vec<Token<'t>>> {
    let mut runs = runs.iter().peekable();
    let mut all = Vec::with_capacity(reading.blocks.len());
    for (number, block) in reading.blocks.iter().enumerate() {
        let mut tokens = token::tokens(reading.text, block.range.clone());
        for token in &mut tokens {
            while runs
                .peek()
                .is_some_and(|run| run.block < number || (run.block == number && run.content.end <= token.range.start))
            {
                runs.next();
            }
            token.quoted = runs.peek().is_some_and(|run| run.block == number && run.content.start <= token.range.start);
        }
        all.push(tokens);
    }
    all
}

/// The people who are surely people, with their mentions in order.
fn people(reading: &Reading<'_>, cast: &Cast) -> Vec<Person> {
    let mut people: Vec<Person> = cast
        .people
        .iter()
        .filter(|person| person.sure && !person.mentions.is_empty())
        .map(|person| {
            let mut mentions: Vec<Span> = person.mentions.iter().filter_map(|m| span(reading, m)).collect();
            mentions.sort_unstable();
            mentions.dedup();
            Person { name: person.name.clone(), mentions }
        })
        .collect();
    people.sort_by_key(|person| person.mentions.first().copied());
    people
}

fn span(reading: &Reading<'_>, range: &Range<usize>) -> Option<Span> {
    reading.span(range.clone())
}

#[cfg(test)]
mod tests;
