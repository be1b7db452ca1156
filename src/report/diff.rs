//! Two drafts side by side: for people in a terminal, as Markdown, as a page, and for programs.

use std::collections::HashMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::json;

use super::listing::{self, Field, Row, SCHEMA, Shape, json_line};
use super::terminal::{Look, escape_line, wrap};
use super::word_diff::{Change, Run, plain, runs};
use super::{Format, html, markdown};
use crate::domain::claim::Fate;
use crate::domain::diff::{ClaimDiff, DraftDiff};
use crate::domain::rise::longest_rise;
use crate::domain::text::folded;

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

/// What became of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Paragraph {
    /// So many paragraphs in a row are as before.
    Kept(usize),
    /// It stands elsewhere now; here it stood, or stands.
    Moved(String),
    Changed(Vec<Run>),
    /// It stood elsewhere, and reads otherwise.
    MovedAndChanged(Vec<Run>),
}

/// The least share of its words that a paragraph keeps which was changed and not replaced, in percent.
const KEPT: usize = 35;

/// How many paragraphs on either side are compared with each other at most.
const NEAR: usize = 6;

/// The paragraphs of two drafts in one order.
fn paragraphs(diff: &DraftDiff) -> Vec<Paragraph> {
    let keys = |all: &[String]| all.iter().map(|text| folded(text)).collect::<Vec<_>>();
    let (before, after) = (keys(&diff.before), keys(&diff.after));
    let pairs = in_order(&before, &after);
    let (mut all, mut old, mut new) = (Vec::new(), 0, 0);
    for (next_old, next_new) in pairs.into_iter().chain([(before.len(), after.len())]) {
        gap(diff, (old, next_old), (new, next_new), (&before, &after), &mut all);
        if next_old < before.len() {
            match all.last_mut() {
                Some(Paragraph::Kept(count)) => *count += 1,
                _ => all.push(Paragraph::Kept(1)),
            }
        }
        (old, new) = (next_old + 1, next_new + 1);
    }
    moved_and_changed(&mut all);
    all
}

/// Finds paragraphs that went here and came there, in much the same words.
fn moved_and_changed(all: &mut [Paragraph]) {
    let alone = |paragraph: &Paragraph, wanted: Change| match paragraph {
        Paragraph::Changed(runs) => match runs.as_slice() {
            [Run { what, words }] if *what == wanted => Some(words.clone()),
            _ => None,
        },
        _ => None,
    };
    let places = |wanted: Change| {
        let found = all.iter().enumerate().filter_map(move |(at, paragraph)| Some((at, alone(paragraph, wanted)?)));
        found.take(MOST_MOVED).collect::<Vec<_>>()
    };
    let (gone, mut came) = (places(Change::Removed), places(Change::Added));
    for (from, was) in gone {
        let near = came.iter().enumerate().map(|(order, (to, is))| (order, *to, runs(&was, is)));
        let best = near.max_by_key(|(order, _, runs)| (kept(runs), std::cmp::Reverse(*order)));
        let Some((order, to, changed)) = best.filter(|(_, _, runs)| kept(runs) >= MOVED) else { continue };
        came.remove(order);
        if let Some(place) = all.get_mut(from) {
            *place = Paragraph::Moved(format!("[moved from here] {was}"));
        }
        if let Some(place) = all.get_mut(to) {
            *place = Paragraph::MovedAndChanged(changed);
        }
    }
}

/// The least share of its words, in percent, that a paragraph keeps which moved and changed.
const MOVED: usize = 60;

/// How many paragraphs that went are compared with how many that came.
const MOST_MOVED: usize = 60;

/// The pairs of a longest common run of equal paragraphs: equal ends first, then by what stands once in both.
fn in_order(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let mut once: HashMap<&str, (usize, usize, usize, usize)> = HashMap::new();
    for (at, text) in before.iter().enumerate() {
        let entry = once.entry(text).or_default();
        (entry.0, entry.1) = (entry.0 + 1, at);
    }
    for (at, text) in after.iter().enumerate() {
        let entry = once.entry(text).or_default();
        (entry.2, entry.3) = (entry.2 + 1, at);
    }
    let mut pairs: Vec<(usize, usize)> = once
        .into_values()
        .filter(|(old, _, new, _)| (*old, *new) == (1, 1))
        .map(|(_, old, _, new)| (old, new))
        .collect();
    pairs.sort_unstable();
    longest_rise(&pairs)
}

