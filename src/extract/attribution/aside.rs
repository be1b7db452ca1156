//! What stands between a subject and its verb: asides between commas or dashes, brackets, days.
//! Good: “Ada Hale, who was away, said”, “Ada Hale on Friday said”.

use std::ops::Range;

use super::lexicon::{self, has};
use super::subject::AGENTS;
use super::token::{Sort, Token};

pub(super) fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "–" | "—") && !token.quoted
}

/// Where a subject ends before “on Friday”, “late Friday”.
pub(super) fn before_time(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let get = |i: Option<usize>| i.and_then(|i| block.get(i).filter(|t| sentence.contains(&i) && !t.quoted));
    let day = get(end.checked_sub(1)).is_some_and(|t| t.capital && t.lower.ends_with("day") && !t.possessive);
    let Some(before) = get(end.checked_sub(2)).filter(|_| day) else { return end };
    match before.lower.as_str() {
        "on" | "last" | "late" | "early" | "this" => end - 2,
        _ if before.sort == Sort::Word && before.capital => end - 1,
        _ => end,
    }
}

/// How many tokens a bracket behind a name may have.
pub(super) const BRACKET: usize = 12;

/// How many capitalised words end right before a place, as a name does.
pub(super) fn names_before(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let name = |&i: &usize| {
        block.get(i).is_some_and(|t| {
            let last = i.checked_sub(1).is_some_and(|i| lexicon::is_last_name(block.get(i), Some(t)));
            let named = last || !has(lexicon::NO_NAMES, &t.lower);
            t.sort == Sort::Word && t.capital && !t.quoted && !t.possessive && named
        })
    };
    (sentence.start..end).rev().take(6).take_while(name).count()
}

/// Where the subject ends that an aside between commas parts from its verb: “Ada Hale, who was away, said”. `comma` is the
/// second one.
pub(super) fn aside(block: &[Token<'_>], sentence: &Range<usize>, comma: usize) -> Option<usize> {
    let is_comma = |&i: &usize| block.get(i).is_some_and(|t| t.text == "," && !t.quoted);
    let short = |i: usize| block.get(i + 1).is_some_and(|t| t.text == ",");
    let quoted = |i: usize| {
        block.get(i).is_some_and(|t| {
            t.quoted || matches!(t.sort, Sort::Quote | Sort::Colon) || (t.sort == Sort::Stop && !short(i))
        })
    };
    let near = sentence.start.max(comma.saturating_sub(ASIDE));
    let first = (near..comma).rev().find(is_comma)?;
    // “his wife, Ada Hale, said”: the name is the one who speaks.
    let named = names_before(block, sentence, comma);
    if named > 1 && named == comma - first - 1 && names_before(block, sentence, first) == 0 {
        return Some(comma);
    }
    // “One of them, Ada Hale, 34, from Leeds, said”: the nearest full name that a comma follows.
    let commas = (near..comma).rev().take_while(|&i| !quoted(i)).filter(is_comma);
    if let Some(named) = commas.take(5).find(|&i| names_before(block, sentence, i) > 1) {
        return Some(named);
    }
    let opener = block.get(first + 1)?;
    let opens = has(ASIDES, &opener.lower)
        || opener.possessive
        || opener.capital
        || opener.text.chars().all(|c| c.is_ascii_digit())
        || has(lexicon::OFFICES, &opener.lower)
        || has(AGENTS, &opener.lower);
    (opens && first > sentence.start && block.get(first - 1).is_some_and(|t| t.sort == Sort::Word && !t.quoted))
        .then_some(first)
}

/// How many tokens an aside between a subject and its verb may have.
pub(super) const ASIDE: usize = 40;

/// Words that open an aside.
const ASIDES: &[&str] = &[
    "a", "along", "an", "at", "currently", "formerly", "from", "her", "herself", "himself", "his", "in", "including",
    "like", "now", "of", "once", "one", "together", "speaking", "the", "then", "which", "who", "whose", "who’s",
    "with",
];
