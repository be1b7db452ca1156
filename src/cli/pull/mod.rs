//! `factcheck pull`: reads articles, stores a draft of each with its claims, and says what it read, dropped and found.
//!
//! `input.rs` turns what was typed into articles, `jobs.rs` works on several of them at once within the bounds of `limits.rs`;
//! `extractor.rs` chooses who proposes the claims; `dry.rs` prints what a pull would find. Nothing is locked while an article is read and understood; each article is one write.

mod dry;
mod extractor;
mod input;
mod jobs;
mod limits;

use std::path::PathBuf;

use clap::Args;

use self::dry::Dry;
use self::extractor::{ExtractorArgs, Found, Source};
use self::input::Item;
use self::limits::LimitArgs;
use super::Room;
use super::arguments::one_of;
use super::desk;
use super::failure::Failure;
use super::output::Heading;
use crate::article::{ReadArticle, told};
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, Mark};
use crate::domain::id::ClaimId;
use crate::domain::span::{CharIndex, Span};
use crate::extract::foreign;
use crate::report::pull_json::words_in_claims;
use crate::report::pulled::{self, PulledRow};
use crate::report::word_diff;
use crate::report::{self, ExplainedRow, Format};
use crate::store::Store;
use crate::workflow::pull::{self, Outcome, PullInput, Pulled};

/// Read articles and pull their claims
///
/// Reads .txt, .md, .html, .docx, .odt, .pdf, .rtf, .eml and .jsonl (an article a line), whole folders and zip archives, and
/// standard input (`-`). The same article again, by its address or by its file name and title, is a new draft and never a
/// second article. An input that cannot be read is reported and the work goes on; the exit code is 1 then.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck pull night-bus.md
  factcheck pull drafts/ --dry-run
  factcheck pull night-bus.md --explain --dry-run
  factcheck pull page.html --dry-run --format json
  factcheck pull night-bus.md --extractor 'python3 my_model.py' --dry-run
  pbpaste | factcheck pull - --article night-bus")]
pub(super) struct Pull {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Take it as a new draft of this article: its name, or the start of it
    #[arg(long, value_name = "ARTICLE", conflicts_with = "dry_run")]
    article: Option<String>,
    /// Store nothing; print what would be pulled
    #[arg(long)]
    dry_run: bool,
    /// Print why each sentence was pulled or set aside, and what the reader left out
    #[arg(long)]
    explain: bool,
    /// Print a dry run or an explanation in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
    #[command(flatten)]
    extractor: ExtractorArgs,
    #[command(flatten)]
    limits: LimitArgs,
}

impl Pull {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        if self.format != Format::Table && !self.dry_run && !self.explain {
            return Err(Failure::usage("--format is for --dry-run and --explain"));
        }
        let source = self.extractor.source()?;
        if self.dry_run {
            let mut dry = Dry::new(self.format, self.explain)?;
            let failed = self.each(room, &source, |room, understood| dry.show(room, &understood))?;
            dry.finish(room)?;
            return ended(failed);
        }
        let explained = self.explain.then(Vec::new);
        let mut desk = Desk { store: None, into: self.article.clone(), rows: Vec::new(), explained };
        let failed = self.each(room, &source, |room, understood| desk.store(room, &understood))?;
        match &desk.explained {
            Some(rows) => room.print(|out, look| report::explanations(out, rows, self.format, look))?,
            None => room.print(|out, look| pulled::articles(out, &desk.rows, look))?,
        }
        ended(failed)
    }

    /// Reads and understands every article, on several cores, and gives each to `take` in the order of what was typed. What
    /// fails is told and passed over; whether anything failed comes back.
    fn each(
        &self,
        room: &mut Room,
        source: &Source,
        mut take: impl FnMut(&mut Room, Understood) -> Result<(), Failure>,
    ) -> Result<bool, Failure> {
        let limits = self.limits.limits();
        let (mut failed, mut done) = (0_usize, 0_usize);
        if let Some(files) = input::in_folders(&self.files, limits) {
            room.out.say(&format!("{} to read", counted(files, "file")));
        }
        let work = |item: Item| {
            let (file, read) = item.read(limits);
            read.and_then(|read| {
                let found = source.find(&file, &read.article)?;
                Ok(Understood { file, read, found })
            })
        };
        let items = input::items(&self.files, limits);
        jobs::in_order(self.limits.jobs(source), items, work, |understood| {
            match understood.and_then(|understood| take(room, understood)) {
                Err(Failure::PipeClosed) => return Err(Failure::PipeClosed),
                Err(failure) => {
                    failure.tell(&room.out);
                    failed += 1;
                }
                Ok(()) => done += 1,
            }
            Ok(())
        })?;
        if failed > 0 && done > 0 {
            room.out.say(&format!("{} read, {failed} not", counted(done, "article")));
        }
        Ok(failed > 0)
    }
}

