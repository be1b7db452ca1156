//! Two drafts side by side: for people in a terminal, as Markdown, as a page, and for programs.

mod paragraphs;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::json;

use self::paragraphs::{Paragraph, paragraphs};
use super::listing::{self, Field, Row, SCHEMA, Shape, json_line};
use super::terminal::{Look, escape_line, wrap};
use super::word_diff::{Change, Run, plain, runs};
use super::{Format, html, markdown};
use crate::domain::claim::Fate;
use crate::domain::diff::{ClaimDiff, DraftDiff};

crate::domain::words! {
    /// In which form a comparison of drafts is written.
    DiffFormat, "format", {
        /// For people, coloured in a terminal.
        Table = "table",
        /// Markdown: what went is struck, what came is bold.
        Markdown = "markdown",
        /// A page of its own.
        Html = "html",
        /// One JSON object.
        Json = "json",
    }
}

/// Writes a comparison.
pub fn write(out: &mut dyn Write, diff: &DraftDiff, format: DiffFormat, look: Look) -> io::Result<()> {
    match format {
        DiffFormat::Table => table(out, diff, look),
        DiffFormat::Markdown => in_markdown(out, diff),
        DiffFormat::Html => page(out, diff),
        DiffFormat::Json => json_line(out, &whole(diff)),
    }
}

/// How many claims have each fate, in a line.
fn summary(diff: &DraftDiff) -> String {
    let count = |fate: Fate| diff.claims.iter().filter(|claim| claim.fate == fate).count();
    let counts = Fate::ALL.iter().map(|fate| (fate, count(*fate))).filter(|(_, count)| *count > 0);
    counts.map(|(fate, count)| format!("{count} {fate}")).collect::<Vec<_>>().join(", ")
}

/// The claims that did not stay as they were.
fn changed(diff: &DraftDiff) -> Vec<ClaimDiff> {
    diff.claims.iter().filter(|claim| claim.fate != Fate::Same).cloned().collect()
}

