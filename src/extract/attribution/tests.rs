//! Who is credited with which words, over whole articles.

use serde_json::json;

use super::attribute;
use crate::article::jsonl;
use crate::domain::extraction::AttributionKind;
use crate::extract::reading::Reading;

/// Every attribution: its kind, the name of its speaker, and its words.
fn said(text: &str) -> Vec<(AttributionKind, Option<String>, String)> {
    let article = jsonl::read(&json!({ "text": text }).to_string()).unwrap().remove(0);
    let reading = Reading::new(&article);
    let chars: Vec<char> = text.chars().collect();
    let found = attribute(&reading).attributions.into_iter();
    found
        .map(|a| {
            let words = chars[a.span.start..a.span.end].iter().collect();
            (a.kind, a.speaker.map(|speaker| speaker.name), words)
        })
        .collect()
}

/// The speaker of each attribution, in the order of the text.
fn speakers(text: &str) -> Vec<Option<String>> {
    said(text).into_iter().map(|(_, speaker, _)| speaker).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with speakers, which may be missing")]
fn ada() -> Option<String> {
    Some("Ada Hale".to_owned())
}

#[test]
fn an_interrupted_quotation_has_one_speaker() {
    assert_eq!(speakers("“It rained all night,” Ada Hale said. “It rained all day.”"), [ada(), ada()]);
    assert_eq!(speakers("Ada Hale continued:\n\n“It rained all night.”"), [ada()]);
    assert_eq!(speakers("“Did it rain all night?” Ada Hale asked the Echo."), [ada()]);
    assert_eq!(speakers("“It rained all night.” — Ada Hale"), [ada()]);
}

#[test]
fn a_quotation_that_runs_over_paragraphs_is_one_speech() {
    let text = "“It rained all night,” said Ada Hale. “It rained all day.\n\n“Then it stopped at last.”";
    assert_eq!(speakers(text), [ada(), ada(), ada()]);
}

#[test]
fn a_description_means_whom_it_stood_beside() {
    let text = "The sculptor Ada Hale met the former rower Bo Lee.\n\nThe rower said that it had rained.";
    assert_eq!(speakers(text), [Some("Bo Lee".to_owned())]);
    let text = "It rained on Monday.\n\nIt rained all day.\n\nEmma Hale was born in Leeds. Hale left in May.\n\n“It rained for years,” says the Leeds woman.";
    assert_eq!(speakers(text), [Some("Emma Hale".to_owned())]);
}

#[test]
fn whoever_serves_somebody_does_not_speak_as_them() {
    assert_eq!(
        speakers("Ada Hale left.\n\nA spokesman for Hale said that it had rained."),
        [Some("A spokesman for Ada Hale".to_owned())]
    );
    assert_eq!(
        speakers("A top adviser to Ada Hale said that it had rained."),
        [Some("A top adviser to Ada Hale".to_owned())]
    );
}

#[test]
fn a_quotation_alone_in_its_paragraph_goes_on_with_whom_the_one_before_is_about() {
    let text = "It rained.\n\nAda Hale left for Hull in May.\n\n“It had rained for years and I was cold.”";
    assert_eq!(speakers(text), [ada()]);
    let text = "It rained.\n\nAda Hale met Emma Lee in May.\n\n“It had rained for years and I was cold.”";
    assert_eq!(speakers(text), [None]);
}

#[test]
fn the_company_is_the_one_named_before() {
    let text = "It rained.\n\nQuayline announced new ships. The company said that they were late.";
    assert_eq!(speakers(text).pop().flatten().as_deref(), Some("Quayline"));
}

#[test]
fn what_stands_before_a_verb_is_not_always_its_subject() {
    assert_eq!(speakers("Ada Hale on Saturday said that it had rained."), [ada()]);
    assert_eq!(speakers("Ada Hale, said that it had rained."), [ada()]);
    assert_eq!(speakers("Ada Hale - herself from Leeds - said that it had rained."), [ada()]);
    assert_eq!(speakers("Nine boats were lost, estimates Ada Hale, a clerk.").last(), Some(&ada()));
    assert_eq!(speakers("Theresa May, once a clerk, said that it had rained."), [Some("Theresa May".to_owned())]);
}

#[test]
fn the_title_of_a_work_is_no_speech() {
    assert!(
        said("Ada Hale sang “Songs of the Harbour” twice.").iter().all(|(kind, ..)| *kind != AttributionKind::Direct)
    );
}

#[test]
fn a_pronoun_is_whoever_spoke_last_and_nobody_where_two_fit() {
    assert_eq!(speakers("Ada Hale said it had rained. She added that it was cold."), [ada(), ada()]);
    assert_eq!(speakers("Ada Hale met Emma Lee and she said that it had rained."), [None]);
    assert_eq!(
        speakers("Ada Hale’s answer began with the flood, which she said was “the worst night of the year”.").last(),
        Some(&ada())
    );
}

#[test]
fn bodies_speak_again_as_it_and_by_their_initials() {
    let board = Some("The Harbour Board".to_owned());
    assert_eq!(speakers("The Harbour Board said it had rained. It added that it was cold."), [board.clone(), board]);
    let full = "The Union of River Pilots met. The URP said that it had rained.";
    assert_eq!(speakers(full), [Some("Union of River Pilots".to_owned())]);
}

#[test]
fn whoever_reports_is_credited_with_what_others_do_in_the_clause() {
    let text =
        "The Echo reported that Bo Lee, weeks after the flood, advised Ada Hale, a miller, on the sale of the mill.";
    assert_eq!(speakers(text), [Some("The Echo".to_owned())]);
}

#[test]
fn what_seems_has_no_speaker() {
    assert_eq!(speakers("Ada Hale’s words appeared to end the long quarrel."), [None]);
}
