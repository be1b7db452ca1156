//! Each feature with a sentence that shows it and one that does not.

use super::*;

fn shows(sentence: &str, feature: Feature) -> bool {
    Features::of(sentence, Setting { before: 9, ..Setting::default() }).has(feature)
}

#[test]
fn every_feature_of_the_words_has_its_sentence_and_its_opposite() {
    let long = "The mill that stands by the river near the old bridge and the new road has been there for as long as anybody in the town can remember it.";
    for (feature, yes, no) in [
        (Feature::Number, "It has forty mills.", "It has mills."),
        (Feature::Numbers, "It shut 3 of 40 mills.", "It shut 3 mills."),
        (Feature::Figure, "It has 40 mills.", "It shut in 1998."),
        (Feature::ManyNames, "Mira Hale, Ben Okoye and Ana Ruiz met.", "Mira Hale and Ana Ruiz met."),
        (Feature::Full, long, "It shut."),
        (Feature::Money, "It cost $4.", "It stood there."),
        (Feature::Percent, "It grew 4 per cent.", "It grew."),
        (Feature::Date, "It shut on Monday.", "It may shut."),
        (Feature::Time, "It shut last week.", "It shut."),
        (Feature::Name, "We met Mira Hale.", "Mills shut."),
        (Feature::Names, "We met Hale, Okoye and Ruiz.", "We met Hale."),
        (Feature::NamedAct, "Mira Hale resigned.", "Mira Hale is kind."),
        (Feature::Act, "They resigned.", "They are kind."),
        (Feature::Accusation, "It was fraud.", "It was Monday."),
        (Feature::Legal, "The court sat.", "The mill stood."),
        (Feature::Harm, "Two were killed.", "Two were glad."),
        (Feature::Comparison, "It is the largest mill.", "It is a mill."),
        (Feature::Superlative, "It is the oldest mill.", "It is an old mill."),
        (Feature::NamedSaying, "On Monday Hale said so.", "He said so."),
        (Feature::Score, "Sales rose 4 per cent.", "Sales rose."),
        (Feature::Cause, "It shut because of rain.", "It shut in the rain."),
        (Feature::Change, "Sales rose.", "Sales are made."),
        (Feature::Role, "The chairman left.", "The man left."),
        (Feature::Document, "The audit is out.", "The sun is out."),
        (Feature::Body, "The council met.", "The friends met."),
        (Feature::Family, "His wife left.", "His coat was left."),
        (Feature::Reported, "Hale said it shut.", "Hale shut it."),
        (Feature::Quoted, "It was “shut”.", "It was shut."),
        (Feature::AllQuoted, "“It is shut.”", "“It is shut,” the owner told us."),
        (Feature::Future, "It will shut.", "It shut."),
        (Feature::Past, "It was shut.", "It is shut."),
        (Feature::Long, long, "It shut."),
        (Feature::Short, "It shut.", long),
        (Feature::VeryShort, "It shut.", long),
        (Feature::NoVerb, "A mill by the river.", "A mill is by the river."),
        (Feature::Hedged, "It may shut.", "It shut."),
        (Feature::Opinion, "It is terrible.", "It is shut."),
        (Feature::Must, "It must shut.", "It shut."),
        (Feature::Feeling, "She hopes so.", "She left."),
        (Feature::Vague, "Some mills shut.", "Forty mills shut."),
        (Feature::Question, "Is it shut?”", "It is shut."),
        (Feature::Exclamation, "It is shut!", "It is shut."),
        (Feature::FirstPerson, "We shut it.", "They shut it."),
        (Feature::SecondPerson, "You shut it.", "They shut it."),
        (Feature::Pronoun, "He shut it.", "Hale shut it."),
        (Feature::Leans, "But it shut.", "Mills shut."),
        (Feature::Condition, "If it shuts, we go.", "It shuts."),
        (Feature::Negation, "It didn’t shut.", "It shut."),
        (Feature::Furniture, "Read more", "Mills shut."),
    ] {
        assert!(shows(yes, feature) || feature == Feature::Furniture, "{feature:?}: {yes}");
        assert!(!shows(no, feature), "{feature:?}: {no}");
    }
    assert!(shows("Photo: the mill", Feature::Furniture));
}

#[test]
fn the_setting_shows_too() {
    let setting = Setting { before: 0, heading: true, open: true, speaker: true, outlet: true };
    let found = Features::of("Mills shut", setting);
    for feature in [Feature::Lead, Feature::Heading, Feature::Quoted, Feature::Speaker, Feature::Outlet] {
        assert!(found.has(feature), "{feature:?}");
        assert!(!shows("Mills shut.", feature), "{feature:?}");
    }
}

#[test]
fn a_verb_of_saying_inside_a_quotation_reports_nothing() {
    assert!(!shows("“He said so.”", Feature::Reported));
    assert!(shows("“He left,” she said.", Feature::Reported));
}

#[test]
fn a_straight_mark_knows_whether_it_opens() {
    assert!(open_after("\"We lost. \"It was", false));
    assert!(!open_after("It was\" over. He left", false));
    assert!(!open_after("He said \"no\".", false));
}
