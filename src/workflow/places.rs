//! Where words that an editor types stand in a text.

use super::WorkError;
use crate::domain::id::Slug;
use crate::domain::span::{CharIndex, Span};

/// Every place where the words stand, in the order of the text: exactly as typed, or, where they stand nowhere so, with
/// any white space between them. Linear in the text.
///
/// `two\nwords` is found by `two words`; `twowords` is not.
pub(super) fn places(index: &CharIndex<'_>, words: &str) -> Vec<Span> {
    let text = index.text();
    let exact: Vec<(usize, usize)> = text.match_indices(words).map(|(at, found)| (at, at + found.len())).collect();
    let found = if exact.is_empty() { over_white_space(text, words) } else { exact };
    found.into_iter().filter_map(|(start, end)| index.span(start, end)).collect()
}

/// The one place that is meant: the `occurrence`th (from 1), or the only one.
pub(super) fn place(
    index: &CharIndex<'_>,
    words: &str,
    occurrence: Option<usize>,
    article: &Slug,
) -> Result<Span, WorkError> {
    let all = places(index, words);
    match (all.as_slice(), occurrence) {
        ([], _) => Err(WorkError::NotInText { article: article.clone() }),
        ([only], None) => Ok(*only),
        (_, Some(asked)) => asked
            .checked_sub(1)
            .and_then(|at| all.get(at))
            .copied()
            .ok_or_else(|| WorkError::NoOccurrence { article: article.clone(), asked, found: all.len() }),
        (_, None) => Err(WorkError::SeveralTimes { article: article.clone(), lines: lines(index, &all) }),
    }
}

/// In which line each place starts, from 1; the places are in the order of the text.
pub(super) fn lines(index: &CharIndex<'_>, places: &[Span]) -> Vec<usize> {
    let (mut line, mut from) = (1, 0);
    let mut lines = Vec::with_capacity(places.len());
    for place in places {
        let to = index.byte_at(place.start);
        line += index.text().get(from..to).unwrap_or_default().matches('\n').count();
        from = to;
        lines.push(line);
    }
    lines
}

/// The byte ranges where the words stand when every run of white space counts as one blank.
fn over_white_space(text: &str, words: &str) -> Vec<(usize, usize)> {
    let (text_in_short, words) = (in_short(text), in_short(words));
    let mut wanted = text_in_short.match_indices(words.as_str()).map(|(at, found)| (at, at + found.len())).peekable();
    let (mut found, mut start) = (Vec::new(), None);
    let mut short = 0;
    let mut blank = false;
    for (at, letter) in text.char_indices() {
        let Some(&(first, end)) = wanted.peek() else { break };
        let width = match (letter.is_whitespace(), blank) {
            (true, true) => continue,
            (true, false) => 1,
            (false, _) => letter.len_utf8(),
        };
        blank = letter.is_whitespace();
        if short == first {
            start = Some(at);
        }
        short += width;
        if short == end {
            found.extend(start.take().map(|start| (start, at + letter.len_utf8())));
            wanted.next();
        }
    }
    found
}

/// A text with every run of white space as one blank.
fn in_short(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    for letter in text.chars() {
        match (letter.is_whitespace(), short.ends_with(' ')) {
            (true, true) => {}
            (true, false) => short.push(' '),
            (false, _) => short.push(letter),
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str, words: &str) -> Vec<(usize, usize)> {
        places(&CharIndex::new(text), words).into_iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn words_are_found_as_typed_or_over_line_ends() {
        assert_eq!(found("Café: two words, two words", "two words"), [(6, 15), (17, 26)]);
        assert_eq!(found("é two\n  words\u{a0}here", "two words here"), [(2, 18)]);
        assert_eq!(found("  a  b  a b", "a  b"), [(2, 6)]);
        assert_eq!(found("twowords", "two words"), []);
    }

    #[test]
    fn several_places_are_told_by_their_lines() {
        let index = CharIndex::new("rain\n\nrain and rain\n");
        let article: Slug = "weather".parse().unwrap();
        let error = place(&index, "rain", None, &article).unwrap_err();
        assert_eq!(error.to_string(), "the words stand in 'weather' 3 times, in the lines 1, 3, 3");
        assert_eq!(place(&index, "rain", Some(2), &article).unwrap(), Span { start: 6, end: 10 });
        assert!(matches!(place(&index, "rain", Some(0), &article), Err(WorkError::NoOccurrence { .. })));
        assert!(matches!(place(&index, "snow", None, &article), Err(WorkError::NotInText { .. })));
    }

    proptest! {
        #[test]
        fn what_is_found_has_the_words(text in "[ab \n\u{2003}é]{0,60}", words in "[abé]{1,2}( [abé]{1,2})?") {
            let index = CharIndex::new(&text);
            for place in places(&index, &words) {
                prop_assert_eq!(in_short(index.slice(place)), words.clone());
            }
        }
    }
}
