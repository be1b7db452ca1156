//! Whole extractions, and what holds for any text at all.

use proptest::prelude::*;

use super::*;
use crate::article::jsonl;
use crate::domain::article::ArticleText;
use crate::domain::extraction::{AttributionKind, Extraction, Speaker};
use crate::extract::{Builtin, Extractor};

fn article(text: &str) -> ArticleText {
    let line = serde_json::json!({ "text": text }).to_string();
    jsonl::read(&line).unwrap().remove(0)
}

fn extract(text: &str) -> Extraction {
    Builtin.extract(&article(text)).unwrap()
}

#[test]
fn a_claim_is_the_sentence_it_was_pulled_from() {
    let text =
        "Is it so?\n\nHe insisted that the rules of the house were kept. Alder Council fined the mill $4m on Monday.";
    let found = extract(text);
    let words: Vec<_> = found.claims.iter().map(|claim| claim.text.as_str()).collect();
    assert_eq!(
        words,
        ["He insisted that the rules of the house were kept.", "Alder Council fined the mill $4m on Monday."]
    );
    let pulled: Vec<_> = found.sentences.iter().map(|s| s.pulled).collect();
    assert_eq!(pulled, [false, true, true]);
    assert_eq!(found.claims[1].reasons[..2], ["number", "figure"]);
}

#[test]
fn the_speaker_is_the_one_who_says_most_of_it() {
    let text = "“No,” said Hale, but Okoye said the mill in Alder closed on Monday.";
    let article = article(text);
    let reading = Reading::new(&article);
    let said = |start, end, name: &str| Attribution {
        span: Span::new(start, end).unwrap(),
        kind: AttributionKind::Indirect,
        cue: None,
        speaker: Some(Speaker { name: name.to_owned(), mention: None }),
        outlet: None,
    };
    let outlet = OutletMention { name: "Alder Post".to_owned(), span: Span::new(40, 44).unwrap() };
    let attributed = Attributed {
        attributions: vec![said(1, 4, "Mira Hale"), said(32, 66, "Ben Okoye")],
        outlets: vec![outlet],
        people: Vec::new(),
    };
    let (_, claims) = judge(&reading, &attributed);
    assert_eq!(claims[0].speaker.as_ref().unwrap().name, "Ben Okoye");
    assert_eq!(claims[0].outlet.as_deref(), Some("Alder Post"));
}

proptest! {
    #[test]
    fn any_text_gives_claims_that_stand_in_it(text in "([A-Ca-c0-9 .!?…\"“”’()\\[\\]\n]|TK|XX|said |\\PC){0,120}") {
        let article = article(&text);
        let found = Builtin.extract(&article).unwrap();
        let chars: Vec<char> = article.text.chars().collect();
        let words = |span: Span| chars[span.start..span.end].iter().collect::<String>();
        for claim in &found.claims {
            prop_assert_eq!(&words(claim.span), &claim.text);
        }
        for mark in &found.marks {
            prop_assert_eq!(&words(mark.span), &mark.text);
        }
        for sentence in &found.sentences {
            prop_assert!(sentence.span.end <= chars.len());
            prop_assert!((0.0..=1.0).contains(&sentence.worth.get()));
            // A pulled sentence is one claim or several inside it, one set aside is none.
            let inside: Vec<Span> = found.claims.iter().map(|c| c.span).filter(|c| c.overlaps(sentence.span)).collect();
            prop_assert_eq!(sentence.pulled, !inside.is_empty());
            prop_assert!(inside.iter().all(|c| sentence.span.start <= c.start && c.end <= sentence.span.end));
            prop_assert!(inside.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        for span in found.attributions.iter().map(|a| a.span).chain(found.outlets.iter().map(|o| o.span)) {
            prop_assert!(span.end <= chars.len());
        }
        prop_assert_eq!(&Builtin.extract(&article).unwrap(), &found);
    }
}