/// An article that was read, with what was found in it.
struct Understood {
    file: String,
    read: ReadArticle,
    found: Found,
}

fn ended(failed: bool) -> Result<(), Failure> {
    if failed { Err(Failure::Silent) } else { Ok(()) }
}

/// Where articles go: the desk, opened (or made) when the first one has been read.
struct Desk {
    store: Option<Store>,
    into: Option<String>,
    rows: Vec<PulledRow>,
    /// Why sentences were pulled or set aside, where that is asked for.
    explained: Option<Vec<ExplainedRow>>,
}

impl Desk {
    fn store(&mut self, room: &mut Room, understood: &Understood) -> Result<(), Failure> {
        let Understood { file, read, found } = understood;
        if self.into.is_some() && !self.rows.is_empty() {
            return Err(Failure::usage(format!("{file}: --article takes one article at a time")));
        }
        found.say(room, file)?;
        let words = words_in_claims(&read.article.text, &found.extraction);
        let mut store = match self.store.take() {
            Some(store) => store,
            None => room.open_or_make()?,
        };
        let into = self.into.as_deref().map(|typed| store.read(|reader| desk::article(reader, typed))).transpose()?;
        let input = PullInput { file: Some(file), article: into.as_ref().map(|article| &article.slug) };
        let pulled =
            pull::store_article(&mut room.at(&mut store)?, &read.article, &found.extraction, &found.extractor, &input);
        self.store = Some(store);
        let pulled = pulled.map_err(|error| Failure::from(error).about(file))?;
        say(room, file, read, &pulled, &found.extraction);
        if let Some(rows) = &mut self.explained {
            rows.extend(report::explained(file, &read.article, &found.extraction));
        }
        self.rows.push(row(&pulled, words));
        Ok(())
    }
}

fn row(pulled: &Pulled, words_in_claims: usize) -> PulledRow {
    PulledRow {
        article: pulled.slug.clone(),
        draft: pulled.draft,
        outcome: outcome(&pulled.outcome),
        claims: numbers(&pulled.claims),
        words: pulled.words,
        words_in_claims,
        outlets: pulled.outlets,
        people: pulled.people,
        marks: pulled.marks.len(),
    }
}

/// What became of the article, in a word or two.
fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::NewArticle => "new article".to_owned(),
        Outcome::NewDraft { matched } => format!("new draft ({matched})"),
        Outcome::Unchanged => "unchanged".to_owned(),
    }
}

/// Says what was read, dropped and found.
fn say(room: &Room, file: &str, read: &ReadArticle, pulled: &Pulled, found: &Extraction) {
    room.out.say(&format!("{file}: {}: {}, draft {}", outcome(&pulled.outcome), pulled.slug, pulled.draft));
    say_reading(room, read);
    if pulled.outcome != Outcome::Unchanged {
        say_claims(room, pulled);
    }
    room.out.say(&format!("  {}", report::coverage(&read.article, found)));
    room.out.say(&format!("  {}, {}", counted(pulled.outlets, "outlet"), counted(pulled.people, "person")));
    say_marks(room, &read.article.text, &pulled.marks);
}

/// From how many claims on that were cut the draft may be one of another article.
const MANY: usize = 4;

/// How many reworded claims are told with their words.
const TOLD: usize = 20;

