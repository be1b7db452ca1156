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
const BIAS: f64 = -0.50;

/// What each feature adds, from most to least.
const WEIGHTS: &[(Feature, f64)] = &[
    (Feature::Number, 0.88),
    (Feature::Percent, 0.83),
    (Feature::Reported, 0.79),
    (Feature::Numbers, 0.74),
    (Feature::Money, 0.72),
    (Feature::Document, 0.66),
    (Feature::Legal, 0.60),
    (Feature::Accusation, 0.55),
    (Feature::Name, 0.51),
    (Feature::Date, 0.47),
    (Feature::Heading, 0.43),
    (Feature::Lead, 0.43),
    (Feature::Names, 0.43),
    (Feature::Cause, 0.41),
    (Feature::Act, 0.37),
    (Feature::Long, 0.35),
    (Feature::Past, 0.29),
    (Feature::Family, 0.29),
    (Feature::Pronoun, 0.26),
    (Feature::Body, 0.22),
    (Feature::Harm, 0.15),
    (Feature::NamedAct, 0.11),
    (Feature::Condition, 0.07),
    (Feature::Change, 0.06),
    (Feature::Role, 0.06),
    (Feature::Time, 0.03),
    (Feature::Comparison, 0.00),
    (Feature::Exclamation, -0.02),
    (Feature::Question, -0.10),
    (Feature::Hedged, -0.12),
    (Feature::NoVerb, -0.12),
    (Feature::Negation, -0.15),
    (Feature::AllQuoted, -0.20),
    (Feature::Feeling, -0.21),
    (Feature::Future, -0.22),
    (Feature::Quoted, -0.24),
    (Feature::Leans, -0.32),
    (Feature::FirstPerson, -0.37),
    (Feature::Vague, -0.40),
    (Feature::SecondPerson, -0.44),
    (Feature::Must, -0.45),
    (Feature::VeryShort, -0.56),
    (Feature::Opinion, -0.58),
    (Feature::Short, -0.69),
    (Feature::Furniture, -0.70),
];

#[cfg(test)]
#[path = "worth_tests.rs"]
mod tests;
