//! Whether a text looks cut short: it ends in the middle of a sentence, or where a page says that there is more.

use crate::domain::article::{ArticleText, BlockKind, count_words};
use crate::domain::span::CharIndex;

/// The fewest words of a last paragraph that ought to end like a sentence.
const FEWEST_WORDS: usize = 8;

/// How many words of the end are told.
const TOLD: usize = 6;

/// What ends a sentence, or may follow its end.
const ENDS: &[char] =
    &['.', '!', '?', ':', ';', '”', '"', '’', '\'', ')', ']', '»', '›', '。', '*', '#', '-', '—', '–'];

/// How a page ends that goes on elsewhere.
const MORE: &[&str] = &[
    "read more", "continue reading", "read the full story", "read full article", "subscribe to continue",
    "subscribe to read", "log in to continue", "sign in to continue", "to continue reading",
];

/// What to warn of.
pub(super) fn warning(article: &ArticleText) -> Option<String> {
    let index = CharIndex::new(&article.text);
    let last = article.blocks.last()?;
    let words = index.slice(last.span).trim_end();
    let end: Vec<&str> = words.split_whitespace().rev().take(TOLD).collect();
    let end = end.into_iter().rev().collect::<Vec<_>>().join(" ");
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    if MORE.iter().any(|more| bare.ends_with(more) || (bare.starts_with(more) && bare.len() < 80)) {
        return Some(format!("the text looks cut short: it ends with “{end}”"));
    }
    if !matches!(last.kind, BlockKind::Body | BlockKind::Standfirst) || count_words(words) < FEWEST_WORDS {
        return None;
    }
    if words.ends_with(['…']) || words.ends_with("...") || words.ends_with("[…]") || words.ends_with("[...]") {
        return Some(format!("the text looks cut short: it ends with “{end}”"));
    }
    (!words.ends_with(ENDS)).then(|| format!("the text ends in the middle of a sentence: “{end}”"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    fn warned(text: &str) -> Option<String> {
        warning(&plain::read(text.to_owned()))
    }

    #[test]
    fn a_text_that_stops_is_told_from_one_that_ends() {
        assert_eq!(warned("It rained.\n\nThe harbour reopened on Monday, the council said in its report."), None);
        assert_eq!(warned("It rained.\n\nThe harbour reopened on Monday, he said. “It rained all day.”"), None);
        let cut = warned("It rained.\n\nThe harbour reopened on Monday, the council said in its").unwrap();
        assert_eq!(cut, "the text ends in the middle of a sentence: “Monday, the council said in its”");
        assert!(warned("It rained.\n\nThe harbour reopened on Monday, the council said …").is_some());
        assert!(warned("It rained.\n\nContinue reading »").is_some());
        assert_eq!(warned("It rained.\n\nAda Hale, Leeds"), None);
    }
}