/// What stands between two paragraphs that stayed.
fn gap(
    diff: &DraftDiff,
    old: (usize, usize),
    new: (usize, usize),
    (before, after): (&[String], &[String]),
    all: &mut Vec<Paragraph>,
) {
    let text = |texts: &[String], at: usize| texts.get(at).cloned().unwrap_or_default();
    let mut next = new.0;
    for at in old.0..old.1 {
        let was = text(&diff.before, at);
        let near = (next..new.1.min(next + NEAR)).map(|place| (place, runs(&was, &text(&diff.after, place))));
        let best = near.max_by_key(|(place, runs)| (kept(runs), std::cmp::Reverse(*place)));
        match best.filter(|(_, runs)| kept(runs) >= KEPT) {
            Some((place, changed)) => {
                (next..place)
                    .for_each(|place| all.push(came(&text(&diff.after, place), before.contains(&text(after, place)))));
                all.push(match changed.as_slice() {
                    [Run { what: Change::Kept, .. }] => Paragraph::Kept(1),
                    _ => Paragraph::Changed(changed),
                });
                next = place + 1;
            }
            None if after.contains(&text(before, at)) => all.push(Paragraph::Moved(format!("[moved from here] {was}"))),
            None => all.push(Paragraph::Changed(vec![Run { what: Change::Removed, words: was }])),
        }
    }
    (next..new.1).for_each(|place| all.push(came(&text(&diff.after, place), before.contains(&text(after, place)))));
}

fn came(words: &str, moved: bool) -> Paragraph {
    if moved {
        return Paragraph::Moved(format!("[moved here] {words}"));
    }
    Paragraph::Changed(vec![Run { what: Change::Added, words: words.to_owned() }])
}

/// How many percent of the words of both texts stayed.
fn kept(runs: &[Run]) -> usize {
    let count = |run: &Run| run.words.split_whitespace().count() * if run.what == Change::Kept { 2 } else { 1 };
    let all: usize = runs.iter().map(count).sum();
    let kept: usize = runs.iter().filter(|run| run.what == Change::Kept).map(count).sum();
    (kept * 100).checked_div(all).unwrap_or(100)
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

    fn told(before: &[&str], after: &[&str]) -> Vec<String> {
        let tell = |paragraph: Paragraph| match paragraph {
            Paragraph::Kept(count) => count.to_string(),
            Paragraph::Moved(words) => words,
            Paragraph::Changed(runs) | Paragraph::MovedAndChanged(runs) => {
                let sign = |run: &Run| match run.what {
                    Change::Kept => run.words.clone(),
                    Change::Removed => format!("-{}", run.words),
                    Change::Added => format!("+{}", run.words),
                };
                runs.iter().map(sign).collect::<Vec<_>>().join(" ")
            }
        };
        paragraphs(&diff(before, after)).into_iter().map(tell).collect()
    }

    #[test]
    fn paragraphs_stay_change_come_go_and_move() {
        let before = ["Title", "It rained for nine days.", "Nobody slept at all.", "The bridge closed."];
        assert_eq!(told(&before, &before), ["4"]);
        let after = ["Title", "It rained for ten days.", "The bridge closed.", "A new end came."];
        assert_eq!(
            told(&before, &after),
            ["1", "It rained for -nine +ten days.", "-Nobody slept at all.", "1", "+A new end came."]
        );
        let swapped = ["Title", "Nobody slept at all.", "The bridge closed.", "It rained for nine days."];
        let moved = ["1", "[moved from here] It rained for nine days.", "2", "[moved here] It rained for nine days."];
        assert_eq!(told(&before, &swapped), moved);
        let both = ["Title", "Nobody slept at all.", "The bridge closed.", "It rained for ten days."];
        let moved = ["1", "[moved from here] It rained for nine days.", "2", "It rained for -nine +ten days."];
        assert_eq!(told(&before, &both), moved);
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
