//! The report on one article, to leave the desk: Markdown for people, CSV for spreadsheets, JSON for programs.
//!
//! Sources are called by their label, never by a title that a codename stands for. The same desk gives the same bytes.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::claims::credit;
use super::listing::{Field, Row, SCHEMA};
use super::memo::Memo;
use super::{csv_cell, gate, markdown, show};
use crate::domain::article::Article;
use crate::domain::claim::{ClaimFile, Status, fix_is_in};
use crate::domain::evidence::{Evidence, Stance};
use crate::domain::gate::Gate;
use crate::domain::operation::Head;

crate::domain::words! {
    /// In which form an article's report is written.
    ExportFormat, "export format", {
        /// A report to read, grouped by status.
        Markdown = "markdown",
        /// A row for each claim, safe in a spreadsheet.
        Csv = "csv",
        /// Everything, as one JSON object.
        Json = "json",
        /// A JSON object for each claim, one a line.
        Jsonl = "jsonl",
        /// What the author is asked to change, with boxes to accept; a page where the file is named .html.
        Memo = "memo",
        /// The sheet of the sign-off.
        Signoff = "signoff",
    }
}

/// One article with everything that its report shows.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its claims in the order of the text.
    pub claims: &'a [ClaimFile],
    /// The end of the desk's history at this moment.
    pub head: Option<Head>,
    /// Whether it may run, and who signed it.
    pub gate: &'a Gate,
    /// Whether a memo is written as a page.
    pub page: bool,
}

/// The order of a report: what an editor must act on first.
const ORDER: &[(&str, &[Status])] = &[
    ("Problems", &[Status::False, Status::Disputed, Status::Misleading, Status::Unverifiable]),
    ("Open", &[Status::Waiting, Status::Checking, Status::Unchecked]),
    ("Settled", &[Status::Verified, Status::OnAuthor, Status::Opinion]),
];

impl Export<'_> {
    /// Writes the report.
    pub fn write(&self, out: &mut dyn Write, format: ExportFormat) -> io::Result<()> {
        match format {
            ExportFormat::Markdown => self.markdown(out),
            ExportFormat::Csv => self.csv(out),
            ExportFormat::Json => self.json(out),
            ExportFormat::Jsonl => show::files_jsonl(out, self.claims),
            ExportFormat::Memo => {
                let memo = Memo { article: self.article, claims: self.claims };
                if self.page { memo.html(out) } else { memo.markdown(out) }
            }
            ExportFormat::Signoff => {
                let title = self.article.metadata.title.as_deref().unwrap_or(self.article.slug.as_str());
                gate::sheet(out, title, self.gate)
            }
        }
    }

    fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        let meta = &self.article.metadata;
        writeln!(
            out,
            "# Fact-check: {}\n",
            markdown::inline(meta.title.as_deref().unwrap_or(self.article.slug.as_str()))
        )?;
        let byline = meta.byline.join(", ");
        for (label, text) in [
            ("By", Some(byline.as_str()).filter(|byline| !byline.is_empty())),
            ("Publisher", meta.publisher.as_deref()),
            ("Published", meta.published.as_deref()),
            ("Updated", meta.updated.as_deref()),
        ] {
            if let Some(text) = text {
                writeln!(out, "- {label}: {}", markdown::inline(text))?;
            }
        }
        if let Some(url) = &meta.url {
            writeln!(out, "- Address: {}", markdown::link(url))?;
        }
        writeln!(
            out,
            "- Draft {}, {} words, text SHA-256 `{}`",
            self.article.drafts, self.article.words, self.article.sha256
        )?;
        writeln!(out, "- Claims: {}, settled: {}", self.article.claims(), self.article.settled())?;
        if let Some(signoff) = &self.gate.signoff {
            writeln!(out, "- Sign-off: {}", markdown::inline(&gate::signed(signoff)))?;
        }
        writeln!(out)?;
        for (part, statuses) in ORDER {
            self.part(out, part, statuses)?;
        }
        self.closing(out)
    }

    fn part(&self, out: &mut dyn Write, part: &str, statuses: &[Status]) -> io::Result<()> {
        if !self.claims.iter().any(|file| statuses.contains(&file.claim.status)) {
            return Ok(());
        }
        writeln!(out, "## {part}\n")?;
        for status in statuses {
            let files: Vec<&ClaimFile> = self.claims.iter().filter(|file| file.claim.status == *status).collect();
            if files.is_empty() {
                continue;
            }
            writeln!(out, "### {status} ({})\n", files.len())?;
            files.into_iter().try_for_each(|file| claim(out, file))?;
        }
        Ok(())
    }

    fn closing(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(head) = self.head else { return Ok(()) };
        writeln!(
            out,
            "---\n\nHistory of the desk up to operation {}, chain `{}`. Whoever keeps this report can tell later whether that \
             history was changed; it does not prove who typed it.",
            head.operation, head.hash
        )
    }

    fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = csv_cell::writer(out);
        let mut columns = crate::domain::claim::Claim::columns();
        columns.extend(["line", "sources", "head"]);
        sheet.write_record(columns)?;
        let head = self.head.map(|head| head.hash.to_string()).unwrap_or_default();
        for file in self.claims {
            let sources: Vec<String> = file.evidence.iter().map(cited).collect();
            let mut fields = file.claim.fields();
            fields.extend([
                Field::Number(i64::try_from(file.paragraph.line).unwrap_or(i64::MAX)),
                Field::Text(sources.join("\n")),
                Field::Text(head.clone()),
            ]);
            sheet.write_record(fields.iter().map(super::listing::cell_text))?;
        }
        sheet.flush()
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let claims: Vec<Value> = self.claims.iter().map(show::object).collect();
        let head = self.head.map(|head| json!({ "operation": head.operation, "hash": head.hash }));
        let article = serde_json::to_value(self.article.object())?;
        super::listing::json_line(out, &json!({ "schema": SCHEMA, "article": article, "head": head, "claims": claims }))
    }
}

