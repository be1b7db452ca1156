//! A draft as words and sentences that can be compared with those of another draft.

use std::collections::HashMap;
use std::ops::Range;

use super::DraftText;
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::{folded, folded_char};
use crate::extract::sentences;

/// Gives equal words equal numbers, over both drafts.
#[derive(Debug, Default)]
pub(super) struct Interner {
    words: HashMap<String, u32>,
    sentences: HashMap<String, u32>,
}

fn number_of(known: &mut HashMap<String, u32>, text: String) -> u32 {
    let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
    *known.entry(text).or_insert(next)
}

/// A word, or a sign that is no letter.
#[derive(Debug)]
struct Token {
    bytes: Range<usize>,
    word: u32,
    weight: u32,
    sentence: usize,
}

/// A sentence.
#[derive(Debug)]
struct Sentence {
    tokens: Range<usize>,
    /// Equal for sentences of the same words, whatever their quotation marks and dashes.
    key: u32,
    /// The paragraph that it stands in.
    block: usize,
}

/// A draft taken apart.
#[derive(Debug)]
pub(super) struct Version<'t> {
    index: CharIndex<'t>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

/// How much a word weighs: a sign, a word that any sentence has, a word of its own, a number.
const SIGN: u32 = 1;
const SMALL: u32 = 1;
const PLAIN: u32 = 4;
const NUMBER: u32 = 5;

/// How many words of a sentence on either side of a claim count as its sentence.
const AROUND: usize = 200;

