//! Domain values → bytes, one file per format. Everything that people read goes through `terminal`, everything for a
//! spreadsheet through `csv_cell`, everything for Markdown through `markdown`: escaping has one place each.

mod claims;
mod csv_cell;
mod desk;
pub mod diff;
mod explained;
pub mod export;
pub mod gate;
mod html;
mod listing;
mod markdown;
pub mod memo;
pub mod pull_json;
pub mod pulled;
pub mod show;
pub mod terminal;
pub mod word_diff;

use std::io::{self, Write};

pub use desk::StatusCount;
pub use explained::{ExplainedRow, coverage, explained};
pub use listing::Format;
pub use terminal::Look;

use crate::domain::article::Article;
use crate::domain::claim::{Claim, MissCount};
use crate::domain::operation::Operation;
use crate::domain::source::Source;

/// Claims as a listing; the article's column is shown where there are several.
pub fn claims(out: &mut dyn Write, claims: &[Claim], format: Format, look: Look) -> io::Result<()> {
    let several = claims.windows(2).any(|pair| matches!(pair, [a, b] if a.article != b.article));
    listing::write(out, claims, format, several, look)
}

/// Why sentences were pulled or set aside, as a listing; the file's column is shown where there are several.
pub fn explanations(out: &mut dyn Write, rows: &[ExplainedRow], format: Format, look: Look) -> io::Result<()> {
    let several = rows.windows(2).any(|pair| matches!(pair, [a, b] if a.file != b.file));
    listing::write(out, rows, format, several, look)
}

/// Articles as a listing.
pub fn articles(out: &mut dyn Write, articles: &[Article], format: Format, look: Look) -> io::Result<()> {
    listing::write(out, articles, format, false, look)
}

/// Sources as a listing.
pub fn sources(out: &mut dyn Write, sources: &[Source], format: Format, look: Look) -> io::Result<()> {
    listing::write(out, sources, format, false, look)
}

/// Operations as a listing.
pub fn operations(out: &mut dyn Write, operations: &[Operation], format: Format, look: Look) -> io::Result<()> {
    listing::write(out, operations, format, false, look)
}

/// The desk at a glance: how many claims have each status.
///
/// Where something was corrected after publication, people see what, and programs always do.
pub fn stats(
    out: &mut dyn Write,
    counts: &[StatusCount],
    misses: &[MissCount],
    format: Format,
    look: Look,
) -> io::Result<()> {
    if format == Format::Json {
        return listing::json_line(out, &desk::stats_json(counts, misses));
    }
    listing::write(out, counts, format, false, look)?;
    if misses.is_empty() || !matches!(format, Format::Table | Format::Markdown) {
        return Ok(());
    }
    writeln!(out)?;
    listing::write(out, misses, format, false, look)
}