/// One claim of the report.
fn claim(out: &mut dyn Write, file: &ClaimFile) -> io::Result<()> {
    let claim = &file.claim;
    let stale = if claim.stale_because.is_empty() { "" } else { " — stale" };
    writeln!(out, "#### Claim {}{stale}\n", claim.id)?;
    writeln!(out, "{}", markdown::block(&claim.text))?;
    let place =
        if claim.span.is_some() { file.paragraph.place() } else { format!("draft {}, not in the latest", claim.draft) };
    let who = credit(claim);
    let said = if who.is_empty() { String::new() } else { format!(", says {}", markdown::inline(&who)) };
    writeln!(out, "- {} · {place}{said}", claim.kind)?;
    let because = claim.stale_because.join("; ");
    let corrected = claim.correction.as_ref().map(show::corrected);
    for (label, text) in [
        ("Note", claim.note.as_deref()),
        (
            if fix_is_in(claim) { "Proposed wording, in the text already" } else { "Proposed wording" },
            claim.fix.as_deref(),
        ),
        ("Checked by", claim.checker.as_deref()),
        ("Second check", claim.second.as_deref()),
        ("Accepted", claim.accepted.as_deref()),
        ("Verified without evidence", claim.without_evidence.as_deref()),
        ("Query until", claim.deadline.as_deref()),
        ("Holds until", claim.holds_until.as_deref()),
        ("Corrected", corrected.as_deref()),
        ("Stale", Some(because.as_str()).filter(|because| !because.is_empty())),
    ] {
        if let Some(text) = text {
            writeln!(out, "- {label}: {}", markdown::inline(text))?;
        }
    }
    for one in &file.evidence {
        evidence(out, one)?;
    }
    writeln!(out)
}

fn evidence(out: &mut dyn Write, one: &Evidence) -> io::Result<()> {
    let locator = one.locator.as_deref().map(|at| format!(", {}", markdown::inline(at))).unwrap_or_default();
    let excerpt = one.excerpt.as_deref().map(|words| format!(": “{}”", markdown::inline(words))).unwrap_or_default();
    let url = one.source_url.as_deref().map(|url| format!(" {}", markdown::link(url))).unwrap_or_default();
    writeln!(out, "- {}: {}{locator}{excerpt}{url}", stance(one.stance), markdown::inline(&one.source_label))
}

/// A stance as a report says it.
const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supported by",
        Stance::Contradicts => "Contradicted by",
        Stance::Context => "Context",
        Stance::Origin => "Credited to",
    }
}

/// A piece of evidence in one line of a cell: `supports: Hansard (col. 912)`.
fn cited(one: &Evidence) -> String {
    let locator = one.locator.as_deref().map(|at| format!(" ({at})")).unwrap_or_default();
    let url = one.source_url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
    format!("{}: {}{locator}{url}", one.stance, one.source_label)
}
