//! Does a check still hold? The words and evidence that a status was given on, against those of now.
//!
//! `claim.evidence` is text like `supports:3 origin:7`, kept by triggers; `claim.basis` is
//! `{"text": "…", "evidence": [3, 7], "said": {"speaker": …, "outlet": …, "around": …}}`, written with every status that judges.

use serde::{Deserialize, Serialize};

use super::unreadable;
use crate::domain::claim::Status;
use crate::domain::evidence::{EvidenceCount, Stance};
use crate::domain::text::folded;
use crate::store::StoreError;

/// What a status was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Basis {
    text: String,
    evidence: Vec<i64>,
    /// Absent from what earlier versions wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<Said>,
}

/// Who says a claim, where, and in which sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    pub(super) speaker: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) around: Option<String>,
}

/// A claim as it is now, as far as a check rests on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Present<'c> {
    pub(super) status: Status,
    pub(super) text: &'c str,
    pub(super) said: &'c Said,
    /// The last day on which the check holds, and the day it is.
    pub(super) holds_until: Option<&'c str>,
    pub(super) today: &'c str,
}

/// The live evidence of a claim: what each says, and its number, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Live(Vec<(Stance, i64)>);

impl Live {
    pub(super) fn read(column: &str) -> Result<Self, StoreError> {
        let pair = |word: &str| {
            let (stance, id) = word.split_once(':').ok_or_else(|| unreadable(word))?;
            Ok((stance.parse().map_err(unreadable)?, id.parse().map_err(unreadable)?))
        };
        column.split_whitespace().map(pair).collect::<Result<_, StoreError>>().map(Self)
    }

    pub(super) fn count(&self) -> EvidenceCount {
        let mut count = EvidenceCount::default();
        for (stance, _) in &self.0 {
            match stance {
                Stance::Supports => count.supports += 1,
                Stance::Contradicts => count.contradicts += 1,
                Stance::Context => count.context += 1,
                Stance::Origin => count.origin += 1,
            }
        }
        count
    }

    /// What a status given now would rest on, as JSON.
    pub(super) fn basis(&self, text: &str, said: Said) -> Result<String, StoreError> {
        let evidence = self.0.iter().map(|&(_, id)| id).collect();
        serde_json::to_string(&Basis { text: text.to_owned(), evidence, said: Some(said) }).map_err(unreadable)
    }

    /// Why a status no longer holds; empty while it does, and for a status that judges nothing. Words that differ in the form of
    /// their quotation marks and dashes alone are the same words.
    pub(super) fn stale_because(&self, now: Present<'_>, basis: Option<&str>) -> Result<Vec<String>, StoreError> {
        let (true, Some(basis)) = (now.status.judges(), basis) else { return Ok(Vec::new()) };
        let basis: Basis = serde_json::from_str(basis).map_err(unreadable)?;
        let mut because = Vec::new();
        if basis.text != now.text && folded(&basis.text) != folded(now.text) {
            because.push("the words changed since".to_owned());
        }
        if let Some(said) = &basis.said {
            let other = |one: &Option<String>, other: &Option<String>| {
                one != other && one.as_deref().map(folded) != other.as_deref().map(folded)
            };
            let who = other(&said.speaker, &now.said.speaker) || other(&said.outlet, &now.said.outlet);
            // Where the words changed they show who says it.
            because.extend((who && because.is_empty()).then(|| "who says it changed since".to_owned()));
            let around = because.is_empty() && other(&said.around, &now.said.around);
            because.extend(around.then(|| "the sentence around it changed since".to_owned()));
        }
        if let Some(day) = now.holds_until.filter(|day| *day < now.today) {
            because.push(format!("the check was to hold until {day}"));
        }
        let gone = basis.evidence.iter().filter(|listed| !self.0.iter().any(|(_, id)| id == *listed));
        because.extend(gone.map(|id| format!("evidence {id} was taken back")));
        let newer = self.0.iter().filter(|(stance, id)| speaks_against(*stance) && !basis.evidence.contains(id));
        because.extend(newer.map(|(_, id)| format!("evidence {id} speaks against it and is newer")));
        Ok(because)
    }
}

const fn speaks_against(stance: Stance) -> bool {
    match stance {
        Stance::Contradicts | Stance::Context => true,
        Stance::Supports | Stance::Origin => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present<'c>(status: Status, text: &'c str, said: &'c Said) -> Present<'c> {
        Present { status, text, said, holds_until: None, today: "2026-11-25" }
    }

    fn stale(live: &str, status: Status, text: &str) -> Vec<String> {
        let basis = r#"{"text":"It rained.","evidence":[3,7]}"#;
        Live::read(live).unwrap().stale_because(present(status, text, &Said::default()), Some(basis)).unwrap()
    }

    #[test]
    fn a_check_holds_while_words_and_evidence_stay() {
        assert!(stale("supports:3 origin:7", Status::Verified, "It rained.").is_empty());
        assert!(stale("supports:3 origin:7 supports:9", Status::Verified, "It rained.").is_empty());
        assert!(stale("", Status::Checking, "It snowed.").is_empty());
    }

    #[test]
    fn a_check_is_stale_when_words_or_evidence_change() {
        assert_eq!(stale("supports:3 origin:7", Status::False, "It snowed."), ["the words changed since"]);
        assert_eq!(
            stale("supports:3 contradicts:9", Status::Verified, "It rained."),
            ["evidence 7 was taken back", "evidence 9 speaks against it and is newer"]
        );
    }

    #[test]
    fn the_basis_of_now_reads_back() {
        let live = Live::read("supports:3 origin:7").unwrap();
        let said =
            Said { speaker: Some("Ann Lee".to_owned()), around: Some("He said it rained.".to_owned()), outlet: None };
        let basis = live.basis("“Quoted” – words", said.clone()).unwrap();
        let because =
            |text: &str, said: &Said| live.stale_because(present(Status::Verified, text, said), Some(&basis)).unwrap();
        assert!(because("“Quoted” – words", &said).is_empty());
        assert!(because("\"Quoted\" - words", &said).is_empty());
        assert_eq!(because("“Quoted” – words", &Said { speaker: None, ..said.clone() }), ["who says it changed since"]);
        let denied = Said { around: Some("He denied it rained.".to_owned()), ..said };
        assert_eq!(because("“Quoted” – words", &denied), ["the sentence around it changed since"]);
        assert_eq!(live.count(), EvidenceCount { supports: 1, contradicts: 0, context: 0, origin: 1 });
        assert!(Live::read("supports").is_err());
    }

    #[test]
    fn a_check_holds_until_its_day() {
        let (live, said) = (Live::read("").unwrap(), Said::default());
        let basis = live.basis("It rains.", Said::default()).unwrap();
        let until = |day| {
            let now = Present { holds_until: Some(day), ..present(Status::Verified, "It rains.", &said) };
            live.stale_because(now, Some(&basis)).unwrap()
        };
        assert!(until("2026-11-25").is_empty());
        assert_eq!(until("2026-11-24"), ["the check was to hold until 2026-11-24"]);
    }
}
