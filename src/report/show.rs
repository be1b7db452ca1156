//! A claim in its paragraph with its evidence and history, and a source with its claims: for people and for programs.

use std::io::{self, Write};

use anstyle::Style;
use serde_json::{Value, json};

use super::claims::{ClaimJson, credit};
use super::listing::SCHEMA;
use super::terminal::{Look, colour_of, escape, escape_line, wrap};
use super::word_diff;
use crate::domain::article::Comment;
use crate::domain::claim::{Claim, ClaimFile, Correction, fix_is_in};
use crate::domain::evidence::Evidence;
use crate::domain::operation::{Change, Field};
use crate::domain::source::Source;
use crate::domain::span::CharIndex;

/// Where the lit words begin and end while lines are broken; both are escaped away from any text before.
const LIT_FROM: char = '\u{1}';
const LIT_TO: char = '\u{2}';

/// Claims one after the other, for people.
pub fn files(out: &mut dyn Write, files: &[ClaimFile], look: Look) -> io::Result<()> {
    for (number, file) in files.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        one(out, file, look)?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, file: &ClaimFile, look: Look) -> io::Result<()> {
    let claim = &file.claim;
    let bold = Style::new().bold();
    let status = look.paint(colour_of(claim.status).bold(), claim.status.as_str());
    writeln!(
        out,
        "{} {status} · {} · worth {:.2}",
        look.paint(bold, &format!("claim {}", claim.id)),
        claim.kind,
        claim.worth.get()
    )?;
    let current = if claim.span.is_some() { "" } else { " (not in the latest draft)" };
    writeln!(out, "{} · draft {}{current}, {}", escape_line(&file.title), claim.draft, file.paragraph.place())?;
    writeln!(out)?;
    paragraph(out, file, look)?;
    writeln!(out)?;
    let reasons = claim.reasons.join(", ");
    let labelled = [
        ("says", Some(credit(claim)).filter(|credit| !credit.is_empty())),
        ("why", Some(reasons).filter(|reasons| !reasons.is_empty())),
        ("note", claim.note.clone()),
        (if fix_is_in(claim) { "fix is in" } else { "fix" }, claim.fix.clone()),
        ("checker", claim.checker.clone()),
        ("second", claim.second.clone()),
        ("accepted", claim.accepted.clone()),
        ("without evidence", claim.without_evidence.clone()),
        ("query until", claim.deadline.clone()),
        ("holds until", claim.holds_until.clone()),
        ("corrected", claim.correction.as_ref().map(corrected)),
        ("stale", Some(claim.stale_because.join("; ")).filter(|because| !because.is_empty())),
    ];
    for (label, text) in labelled {
        if let Some(text) = text {
            field(out, label, &text, look)?;
        }
    }
    for comment in &file.comments {
        let author = comment.author.as_ref().map(|author| format!("{author}: ")).unwrap_or_default();
        field(out, "comment", &format!("{author}{}", comment.text), look)?;
    }
    evidence(out, &file.evidence, look)?;
    history(out, &file.history, look)
}

/// A correction in a line: what it says, why it was needed, whose check missed it.
pub(super) fn corrected(correction: &Correction) -> String {
    let missed = correction.missed_by.as_ref().map(|who| format!(", missed by {who}")).unwrap_or_default();
    format!("{} (cause: {}{missed})", correction.text, correction.cause)
}

/// The paragraph with the claim lit; without colour it stands between `»` and `«`.
fn paragraph(out: &mut dyn Write, file: &ClaimFile, look: Look) -> io::Result<()> {
    let index = CharIndex::new(&file.paragraph.text);
    let (from, to) = (index.byte_at(file.paragraph.lit.start), index.byte_at(file.paragraph.lit.end));
    let text = &file.paragraph.text;
    let part = |range: std::ops::Range<usize>| escape_line(text.get(range).unwrap_or_default()).into_owned();
    let (before, lit, after) = (part(0..from), part(from..to), part(to..text.len()));
    let gap = |c: bool| if c { " " } else { "" };
    let joined = format!(
        "{before}{}{LIT_FROM}{lit}{LIT_TO}{}{after}",
        gap(text.get(..from).is_some_and(|t| t.ends_with('\n'))),
        gap(text.get(to..).is_some_and(|t| t.starts_with('\n')))
    );
    let style = Style::new().bold().underline();
    let mut lit_here = false;
    for line in wrap(&joined, look.width.saturating_sub(4).max(20)) {
        let mut shown = String::new();
        if lit_here && look.colour {
            shown.push_str(&style.render().to_string());
        }
        for c in line.chars() {
            match (c, look.colour) {
                (LIT_FROM, true) => shown.push_str(&style.render().to_string()),
                (LIT_TO, true) => shown.push_str(&style.render_reset().to_string()),
                (LIT_FROM, false) => shown.push('»'),
                (LIT_TO, false) => shown.push('«'),
                (c, _) => shown.push(c),
            }
            lit_here = if c == LIT_FROM { true } else { lit_here && c != LIT_TO };
        }
        if lit_here && look.colour {
            shown.push_str(&style.render_reset().to_string());
        }
        writeln!(out, "    {shown}")?;
    }
    Ok(())
}

