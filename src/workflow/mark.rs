//! The editor's word on claims: a status with what it needs, a note, a wording, evidence, a second check, a waiver.
//!
//! All claims of one command are changed, or none. Evidence is recorded first, so that it counts for the status; the
//! status comes next, because it takes back a second check and a waiver; these come last.

use super::cite::{self, Cite, Cited};
use super::dates::check_day;
use super::{Desk, WorkError, claim_of, named};
use crate::domain::claim::{Cause, Claim, Status, fix_is_in};
use crate::domain::evidence::Stance;
use crate::domain::id::{ClaimId, OperationId};
use crate::domain::operation::{Editor, Entity, Field};
use crate::domain::text::Words;
use crate::store::{NewEvidence, Writer};

/// What an editor says of claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// Their new status.
    pub status: Option<Status>,
    /// A note; the reason, where the status needs one.
    pub note: Option<Words>,
    /// A proposed wording.
    pub fix: Option<Words>,
    /// The status that every claim must have now.
    pub expect: Option<Status>,
    /// Evidence.
    pub cite: Vec<Cite>,
    /// Why there is no evidence for `verified`.
    pub without_evidence: Option<Words>,
    /// Who is on the claims from now on.
    pub assign: Option<Editor>,
    /// Whether this is a second check.
    pub second: bool,
    /// Why the claims may run although they are not settled.
    pub accept: Option<Words>,
    /// By when a query is to be answered.
    pub deadline: Option<Words>,
    /// The last day on which the check holds.
    pub until: Option<Words>,
    /// What was put right after publication, and why that was needed.
    pub corrected: Option<(Words, Cause)>,
    /// Whether the wording that was proposed is in the text now: what spoke against the old words speaks for these.
    pub fixed: bool,
}

/// What was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Each claim with its status before and after.
    pub claims: Vec<(ClaimId, Status, Status)>,
    /// The operation that records it; none when everything was so before.
    pub operation: Option<OperationId>,
    /// The sources that were cited, in the order given.
    pub sources: Vec<Cited>,
}

/// Records what an editor says of claims.
pub fn mark(desk: &mut Desk<'_>, mark: &Mark) -> Result<Marked, WorkError> {
    mark.check()?;
    let why = mark.note.as_ref().or(mark.accept.as_ref()).or(mark.without_evidence.as_ref());
    let intent = desk.intent(mark.command(), why);
    let editor = desk.editor.clone();
    let written = desk.store.write(&intent, |w| {
        let before = mark.claims.iter().map(|&claim| claim_of(w, claim)).collect::<Result<Vec<_>, _>>()?;
        before.iter().try_for_each(|claim| expected(claim, mark.expect))?;
        let sources = mark.cite.iter().map(|cited| cite::source(w, cited)).collect::<Result<Vec<_>, _>>()?;
        let mut claims = Vec::with_capacity(before.len());
        for claim in before {
            for (cited, (source, ..)) in mark.cite.iter().zip(&sources) {
                cite::link(w, claim.id, *source, cited)?;
            }
            let after = mark.status.or(mark.fixed.then_some(Status::Verified)).unwrap_or(claim.status);
            claims.push((claim.id, claim.status, after));
            OneClaim { mark, editor: &editor, id: claim.id }.write(w)?;
        }
        Ok::<_, WorkError>((claims, sources))
    })?;
    let (claims, sources) = written.value;
    Ok(Marked { claims, operation: written.operation, sources })
}

impl Mark {
    /// What can be refused without a look at the desk.
    fn check(&self) -> Result<(), WorkError> {
        let says_something = self.status.is_some()
            || self.note.is_some()
            || self.fix.is_some()
            || !self.cite.is_empty()
            || self.assign.is_some()
            || self.second
            || self.accept.is_some()
            || self.deadline.is_some()
            || self.until.is_some()
            || self.corrected.is_some()
            || self.fixed;
        check_day(self.deadline.as_deref())?;
        check_day(self.until.as_deref())?;
        if self.without_evidence.is_some() && self.status != Some(Status::Verified) {
            return Err(WorkError::OnlyVerified);
        }
        if self.claims.is_empty() || !says_something {
            return Err(WorkError::Nothing { hint: "name a claim, and a status or what else to record" });
        }
        if self.fixed && self.status.is_some_and(|status| status != Status::Verified) {
            return Err(WorkError::Nothing { hint: "--fixed says 'verified'; leave the other status out" });
        }
        match (self.status, &self.note) {
            (Some(status), None) if status != Status::False => reason_missing(status),
            _ => Ok(()),
        }
    }

