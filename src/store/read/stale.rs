//! Does a check still hold? The words and evidence that a status was given on, against those of now.
//!
//! `claim.evidence` is text like `supports:3 origin:7`, kept by triggers; `claim.basis` is
//! `{"text": "…", "evidence": [3, 7]}`, written with every status that judges.

use serde::{Deserialize, Serialize};

use super::unreadable;
use crate::domain::claim::Status;
use crate::domain::evidence::{EvidenceCount, Stance};
use crate::store::StoreError;

/// What a status was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Basis {
    text: String,
    evidence: Vec<i64>,
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
    pub(super) fn basis(&self, text: &str) -> Result<String, StoreError> {
        let evidence = self.0.iter().map(|&(_, id)| id).collect();
        serde_json::to_string(&Basis { text: text.to_owned(), evidence }).map_err(unreadable)
    }

    /// Why a status no longer holds; empty while it does, and for a status that judges nothing.
    pub(super) fn stale_because(
        &self,
        status: Status,
        text: &str,
        basis: Option<&str>,
    ) -> Result<Vec<String>, StoreError> {
        let (true, Some(basis)) = (status.judges(), basis) else { return Ok(Vec::new()) };
        let basis: Basis = serde_json::from_str(basis).map_err(unreadable)?;
        let mut because = Vec::new();
        if basis.text != text {
            because.push("the words changed since".to_owned());
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

    fn stale(live: &str, status: Status, text: &str) -> Vec<String> {
        let basis = r#"{"text":"It rained.","evidence":[3,7]}"#;
        Live::read(live).unwrap().stale_because(status, text, Some(basis)).unwrap()
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
        let basis = live.basis("\"Quoted\" – words").unwrap();
        assert!(live.stale_because(Status::Verified, "\"Quoted\" – words", Some(&basis)).unwrap().is_empty());
        assert_eq!(live.count(), EvidenceCount { supports: 1, contradicts: 0, context: 0, origin: 1 });
        assert!(Live::read("supports").is_err());
    }
}