/// Says which claims are new and what became of the others.
fn say_claims(room: &Room, pulled: &Pulled) {
    let mut told = vec![format!("new claims: {}", numbers(&pulled.claims))];
    told.extend((pulled.carried > 0).then(|| format!("{} as before", pulled.carried)));
    let reworded: Vec<ClaimId> = pulled.reworded.iter().map(|(claim, ..)| *claim).collect();
    for (what, claims) in
        [("moved", &pulled.moved), ("reworded", &reworded), ("cut", &pulled.cut), ("back", &pulled.back)]
    {
        told.extend((!claims.is_empty()).then(|| format!("{what}: {}", numbers(claims))));
    }
    room.out.say(&format!("  {}", told.join("; ")));
    for (claim, was, is) in pulled.reworded.iter().take(TOLD) {
        room.out.say(&format!("  claim {claim}: {}", word_diff::short(was, is)));
    }
    let kept = pulled.carried + pulled.moved.len() + pulled.reworded.len() + pulled.back.len();
    if pulled.cut.len() >= MANY && kept * 4 < pulled.cut.len() {
        let slug = &pulled.slug;
        room.out.say_under(
            Heading::Warning,
            &format!("{} of {} claims of {slug} are not in this draft; if it is another article, 'factcheck undo' takes this back", pulled.cut.len(), kept + pulled.cut.len()),
        );
    }
    if pulled.reworded.len() > TOLD {
        room.out.say(&format!("  … and {} more: factcheck diff {}", pulled.reworded.len() - TOLD, pulled.slug));
    }
}

/// Says where the author left notes to come back to.
fn say_marks(room: &Room, text: &str, marks: &[Mark]) {
    for (mark, line) in marks.iter().zip(lines(text, marks.iter().map(|mark| mark.span))) {
        room.out.say(&format!("  line {line}: '{}', left by the author", mark.text));
    }
}

/// Says how the article was read, where that is worth a word.
fn say_reading(room: &Room, read: &ReadArticle) {
    if let Some(encoding) = read.encoding {
        room.out.say(&format!("  read as {encoding}"));
    }
    read.notices.iter().for_each(|notice| room.out.say(&format!("  {notice}")));
    say_comments(room, &read.article);
    for dropped in &read.article.dropped {
        room.out.say(&format!("  left out: {} ({})", dropped.what, counted(dropped.words, "word")));
    }
    if let Some(language) = foreign(&read.article.text) {
        room.out.say_under(
            Heading::Warning,
            &format!(
                "the text looks like {language}, not English: sentences, quotation marks, numbers and dates are found; who \
                 says what, kinds and worth will be poor"
            ),
        );
    }
    read.warnings.iter().for_each(|warning| room.out.say_under(Heading::Warning, warning));
}

/// Says what stands in the margin.
fn say_comments(room: &Room, article: &ArticleText) {
    let index = CharIndex::new(&article.text);
    article.comments.iter().for_each(|comment| room.out.say(&format!("  {}", told(comment, &index))));
}

/// Numbers of claims with runs drawn together: `1-12,14`; `none` where there are none.
fn numbers(claims: &[ClaimId]) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for claim in claims {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == claim.get() => *last = claim.get(),
            _ => runs.push((claim.get(), claim.get())),
        }
    }
    if runs.is_empty() {
        return "none".to_owned();
    }
    let run = |(first, last): &(i64, i64)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(",")
}

fn counted(count: usize, what: &str) -> String {
    match (count, what) {
        (1, _) => format!("1 {what}"),
        (_, "person") => format!("{count} people"),
        _ => format!("{count} {what}s"),
    }
}

/// The lines in which places start, from 1; places come in the order of the text, which is read once.
fn lines(text: &str, places: impl Iterator<Item = Span>) -> Vec<usize> {
    let mut letters = text.chars();
    let (mut at, mut line) = (0, 1);
    let mut found = Vec::new();
    for place in places {
        let ahead = place.start.saturating_sub(at);
        line += letters.by_ref().take(ahead).filter(|letter| *letter == '\n').count();
        at += ahead;
        found.push(line);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_numbers_are_drawn_together() {
        let claims: Vec<ClaimId> = [1, 2, 3, 5, 8, 9].iter().map(|n| ClaimId::new(*n).unwrap()).collect();
        assert_eq!(numbers(&claims), "1-3,5,8-9");
        assert_eq!(numbers(&[]), "none");
    }

    #[test]
    fn lines_are_counted_from_one() {
        let places = [0, 2, 3, 7].map(|start| Span { start, end: start + 1 });
        assert_eq!(lines("aé\nTK\n\nTK", places.into_iter()), [1, 1, 2, 4]);
    }
}
