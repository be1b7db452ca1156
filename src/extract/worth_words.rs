//! What the words of a sentence say for or against checking it: the weights of its stems and of stems that stand beside
//! each other, as `worth_words.tsv` has them.
//!
//! `tools/fit_worth.py` fits the table and cuts sentences in the same way. Trained on ClaimBuster's debate sentences (Arslan
//! and others 2020, CC BY 4.0) and the graded news articles that `worth.rs` names.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The table: a term, a tab and its weight a line.
const TABLE: &str = include_str!("worth_words.tsv");

/// How much of one sentence is read, in bytes; no sentence that somebody wrote is longer.
const READ: usize = 8192;

static WEIGHTS: LazyLock<HashMap<u64, f32>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|line| line.rsplit_once('\t'));
    rows.filter_map(|(term, weight)| Some((hash(&[term]), weight.parse().ok()?))).collect()
});

/// The sum of the weights of a sentence's terms, each once.
pub(crate) fn words(sentence: &str) -> f64 {
    let end = (0..=READ.min(sentence.len())).rev().find(|&end| sentence.is_char_boundary(end)).unwrap_or(0);
    let stems = stems(sentence.get(..end).unwrap_or_default());
    let mut terms: Vec<u64> = Vec::with_capacity(stems.len() * 2 + 1);
    let mut last: (&str, &str) = ("^", "");
    for stem in &stems {
        let here = (stem.root.as_str(), stem.ending);
        terms.push(hash(&[here.0, here.1]));
        terms.push(hash(&[last.0, last.1, " ", here.0, here.1]));
        last = here;
    }
    terms.push(hash(&[last.0, last.1, " $$"]));
    terms.sort_unstable();
    terms.dedup();
    let weight = |term: &u64| WEIGHTS.get(term).copied().map_or(0.0, f64::from);
    terms.iter().map(weight).sum()
}

/// A word without its ending, and the ending that stands for it: “countr” and “y” of “countries”.
struct Stem {
    root: String,
    ending: &'static str,
}

/// The stems of a sentence: words of ASCII letters, `#` for every number, and the signs of money, percentage, question and
/// exclamation.
fn stems(sentence: &str) -> Vec<Stem> {
    let mut found = Vec::new();
    let mut chars =
        sentence.char_indices().map(|(_, c)| if c == '’' { '\'' } else { c.to_ascii_lowercase() }).peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            while chars.next_if(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).is_some() {}
            found.push(Stem { root: "#".to_owned(), ending: "" });
        } else if c.is_ascii_lowercase() {
            let mut word = String::from(c);
            while let Some(c) = chars.next_if(char::is_ascii_lowercase) {
                word.push(c);
            }
            if chars.peek() == Some(&'\'') {
                // “don't” is one word; a quotation mark behind a word is none of it.
                let mut behind = chars.clone();
                behind.next();
                if behind.peek().is_some_and(char::is_ascii_lowercase) {
                    chars = behind;
                    word.push('\'');
                    while let Some(c) = chars.next_if(char::is_ascii_lowercase) {
                        word.push(c);
                    }
                }
            }
            found.push(stem(word));
        } else if matches!(c, '%' | '$' | '£' | '€' | '?' | '!') {
            found.push(Stem { root: c.to_string(), ending: "" });
        }
    }
    found
}

/// “mills” → “mill”, “closed” → “clos”, “countries” → “country”.
fn stem(mut word: String) -> Stem {
    if word.ends_with("'s") {
        word.truncate(word.len() - 2);
    }
    let length = word.len();
    let (cut, ending) = if length > 4 && word.ends_with("ies") {
        (3, "y")
    } else if length > 5 && word.ends_with("ing") {
        (3, "")
    } else if length > 4 && word.ends_with("ed") {
        (2, "")
    } else if (length > 3 && word.ends_with('s') && !word.ends_with("ss")) || (length > 4 && word.ends_with('e')) {
        (1, "")
    } else {
        (0, "")
    };
    word.truncate(length - cut);
    Stem { root: word, ending }
}

/// FNV-1a over the bytes of all parts (Fowler, Noll and Vo; 64 bits).
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_as_the_table_was() {
        let cut =
            |text: &str| stems(text).iter().map(|s| format!("{}{}", s.root, s.ending)).collect::<Vec<_>>().join(" ");
        assert_eq!(cut("The mills’ 4,200.5 workers didn’t close it!"), "the mill # worker didn't clos it !");
        assert_eq!(cut("Countries paid £40m for Hale's plan."), "country paid £ # m for hale plan");
        assert_eq!(cut("Zoë’s café: 'shut'"), "zo s caf shut");
    }

    #[test]
    fn every_line_of_the_table_is_a_term_with_a_weight() {
        assert!(!TABLE.is_empty());
        for line in TABLE.lines() {
            let (term, weight) = line.split_once('\t').unwrap();
            assert!(!term.is_empty() && weight.parse::<f32>().unwrap().is_finite(), "{line}");
        }
        assert_eq!(WEIGHTS.len(), TABLE.lines().count(), "two terms have one hash");
    }

    #[test]
    fn a_number_speaks_for_checking_and_thanks_against_it() {
        assert!(
            words("The deficit rose by 40 percent in three years.") > words("Thank you very much for that question.")
        );
    }
}
