//! What ends a sentence and what does not.

use super::*;
use proptest::prelude::*;

fn split(text: &str) -> Vec<&str> {
    sentences(text, 0..text.len()).into_iter().map(|range| &text[range]).collect()
}

#[track_caller]
fn whole(text: &str) {
    assert_eq!(split(text), [text]);
}

#[test]
fn titles_initials_and_short_forms_do_not_end_a_sentence() {
    whole("Dr. Mira Hale met Gen. Ruiz and Sen. Okoye.");
    whole("J. R. Alder moved to the U.S. Embassy on Sept. 11.");
    whole("See No. 10 on p. 44, e.g. Table 2.");
    whole("The vote is at 5 p.m. Sunday in St. Albans.");
    whole("It rose 4.2 per cent to $1.5 billion.");
    assert_eq!(split("He lives in the U.S. The mill closed."), ["He lives in the U.S.", "The mill closed."]);
    assert_eq!(split("It closed at 6 p.m. Nobody came."), ["It closed at 6 p.m.", "Nobody came."]);
    assert_eq!(split("He spoke to Alder Inc. It denied it."), ["He spoke to Alder Inc.", "It denied it."]);
}

#[test]
fn a_quotation_of_several_sentences_is_several_sentences() {
    assert_eq!(
        split("“We lost. We paid for it,” Hale said. “Why?” he asked."),
        ["“We lost.", "We paid for it,” Hale said.", "“Why?” he asked."]
    );
    assert_eq!(split("\"It is over.\" She left."), ["\"It is over.\"", "She left."]);
    assert_eq!(
        split("“Why?” Mr Alder asked. “Who knows?” Nobody did."),
        ["“Why?” Mr Alder asked.", "“Who knows?”", "Nobody did."]
    );
}

#[test]
fn a_missing_space_is_forgiven_and_an_address_is_not_cut() {
    assert_eq!(split("The war ended.The mill closed."), ["The war ended.", "The mill closed."]);
    whole("Write to Mira.Hale@example.com or www.example.com/Desk.Html today.");
}

#[test]
fn an_ellipsis_goes_on_before_a_small_letter() {
    whole("It was far faster than... in the past.");
    assert_eq!(split("It went on… Then it stopped."), ["It went on…", "Then it stopped."]);
}

#[test]
fn items_of_a_list_are_sentences() {
    assert_eq!(split("1. Open the mill 2. Close the mill"), ["1. Open the mill", "2. Close the mill"]);
    assert_eq!(split("• Open • Close"), ["• Open", "• Close"]);
    whole("The vote was 1 to 2.");
}

#[test]
fn the_number_of_an_item_and_a_time_alone_are_no_sentences() {
    assert_eq!(split("1.) Open the mill 2.) Close the mill"), ["1.) Open the mill", "2.) Close the mill"]);
    whole("At 5 a.m. Mr. Alder left the mill.");
    assert_eq!(split("He came at 6 p.m. Mr. Alder left."), ["He came at 6 p.m.", "Mr. Alder left."]);
}

#[test]
fn the_credit_of_a_picture_is_a_sentence_of_its_own() {
    assert_eq!(split("The old mill at Ashby Photo: Mira Hale"), ["The old mill at Ashby", "Photo: Mira Hale"]);
    whole("Photo: Mira Hale");
}

proptest! {
    #[test]
    fn no_visible_character_is_lost(text in "([a-cA-C0-2 .!?…\"“”’()\\[\\]•\n-]|\\PC){0,80}") {
        let found = sentences(&text, 0..text.len());
        let mut at = 0;
        for range in &found {
            prop_assert!(at <= range.start && range.start < range.end);
            prop_assert!(text[at..range.start].trim().is_empty());
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            at = range.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}
