//! Where proposed words stand in the text, word for word, or why they are refused. Pure: words in, places out.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::nearest::{Landscape, Near, shown};
use super::proposal::Proposal;
use crate::domain::UnknownWord;
use crate::domain::extraction::{ClaimKind, Worth};
use crate::domain::span::{CharIndex, Span};

/// For how many refused proposals the nearest words are looked for; each search reads the whole text.
const LOOKED_FOR: usize = 20;

/// A proposal that was refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The number of its line, from 1.
    pub line: usize,
    /// The words that were proposed, on one line, cut where they are long.
    pub words: String,
    /// Why.
    pub why: Refused,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.words, self.why)
    }
}

/// Why a proposal was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// Its words are not in the text; what is nearest there, where it was looked for.
    NotThere(Option<Near>),
    /// Its kind is not one of the kinds.
    Kind(UnknownWord),
    /// Its worth is not between 0 and 1.
    Worth(f64),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThere(Some(near)) => near.fmt(f),
            Self::NotThere(None) => f.write_str("not in the text"),
            Self::Kind(unknown) => unknown.fmt(f),
            Self::Worth(worth) => write!(f, "the worth {worth} is not between 0 and 1"),
        }
    }
}

/// A proposal whose words stand in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Taken<'p> {
    pub(super) span: Span,
    pub(super) kind: Option<ClaimKind>,
    pub(super) worth: Option<Worth>,
    pub(super) proposal: &'p Proposal,
}

/// What became of the proposals.
#[derive(Debug, Default)]
pub(super) struct Placed<'p> {
    /// Those that stand in the text, in its order.
    pub(super) taken: Vec<Taken<'p>>,
    pub(super) refused: Vec<Refusal>,
    pub(super) duplicates: usize,
}

/// Finds the place of each proposal.
pub(super) fn place<'p>(text: &str, proposals: &'p [Proposal]) -> Placed<'p> {
    let index = CharIndex::new(text);
    let mut landscape = None;
    let mut seen = BTreeSet::new();
    let mut placed = Placed::default();
    for proposal in proposals {
        match judge(&index, &seen, proposal) {
            Ok(taken) if seen.insert(taken.span) => placed.taken.push(taken),
            Ok(_) => placed.duplicates += 1,
            Err(mut why) => {
                if matches!(why, Refused::NotThere(None)) && placed.refused.len() < LOOKED_FOR {
                    let landscape = landscape.get_or_insert_with(|| Landscape::new(text));
                    why = Refused::NotThere(Some(landscape.nearest(&proposal.text)));
                }
                placed.refused.push(Refusal { line: proposal.line, words: shown(&proposal.text), why });
            }
        }
    }
    placed.taken.sort_by_key(|taken| taken.span);
    placed
}

fn judge<'p>(index: &CharIndex<'_>, places: &BTreeSet<Span>, proposal: &'p Proposal) -> Result<Taken<'p>, Refused> {
    let kind = proposal.kind.as_deref().map(ClaimKind::from_str).transpose().map_err(Refused::Kind)?;
    if let Some(worth) = proposal.worth.filter(|worth| !(0.0..=1.0).contains(worth)) {
        return Err(Refused::Worth(worth));
    }
    let span = match proposal.start {
        Some(start) => near(index, &proposal.text, start),
        None => first_free(index, places, &proposal.text),
    };
    let span = span.ok_or(Refused::NotThere(None))?;
    Ok(Taken { span, kind, worth: proposal.worth.map(Worth::new), proposal })
}

/// The words at a place, or the nearest to it; the first of two as near.
fn near(index: &CharIndex<'_>, words: &str, start: usize) -> Option<Span> {
    let byte = index.byte_at(start);
    if index.text().get(byte..).is_some_and(|rest| rest.starts_with(words)) {
        return index.span(byte, byte + words.len());
    }
    occurrences(index, words).min_by_key(|span| (span.start.abs_diff(start), span.start))
}

/// The first place of the words that is not taken; the first of all where every one is.
fn first_free(index: &CharIndex<'_>, places: &BTreeSet<Span>, words: &str) -> Option<Span> {
    occurrences(index, words).find(|span| !places.contains(span)).or_else(|| occurrences(index, words).next())
}

