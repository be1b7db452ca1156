//! `factcheck mark`: the editor's word on claims, with its evidence in the same breath.

use clap::Args;

use super::Room;
use super::arguments::{Marked, MarkedParser, StanceFlags, StatusParser, each_once, one_of, url};
use super::failure::Failure;
use crate::domain::claim::{Cause, Status};
use crate::domain::evidence::Stance;
use crate::domain::id::ClaimId;
use crate::domain::operation::Editor;
use crate::domain::source::SourceKind;
use crate::domain::text::Words;
use crate::workflow::cite::{Cite, SourceRef};
use crate::workflow::mark;

/// Give claims a status, a note, a fix, evidence
///
/// All claims of one command are changed, or none. `verified` needs supporting evidence, `disputed`, `false`,
/// `misleading`, `unverifiable`, `waiting` and `on-author` need a note that says why.
#[derive(Debug, Args)]
#[command(
    override_usage = "factcheck mark [OPTIONS] <CLAIM>... [STATUS]",
    after_long_help = "Examples:
  factcheck mark 3 checking
  factcheck mark 3 verified --source \"Council minutes, 4 March\" --supports --locator \"p. 4\" --quote \"fares rise by 3 %\"
  factcheck mark 12-15 disputed --note \"two counts of the marchers\"
  factcheck mark 7 false --source 2 --contradicts --fix \"rose by 3 %\"
  factcheck mark 7 --accept \"the lawyer agreed\"
  factcheck mark 8 waiting --note \"asked the press office\" --deadline 2026-12-01
  factcheck mark 7 --fixed
  factcheck mark 9 --corrected \"An earlier version named the wrong year.\" --cause date"
)]
pub(super) struct Mark {
    /// Claims (`12`, `12-15`, `12,14`), and the status at the end
    #[arg(value_name = "CLAIM", required = true, value_parser = MarkedParser)]
    what: Vec<Marked>,
    /// Note why
    #[arg(long, value_name = "TEXT")]
    note: Option<Words>,
    /// Propose this wording
    #[arg(long, value_name = "WORDING")]
    fix: Option<Words>,
    /// Change nothing unless the claims have this status now
    #[arg(long, value_name = "STATUS", value_parser = StatusParser)]
    expect: Option<Status>,
    /// Cite a source: its number, its title or its address; a new title makes a new source
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    #[command(flatten)]
    stance: StanceFlags,
    /// Say where in the source: page, paragraph, cell, hh:mm:ss
    #[arg(long, value_name = "PLACE", requires = "source")]
    locator: Option<Words>,
    /// Give the source's exact words
    #[arg(long, value_name = "WORDS", requires = "source")]
    quote: Option<Words>,
    /// Give the address of a new source
    #[arg(long, value_name = "URL", requires = "source", value_parser = url)]
    url: Option<Words>,
    /// Say what kind of thing a new source is
    #[arg(long, value_name = "KIND", requires = "source", value_parser = one_of!(SourceKind))]
    source_kind: Option<SourceKind>,
    /// Verify without evidence, for this reason; the record shows it
    #[arg(long, value_name = "REASON")]
    without_evidence: Option<Words>,
    /// Put this checker on the claims
    #[arg(long, value_name = "NAME")]
    assign: Option<Editor>,
    /// Confirm another checker's work as the second pair of eyes
    #[arg(long)]
    second: bool,
    /// Run an unsettled claim as it is, for this reason
    #[arg(long, value_name = "REASON")]
    accept: Option<Words>,
    /// Say by when a query is to be answered; the gate tells of those that are late
    #[arg(long, value_name = "DAY")]
    deadline: Option<Words>,
    /// Let the check hold until this day; it is stale after it
    #[arg(long, value_name = "DAY")]
    until: Option<Words>,
    /// Settle a claim whose proposed wording is in the text now: what spoke against the old words speaks for these
    #[arg(long)]
    fixed: bool,
    /// Record what was put right after publication
    #[arg(long, value_name = "TEXT", requires = "cause")]
    corrected: Option<Words>,
    /// Say why it had to be put right
    #[arg(long, value_name = "CAUSE", requires = "corrected", value_parser = one_of!(Cause))]
    cause: Option<Cause>,
}

