//! What kind of fact a sentence holds: the first rule that fits, from the most certain to the least.

use super::features::{Feature, Features};
use crate::domain::extraction::ClaimKind;

/// The kind of a sentence by its features.
pub(crate) fn kind(features: &Features) -> ClaimKind {
    let has = |feature| features.has(feature);
    let asserted = has(Feature::Number) || has(Feature::Act) || has(Feature::Name);
    if has(Feature::Question) {
        ClaimKind::Question
    } else if has(Feature::AllQuoted) || (has(Feature::Quoted) && has(Feature::Reported)) {
        ClaimKind::Quotation
    } else if has(Feature::Numbers) || has(Feature::Percent) {
        ClaimKind::Number
    } else if has(Feature::Reported) || has(Feature::Speaker) {
        ClaimKind::Statement
    } else if has(Feature::Legal) && has(Feature::Accusation) {
        ClaimKind::Legal
    } else if has(Feature::Number) {
        ClaimKind::Number
    } else if has(Feature::Legal) && has(Feature::Act) {
        ClaimKind::Legal
    } else if (has(Feature::Opinion) || has(Feature::Must) || has(Feature::FirstPerson)) && !asserted {
        ClaimKind::Opinion
    } else if has(Feature::Future) && !has(Feature::Act) {
        ClaimKind::Prediction
    } else if has(Feature::Act) || has(Feature::Past) {
        by_act(features)
    } else {
        by_state(features)
    }
}

/// The kind of a sentence in which something is done.
fn by_act(features: &Features) -> ClaimKind {
    if features.has(Feature::Date) && !features.has(Feature::Act) { ClaimKind::Date } else { ClaimKind::Event }
}

/// The kind of a sentence that says how things are.
fn by_state(features: &Features) -> ClaimKind {
    let has = |feature| features.has(feature);
    if has(Feature::Cause) {
        ClaimKind::Cause
    } else if has(Feature::Comparison) {
        ClaimKind::Comparison
    } else if has(Feature::Role) || has(Feature::Family) {
        ClaimKind::Identity
    } else if has(Feature::Date) {
        ClaimKind::Date
    } else if has(Feature::Opinion) || has(Feature::Must) || has(Feature::Hedged) || has(Feature::Vague) {
        ClaimKind::Opinion
    } else {
        ClaimKind::Event
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::features::Setting;

    #[test]
    fn every_kind_has_its_sentence() {
        for (sentence, expected) in [
            ("“It is shut,” Hale said.", ClaimKind::Quotation),
            ("Hale said the mill was shut.", ClaimKind::Statement),
            ("The mill has 40 wheels.", ClaimKind::Number),
            ("The feast was on Monday.", ClaimKind::Date),
            ("Hale closed the mill.", ClaimKind::Event),
            ("Mira Hale is the chairwoman.", ClaimKind::Identity),
            ("The mill is the largest.", ClaimKind::Comparison),
            ("It is so because of the rain.", ClaimKind::Cause),
            ("Hale was charged with fraud.", ClaimKind::Legal),
            ("That is terrible.", ClaimKind::Opinion),
            ("The mill will be lovely to see.", ClaimKind::Opinion),
            ("The mill will be there.", ClaimKind::Prediction),
            ("Is it shut?", ClaimKind::Question),
        ] {
            assert_eq!(kind(&Features::of(sentence, Setting::default())), expected, "{sentence}");
        }
    }
}