fn table(out: &mut dyn Write, diff: &DraftDiff, look: Look) -> io::Result<()> {
    let title = format!("{}: draft {} → {}", diff.article, diff.from, diff.to);
    writeln!(out, "{}  claims: {}\n", look.paint(Style::new().bold(), &title), summary(diff))?;
    let claims = changed(diff);
    if !claims.is_empty() {
        listing::write(out, &claims, Format::Table, false, look)?;
        writeln!(out)?;
    }
    for paragraph in paragraphs(diff) {
        match paragraph {
            Paragraph::Kept(count) => {
                let words = if count == 1 {
                    "… 1 paragraph as before".to_owned()
                } else {
                    format!("… {count} paragraphs as before")
                };
                writeln!(out, "{}\n", look.paint(Style::new().dimmed(), &words))?;
            }
            Paragraph::Moved(words) => {
                for line in wrap(&escape_line(&words), look.width.saturating_sub(2).max(20)) {
                    writeln!(out, "{}", look.paint(AnsiColor::Blue.on_default(), &line))?;
                }
                writeln!(out)?;
            }
            Paragraph::Changed(runs) => {
                coloured(out, &runs, look)?;
                writeln!(out)?;
            }
            Paragraph::MovedAndChanged(runs) => {
                writeln!(out, "{}", look.paint(AnsiColor::Blue.on_default(), "[moved here]"))?;
                coloured(out, &runs, look)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// Marks where a run begins and ends while lines are broken; both are escaped away from any text before.
const MARKS: [(char, char); 2] = [('\u{1}', '\u{2}'), ('\u{3}', '\u{4}')];

fn coloured(out: &mut dyn Write, runs: &[Run], look: Look) -> io::Result<()> {
    let removed = AnsiColor::Red.on_default().strikethrough();
    let added = AnsiColor::Green.on_default();
    let marked = runs.iter().map(|run| {
        let words = escape_line(&run.words);
        match run.what {
            Change::Kept => words.into_owned(),
            Change::Removed => format!("{}{words}{}", MARKS[0].0, MARKS[0].1),
            Change::Added => format!("{}{words}{}", MARKS[1].0, MARKS[1].1),
        }
    });
    let joined = marked.collect::<Vec<_>>().join(" ");
    let mut open: Option<Style> = None;
    for line in wrap(&joined, look.width.saturating_sub(2).max(20)) {
        let mut shown = String::new();
        if let Some(style) = open {
            shown.push_str(&style.render().to_string());
        }
        for letter in line.chars() {
            let begins = MARKS.iter().position(|(begin, _)| *begin == letter);
            let ends = MARKS.iter().position(|(_, end)| *end == letter);
            match (begins, ends, look.colour) {
                (Some(which), _, true) => {
                    let style = if which == 0 { removed } else { added };
                    shown.push_str(&style.render().to_string());
                    open = Some(style);
                }
                (_, Some(_), true) => {
                    shown.push_str(&removed.render_reset().to_string());
                    open = None;
                }
                (Some(which), _, false) => shown.push_str(if which == 0 { "[-" } else { "{+" }),
                (_, Some(which), false) => shown.push_str(if which == 0 { "-]" } else { "+}" }),
                (None, None, _) => shown.push(letter),
            }
        }
        if open.is_some() {
            shown.push_str(&removed.render_reset().to_string());
        }
        writeln!(out, "{shown}")?;
    }
    Ok(())
}

fn in_markdown(out: &mut dyn Write, diff: &DraftDiff) -> io::Result<()> {
    writeln!(out, "# {}: draft {} to {}\n", markdown::inline(diff.article.as_str()), diff.from, diff.to)?;
    writeln!(out, "Claims: {}\n", summary(diff))?;
    for claim in changed(diff) {
        let stale = if claim.stale_because.is_empty() { "" } else { ", stale" };
        let runs = runs(claim.was.as_deref().unwrap_or_default(), claim.is.as_deref().unwrap_or_default());
        writeln!(
            out,
            "- Claim {} ({}, {}{stale}): {}",
            claim.claim,
            claim.fate,
            claim.status,
            runs_in_markdown(&runs)
        )?;
    }
    writeln!(out)?;
    for paragraph in paragraphs(diff) {
        match paragraph {
            Paragraph::Kept(count) => writeln!(out, "*… paragraphs as before: {count}*\n")?,
            Paragraph::Moved(words) => writeln!(out, "> {}\n", markdown::inline(&words))?,
            Paragraph::Changed(runs) => writeln!(out, "{}\n", runs_in_markdown(&runs))?,
            Paragraph::MovedAndChanged(runs) => writeln!(out, "> \\[moved here\\] {}\n", runs_in_markdown(&runs))?,
        }
    }
    Ok(())
}

/// What went is struck, what came is bold.
pub(super) fn runs_in_markdown(runs: &[Run]) -> String {
    let marked = runs.iter().map(|run| {
        let words = markdown::inline(&run.words);
        match run.what {
            Change::Kept => words,
            Change::Removed => format!("~~{words}~~"),
            Change::Added => format!("**{words}**"),
        }
    });
    marked.collect::<Vec<_>>().join(" ")
}

fn page(out: &mut dyn Write, diff: &DraftDiff) -> io::Result<()> {
    let title = format!("{}: draft {} to {}", diff.article, diff.from, diff.to);
    html::begin(out, &title)?;
    writeln!(out, "<h1>{}</h1>\n<p>Claims: {}</p>", html::text(&title), html::text(&summary(diff)))?;
    let claims = changed(diff);
    if !claims.is_empty() {
        writeln!(out, "<table>\n<tr><th>Claim<th>Fate<th>Status<th>Words")?;
        for claim in claims {
            let stale = if claim.stale_because.is_empty() {
                String::new()
            } else {
                format!(", stale: {}", claim.stale_because.join("; "))
            };
            let runs = runs(claim.was.as_deref().unwrap_or_default(), claim.is.as_deref().unwrap_or_default());
            let status = html::text(&format!("{}{stale}", claim.status)).into_owned();
            writeln!(out, "<tr><td>{}<td>{}<td>{status}<td>{}", claim.claim, claim.fate, html::runs(&runs))?;
        }
        writeln!(out, "</table>")?;
    }
    for paragraph in paragraphs(diff) {
        match paragraph {
            Paragraph::Kept(count) => writeln!(out, "<p class=kept>… paragraphs as before: {count}</p>")?,
            Paragraph::Moved(words) => writeln!(out, "<p class=moved>{}</p>", html::text(&words))?,
            Paragraph::Changed(runs) => writeln!(out, "<p>{}</p>", html::runs(&runs))?,
            Paragraph::MovedAndChanged(runs) => {
                writeln!(out, "<p class=moved>[moved here] {}</p>", html::runs(&runs))?;
            }
        }
    }
    html::end(out)
}

fn whole(diff: &DraftDiff) -> serde_json::Value {
    let claims: Vec<_> =
        diff.claims.iter().map(|claim| serde_json::to_value(claim.object()).unwrap_or_default()).collect();
    let run = |run: &Run| {
        let what = match run.what {
            Change::Kept => "kept",
            Change::Removed => "removed",
            Change::Added => "added",
        };
        json!({ "what": what, "words": run.words })
    };
    let paragraph = |paragraph: &Paragraph| match paragraph {
        Paragraph::Kept(count) => json!({ "kept": count }),
        Paragraph::Moved(words) => json!({ "moved": words }),
        Paragraph::Changed(runs) => json!({ "moved_here": false, "runs": runs.iter().map(run).collect::<Vec<_>>() }),
        Paragraph::MovedAndChanged(runs) => {
            json!({ "moved_here": true, "runs": runs.iter().map(run).collect::<Vec<_>>() })
        }
    };
    json!({
        "schema": SCHEMA, "article": diff.article, "from": diff.from, "to": diff.to, "claims": claims,
        "paragraphs": paragraphs(diff).iter().map(paragraph).collect::<Vec<_>>(),
    })
}

impl Row for ClaimDiff {
    const KEY: &'static str = "claims";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![("#", false), ("fate", false), ("status", false), ("words", true)]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        let words = match (&self.was, &self.is) {
            (Some(was), Some(is)) => plain(was, is),
            (Some(words), None) | (None, Some(words)) => words.clone(),
            (None, None) => String::new(),
        };
        let sign = if self.stale_because.is_empty() { "" } else { " (stale)" };
        vec![
            Field::Number(self.claim.get()),
            Field::text(Some(self.fate.as_str())),
            Field::Status(self.status, sign),
            Field::Text(words),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec!["claim", "fate", "status", "stale_because", "was", "is"]
    }

    fn fields(&self) -> Vec<Field> {
        vec![
            Field::Number(self.claim.get()),
            Field::text(Some(self.fate.as_str())),
            Field::Status(self.status, ""),
            Field::Text(self.stale_because.join("; ")),
            Field::text(self.was.as_deref()),
            Field::text(self.is.as_deref()),
        ]
    }

    fn object(&self) -> impl Serialize {
        json!({
            "claim": self.claim, "fate": self.fate, "status": self.status, "stale_because": self.stale_because,
            "was": self.was, "is": self.is,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &[&str], after: &[&str]) -> DraftDiff {
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
        DraftDiff {
            article: "rain".parse().unwrap(),
            from: 1,
            to: 2,
            claims: Vec::new(),
            before: texts(before),
            after: texts(after),
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let diff = diff(&["A <b>\u{1b}[2J"], &["A <script>alert(1)</script> \u{1}x"]);
        for format in [DiffFormat::Table, DiffFormat::Markdown, DiffFormat::Html] {
            let mut out = Vec::new();
            write(&mut out, &diff, format, Look { colour: false, width: 80 }).unwrap();
            let out = String::from_utf8(out).unwrap();
            assert!(!out.contains('\u{1b}') && !out.contains('\u{1}'), "{format}: {out:?}");
            assert!(format == DiffFormat::Table || !out.contains("<script>"), "{format}: {out}");
        }
    }
}
