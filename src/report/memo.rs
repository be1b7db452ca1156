//! The change memo: what the desk asks the author to change, line by line, with boxes to accept or to let stand.

use std::io::{self, Write};

use super::diff::runs_in_markdown;
use super::word_diff::runs;
use super::{html, markdown};
use crate::domain::article::Article;
use crate::domain::claim::{Claim, ClaimFile, Status, fix_is_in};
use crate::domain::evidence::{Evidence, Stance};

/// Whether the author has something to do about a claim.
fn asks(claim: &Claim) -> bool {
    let problem = matches!(
        claim.status,
        Status::False | Status::Misleading | Status::Disputed | Status::Unverifiable | Status::Waiting
    );
    claim.span.is_some() && claim.accepted.is_none() && (claim.fix.is_some() || problem)
}

/// An article's memo.
#[derive(Debug, Clone, Copy)]
pub struct Memo<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its claims in the order of the text.
    pub claims: &'a [ClaimFile],
}

impl Memo<'_> {
    fn parts(&self) -> (Vec<&ClaimFile>, Vec<&ClaimFile>) {
        let all = self.claims.iter().filter(|file| asks(&file.claim));
        all.partition(|file| !fix_is_in(&file.claim))
    }

    fn title(&self) -> &str {
        self.article.metadata.title.as_deref().unwrap_or(self.article.slug.as_str())
    }

    /// The memo as Markdown.
    pub fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        let (open, done) = self.parts();
        writeln!(out, "# Changes to: {}\n", markdown::inline(self.title()))?;
        writeln!(
            out,
            "Draft {}, text SHA-256 `{}`. Changes asked for: {}.\n",
            self.article.drafts,
            self.article.sha256,
            open.len()
        )?;
        for file in open {
            let claim = &file.claim;
            writeln!(out, "## Claim {}, {} ({})\n", claim.id, file.paragraph.place(), claim.status)?;
            writeln!(out, "{}", markdown::block(&claim.text))?;
            if let Some(fix) = &claim.fix {
                writeln!(out, "Proposed: {}\n", runs_in_markdown(&runs(&claim.text, fix)))?;
            }
            for line in reasons(file) {
                writeln!(out, "- {}", markdown::inline(&line))?;
            }
            writeln!(out, "\n- \\[ \\] accept\n- \\[ \\] stet, because: \\_\\_\\_\\_\n")?;
        }
        if !done.is_empty() {
            writeln!(out, "## In the text already\n")?;
            for file in done {
                writeln!(out, "- Claim {}: {}", file.claim.id, markdown::inline(&file.claim.text))?;
            }
        }
        Ok(())
    }

    /// The memo as a page.
    pub fn html(&self, out: &mut dyn Write) -> io::Result<()> {
        let (open, done) = self.parts();
        let title = format!("Changes to: {}", self.title());
        html::begin(out, &title)?;
        writeln!(
            out,
            "<h1>{}</h1>\n<p>Draft {}, text SHA-256 <code>{}</code>. Changes asked for: {}.</p>",
            html::text(&title),
            self.article.drafts,
            self.article.sha256,
            open.len()
        )?;
        for file in open {
            let claim = &file.claim;
            writeln!(out, "<h2>Claim {}, {} ({})</h2>", claim.id, file.paragraph.place(), claim.status)?;
            writeln!(out, "<blockquote>{}</blockquote>", html::text(&claim.text))?;
            if let Some(fix) = &claim.fix {
                writeln!(out, "<p>Proposed: {}</p>", html::runs(&runs(&claim.text, fix)))?;
            }
            writeln!(out, "<ul>")?;
            for line in reasons(file) {
                writeln!(out, "<li>{}", html::text(&line))?;
            }
            writeln!(out, "</ul>\n<p class=box>☐ accept &nbsp; ☐ stet, because: ________________</p>")?;
        }
        if !done.is_empty() {
            writeln!(out, "<h2>In the text already</h2>\n<ul>")?;
            for file in done {
                writeln!(out, "<li>Claim {}: {}", file.claim.id, html::text(&file.claim.text))?;
            }
            writeln!(out, "</ul>")?;
        }
        html::end(out)
    }
}

/// Why, and by which sources.
fn reasons(file: &ClaimFile) -> Vec<String> {
    let note = file.claim.note.as_ref().map(|note| format!("Why: {note}"));
    let telling = |one: &&Evidence| matches!(one.stance, Stance::Contradicts | Stance::Context | Stance::Supports);
    let sources = file.evidence.iter().filter(telling).map(|one| {
        let locator = one.locator.as_deref().map(|at| format!(", {at}")).unwrap_or_default();
        let excerpt = one.excerpt.as_deref().map(|words| format!(": “{words}”")).unwrap_or_default();
        format!("Source ({}): {}{locator}{excerpt}", one.stance, one.source_label)
    });
    note.into_iter().chain(sources).collect()
}
