//! The gate and the sign-off, for people and for programs.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use super::listing::{SCHEMA, json_line};
use super::terminal::{Look, escape_line, wrap};
use super::{Format, markdown};
use crate::domain::gate::{Finding, Gate, GateRule, Signoff};

/// What a rule is called in a heading.
const fn heading(rule: GateRule) -> &'static str {
    match rule {
        GateRule::Unsettled => "not settled",
        GateRule::Stale => "stale",
        GateRule::Evidence => "without evidence",
        GateRule::Locator => "evidence without a place in its source",
        GateRule::Sources => "too few independent sources",
        GateRule::Second => "without a second check",
        GateRule::Query => "query not answered in time",
        GateRule::Mark => "notes left in the text",
        GateRule::Uncovered => "words that belong to no claim",
    }
}

/// The gate as an answer: open, or closed with every reason.
pub fn write(out: &mut dyn Write, gate: &Gate, format: Format, look: Look) -> io::Result<()> {
    match format {
        Format::Table => table(out, gate, look),
        Format::Json => json_line(out, &whole(gate)),
        Format::Jsonl => gate.findings.iter().try_for_each(|finding| writeln!(out, "{}", one(finding))),
        Format::Csv => {
            let mut sheet = super::csv_cell::writer(out);
            sheet.write_record(["rule", "claim", "what"])?;
            for finding in &gate.findings {
                let claim = finding.claim.map(|claim| claim.to_string()).unwrap_or_default();
                let what = super::csv_cell::safe(&finding.what);
                sheet.write_record([finding.rule.as_str(), claim.as_str(), what.as_ref()])?;
            }
            sheet.flush()
        }
        Format::Markdown => in_markdown(out, gate),
    }
}

fn table(out: &mut dyn Write, gate: &Gate, look: Look) -> io::Result<()> {
    let (colour, word) = if gate.is_open() { (AnsiColor::Green, "open") } else { (AnsiColor::Red, "closed") };
    let word = look.paint(colour.on_default().bold(), word);
    writeln!(out, "{}, draft {}: the gate is {word}", gate.article, gate.draft)?;
    for (rule, findings) in groups(gate) {
        let title = format!("{} ({})", heading(rule), findings.len());
        writeln!(out, "\n{}", look.paint(Style::new().bold(), &title))?;
        for finding in findings {
            let claim = finding.claim.map(|claim| format!("claim {claim}")).unwrap_or_default();
            let mut lines = wrap(&escape_line(&finding.what), look.width.saturating_sub(16).max(20)).into_iter();
            writeln!(out, "  {claim:<12}  {}", lines.next().unwrap_or_default())?;
            lines.try_for_each(|line| writeln!(out, "  {:<12}  {line}", ""))?;
        }
    }
    if let Some(signoff) = &gate.signoff {
        writeln!(out, "\n{}", escape_line(&signed(signoff)))?;
    }
    Ok(())
}

/// The findings of each rule that has any.
fn groups(gate: &Gate) -> Vec<(GateRule, Vec<&Finding>)> {
    let of = |rule: GateRule| gate.findings.iter().filter(move |finding| finding.rule == rule).collect::<Vec<_>>();
    GateRule::ALL.iter().map(|rule| (*rule, of(*rule))).filter(|(_, findings)| !findings.is_empty()).collect()
}

/// A sign-off in a line, with whether it holds.
pub(super) fn signed(signoff: &Signoff) -> String {
    let over =
        signoff.over.as_ref().map(|why| format!(" over {} findings: {why}", signoff.findings)).unwrap_or_default();
    let void = match &signoff.void {
        Some(what) => format!("; void since {what}"),
        None => "; nothing changed since".to_owned(),
    };
    format!("signed by {} on {}, draft {}{over}{void}", signoff.by, signoff.at.to_minute(), signoff.draft)
}

fn in_markdown(out: &mut dyn Write, gate: &Gate) -> io::Result<()> {
    let word = if gate.is_open() { "open" } else { "closed" };
    writeln!(out, "# {}, draft {}: the gate is {word}", markdown::inline(gate.article.as_str()), gate.draft)?;
    for (rule, findings) in groups(gate) {
        writeln!(out, "\n## {} ({})\n", heading(rule), findings.len())?;
        for finding in findings {
            let claim = finding.claim.map(|claim| format!("claim {claim}: ")).unwrap_or_default();
            writeln!(out, "- {claim}{}", markdown::inline(&finding.what))?;
        }
    }
    if let Some(signoff) = &gate.signoff {
        writeln!(out, "\n{}", markdown::inline(&signed(signoff)))?;
    }
    Ok(())
}

fn one(finding: &Finding) -> Value {
    json!({ "rule": finding.rule, "claim": finding.claim, "what": finding.what })
}

fn whole(gate: &Gate) -> Value {
    json!({
        "schema": SCHEMA, "article": gate.article, "draft": gate.draft, "sha256": gate.sha256, "open": gate.is_open(),
        "claims": gate.claims, "words": gate.words, "uncovered": gate.uncovered,
        "findings": gate.findings.iter().map(one).collect::<Vec<_>>(),
        "signoff": gate.signoff.as_ref().map(signoff_json),
    })
}

fn signoff_json(signoff: &Signoff) -> Value {
    json!({
        "draft": signoff.draft, "sha256": signoff.sha256,
        "head": { "operation": signoff.head.operation, "hash": signoff.head.hash }, "findings": signoff.findings,
        "over": signoff.over, "by": signoff.by, "at": signoff.at, "operation": signoff.operation, "void": signoff.void,
    })
}

/// The sheet that goes into the file: what was signed, by whom, on what.
pub fn sheet(out: &mut dyn Write, title: &str, gate: &Gate) -> io::Result<()> {
    writeln!(out, "# Sign-off: {}\n", markdown::inline(title))?;
    writeln!(out, "- Article: {}", markdown::inline(gate.article.as_str()))?;
    writeln!(out, "- Draft {}, {} words, text SHA-256 `{}`", gate.draft, gate.words, gate.sha256)?;
    writeln!(out, "- Claims: {}; words that belong to no claim: {}", gate.claims, gate.uncovered)?;
    writeln!(
        out,
        "- The gate now: {}",
        if gate.is_open() { "open".to_owned() } else { format!("closed, {} findings", gate.findings.len()) }
    )?;
    let Some(signoff) = &gate.signoff else {
        return writeln!(out, "\nNobody has signed this article off.");
    };
    writeln!(out, "- Signed by {} on {}", markdown::inline(&signoff.by), signoff.at)?;
    writeln!(out, "- Signed text: draft {}, SHA-256 `{}`", signoff.draft, signoff.sha256)?;
    writeln!(out, "- Signed history: up to operation {}, chain `{}`", signoff.head.operation, signoff.head.hash)?;
    writeln!(out, "- Recorded as operation {}", signoff.operation)?;
    if let Some(why) = &signoff.over {
        writeln!(out, "- Signed over {} findings, because: {}", signoff.findings, markdown::inline(why))?;
    }
    match &signoff.void {
        Some(what) => writeln!(out, "\n**Void** since {}.", markdown::inline(what)),
        None => writeln!(out, "\nValid: nothing of the article, its claims, evidence and sources was changed since."),
    }
}
