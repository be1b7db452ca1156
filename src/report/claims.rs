//! Claims as rows: the fixed JSON form of `list`, the table, the spreadsheet.

use serde::Serialize;

use super::listing::{Field, Row, Shape};
use crate::domain::claim::{Claim, Fate, Status};
use crate::domain::evidence::EvidenceCount;
use crate::domain::extraction::ClaimKind;
use crate::domain::id::{ClaimId, Slug};
use crate::domain::moment::Moment;

/// A claim as programs read it. The names are fixed.
#[derive(Debug, Serialize)]
pub(crate) struct ClaimJson<'a> {
    id: ClaimId,
    article: &'a Slug,
    draft: u32,
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
    kind: ClaimKind,
    worth: f64,
    reasons: &'a [String],
    speaker: Option<&'a str>,
    outlet: Option<&'a str>,
    status: Status,
    note: Option<&'a str>,
    fix: Option<&'a str>,
    checker: Option<&'a str>,
    second: Option<&'a str>,
    accepted: Option<&'a str>,
    without_evidence: Option<&'a str>,
    stale: bool,
    stale_because: &'a [String],
    fate: Option<Fate>,
    evidence: CountJson,
    updated: Moment,
}

#[derive(Debug, Serialize)]
struct CountJson {
    supports: u32,
    contradicts: u32,
    context: u32,
    origin: u32,
}

impl From<EvidenceCount> for CountJson {
    fn from(count: EvidenceCount) -> Self {
        let EvidenceCount { supports, contradicts, context, origin } = count;
        Self { supports, contradicts, context, origin }
    }
}

impl<'a> From<&'a Claim> for ClaimJson<'a> {
    fn from(claim: &'a Claim) -> Self {
        Self {
            id: claim.id,
            article: &claim.article,
            draft: claim.draft,
            start: claim.span.map(|span| span.start),
            end: claim.span.map(|span| span.end),
            text: &claim.text,
            kind: claim.kind,
            worth: claim.worth.get(),
            reasons: &claim.reasons,
            speaker: claim.speaker.as_deref(),
            outlet: claim.outlet.as_deref(),
            status: claim.status,
            note: claim.note.as_deref(),
            fix: claim.fix.as_deref(),
            checker: claim.checker.as_deref(),
            second: claim.second.as_deref(),
            accepted: claim.accepted.as_deref(),
            without_evidence: claim.without_evidence.as_deref(),
            stale: !claim.stale_because.is_empty(),
            stale_because: &claim.stale_because,
            fate: claim.fate,
            evidence: claim.evidence.into(),
            updated: claim.updated,
        }
    }
}

/// Who says it and where: “Ada Hale, The Echo”.
pub(crate) fn credit(claim: &Claim) -> String {
    let outlet = claim.outlet.as_deref().filter(|outlet| claim.speaker.as_deref() != Some(outlet));
    [claim.speaker.as_deref(), outlet].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a table shows of the evidence: `2+ 1−`, leads and context left out.
fn evidence(count: EvidenceCount) -> String {
    let sides = [(count.supports, '+'), (count.contradicts, '−')];
    sides.iter().filter(|(n, _)| *n > 0).map(|(n, sign)| format!("{n}{sign}")).collect::<Vec<_>>().join(" ")
}

/// From how many columns of characters on a table shows kind and worth beside the words.
const ROOMY: usize = 100;

impl Row for Claim {
    const KEY: &'static str = "claims";

    fn table_columns(shape: Shape) -> Vec<(&'static str, bool)> {
        let mut columns = vec![("#", false)];
        columns.extend(shape.articles.then_some(("article", false)));
        columns.extend([("status", false), ("who says it", false), ("claim", true)]);
        columns.extend((shape.width >= ROOMY).then_some(("kind", false)));
        columns.push(("evid.", false));
        columns.extend((shape.width >= ROOMY).then_some(("worth", false)));
        columns
    }

    fn table_fields(&self, shape: Shape) -> Vec<Field> {
        let sign = if self.stale_because.is_empty() { "" } else { " (stale)" };
        let place = if self.span.is_none() { format!("[draft {}] ", self.draft) } else { String::new() };
        let mut fields = vec![Field::Number(self.id.get())];
        fields.extend(shape.articles.then(|| Field::text(Some(self.article.as_str()))));
        fields.push(Field::Status(self.status, sign));
        fields.push(Field::Text(credit(self)));
        fields.push(Field::Text(format!("{place}{}", self.text)));
        fields.extend((shape.width >= ROOMY).then(|| Field::text(Some(self.kind.as_str()))));
        fields.push(Field::Text(evidence(self.evidence)));
        fields.extend((shape.width >= ROOMY).then_some(Field::Worth(self.worth)));
        fields
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id", "article", "draft", "start", "end", "text", "kind", "worth", "reasons", "speaker", "outlet",
            "status", "note", "fix", "checker", "second", "accepted", "without_evidence", "stale_because", "fate",
            "supports", "contradicts", "context", "origin", "updated",
        ]
    }

    fn fields(&self) -> Vec<Field> {
        let place =
            |place: Option<usize>| place.and_then(|p| i64::try_from(p).ok()).map_or(Field::text(None), Field::Number);
        vec![
            Field::Number(self.id.get()),
            Field::text(Some(self.article.as_str())),
            Field::Number(self.draft.into()),
            place(self.span.map(|span| span.start)),
            place(self.span.map(|span| span.end)),
            Field::text(Some(&self.text)),
            Field::text(Some(self.kind.as_str())),
            Field::Worth(self.worth),
            Field::Text(self.reasons.join("; ")),
            Field::text(self.speaker.as_deref()),
            Field::text(self.outlet.as_deref()),
            Field::Status(self.status, ""),
            Field::text(self.note.as_deref()),
            Field::text(self.fix.as_deref()),
            Field::text(self.checker.as_deref()),
            Field::text(self.second.as_deref()),
            Field::text(self.accepted.as_deref()),
            Field::text(self.without_evidence.as_deref()),
            Field::Text(self.stale_because.join("; ")),
            Field::text(self.fate.map(Fate::as_str)),
            Field::Number(self.evidence.supports.into()),
            Field::Number(self.evidence.contradicts.into()),
            Field::Number(self.evidence.context.into()),
            Field::Number(self.evidence.origin.into()),
            Field::Text(self.updated.to_string()),
        ]
    }

    fn object(&self) -> impl Serialize {
        ClaimJson::from(self)
    }
}
