//! How much a sentence needs checking: a logistic score over the features of `features.rs` and its words (`worth_words.rs`).
//!
//! The weights are fitted by `tools/fit_worth.py` on 60 news articles (1,582 sentences of US political news 2015–16 and
//! BBC news 2004–05) that were graded 0–3 for this project by what a checker must, should or may check, and on ClaimBuster's
//! debate sentences. A weight above zero speaks for checking. Sentences at 0.5 or above become claims.

use super::features::{Feature, Features};
use crate::domain::extraction::Worth;

/// From here on a sentence becomes a claim.
pub(crate) const PULLED: f64 = 0.5;

/// The worth of a sentence by its features and what its words add (`worth_words.rs`).
pub(crate) fn worth(features: &Features, words: f64) -> Worth {
    let score = features.iter().fold(BIAS + words, |sum, feature| sum + weight(feature));
    let worth = 1.0 / (1.0 + (-score).exp());
    Worth::new(if always_pulled(features) { worth.max(PULLED) } else { worth })
}

/// A factual statement credited to somebody is always checked, however little else speaks for it.
///
/// “He insisted that the order was followed” is one; “Who said that?” and “I said so” are none.
fn always_pulled(features: &Features) -> bool {
    let has = |feature| features.has(feature);
    let credited = has(Feature::Reported) || has(Feature::Outlet) || (has(Feature::Speaker) && !has(Feature::Quoted));
    let talk = has(Feature::FirstPerson) || has(Feature::SecondPerson);
    let of_somebody = !talk || has(Feature::Name) || has(Feature::Pronoun);
    let snippet = has(Feature::Quoted) && has(Feature::Short);
    credited
        && of_somebody
        && !has(Feature::AllQuoted)
        && !snippet
        && !has(Feature::Question)
        && !has(Feature::VeryShort)
}

fn weight(feature: Feature) -> f64 {
    WEIGHTS.iter().find(|(known, _)| *known == feature).map_or(0.0, |(_, weight)| *weight)
}

/// What a sentence without any feature scores.
const BIAS: f64 = 0.67;

/// What each feature adds, from most to least.
const WEIGHTS: &[(Feature, f64)] = &[
    (Feature::Percent, 0.51),
    (Feature::Money, 0.43),
    (Feature::Long, 0.41),
    (Feature::Figure, 0.36),
    (Feature::Number, 0.36),
    (Feature::Numbers, 0.35),
    (Feature::Document, 0.31),
    (Feature::Accusation, 0.27),
    (Feature::Legal, 0.26),
    (Feature::NamedSaying, 0.26),
    (Feature::Act, 0.23),
    (Feature::Date, 0.23),
    (Feature::NamedAct, 0.22),
    (Feature::Cause, 0.20),
    (Feature::Full, 0.20),
    (Feature::Harm, 0.20),
    (Feature::Names, 0.19),
    (Feature::ManyNames, 0.16),
    (Feature::Reported, 0.16),
    (Feature::Score, 0.12),
    (Feature::Change, 0.11),
    (Feature::Outlet, 0.11),
    (Feature::Body, 0.10),
    (Feature::Superlative, 0.10),
    (Feature::Comparison, 0.09),
    (Feature::Lead, 0.09),
    (Feature::Past, 0.08),
    (Feature::Pronoun, 0.07),
    (Feature::Speaker, 0.05),
    (Feature::Heading, 0.03),
    (Feature::Role, 0.03),
    (Feature::Name, 0.02),
    (Feature::Time, -0.02),
    (Feature::Condition, -0.07),
    (Feature::Family, -0.07),
    (Feature::Negation, -0.09),
    (Feature::Exclamation, -0.12),
    (Feature::Vague, -0.13),
    (Feature::Hedged, -0.16),
    (Feature::Quoted, -0.20),
    (Feature::SecondPerson, -0.20),
    (Feature::Furniture, -0.22),
    (Feature::Leans, -0.23),
    (Feature::Feeling, -0.28),
    (Feature::FirstPerson, -0.28),
    (Feature::Future, -0.28),
    (Feature::Must, -0.35),
    (Feature::Opinion, -0.37),
    (Feature::AllQuoted, -0.38),
    (Feature::NoVerb, -0.45),
    (Feature::VeryShort, -0.48),
    (Feature::Question, -0.52),
    (Feature::Short, -0.69),
];

#[cfg(test)]
#[path = "worth_tests.rs"]
mod tests;