/// Words that say little about what a sentence is about.
const SMALL_WORDS: &[&str] = &[
    "a", "about", "all", "also", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "i", "if", "in", "into", "is",
    "it", "its", "may", "me", "might", "more", "my", "no", "not", "of", "on", "one", "or", "our", "out", "said",
    "says", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "up", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

impl<'t> Version<'t> {
    pub(super) fn new(draft: DraftText<'t>, interner: &mut Interner) -> Self {
        let index = CharIndex::new(draft.text);
        let mut version = Self { index, tokens: Vec::new(), sentences: Vec::new() };
        for (number, block) in draft.blocks.iter().enumerate() {
            let bytes = version.index.byte_at(block.span.start)..version.index.byte_at(block.span.end);
            for sentence in sentences(draft.text, bytes) {
                version.sentence_of_bytes(draft.text, sentence, number, interner);
            }
        }
        version
    }

    fn sentence_of_bytes(&mut self, text: &str, bytes: Range<usize>, block: usize, interner: &mut Interner) {
        let start = self.tokens.len();
        let words = text.get(bytes.clone()).unwrap_or_default();
        for token in tokens(words) {
            let plain = words.get(token.clone()).unwrap_or_default();
            let lower = folded(plain).to_lowercase();
            let weight = weight(&lower);
            let word = number_of(&mut interner.words, lower);
            let token_bytes = bytes.start + token.start..bytes.start + token.end;
            self.tokens.push(Token { bytes: token_bytes, word, weight, sentence: self.sentences.len() });
        }
        if self.tokens.len() > start {
            let key = number_of(&mut interner.sentences, folded(words));
            self.sentences.push(Sentence { tokens: start..self.tokens.len(), key, block });
        }
    }

    pub(super) fn text(&self) -> &'t str {
        self.index.text()
    }

    /// The numbers of all sentences, in order.
    pub(super) fn keys(&self) -> Vec<u32> {
        self.sentences.iter().map(|sentence| sentence.key).collect()
    }

    pub(super) fn key(&self, sentence: usize) -> Option<u32> {
        self.sentences.get(sentence).map(|sentence| sentence.key)
    }

    /// The paragraph of each sentence.
    pub(super) fn blocks(&self) -> Vec<usize> {
        self.sentences.iter().map(|sentence| sentence.block).collect()
    }

    pub(super) fn count(&self) -> usize {
        self.tokens.len()
    }

    /// The words of a sentence.
    pub(super) fn tokens(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default()
    }

    pub(super) fn word(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(u32::MAX, |token| token.word)
    }

    pub(super) fn weight(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(0, |token| token.weight)
    }

    /// Whether a word is one that a sentence is about, and no sign and no small word.
    pub(super) fn tells(&self, token: usize) -> bool {
        self.weight(token) >= PLAIN
    }

    /// Whether a word joins two facts: a sign or a conjunction.
    pub(super) fn joins(&self, token: usize) -> bool {
        let words = self.tokens.get(token).and_then(|token| self.text().get(token.bytes.clone())).unwrap_or_default();
        !words.chars().any(char::is_alphanumeric) || matches!(words, "and" | "but" | "or" | "while" | "And" | "But")
    }

    /// The sentence that a word stands in.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(usize::MAX, |token| token.sentence)
    }

    /// The words of the sentence that a word stands in.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.tokens(self.sentence_of(token))
    }

    /// The words that a place has a part of.
    pub(super) fn tokens_in(&self, place: Span) -> Option<Range<usize>> {
        let (start, end) = (self.index.byte_at(place.start), self.index.byte_at(place.end));
        let first = self.tokens.partition_point(|token| token.bytes.end <= start);
        let last = self.tokens.partition_point(|token| token.bytes.start < end);
        (first < last).then_some(first..last)
    }

    /// The place of words that follow each other.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let (first, last) = (self.tokens.get(tokens.start)?, self.tokens.get(tokens.end.checked_sub(1)?)?);
        self.index.span(first.bytes.start, last.bytes.end)
    }

    pub(super) fn words(&self, place: Span) -> &'t str {
        self.index.slice(place)
    }

    /// The sentence around words that are a part of it, of a very long one what stands near them; none where they are a whole
    /// one, or lie in several.
    pub(super) fn around(&self, tokens: &Range<usize>) -> Option<String> {
        let sentence = self.sentence(tokens.start);
        let part = sentence.end >= tokens.end && sentence.len() > tokens.len();
        // Signs alone around the words, such as quotation marks, are no other words.
        let telling = sentence.clone().filter(|token| !tokens.contains(token)).any(|token| {
            let words =
                self.tokens.get(token).and_then(|token| self.text().get(token.bytes.clone())).unwrap_or_default();
            words.chars().any(char::is_alphanumeric)
        });
        let near = sentence.start.max(tokens.start.saturating_sub(AROUND))..sentence.end.min(tokens.end + AROUND);
        let span = self.span(&near).filter(|_| part && telling)?;
        Some(self.words(span).to_owned())
    }

    /// The sentences of the paragraph that a word stands in.
    pub(super) fn paragraph(&self, token: usize) -> Vec<u32> {
        let Some(block) = self.sentences.get(self.sentence_of(token)).map(|sentence| sentence.block) else {
            return Vec::new();
        };
        let from = self.sentences.partition_point(|sentence| sentence.block < block);
        self.sentences.iter().skip(from).take_while(|it| it.block == block).map(|sentence| sentence.key).collect()
    }

    /// Every place where words stand, letter for letter.
    pub(super) fn places(&self, words: &str) -> Vec<Span> {
        let found = self.text().match_indices(words);
        found.filter_map(|(at, found)| self.index.span(at, at + found.len())).collect()
    }
}

/// The words and signs of a sentence. Letters and digits are words, also over an apostrophe, and over a point or comma between
/// digits; every other visible character is a sign.
fn tokens(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut letters = words.char_indices().peekable();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let inner = matches!(letter, '.' | ',' | ':') && before.is_ascii_digit() && next.is_ascii_digit()
            || matches!(letter, '\'' | '’') && before.is_alphanumeric() && next.is_alphanumeric();
        if letter.is_alphanumeric() || (inner && open.is_some()) || (open.is_some() && is_mark(letter)) {
            open.get_or_insert(at);
        } else {
            found.extend(open.take().map(|start| start..at));
            if !letter.is_whitespace() && folded_char(letter).is_some() {
                found.push(at..at + letter.len_utf8());
            }
        }
        before = letter;
    }
    found.extend(open.map(|start| start..words.len()));
    found
}

/// Whether a character changes the one before it: an accent of its own.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn weight(word: &str) -> u32 {
    if word.chars().any(|c| c.is_ascii_digit()) {
        NUMBER
    } else if !word.chars().any(char::is_alphanumeric) {
        SIGN
    } else if SMALL_WORDS.contains(&word) {
        SMALL
    } else {
        PLAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        let text = "Ann’s £5.6m, “up” 1,200";
        let found: Vec<&str> = tokens(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Ann’s", "£", "5.6m", ",", "“", "up", "”", "1,200"]);
    }
}
