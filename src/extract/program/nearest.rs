//! What the text has instead of words that are not in it. Both are read once; nothing here changes a word.

use std::collections::HashMap;
use std::fmt;

/// The longest passage that is shown, in characters.
const SHOWN: usize = 160;

/// What differs between words and a passage that reads the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Curly and straight marks, single and double ones, apostrophes.
    Quotes,
    /// Hyphens and dashes.
    Dashes,
    /// White space, and characters that nobody sees.
    Spaces,
    /// Three points or one character for them.
    Points,
    /// Capital and small letters.
    Capitals,
}

impl Difference {
    const ALL: [Self; 5] = [Self::Quotes, Self::Dashes, Self::Spaces, Self::Points, Self::Capitals];
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quotes => "quotation marks or apostrophes",
            Self::Dashes => "dashes",
            Self::Spaces => "spaces",
            Self::Points => "points of omission",
            Self::Capitals => "capital letters",
        })
    }
}

/// What is nearest in the text to words that are not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Near {
    /// A passage that reads the same.
    Same {
        /// What differs.
        differs: Vec<Difference>,
        /// The passage.
        there: String,
    },
    /// A passage that shares most of the words; with none missing, their order or what stands between them differs.
    Words {
        /// How many of the words it does not have.
        missing: usize,
        /// The passage.
        there: String,
    },
    /// A passage that shares half of the words, if there is one.
    Far {
        /// The passage.
        there: Option<String>,
    },
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same { differs, there } => {
                let differs: Vec<String> = differs.iter().map(ToString::to_string).collect();
                write!(f, "only {} differ: the text has {there}", differs.join(" and "))
            }
            Self::Words { missing: 0, there } => write!(f, "punctuation or order differ: the text has {there}"),
            Self::Words { missing: 1, there } => write!(f, "1 word differs: the text has {there}"),
            Self::Words { missing, there } => write!(f, "{missing} words differ: the text has {there}"),
            Self::Far { there: Some(there) } => write!(f, "not in the text; the nearest words there are {there}"),
            Self::Far { there: None } => write!(f, "not in the text, and nothing like it"),
        }
    }
}

/// A text folded so that what reads the same is the same, with the way back.
struct Folded {
    text: String,
    /// For each byte of the folded text, where the character that it comes from starts.
    origin: Vec<usize>,
}

impl Folded {
    /// Folds every difference, but for one.
    fn new(text: &str, but: Option<Difference>) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        for (at, letter) in text.char_indices() {
            match class(letter).filter(|class| but != Some(*class)) {
                Some(Difference::Quotes) => folded.push('"', at),
                Some(Difference::Dashes) => folded.push_once('-', at),
                Some(Difference::Spaces) if letter.is_whitespace() => folded.push_once(' ', at),
                Some(Difference::Spaces) => {}
                Some(Difference::Points) => "...".chars().for_each(|point| folded.push(point, at)),
                Some(Difference::Capitals) => letter.to_lowercase().for_each(|small| folded.push(small, at)),
                None => folded.push(letter, at),
            }
        }
        folded
    }

    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        self.origin.resize(self.text.len(), at);
    }

    fn push_once(&mut self, letter: char, at: usize) {
        if !self.text.ends_with(letter) {
            self.push(letter, at);
        }
    }

    /// The passage of the original that the folded bytes `start..end` come from.
    fn passage<'t>(&self, original: &'t str, start: usize, end: usize) -> &'t str {
        let place = |at: usize| self.origin.get(at).copied().unwrap_or(original.len());
        original.get(place(start)..place(end)).unwrap_or_default().trim()
    }
}

/// What a character can differ in.
fn class(letter: char) -> Option<Difference> {
    match letter {
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}' | '′' | '″' => {
            Some(Difference::Quotes)
        }
        '-' | '\u{2010}'..='\u{2015}' | '−' => Some(Difference::Dashes),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(Difference::Spaces),
        '…' => Some(Difference::Points),
        _ if letter.is_whitespace() => Some(Difference::Spaces),
        _ if letter.is_uppercase() => Some(Difference::Capitals),
        _ => None,
    }
}

/// A text in which the nearest passages are looked for.
pub(super) struct Landscape<'t> {
    text: &'t str,
    folded: Folded,
}

