//! How much a sentence needs checking: a logistic score over the features of `features.rs`.
//!
//! The weights are fitted by `tools/fit_worth.py` on 60 news articles (1,582 sentences of US political news 2015–16 and
//! BBC news 2004–05) that were graded 0–3 for this project by what a checker must, should or may check. A weight above
//! zero speaks for checking. Sentences at 0.5 or above become claims.

use super::features::{Feature, Features};
use crate::domain::extraction::Worth;

/// From here on a sentence becomes a claim.
pub(crate) const PULLED: f64 = 0.5;

/// The worth of a sentence by its features.
pub(crate) fn worth(features: &Features) -> Worth {
    let score = features.iter().fold(BIAS, |sum, feature| sum + weight(feature));
    let worth = 1.0 / (1.0 + (-score).exp());
    Worth::new(if always_pulled(features) { worth.max(PULLED) } else { worth })
}

/// A factual statement credited to somebody is always checked, however little else speaks for it.
///
/// “He insisted that the order was followed” is one; “He hopes so” and “Who said that?” are none.
fn always_pulled(features: &Features) -> bool {
    (features.has(Feature::Reported) || features.has(Feature::Outlet))
        && !features.has(Feature::AllQuoted)
        && !(features.has(Feature::Quoted) && features.has(Feature::Short))
        && ![Feature::Question, Feature::FirstPerson, Feature::SecondPerson, Feature::VeryShort]
            .into_iter()
            .any(|feature| features.has(feature))
}

fn weight(feature: Feature) -> f64 {
    WEIGHTS.iter().find(|(known, _)| *known == feature).map_or(0.0, |(_, weight)| *weight)
}

/// What a sentence without any feature scores.
const BIAS: f64 = -0.23;

/// What each feature adds, from most to least.
const WEIGHTS: &[(Feature, f64)] = &[
    (Feature::Figure, 0.73),
    (Feature::Number, 0.53),
    (Feature::Document, 0.46),
    (Feature::Reported, 0.46),
    (Feature::Date, 0.44),
    (Feature::Money, 0.44),
    (Feature::Percent, 0.39),
    (Feature::Legal, 0.38),
    (Feature::Full, 0.36),
    (Feature::Accusation, 0.35),
    (Feature::Name, 0.34),
    (Feature::NamedSaying, 0.34),
    (Feature::Numbers, 0.34),
    (Feature::Act, 0.33),
    (Feature::Lead, 0.33),
    (Feature::ManyNames, 0.30),
    (Feature::Names, 0.30),
    (Feature::Cause, 0.26),
    (Feature::Past, 0.25),
    (Feature::Long, 0.22),
    (Feature::Body, 0.22),
    (Feature::Heading, 0.20),
    (Feature::Pronoun, 0.20),
    (Feature::Score, 0.19),
    (Feature::Family, 0.16),
    (Feature::NamedAct, 0.14),
    (Feature::Harm, 0.06),
    (Feature::Change, 0.05),
    (Feature::Time, 0.05),
    (Feature::Role, 0.03),
    (Feature::Condition, 0.02),
    (Feature::Comparison, 0.01),
    (Feature::Exclamation, -0.01),
    (Feature::Superlative, -0.01),
    (Feature::Question, -0.05),
    (Feature::Hedged, -0.09),
    (Feature::Negation, -0.14),
    (Feature::Future, -0.16),
    (Feature::NoVerb, -0.17),
    (Feature::Feeling, -0.19),
    (Feature::SecondPerson, -0.23),
    (Feature::Leans, -0.24),
    (Feature::AllQuoted, -0.27),
    (Feature::Quoted, -0.27),
    (Feature::Must, -0.27),
    (Feature::FirstPerson, -0.28),
    (Feature::Furniture, -0.31),
    (Feature::Vague, -0.31),
    (Feature::VeryShort, -0.35),
    (Feature::Opinion, -0.42),
    (Feature::Short, -0.45),
];

#[cfg(test)]
#[path = "worth_tests.rs"]
mod tests;