fn occurrences(index: &CharIndex<'_>, words: &str) -> impl Iterator<Item = Span> {
    let found = index.text().match_indices(words);
    found.filter_map(|(byte, found)| index.span(byte, byte + found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Café Ost shut. The bridge is closed. Café West shut. The bridge is closed.";

    fn asked(text: &str, start: Option<usize>) -> Proposal {
        Proposal { line: 1, text: text.to_owned(), start, ..Proposal::default() }
    }

    fn starts(proposals: &[Proposal]) -> (Vec<usize>, usize, usize) {
        let placed = place(TEXT, proposals);
        (placed.taken.iter().map(|t| t.span.start).collect(), placed.duplicates, placed.refused.len())
    }

    #[test]
    fn words_are_taken_where_they_are_said_to_stand() {
        assert_eq!(starts(&[asked("The bridge is closed.", Some(53))]).0, [53]);
        assert_eq!(starts(&[asked("The bridge is closed.", Some(15))]).0, [15]);
    }

    #[test]
    fn a_wrong_place_gives_the_nearest_right_one() {
        assert_eq!(starts(&[asked("Café West", Some(2))]).0, [37]);
        assert_eq!(starts(&[asked("The bridge is closed.", Some(50))]).0, [53]);
        assert_eq!(starts(&[asked("The bridge is closed.", Some(9_999))]).0, [53]);
        // As far from the one as from the other.
        assert_eq!(starts(&[asked("The bridge is closed.", Some(34))]).0, [15]);
    }

    #[test]
    fn without_a_place_each_occurrence_is_taken_once() {
        let bridge = asked("The bridge is closed.", None);
        assert_eq!(starts(std::slice::from_ref(&bridge)).0, [15]);
        assert_eq!(starts(&[bridge.clone(), bridge.clone()]).0, [15, 53]);
        assert_eq!(starts(&[bridge.clone(), bridge.clone(), bridge]), (vec![15, 53], 1, 0));
    }

    #[test]
    fn what_is_not_there_is_refused_and_counted() {
        let placed = starts(&[asked("The bridge is open.", None), asked("Café Ost shut.", None)]);
        assert_eq!(placed, (vec![0], 0, 1));
        let refused = place(TEXT, &[asked("The bridge is broken.", None)]).refused.remove(0);
        assert_eq!(
            refused.to_string(),
            "line 1: [The bridge is broken.]: 1 word differs: the text has [The bridge is closed]"
        );
    }

    #[test]
    fn an_unknown_kind_and_a_worth_beyond_one_are_refused() {
        let kind = Proposal { kind: Some("rumour".to_owned()), ..asked("Café Ost", None) };
        let worth = Proposal { worth: Some(80.0), ..asked("Café Ost", None) };
        let proposals = [kind, worth];
        let refused = place(TEXT, &proposals).refused;
        assert!(refused[0].why.to_string().starts_with("'rumour' is no kind; one of: quotation, statement,"));
        assert_eq!(refused[1].why.to_string(), "the worth 80 is not between 0 and 1");
    }

    proptest! {
        #[test]
        fn what_is_taken_stands_there_and_everything_is_counted(
            text in "[ab é“\n]{0,60}",
            asked_for in proptest::collection::vec(("[ab é“]{1,5}", proptest::option::of(0usize..80)), 0..12),
        ) {
            let proposals: Vec<Proposal> = asked_for
                .iter()
                .filter(|(words, _)| !words.trim().is_empty())
                .map(|(words, start)| asked(words.trim(), *start))
                .collect();
            let placed = place(&text, &proposals);
            let index = CharIndex::new(&text);
            for taken in &placed.taken {
                prop_assert_eq!(index.slice(taken.span), &taken.proposal.text);
            }
            for refused in &placed.refused {
                prop_assert!(proposals.iter().any(|p| shown(&p.text) == refused.words && !text.contains(&p.text)));
            }
            prop_assert!(placed.taken.windows(2).all(|pair| pair[0].span < pair[1].span));
            prop_assert_eq!(placed.taken.len() + placed.refused.len() + placed.duplicates, proposals.len());
        }
    }
}
