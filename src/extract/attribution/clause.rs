//! The clause that a cue reports: behind “said that”, behind a bare “said”, before “, she said”, beside “according to”.
//! Good: “Ada Hale said the bins were late” → “the bins were late”. Not one: “Ada Hale said in May”.

use std::ops::Range;

use super::cue::Cue;
use super::lexicon::{self, has};
use super::token::{Sort, Token};

/// The tokens of the clause that a cue reports.
pub(super) fn clause(block: &[Token<'_>], sentence: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let end = last_word(block, sentence)?;
    let subject = cue.subject.clone()?;
    if cue.according {
        let comma = (subject.end..end).find(|&i| block.get(i).is_some_and(|t| t.text == ","));
        let leads = cue.words.start <= sentence.start + 1;
        return if leads { Some(comma? + 1..end) } else { up_to(block, sentence, cue.words.start) };
    }
    let verb = &block.get(cue.words.start)?.lower;
    let first = subject.start.min(cue.words.start);
    let rest = end.saturating_sub(cue.words.end.max(subject.end));
    let comma_before = first.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.text == "," && !t.quoted);
    if comma_before && rest <= 8 && first > sentence.start + 3 && !follows_that(block, cue, end) {
        return up_to(block, sentence, first);
    }
    if cue.inverted {
        return None;
    }
    if let Some(that) = that_behind(block, cue, end) {
        return Some(that..end);
    }
    let next = block.get(cue.words.end)?;
    let starts = next.sort == Sort::Word
        && !next.quoted
        && !matches!(
            next.lower.as_str(),
            "about"
                | "after"
                | "and"
                | "as"
                | "at"
                | "before"
                | "but"
                | "by"
                | "during"
                | "for"
                | "from"
                | "in"
                | "of"
                | "on"
                | "so"
                | "with"
        );
    (starts && has(lexicon::BARE, verb)).then_some(cue.words.end..end)
}

/// From the sentence's first word to the comma before a token.
fn up_to(block: &[Token<'_>], sentence: &Range<usize>, before: usize) -> Option<Range<usize>> {
    let mut end = before;
    while end.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.sort != Sort::Word) {
        end -= 1;
    }
    let start = sentence.clone().find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Word))?;
    (start < end).then_some(start..end)
}

fn follows_that(block: &[Token<'_>], cue: &Cue, end: usize) -> bool {
    that_behind(block, cue, end).is_some()
}

/// Where a clause with `that`, `how`, `whether`, `to` starts soon behind a cue.
fn that_behind(block: &[Token<'_>], cue: &Cue, end: usize) -> Option<usize> {
    let telling = block.get(cue.words.start).is_some_and(|t| has(lexicon::TELLING, &t.lower));
    let reach = if telling { 9 } else { 6 };
    let opener = (cue.words.end..end.min(cue.words.end + reach)).find(|&i| {
        block.get(i).is_some_and(|t| {
            !t.quoted && matches!(t.lower.as_str(), "that" | "how" | "whether" | "why")
                || (t.lower == "to" && i == cue.words.end && !t.quoted)
        })
    });
    opener.or_else(|| {
        // “told the Echo the bins were late”: behind the hearer.
        let hearer = telling.then_some(cue.words.end)?;
        let mut at = hearer;
        while block
            .get(at)
            .is_some_and(|t| t.sort == Sort::Word && (t.capital || t.lower == "the" || t.lower == "reporters"))
            && at < end
        {
            at += 1;
        }
        let next = block.get(at)?;
        (at > hearer
            && at < end
            && next.sort == Sort::Word
            && matches!(next.lower.as_str(), "he" | "she" | "they" | "it" | "there" | "his" | "her"))
        .then_some(at)
    })
}

/// Behind the last word of a sentence.
fn last_word(block: &[Token<'_>], sentence: &Range<usize>) -> Option<usize> {
    sentence.clone().rev().find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Word)).map(|i| i + 1)
}

/// A clause ends where the next one starts with a subject and a cue of its own. Good: “He said it rained, and Bo Lee said it
/// snowed” → “it rained”. Not cut: “He said it rained, and that it snowed”.
pub(super) fn cut_at_next(block: &[Token<'_>], content: Range<usize>, cues: &[Cue]) -> Range<usize> {
    let others = cues.iter().filter(|cue| !cue.inverted && !cue.according).filter_map(|cue| cue.subject.as_ref());
    let ends = others.filter(|subject| content.contains(&subject.start)).filter_map(|subject| {
        let from = subject.start.saturating_sub(REACH).max(content.start + 1);
        (from..subject.start).rev().find(|&i| {
            let word = |at: usize| block.get(at).filter(|t| !t.quoted).map(|t| t.lower.as_str());
            word(i) == Some(",") && matches!(word(i + 1), Some("and" | "but" | "while"))
        })
    });
    let end = ends.min().unwrap_or(content.end);
    content.start..end
}

/// How many tokens may stand between the comma that ends a clause and the subject of the next one: “, and on Monday”.
const REACH: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::cue::cues;
    use crate::extract::attribution::token::tokens;

    fn reported(text: &str) -> Option<&str> {
        let block = tokens(text, 0..text.len());
        let sentence = 0..block.len();
        let all = cues(&block, &sentence);
        let found = all.iter().find_map(|cue| clause(&block, &sentence, cue))?;
        let found = cut_at_next(&block, found, &all);
        text.get(block.get(found.start)?.range.start..block.get(found.end - 1)?.range.end)
    }

    #[test]
    fn a_clause_stands_behind_before_or_beside_its_cue() {
        assert_eq!(reported("Ada Hale said that the bins were late."), Some("that the bins were late"));
        assert_eq!(reported("Ada Hale said the bins were late."), Some("the bins were late"));
        assert_eq!(reported("The bins were all late, Ada Hale said."), Some("The bins were all late"));
        assert_eq!(reported("According to Ada Hale, the bins were late."), Some("the bins were late"));
    }

    #[test]
    fn a_clause_ends_before_the_next_subject_with_a_cue() {
        let text = "She said that it rained, and on Monday Bo Lee’s aide continued to point to the snow.";
        assert_eq!(reported(text), Some("that it rained"));
        assert_eq!(
            reported("She said that it rained, and that it snowed."),
            Some("that it rained, and that it snowed")
        );
    }

    #[test]
    fn a_circumstance_is_no_clause() {
        assert_eq!(reported("Ada Hale said in May."), None);
        assert_eq!(reported("Ada Hale spoke about the bins."), None);
    }
}
