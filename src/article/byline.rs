//! Who signed an article, from a line of its own above the text: `By Ada Hale and Bo Lee`.

use super::metadata::people;
use crate::domain::article::{ArticleText, BlockKind};
use crate::domain::span::CharIndex;

/// In how many paragraphs from the top the line is looked for.
const BLOCKS: usize = 5;
/// How many letters the line has at most.
const LONGEST: usize = 120;
/// How many words a name has.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// Takes the byline from the text where nothing else told it; the line stays in the text.
pub(super) fn find(article: &mut ArticleText) {
    if !article.metadata.byline.is_empty() {
        return;
    }
    let index = CharIndex::new(&article.text);
    let line = |kind: BlockKind| !matches!(kind, BlockKind::Headline | BlockKind::Table | BlockKind::Quote);
    let first = article.blocks.iter().filter(|block| line(block.kind)).take(BLOCKS);
    let found = first.map(|block| signed(index.slice(block.span))).find(|names| !names.is_empty());
    article.metadata.byline = found.unwrap_or_default();
}

/// The names that a line signs with; none where it says something else.
pub(super) fn signed(line: &str) -> Vec<String> {
    let line = line.trim();
    let Some(names) = ["By ", "BY ", "by ", "Von ", "Par "].iter().find_map(|by| line.strip_prefix(by)) else {
        return Vec::new();
    };
    let ends = line.ends_with(['.', '!', '?', ':', '”', '"']);
    if ends || line.chars().count() > LONGEST || names.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    people(names).into_iter().take_while(|name| is_name(name)).collect()
}

/// What people are at a newsroom; it stands behind names and is none.
const ROLES: &[&str] = &[
    "editor", "correspondent", "reporter", "writer", "staff", "columnist", "critic", "producer", "journalist",
    "bureau", "desk", "news", "agency", "press",
];

/// Whether every word begins as a name does.
fn is_name(name: &str) -> bool {
    let small =
        |word: &str| matches!(word, "de" | "van" | "von" | "der" | "den" | "di" | "da" | "al" | "bin" | "la" | "le");
    let words: Vec<&str> = name.split_whitespace().collect();
    let role = words.iter().any(|word| ROLES.contains(&word.to_lowercase().as_str()));
    !role && NAME.contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase) || small(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    fn byline(text: &str) -> Vec<String> {
        let mut article = plain::read(text.to_owned());
        find(&mut article);
        article.metadata.byline
    }

    #[test]
    fn a_line_above_the_text_signs_it() {
        assert_eq!(byline("Harbour reopens\n\nBy Ada Hale and Bo Lee\n\nIt rained."), ["Ada Hale", "Bo Lee"]);
        assert_eq!(byline("Harbour reopens\n\nBy Ada van der Hale, Health Editor\n\nIt rained."), ["Ada van der Hale"]);
    }

    #[test]
    fn a_sentence_that_begins_so_does_not() {
        assert!(byline("Harbour reopens\n\nBy the time it reopened, nine boats lay idle.\n\nIt rained.").is_empty());
        assert!(byline("Harbour reopens\n\nBy May 2026\n\nIt rained.").is_empty());
        assert!(byline("Harbour reopens\n\nBy Thursday\n\nIt rained.").is_empty());
    }
}
