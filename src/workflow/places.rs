//! Where words that an editor types stand in a text.

use super::WorkError;
use crate::domain::id::Slug;
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::folded_char;

/// Every place where the words stand, in the order of the text: exactly as typed, or, where they stand nowhere so, with
/// any white space between them and quotation marks and dashes of any form. Linear in the text.
///
/// `two\nwords` is found by `two words`, `“up”` by `"up"`; `twowords` is not.
pub(super) fn places(index: &CharIndex<'_>, words: &str) -> Vec<Span> {
    let text = index.text();
    let exact: Vec<(usize, usize)> = text.match_indices(words).map(|(at, found)| (at, at + found.len())).collect();
    let found = if exact.is_empty() { in_other_signs(text, words) } else { exact };
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

/// A text in the one form of its signs, with the byte range of the text that each of its characters stands for.
struct Folded {
    plain: String,
    /// For each byte of `plain` where a character starts, where it starts and ends in the text.
    from: Vec<(usize, usize)>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self { plain: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        for (at, letter) in text.char_indices() {
            let Some(plain) = folded_char(letter) else { continue };
            let end = at + letter.len_utf8();
            if plain == ' ' && folded.plain.ends_with(' ') {
                continue;
            }
            folded.from.extend(std::iter::repeat_n((at, end), plain.len_utf8()));
            folded.plain.push(plain);
        }
        folded
    }
}

/// The byte ranges where the words stand when quotation marks and dashes of any form are the same, every run of white space
/// counts as one blank, and what nobody sees counts as nothing.
fn in_other_signs(text: &str, words: &str) -> Vec<(usize, usize)> {
    let (text, words) = (Folded::new(text), Folded::new(words.trim()));
    let found = text.plain.match_indices(words.plain.as_str()).filter(|(_, found)| !found.is_empty());
    let range = |(at, found): (usize, &str)| {
        let (first, last) = (text.from.get(at)?, text.from.get(at + found.len() - 1)?);
        Some((first.0, last.1))
    };
    found.filter_map(range).collect()
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
        assert_eq!(found("He said: “It’s\u{200b} 5–6 m”.", "\"It's 5-6 m\""), [(9, 22)]);
        assert_eq!(found("It's “up”. It's \"up\".", "\"up\""), [(16, 20)], "as typed comes first");
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
                prop_assert_eq!(Folded::new(index.slice(place)).plain, Folded::new(&words).plain);
            }
        }
    }
}
