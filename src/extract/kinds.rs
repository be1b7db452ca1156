//! What kind of fact a sentence holds: the first rule that fits, from the most certain to the least.

use super::features::{Feature, Features};
use crate::domain::extraction::{ClaimKind, Worth};

/// Below this worth a sentence without a figure is taken for talk.
const TALK: f64 = 0.4;

/// The kind of a sentence by its features and its worth.
pub(crate) fn kind(features: &Features, worth: Worth) -> ClaimKind {
    let has = |feature| features.has(feature);
    let figures = has(Feature::Figure) || has(Feature::Percent) || has(Feature::Numbers);
    if has(Feature::Question) {
        ClaimKind::Question
    } else if has(Feature::AllQuoted) || (has(Feature::Quoted) && has(Feature::Reported)) {
        ClaimKind::Quotation
    } else if worth.get() < TALK && !has(Feature::Figure) {
        if has(Feature::Future) { ClaimKind::Prediction } else { ClaimKind::Opinion }
    } else if has(Feature::Numbers) || has(Feature::Percent) {
        ClaimKind::Number
    } else if has(Feature::Reported) || has(Feature::Speaker) {
        ClaimKind::Statement
    } else if has(Feature::Legal) && has(Feature::Accusation) {
        ClaimKind::Legal
    } else if figures {
        ClaimKind::Number
    } else if has(Feature::Legal) && has(Feature::Act) {
        ClaimKind::Legal
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
        for (sentence, worth, expected) in [
            ("“It is shut,” Hale said.", 0.9, ClaimKind::Quotation),
            ("Hale said the mill was shut.", 0.9, ClaimKind::Statement),
            ("The mill has 40 wheels.", 0.9, ClaimKind::Number),
            ("The feast was on Monday.", 0.9, ClaimKind::Date),
            ("Hale closed the mill.", 0.9, ClaimKind::Event),
            ("Mira Hale is the chairwoman.", 0.9, ClaimKind::Identity),
            ("The mill is the largest.", 0.9, ClaimKind::Comparison),
            ("It is so because of the rain.", 0.9, ClaimKind::Cause),
            ("Hale was charged with fraud.", 0.9, ClaimKind::Legal),
            ("That is terrible.", 0.2, ClaimKind::Opinion),
            ("The mill will be lovely to see.", 0.2, ClaimKind::Prediction),
            ("The mill will be there.", 0.2, ClaimKind::Prediction),
            ("Is it shut?", 0.9, ClaimKind::Question),
        ] {
            let features = Features::of(sentence, Setting::default());
            assert_eq!(kind(&features, Worth::new(worth)), expected, "{sentence}");
        }
    }
}