    /// The command as the history keeps it: numbers and fixed words.
    fn command(&self) -> String {
        let claims = named(&self.claims);
        let only_cites = self.status.is_none() && self.note.is_none() && self.fix.is_none() && self.assign.is_none();
        if let (true, false, None, Some(first)) = (only_cites, self.second, &self.accept, self.cite.first()) {
            return format!("cite {claims} --{}", first.stance);
        }
        let status = self.status.map(|status| format!(" {status}")).unwrap_or_default();
        let flags = [
            (self.note.is_some() && self.status.is_none(), " --note"),
            (self.fix.is_some(), " --fix"),
            (!self.cite.is_empty(), " --source"),
            (self.without_evidence.is_some(), " --without-evidence"),
            (self.assign.is_some(), " --assign"),
            (self.second, " --second"),
            (self.accept.is_some(), " --accept"),
            (self.deadline.is_some(), " --deadline"),
            (self.until.is_some(), " --until"),
            (self.corrected.is_some(), " --corrected"),
            (self.fixed, " --fixed"),
        ];
        let said: String = flags.into_iter().filter_map(|(said, flag)| said.then_some(flag)).collect();
        format!("mark {claims}{status}{said}")
    }
}

/// A mark of one claim, after its evidence was recorded.
struct OneClaim<'m> {
    mark: &'m Mark,
    editor: &'m Editor,
    id: ClaimId,
}

impl OneClaim<'_> {
    fn write(&self, w: &mut Writer<'_>) -> Result<(), WorkError> {
        if self.mark.fixed {
            self.fixed(w)?;
        }
        let status = self.mark.status.or(self.mark.fixed.then_some(Status::Verified));
        if let Some(status) = status {
            self.status(w, status)?;
        }
        self.days(w)?;
        self.correct(w)?;
        let claim = claim_of(w, self.id)?;
        if let Some(note) = &self.mark.note {
            self.set(w, Field::Note, claim.note.as_deref(), Some(note))?;
        }
        if let Some(fix) = &self.mark.fix {
            self.set(w, Field::Fix, claim.fix.as_deref(), Some(fix))?;
        }
        if self.mark.second {
            self.second(w, &claim)?;
        }
        if let Some(why) = &self.mark.accept {
            self.accept(w, &claim, why)?;
        }
        if let (Some(assigned), None) = (&self.mark.assign, self.mark.status) {
            self.set(w, Field::Checker, claim.checker.as_deref(), Some(assigned.as_str()))?;
        }
        Ok(())
    }

    /// Gives the status, with who gave it and what it rests on. A word that is given anew takes back what others said of
    /// the one before: a second check and a waiver.
    fn status(&self, w: &mut Writer<'_>, status: Status) -> Result<(), WorkError> {
        let claim = claim_of(w, self.id)?;
        self.needs(&claim, status)?;
        let (old_basis, basis_now) = w.basis_of(self.id)?;
        let basis = status.judges().then_some(basis_now);
        let checker = self.checker(status);
        let anew = claim.status != status || old_basis != basis || claim.checker.as_deref() != checker;
        self.set(w, Field::Status, Some(claim.status.as_str()), Some(status.as_str()))?;
        self.set(w, Field::Basis, old_basis.as_deref(), basis.as_deref())?;
        self.set(w, Field::Checker, claim.checker.as_deref(), checker)?;
        let without = self.mark.without_evidence.as_deref().filter(|_| claim.evidence.supports == 0);
        self.set(w, Field::WithoutEvidence, claim.without_evidence.as_deref(), without)?;
        if anew {
            self.set(w, Field::Second, claim.second.as_deref(), None)?;
            self.set(w, Field::Accepted, claim.accepted.as_deref(), None)?;
        }
        Ok(())
    }

    /// The days that belong to a status: a new word takes back those of the one before.
    fn days(&self, w: &mut Writer<'_>) -> Result<(), WorkError> {
        let claim = claim_of(w, self.id)?;
        let (deadline, until) = (self.mark.deadline.as_deref(), self.mark.until.as_deref());
        let waits = claim.status == Status::Waiting;
        if (deadline.is_some() && !waits) || (until.is_some() && !claim.status.judges()) {
            return Err(WorkError::DayOfNothing);
        }
        let anew = self.mark.status.is_some() || self.mark.fixed;
        let kept = |old: &Option<String>| if anew { None } else { old.clone() };
        let (was_deadline, was_until) = (kept(&claim.deadline), kept(&claim.holds_until));
        self.set(w, Field::Deadline, claim.deadline.as_deref(), deadline.or(was_deadline.as_deref()))?;
        self.set(w, Field::HoldsUntil, claim.holds_until.as_deref(), until.or(was_until.as_deref()))
    }

    /// Records what was put right after publication, and whose check had missed it.
    fn correct(&self, w: &mut Writer<'_>) -> Result<(), WorkError> {
        let Some((text, cause)) = &self.mark.corrected else { return Ok(()) };
        let claim = claim_of(w, self.id)?;
        let second = claim.second.as_ref().map(|second| format!(", second check {second}")).unwrap_or_default();
        let missed = claim.checker.as_ref().map(|checker| format!("{checker} ({}{second})", claim.status));
        let old = claim.correction.as_ref();
        self.set(w, Field::Correction, old.map(|it| it.text.as_str()), Some(text))?;
        self.set(w, Field::Cause, old.map(|it| it.cause.as_str()), Some(cause.as_str()))?;
        self.set(w, Field::MissedBy, old.and_then(|it| it.missed_by.as_deref()), missed.as_deref())
    }

    /// The proposed wording is in the text: what spoke against the old words is cited for the new ones.
    fn fixed(&self, w: &mut Writer<'_>) -> Result<(), WorkError> {
        let claim = claim_of(w, self.id)?;
        if !fix_is_in(&claim) {
            return Err(WorkError::FixNotIn { claim: self.id });
        }
        let evidence = w.evidence_of(self.id)?;
        for one in evidence.into_iter().filter(|one| one.stance == Stance::Contradicts) {
            w.change(Entity::Evidence, one.id.get(), Field::Withdrawn, Some("0"), Some("1"))?;
            let (locator, excerpt, note) = (one.locator.as_deref(), one.excerpt.as_deref(), one.note.as_deref());
            let (claim, source, stance) = (self.id, one.source, Stance::Supports);
            w.create_evidence(&NewEvidence { claim, source, stance, locator, excerpt, note })?;
        }
        self.set(w, Field::Fix, claim.fix.as_deref(), None)
    }

    /// Whether the claim has the evidence that the status needs.
    fn needs(&self, claim: &Claim, status: Status) -> Result<(), WorkError> {
        let unsupported = claim.evidence.supports == 0 && self.mark.without_evidence.is_none();
        match status {
            Status::Verified if unsupported => Err(WorkError::NeedsEvidence { claim: self.id }),
            Status::False if self.mark.note.is_none() && claim.evidence.contradicts == 0 => reason_missing(status),
            Status::Unchecked
            | Status::Checking
            | Status::Waiting
            | Status::Verified
            | Status::Disputed
            | Status::False
            | Status::Misleading
            | Status::Unverifiable
            | Status::OnAuthor
            | Status::Opinion => Ok(()),
        }
    }

    /// Who is on the claim from now on: nobody, when it is `unchecked` again.
    fn checker(&self, status: Status) -> Option<&str> {
        let marking = (status != Status::Unchecked).then_some(self.editor);
        self.mark.assign.as_ref().or(marking).map(Editor::as_str)
    }

    /// A second check: by somebody who neither is on the claim nor gave it its status, of a check that holds.
    fn second(&self, w: &mut Writer<'_>, claim: &Claim) -> Result<(), WorkError> {
        if !claim.status.settles() {
            return Err(WorkError::NotSettled { claim: self.id, status: claim.status });
        }
        if let Some(because) = claim.stale_because.first() {
            return Err(WorkError::Stale { claim: self.id, because: because.clone() });
        }
        let own = is_same_name(claim.checker.as_deref(), self.editor)
            || is_same_name(settled_by(w, claim)?.as_deref(), self.editor)
            || self.mark.status.is_some()
            || self.mark.fixed;
        if own {
            return Err(WorkError::OwnClaim { claim: self.id, editor: self.editor.to_string() });
        }
        self.set(w, Field::Second, claim.second.as_deref(), Some(self.editor.as_str()))
    }

    fn accept(&self, w: &mut Writer<'_>, claim: &Claim, why: &Words) -> Result<(), WorkError> {
        if claim.status.settles() || !claim.status.judges() {
            return Err(WorkError::NothingToAccept { claim: self.id, status: claim.status });
        }
        let accepted = format!("{}: {why}", self.editor);
        self.set(w, Field::Accepted, claim.accepted.as_deref(), Some(&accepted))
    }

    fn set(&self, w: &mut Writer<'_>, field: Field, old: Option<&str>, new: Option<&str>) -> Result<(), WorkError> {
        Ok(w.change(Entity::Claim, self.id.get(), field, old, new)?)
    }
}

