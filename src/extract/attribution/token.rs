//! Words and marks of a stretch of text, with byte ranges. `quote.rs` says which of them stand inside quotation marks.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Sort {
    /// A word or a number.
    Word,
    /// A comma, a dash or a bracket: a pause inside a sentence.
    Pause,
    /// A colon.
    Colon,
    /// A full stop, question mark, exclamation mark or semicolon.
    Stop,
    /// A quotation mark.
    Quote,
}

/// A token of the text.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Token<'t> {
    /// Where it stands, in bytes of the text.
    pub(in crate::extract) range: Range<usize>,
    /// Its words without a possessive ending.
    pub(in crate::extract) text: &'t str,
    /// The same in lower case.
    pub(in crate::extract) lower: String,
    /// What it is.
    pub(in crate::extract) sort: Sort,
    /// Whether it starts with a capital letter.
    pub(in crate::extract) capital: bool,
    /// Whether it has a possessive ending: `Badenoch’s`.
    pub(in crate::extract) possessive: bool,
    /// Whether it stands inside quotation marks.
    pub(in crate::extract) quoted: bool,
}

/// Cuts a range of the text into tokens; white space is left out.
pub(in crate::extract) fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let base = range.start;
    let part = text.get(range).unwrap_or_default();
    let mut found = Vec::new();
    let mut chars = part.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || is_unseen(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            found.push(mark(part, base, start, c));
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !(next.is_alphanumeric() || is_unseen(next) || joins(part, at, next)) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let mut token = word(part, base, start, end);
        if owns_by_apostrophe(part, &token, end) {
            token.possessive = true;
            chars.next();
        }
        found.push(token);
    }
    found
}

/// Whether a name in `-s` owns what follows: “Hales’ team”. A mark that closes a quotation has one open before it.
fn owns_by_apostrophe(part: &str, token: &Token<'_>, end: usize) -> bool {
    let rest = part.get(end..).unwrap_or_default();
    let mut behind = rest.chars();
    let mark = matches!(behind.next(), Some('\'' | '’'));
    let goes_on = behind.next() == Some(' ') && behind.next().is_some_and(char::is_lowercase);
    if !(mark && goes_on && token.capital && token.text.ends_with('s')) {
        return false;
    }
    let before = part.get(..end).unwrap_or_default();
    let near = before.char_indices().rev().take(APOSTROPHE).last().map_or(0, |(at, _)| at);
    let near = before.get(near..).unwrap_or_default();
    let opened = near.contains('‘') || near.starts_with('\'') || near.contains(" '");
    !opened
}

/// How many characters before an apostrophe are looked at for an open quotation.
const APOSTROPHE: usize = 200;

/// Whether a character shows nothing: a soft hyphen, a space of no width.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a mark inside a word belongs to it: hyphen, apostrophe or point between letters, or the point of an initial.
fn joins(part: &str, at: usize, mark: char) -> bool {
    let inner =
        part.get(at + mark.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    match mark {
        '-' | '\'' | '’' | '&' | '/' => inner,
        '.' => {
            let before = part.get(..at).unwrap_or_default();
            let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).take(2).count();
            inner || (letters == 1 && before.chars().next_back().is_some_and(char::is_uppercase))
        }
        _ => false,
    }
}

/// Words that own nothing by `’s`: “he’s” is “he is”.
const PRONOUNS: &[&str] = &["he", "she", "it", "that", "there", "who", "what", "here"];

fn word(part: &str, base: usize, start: usize, end: usize) -> Token<'_> {
    let whole = part.get(start..end).unwrap_or_default();
    let owner = whole.strip_suffix("'s").or_else(|| whole.strip_suffix("’s"));
    let text = owner.unwrap_or(whole);
    let lower = text.to_lowercase();
    let possessive = owner.is_some() && !PRONOUNS.contains(&lower.as_str());
    Token {
        range: base + start..base + start + text.len(),
        text,
        lower,
        sort: Sort::Word,
        capital: text.chars().next().is_some_and(char::is_uppercase),
        possessive,
        quoted: false,
    }
}

fn mark(part: &str, base: usize, start: usize, c: char) -> Token<'_> {
    let text = part.get(start..start + c.len_utf8()).unwrap_or_default();
    let sort = match c {
        '.' | '?' | '!' | ';' | '…' => Sort::Stop,
        ':' => Sort::Colon,
        '"' | '“' | '”' | '‘' | '’' => Sort::Quote,
        _ => Sort::Pause,
    };
    let range = base + start..base + start + text.len();
    Token { range, text, lower: text.to_owned(), sort, capital: false, possessive: false, quoted: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_hyphens_and_initials_and_lose_possessives() {
        let text = "J. R. Hale’s well-known U.S. plan, at 4.2m";
        let words: Vec<&str> = tokens(text, 0..text.len()).iter().map(|token| token.text).collect();
        assert_eq!(words, ["J.", "R.", "Hale", "well-known", "U.S.", "plan", ",", "at", "4.2m"]);
    }
}
