//! How well web pages are read, against pages whose articles somebody has marked.
//!
//!     cargo bench --bench reading -- FOLDER/SET.jsonl
//!
//! A line of `SET.jsonl` is `{"id","text","title","byline","published"}`, null where nobody has marked it; its page is
//! `FOLDER/SET/ID.html` or `.html.gz`. Public sets can be brought to this form: scrapinghub/article-extraction-benchmark
//! and AndyTheFactory/article-extraction-dataset.
//!
//! Printed are, in per cent, precision, recall and F1 of runs of four words (as in the first set's own evaluation: mean over the pages
//! of each, F1 of the two means), and how many titles, bylines and days of publication are the same; and milliseconds a page.

// A benchmark stops at the first thing that goes wrong, and prints its table.
#![expect(clippy::expect_used, clippy::print_stdout, clippy::as_conversions, clippy::cast_precision_loss)]

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use factcheck::article::{Limits, read_bytes};
use factcheck::domain::article::{ArticleText, BlockKind};
use factcheck::domain::span::CharIndex;
use serde::Deserialize;

/// A page as somebody marked it.
#[derive(Deserialize)]
struct Marked {
    id: String,
    text: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
}

/// Sums over pages.
#[derive(Default)]
struct Sums {
    bodies: usize,
    precision: f64,
    recall: f64,
    titles: Share,
    bylines: Share,
    days: Share,
    time: Duration,
}

/// How many of how many.
#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn percent(&self) -> String {
        if self.all == 0 {
            return "–".to_owned();
        }
        format!("{:.1} of {}", 100.0 * self.right as f64 / self.all as f64, self.all)
    }
}

fn main() {
    let Some(set) = std::env::args().skip(1).find(|word| word != "--bench").map(PathBuf::from) else {
        println!("name a set of marked pages: cargo bench --bench reading -- FOLDER/SET.jsonl");
        return;
    };
    let pages = set.with_extension("");
    let marked = std::fs::read_to_string(&set).expect("the set can be read");
    let mut sums = Sums::default();
    for line in marked.lines().filter(|line| !line.trim().is_empty()) {
        let marked: Marked = serde_json::from_str(line).expect("a line of the set is an object");
        let bytes = page(&pages, &marked.id);
        let begun = Instant::now();
        let read = read_bytes(&bytes, "page.html", Limits::default()).expect("the page can be read").article;
        sums.time += begun.elapsed();
        compare(&marked, &read, &mut sums);
    }
    print(&sums);
}

fn print(sums: &Sums) {
    let pages = sums.bodies.max(1) as f64;
    let (precision, recall) = (sums.precision / pages, sums.recall / pages);
    let f1 = 200.0 * precision * recall / (precision + recall).max(f64::EPSILON);
    println!("runs of four words  P {:.1}  R {:.1}  F1 {f1:.1}  of {}", 100.0 * precision, 100.0 * recall, sums.bodies);
    println!("title {}   byline {}   day {}", sums.titles.percent(), sums.bylines.percent(), sums.days.percent());
    println!("{:.2} ms a page", sums.time.as_secs_f64() * 1000.0 / pages);
}

/// The bytes of a page, unpacked.
fn page(folder: &Path, id: &str) -> Vec<u8> {
    let plain = folder.join(format!("{id}.html"));
    if plain.exists() {
        return std::fs::read(plain).expect("the page can be read");
    }
    let packed = std::fs::File::open(folder.join(format!("{id}.html.gz"))).expect("every id has a page");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("the page can be unpacked");
    bytes
}

fn compare(marked: &Marked, read: &ArticleText, sums: &mut Sums) {
    if let Some(text) = &marked.text {
        let body = body(read);
        let (ours, theirs) = (runs(&body), runs(text));
        let both: usize = ours.iter().map(|(run, n)| n.min(theirs.get(run).unwrap_or(&0))).sum();
        sums.bodies += 1;
        sums.precision += both as f64 / ours.values().sum::<usize>().max(1) as f64;
        sums.recall += both as f64 / theirs.values().sum::<usize>().max(1) as f64;
    }
    let metadata = &read.metadata;
    if let Some(title) = &marked.title {
        sums.titles.add(plain(title) == plain(metadata.title.as_deref().unwrap_or_default()));
    }
    if let Some(byline) = &marked.byline {
        sums.bylines.add(names(byline) == names(&metadata.byline.join("; ")));
    }
    if let Some(published) = &marked.published {
        let days = metadata.published.as_deref().map(days).unwrap_or_default();
        sums.days.add(!days.is_disjoint(&self::days(published)));
    }
}

/// The running text without headline, standfirst and captions.
fn body(read: &ArticleText) -> String {
    let index = CharIndex::new(&read.text);
    let outside = |kind| matches!(kind, BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption);
    let blocks = read.blocks.iter().filter(|block| !outside(block.kind));
    blocks.map(|block| index.slice(block.span)).collect::<Vec<_>>().join("\n")
}

/// How often each run of four words is there; a shorter text is one run.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut runs = HashMap::new();
    for run in words.windows(words.len().clamp(1, 4)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// Small letters, straight marks, single blanks.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            c => c,
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn names(byline: &str) -> BTreeSet<String> {
    let parts = plain(byline).replace(" and ", ";").replace(" & ", ";");
    let parts = parts
        .split([';', ',', '|'])
        .map(|part| part.trim().trim_start_matches("by ").trim_matches([' ', '.', '"', '\'']));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The day of the place, and the day in Greenwich.
fn days(moment: &str) -> BTreeSet<NaiveDate> {
    let local = moment.get(..10).and_then(|day| day.parse().ok());
    let there = DateTime::parse_from_rfc3339(moment).ok().map(|moment| moment.with_timezone(&Utc).date_naive());
    local.into_iter().chain(there).collect()
}
