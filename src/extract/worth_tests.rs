//! What becomes a claim and what does not, in sentences that no weight was fitted on.

use super::*;
use crate::extract::features::Setting;
use crate::extract::worth_words::words;

fn of(sentence: &str) -> f64 {
    worth(&Features::of(sentence, Setting { before: 9, ..Setting::default() }), words(sentence)).get()
}

#[test]
fn a_statement_credited_to_somebody_is_always_pulled() {
    for sentence in [
        "He insisted that the rules of the house were kept.",
        "He told us that the order was followed.",
        "The ministry denies that the order was given.",
        "According to the harbour office, the ship was empty.",
    ] {
        assert!(of(sentence) >= PULLED, "{sentence}");
    }
    for sentence in ["Who said that?", "I said so."] {
        assert!(of(sentence) < PULLED, "{sentence}");
    }
}

#[test]
fn hard_facts_stand_above_talk() {
    let fact = of("The court in Alder fined the company $4 million on Monday for fraud.");
    let talk = of("That is just a wonderful thing, isn’t it?");
    assert!(fact > 0.8, "{fact}");
    assert!(talk < 0.3, "{talk}");
}