impl<'t> Landscape<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, folded: Folded::new(text, None) }
    }

    /// What is nearest to words that are not in the text.
    pub(super) fn nearest(&self, asked: &str) -> Near {
        let folded = Folded::new(asked, None);
        let same = folded.text.trim();
        if let Some(start) = self.folded.text.find(same).filter(|_| !same.is_empty()) {
            let there = self.folded.passage(self.text, start, start + same.len());
            return Near::Same { differs: differences(asked, there), there: shown(there) };
        }
        self.shared(&folded.text)
    }

    /// The passage with as many words as were asked for that shares most of them; of several the first that starts
    /// with the same word, or the first.
    fn shared(&self, asked: &str) -> Near {
        let mut missing: HashMap<&str, isize> = HashMap::new();
        let mut asked_for = 0;
        for (_, word) in words(asked) {
            *missing.entry(word).or_default() += 1;
            asked_for += 1;
        }
        let there: Vec<(usize, &str)> = words(&self.folded.text).collect();
        let opening = words(asked).next().map(|(_, word)| word);
        let (mut shared, mut best, mut first) = (0_usize, (0, false), 0);
        for (last, (_, word)) in there.iter().enumerate() {
            let leaving = last.checked_sub(asked_for).and_then(|gone| there.get(gone));
            if let Some(left) = leaving.and_then(|(_, gone)| missing.get_mut(gone)) {
                *left += 1;
                shared -= usize::from(*left > 0);
            }
            if let Some(left) = missing.get_mut(word) {
                shared += usize::from(*left > 0);
                *left -= 1;
            }
            let start = (last + 1).saturating_sub(asked_for);
            let score = (shared, there.get(start).map(|(_, word)| *word) == opening);
            if score > best {
                (best, first) = (score, start);
            }
        }
        let passage = || self.passage(there.get(first..).unwrap_or_default(), asked_for);
        let (most, _) = best;
        match asked_for - most {
            _ if most == 0 || most * 2 < asked_for => Near::Far { there: None },
            few if few <= asked_for / 4 => Near::Words { missing: few, there: passage() },
            _ => Near::Far { there: Some(passage()) },
        }
    }

    fn passage(&self, words: &[(usize, &str)], count: usize) -> String {
        let start = words.first().map_or(0, |(at, _)| *at);
        let end = words.get(..count).unwrap_or(words).last().map_or(start, |(at, word)| at + word.len());
        shown(self.folded.passage(self.text, start, end))
    }
}

/// What differs between two passages that read the same.
fn differences(one: &str, other: &str) -> Vec<Difference> {
    let differs = |d: &Difference| Folded::new(one, Some(*d)).text.trim() != Folded::new(other, Some(*d)).text.trim();
    Difference::ALL.into_iter().filter(differs).collect()
}

/// Runs of letters and digits, with the byte at which each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|letter: char| !letter.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        // The separator behind it is one character of any width.
        at = start + word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

/// A passage as it is shown: on one line, between marks that are not its own, cut where it is long.
pub(super) fn shown(passage: &str) -> String {
    let line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(SHOWN).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    format!("[{cut}]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "The mayor said: “It’s the  worst flood – by far – since 1911…” Nobody at the Dunmore dam was hurt.";

    fn near(asked: &str) -> Near {
        Landscape::new(TEXT).nearest(asked)
    }

    fn same(asked: &str) -> (Vec<Difference>, String) {
        match near(asked) {
            Near::Same { differs, there } => (differs, there),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_reads_the_same_is_told_from_what_does_not() {
        assert_eq!(same("\"It's the  worst").0, [Difference::Quotes]);
        assert_eq!(same("flood - by far – since"), (vec![Difference::Dashes], "[flood – by far – since]".to_owned()));
        assert_eq!(same("the worst flood").0, [Difference::Spaces]);
        assert_eq!(same("1911...").0, [Difference::Points]);
        assert_eq!(same("Dunmore Dam").0, [Difference::Capitals]);
        assert_eq!(same("It's the worst").0, [Difference::Quotes, Difference::Spaces]);
        assert_eq!(near("since 1911...”").to_string(), "only points of omission differ: the text has [since 1911…”]");
    }

    #[test]
    fn a_few_other_words_are_counted() {
        let near = near("Nobody at the Dunmore bridge was hurt.");
        assert_eq!(near, Near::Words { missing: 1, there: "[Nobody at the Dunmore dam was hurt]".to_owned() });
        assert_eq!(near.to_string(), "1 word differs: the text has [Nobody at the Dunmore dam was hurt]");
    }

    #[test]
    fn punctuation_that_is_left_out_is_named() {
        let asked = near("the worst flood by far since 1911");
        assert_eq!(asked, Near::Words { missing: 0, there: "[the worst flood – by far – since 1911]".to_owned() });
    }

    #[test]
    fn words_of_another_text_are_not_in_it() {
        assert_eq!(near("Bakers in Ostrava raised their prices twice."), Near::Far { there: None });
        assert_eq!(near("the Dunmore gate opened"), Near::Far { there: Some("[the Dunmore dam was]".to_owned()) });
        assert_eq!(near("§§"), Near::Far { there: None });
        assert_eq!(Landscape::new("").nearest("word"), Near::Far { there: None });
    }

    proptest! {
        #[test]
        fn a_passage_with_other_marks_is_found(text in "[a-c ’“\"'–\u{a0}-]{1,60}", at in 0usize..60, width in 1usize..20) {
            let asked: String = text.chars().skip(at).take(width).collect();
            let asked = asked.replace(['’', '\''], "\"").replace('–', "-").replace('\u{a0}', " ");
            let asked = asked.trim();
            prop_assume!(!asked.is_empty());
            let same = matches!(Landscape::new(&text).nearest(asked), Near::Same { .. });
            prop_assert!(same, "{:?} in {:?}", asked, text);
        }

        #[test]
        fn anything_can_be_asked(text in "\\PC{0,80}", asked in "\\PC{1,40}") {
            let _ = Landscape::new(&text).nearest(&asked).to_string();
        }
    }
}