/// A labelled text, broken into lines under its label.
fn field(out: &mut dyn Write, label: &str, text: &str, look: Look) -> io::Result<()> {
    let safe = escape(text);
    let mut lines = safe.lines().flat_map(|line| wrap(line, look.width.saturating_sub(22).max(20)));
    writeln!(
        out,
        "{}{}",
        look.paint(Style::new().dimmed(), &format!("{label:<20}")),
        lines.next().unwrap_or_default()
    )?;
    lines.try_for_each(|line| writeln!(out, "{:<20}{line}", ""))
}

fn evidence(out: &mut dyn Write, all: &[Evidence], look: Look) -> io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "\nno evidence yet");
    }
    writeln!(out, "\nevidence")?;
    for one in all {
        let locator = one.locator.as_deref().map(|at| format!(", {at}")).unwrap_or_default();
        let line = format!(
            "{}{locator} (source {}, evidence {}, {} on {})",
            one.source_label,
            one.source,
            one.id,
            one.by,
            one.at.to_day()
        );
        field(out, &format!("  {}", one.stance), &line, look)?;
        let excerpt = one.excerpt.as_deref().map(|words| format!("“{words}”"));
        for more in [excerpt.as_deref(), one.source_url.as_deref(), one.note.as_deref()].into_iter().flatten() {
            field(out, "", more, look)?;
        }
    }
    Ok(())
}

fn history(out: &mut dyn Write, all: &[Change], look: Look) -> io::Result<()> {
    writeln!(out, "\nhistory")?;
    // What a status was given on is for programs; people see it as staleness.
    for change in all.iter().filter(|change| change.event.field != Field::Basis) {
        let what = changed(change);
        let why = change.why.as_deref().map(|why| format!(" — {why}")).unwrap_or_default();
        field(
            out,
            &format!("  {}", change.at.to_minute()),
            &format!("{}: {what}{why} (operation {})", change.editor, change.operation),
            look,
        )?;
    }
    Ok(())
}

/// A change in words: `status unchecked → verified`.
fn changed(change: &Change) -> String {
    let event = &change.event;
    match event.field {
        Field::Created => format!("{} {} added", event.entity, event.row),
        Field::Withdrawn if event.new.as_deref() == Some("1") => format!("{} {} taken back", event.entity, event.row),
        Field::Withdrawn => format!("{} {} put back", event.entity, event.row),
        Field::Text | Field::Around => {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            format!("{} {}", event.field, word_diff::short(&text(&event.old), &text(&event.new)))
        }
        field => {
            let value = |value: &Option<String>| {
                value.as_deref().map_or_else(|| "none".to_owned(), |text| text.replace('\n', " "))
            };
            format!("{field} {} → {}", value(&event.old), value(&event.new))
        }
    }
}

