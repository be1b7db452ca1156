//! The gate: what an article still needs before it runs, by the rules of the house. And the sign-off, which binds an editor's
//! word to the text and to the state of the desk that it was given on.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Desk, WorkError};
use crate::domain::article::count_words;
use crate::domain::claim::{Claim, Status};
use crate::domain::evidence::{Evidence, Stance};
use crate::domain::gate::{Finding, Gate, GateRule, HouseRules};
use crate::domain::id::{OperationId, Slug, SourceId};
use crate::domain::operation::{Entity, Field};
use crate::domain::source::Primacy;
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::Words;
use crate::store::{ClaimQuery, Draft, Reader};

/// How many letters of a claim are told.
const TOLD: usize = 60;

/// Asks whether an article may run. `today` is a day such as `2026-11-25`: queries have deadlines.
pub fn gate(r: &Reader<'_>, slug: &Slug, rules: &HouseRules, today: &str) -> Result<Gate, WorkError> {
    let article = super::article::named(r, slug)?.id;
    let draft = r.latest_draft(article)?.ok_or_else(|| WorkError::NotInText { article: slug.clone() })?;
    let query = ClaimQuery { article: Some(slug.clone()), all: false, ..ClaimQuery::default() };
    let claims = r.claims(&query)?;
    let mut findings = Vec::new();
    for claim in &claims {
        findings.extend(of_claim(r, claim, rules, today)?);
    }
    if rules.marks {
        let index = CharIndex::new(&draft.text);
        let marks = r.marks(draft.id)?;
        let lines = super::places::lines(&index, &marks.iter().map(|mark| mark.span).collect::<Vec<_>>());
        findings.extend(marks.iter().zip(lines).map(|(mark, line)| {
            let what = format!("line {line}: '{}', left by the author", mark.text);
            Finding { rule: GateRule::Mark, claim: None, what }
        }));
    }
    let (words, uncovered) = coverage(&draft, &claims);
    let share = (uncovered * 100).checked_div(words).unwrap_or_default();
    if u32::try_from(share).unwrap_or(u32::MAX) > rules.uncovered {
        let what = format!("{uncovered} of {words} words belong to no claim ({share} %; {} % may)", rules.uncovered);
        findings.push(Finding { rule: GateRule::Uncovered, claim: None, what });
    }
    findings.sort_by_key(|finding| finding.rule);
    Ok(Gate {
        article: slug.clone(),
        draft: draft.number,
        sha256: draft.sha256,
        claims: claims.len(),
        words,
        uncovered,
        findings,
        signoff: r.signoff(article)?,
    })
}

/// What a claim still needs.
fn of_claim(r: &Reader<'_>, claim: &Claim, rules: &HouseRules, today: &str) -> Result<Vec<Finding>, WorkError> {
    let mut found = Vec::new();
    let mut find = |rule, what: String| found.push(Finding { rule, claim: Some(claim.id), what });
    if !claim.status.settles() && claim.accepted.is_none() {
        find(GateRule::Unsettled, format!("{}: {}", claim.status, told(&claim.text)));
    }
    for because in &claim.stale_because {
        find(GateRule::Stale, because.clone());
    }
    if claim.status == Status::Waiting
        && let Some(deadline) = claim.deadline.as_deref().filter(|deadline| *deadline < today)
    {
        find(GateRule::Query, format!("the query was to be answered by {deadline}"));
    }
    if claim.status == Status::Verified {
        let evidence = r.evidence_of(claim.id)?;
        let supports: Vec<&Evidence> = evidence.iter().filter(|one| one.stance == Stance::Supports).collect();
        if supports.is_empty() {
            let reason = claim.without_evidence.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
            find(GateRule::Evidence, format!("verified without evidence{reason}"));
        }
        if rules.locators {
            for one in supports.iter().filter(|one| one.locator.is_none()) {
                find(GateRule::Locator, format!("{} does not say where (evidence {})", one.source_label, one.id));
            }
        }
        let risky = rules.risky.contains(&claim.kind);
        let needed = if risky { rules.risky_sources.max(rules.sources) } else { rules.sources };
        let independent = independent(r, &supports)?;
        if !supports.is_empty() && independent.is_some_and(|count| count < needed) {
            let (count, kind) = (independent.unwrap_or_default(), if risky { claim.kind.as_str() } else { "a" });
            find(
                GateRule::Sources,
                format!("{count} of {needed} independent sources that {kind} claim needs, or a primary one"),
            );
        }
    }
    if claim.status.judges() && claim.second.is_none() && rules.second_check.contains(&claim.kind) {
        find(GateRule::Second, format!("a {} claim needs a second check", claim.kind));
    }
    Ok(found)
}

/// The first words of a claim.
fn told(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TOLD {
        return format!("“{line}”");
    }
    let cut: String = line.chars().take(TOLD).collect();
    format!("“{}…”", cut.trim_end())
}

/// How many of the sources stand on their own: of those that repeat one another only one counts. None where one of them is
/// primary, which is enough.
fn independent(r: &Reader<'_>, supports: &[&Evidence]) -> Result<Option<u32>, WorkError> {
    let mut roots = BTreeSet::new();
    for one in supports {
        let (mut at, mut seen): (SourceId, BTreeSet<SourceId>) = (one.source, BTreeSet::new());
        while let Some(source) = r.source(at)? {
            if source.facts.primacy == Some(Primacy::Primary) {
                return Ok(None);
            }
            match source.facts.derived_from {
                Some(next) if seen.insert(at) => at = next,
                _ => break,
            }
        }
        roots.insert(at);
    }
    Ok(Some(u32::try_from(roots.len()).unwrap_or(u32::MAX)))
}

/// How many words a draft has, and how many of them stand in no claim.
fn coverage(draft: &Draft, claims: &[Claim]) -> (usize, usize) {
    let index = CharIndex::new(&draft.text);
    let mut spans: Vec<Span> = claims.iter().filter_map(|claim| claim.span).collect();
    spans.sort_unstable();
    let (mut inside, mut until) = (0, 0);
    for span in spans {
        if let Some(rest) = Span::new(span.start.max(until), span.end) {
            inside += count_words(index.slice(rest));
            until = span.end;
        }
    }
    let words = count_words(&draft.text);
    (words, words.saturating_sub(inside))
}

/// Signs an article off. Refused where the gate is closed, unless `over` says why it may run all the same.
pub fn sign(
    desk: &mut Desk<'_>,
    slug: &Slug,
    rules: &HouseRules,
    over: Option<&Words>,
) -> Result<(Gate, Option<OperationId>), WorkError> {
    let intent = desk.intent(format!("sign {slug}{}", if over.is_some() { " --over" } else { "" }), over);
    let today = desk.at.to_day();
    let written = desk.store.write(&intent, |w| {
        let gate = gate(w, slug, rules, &today)?;
        if !gate.is_open() && over.is_none() {
            return Err(WorkError::GateClosed { article: slug.clone(), findings: gate.findings.len() });
        }
        if over.is_some() && gate.is_open() {
            return Err(WorkError::NothingToOverrule { article: slug.clone() });
        }
        let article = super::article::named(w, slug)?.id;
        let head = w.head()?.map(|head| json!({ "operation": head.operation, "hash": head.hash }));
        let signoff = json!({
            "draft": gate.draft, "sha256": gate.sha256, "head": head, "findings": gate.findings.len(),
            "over": over.map(Words::as_str),
        });
        let old = w.signoff_text(article)?;
        w.change(Entity::Article, article.get(), Field::Signoff, old.as_deref(), Some(&signoff.to_string()))?;
        Ok(gate)
    })?;
    Ok((written.value, written.operation))
}