fn reason_missing(status: Status) -> Result<(), WorkError> {
    status.reason_needed().map_or(Ok(()), |what| Err(WorkError::NeedsReason { status, what }))
}

fn expected(claim: &Claim, expect: Option<Status>) -> Result<(), WorkError> {
    match expect {
        Some(expected) if expected != claim.status => {
            Err(WorkError::Expected { claim: claim.id, expected, found: claim.status })
        }
        Some(_) | None => Ok(()),
    }
}

/// Who last gave the claim the status that it has, whoever is on it now. An undo gives back what others gave.
fn settled_by(w: &Writer<'_>, claim: &Claim) -> Result<Option<String>, WorkError> {
    let file = w.claim_file(claim.id)?.ok_or(WorkError::NoClaim(claim.id))?;
    let gave = file.history.into_iter().rev().find(|change| {
        change.event.entity == Entity::Claim
            && change.event.field == Field::Status
            && change.event.new.as_deref() == Some(claim.status.as_str())
            && !change.command.starts_with("undo ")
    });
    Ok(gave.map(|change| change.editor))
}

/// Whether a recorded name is the editor's; `Ann` and `ann` are one person.
fn is_same_name(name: Option<&str>, editor: &Editor) -> bool {
    name.is_some_and(|name| name.to_lowercase() == editor.as_str().to_lowercase())
}