impl Mark {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let (claims, status) = claims_and_status(&self.what)?;
        let besides = self.besides();
        let mark = self.meant(claims, status)?;
        let mut store = room.open()?;
        let marked = mark::mark(&mut room.at(&mut store)?, &mark)?;
        for (claim, before, after) in &marked.claims {
            let status = if before == after { after.to_string() } else { format!("{before} → {after}") };
            room.out.say(&format!("claim {claim}: {status}{besides}"));
        }
        for (source, label, new) in &marked.sources {
            room.out.say(&format!("source {source}: {label}{}", if *new { " (new)" } else { "" }));
        }
        room.say_recorded(marked.operation);
        Ok(())
    }

    /// What is recorded besides the status, as it is said behind it.
    fn besides(&self) -> String {
        let recorded = [
            (self.note.is_some(), "note"),
            (self.fix.is_some(), "fix"),
            (self.assign.is_some(), "checker"),
            (self.second, "second check"),
            (self.accept.is_some(), "accepted"),
            (self.without_evidence.is_some(), "without evidence"),
            (self.deadline.is_some(), "deadline"),
            (self.until.is_some(), "holds until a day"),
            (self.corrected.is_some(), "correction"),
        ];
        recorded.iter().filter(|(given, _)| *given).map(|(_, what)| [", ", what].concat()).collect()
    }

    /// What was typed, as the workflow takes it.
    fn meant(self, claims: Vec<ClaimId>, status: Option<Status>) -> Result<mark::Mark, Failure> {
        let nothing = status.is_none()
            && self.note.is_none()
            && self.fix.is_none()
            && self.source.is_none()
            && self.assign.is_none()
            && self.accept.is_none()
            && self.deadline.is_none()
            && self.until.is_none()
            && self.corrected.is_none()
            && !self.fixed
            && !self.second;
        if nothing {
            return Err(Failure::usage("nothing to mark: name a status, or say what else to record")
                .hinting("for example: factcheck mark 3 checking"));
        }
        let cite = self.cite(status)?;
        Ok(mark::Mark {
            claims,
            status,
            note: self.note,
            fix: self.fix,
            expect: self.expect,
            cite: cite.into_iter().collect(),
            without_evidence: self.without_evidence,
            assign: self.assign,
            second: self.second,
            accept: self.accept,
            deadline: self.deadline,
            until: self.until,
            corrected: self.corrected.zip(self.cause),
            fixed: self.fixed,
        })
    }

    /// The evidence of this command. What a source says of a claim is guessed only where there is one way to mean it.
    fn cite(&self, status: Option<Status>) -> Result<Option<Cite>, Failure> {
        let Some(source) = &self.source else { return Ok(None) };
        let stance = match (self.stance.given(), status) {
            (Some(stance), _) => stance,
            (None, Some(Status::Verified)) => Stance::Supports,
            (None, _) => {
                return Err(Failure::usage(
                    "say what the source says: --supports, --contradicts, --context or --origin",
                ));
            }
        };
        Ok(Some(Cite {
            source: source_ref(source)?,
            kind: self.source_kind,
            stance,
            locator: self.locator.clone(),
            excerpt: self.quote.clone(),
            note: None,
            url: self.url.clone(),
        }))
    }
}

/// A source by its number, or by its title or address.
pub(super) fn source_ref(typed: &str) -> Result<SourceRef, Failure> {
    if let Ok(number) = typed.parse() {
        return Ok(SourceRef::Number(number));
    }
    let named = typed.parse().map_err(|wrong| Failure::usage(format!("the source has no usable title: {wrong}")))?;
    Ok(SourceRef::Named(named))
}

/// The claims, and the status that may stand at the end.
fn claims_and_status(what: &[Marked]) -> Result<(Vec<ClaimId>, Option<Status>), Failure> {
    let (status, rest) = match what.split_last() {
        Some((Marked::Status(status), rest)) => (Some(*status), rest),
        _ => (None, what),
    };
    let named = rest.iter().map(|it| match it {
        Marked::Claims(claims) => Ok(claims.clone()),
        Marked::Status(early) => {
            Err(Failure::usage(format!("the status stands at the end, once; '{early}' stands before it")))
        }
    });
    let claims = each_once(named.collect::<Result<Vec<_>, _>>()?);
    if claims.is_empty() {
        return Err(Failure::usage("no claim named").hinting("for example: factcheck mark 3 checking"));
    }
    Ok((claims, status))
}
