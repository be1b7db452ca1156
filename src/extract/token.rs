//! The words of one sentence as rules look at them: each as it stands and in small letters.

use super::lexicon::Lists;

/// How much of one sentence the rules read, in bytes; no sentence that somebody wrote is longer.
const READ: usize = 8192;

/// One word, number or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// As it stands, without signs around it.
    pub(crate) word: &'t str,
    /// In small letters, with `'` for `’`.
    pub(crate) low: String,
    /// Whether it opens the sentence.
    pub(crate) first: bool,
    /// Whether a quotation opens right before it.
    pub(crate) quoted: bool,
    /// The lists of `lexicon.rs` that it is in.
    pub(crate) lists: Lists,
}

impl Token<'_> {
    /// Whether it starts with a capital letter.
    pub(crate) fn is_capital(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    /// Whether it holds a digit.
    pub(crate) fn has_digit(&self) -> bool {
        self.word.bytes().any(|b| b.is_ascii_digit())
    }

    /// Whether it is in a list of `lexicon.rs`.
    pub(crate) fn is_in(&self, list: Lists) -> bool {
        self.lists.meets(list)
    }
}

/// The words of a sentence, at most the first 8 KiB of it.
pub(crate) fn tokens(sentence: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    for piece in near(sentence).split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '/' | '…')) {
        let quoted = piece.starts_with(['“', '"', '‘']);
        let word = piece.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '%' | '¥')));
        for word in word.split("--") {
            if !word.is_empty() {
                let low = word.to_lowercase().replace('’', "'");
                let lists = Lists::of(&low);
                found.push(Token { word, low, first: found.is_empty(), quoted, lists });
            }
        }
    }
    found
}

/// The part of a sentence that the rules read.
pub(crate) fn near(sentence: &str) -> &str {
    let end = (0..=READ.min(sentence.len())).rev().find(|&i| sentence.is_char_boundary(i)).unwrap_or_default();
    sentence.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_loses_the_signs_around_it() {
        let found = tokens("“It’s $4.2m,” said Hale—twice.");
        let words: Vec<_> = found.iter().map(|t| t.word).collect();
        assert_eq!(words, ["It’s", "$4.2m", "said", "Hale", "twice"]);
        assert_eq!(found[0].low, "it's");
        assert!(found[1].has_digit() && !found[2].has_digit());
    }
}