/// The object of one claim: its listing's fields with title, paragraph, evidence and history.
pub(crate) fn object(file: &ClaimFile) -> Value {
    let mut whole = serde_json::to_value(ClaimJson::from(&file.claim)).unwrap_or_default();
    if let Value::Object(fields) = &mut whole {
        fields.insert("title".to_owned(), json!(file.title));
        let paragraph = &file.paragraph;
        fields.insert(
            "paragraph".to_owned(),
            json!({
                "text": paragraph.text, "page": paragraph.page, "line": paragraph.line, "start": paragraph.lit.start,
                "end": paragraph.lit.end,
            }),
        );
        let comment = |comment: &Comment| json!({ "author": comment.author, "text": comment.text });
        let claim = &file.claim;
        for (name, value) in
            [("around", &claim.around), ("deadline", &claim.deadline), ("holds_until", &claim.holds_until)]
        {
            fields.insert(name.to_owned(), json!(value));
        }
        let correction = claim.correction.as_ref();
        let correction = correction.map(|it| json!({ "text": it.text, "cause": it.cause, "missed_by": it.missed_by }));
        fields.insert("correction".to_owned(), json!(correction));
        fields.insert("comments".to_owned(), file.comments.iter().map(comment).collect());
        fields.insert("evidence_list".to_owned(), file.evidence.iter().map(evidence_json).collect());
        fields.insert("history".to_owned(), file.history.iter().map(change_json).collect());
    }
    whole
}

fn evidence_json(one: &Evidence) -> Value {
    json!({
        "id": one.id, "source": one.source, "label": one.source_label, "url": one.source_url, "stance": one.stance,
        "locator": one.locator, "excerpt": one.excerpt, "note": one.note, "by": one.by, "at": one.at,
    })
}

fn change_json(change: &Change) -> Value {
    let event = &change.event;
    json!({
        "operation": change.operation, "at": change.at, "editor": change.editor, "command": change.command,
        "why": change.why, "entity": event.entity, "row": event.row, "field": event.field, "old": event.old,
        "new": event.new,
    })
}

/// Claims as one JSON object.
pub fn files_json(out: &mut dyn Write, files: &[ClaimFile]) -> io::Result<()> {
    let all: Vec<Value> = files.iter().map(object).collect();
    super::listing::json_line(out, &json!({ "schema": SCHEMA, "claims": all }))
}

/// Claims as JSON, one a line.
pub fn files_jsonl(out: &mut dyn Write, files: &[ClaimFile]) -> io::Result<()> {
    files.iter().try_for_each(|file| super::listing::json_line(out, &object(file)))
}

/// A source with the claims it bears on, for people.
pub fn source(out: &mut dyn Write, source: &Source, claims: &[(Claim, Evidence)], look: Look) -> io::Result<()> {
    let facts = &source.facts;
    let heading = format!("source {}", source.id);
    writeln!(out, "{} {} · {}", look.paint(Style::new().bold(), &heading), facts.kind, escape_line(&facts.title))?;
    let derived = facts.derived_from.map(|id| format!("source {id}"));
    let labelled = [
        ("publisher", facts.publisher.as_deref()),
        ("date", facts.date.as_deref()),
        ("url", facts.url.as_deref()),
        ("archived", facts.archived.as_deref()),
        ("accessed", facts.accessed.as_deref()),
        ("primacy", facts.primacy.map(crate::domain::source::Primacy::as_str)),
        ("derived from", derived.as_deref()),
        ("role", facts.role.as_deref()),
        ("terms", facts.terms.map(crate::domain::source::Terms::as_str)),
        ("codename", facts.codename.as_deref()),
        ("note", facts.note.as_deref()),
    ];
    for (label, text) in labelled {
        if let Some(text) = text {
            field(out, label, text, look)?;
        }
    }
    field(out, "added", &format!("{} by {}", source.at.to_minute(), source.by), look)?;
    for (claim, evidence) in claims {
        let locator = evidence.locator.as_deref().map(|at| format!(" ({at})")).unwrap_or_default();
        field(out, &format!("  {}", evidence.stance), &format!("claim {}{locator}: {}", claim.id, claim.text), look)?;
    }
    Ok(())
}

/// A source with the claims it bears on, as one JSON object.
pub fn source_json(out: &mut dyn Write, source: &Source, claims: &[(Claim, Evidence)]) -> io::Result<()> {
    use super::listing::Row as _;
    let mut whole = serde_json::to_value(source.object())?;
    if let Value::Object(fields) = &mut whole {
        let bears: Vec<Value> = claims
            .iter()
            .map(|(claim, one)| json!({ "claim": ClaimJson::from(claim), "evidence": evidence_json(one) }))
            .collect();
        fields.insert("bears_on".to_owned(), bears.into());
    }
    super::listing::json_line(out, &json!({ "schema": SCHEMA, "sources": [whole] }))
}
