//! How fast claims are pulled out of text: articles a second beside a bare regular expression that only looks for quotations,
//! and whether texts made to be slow stay near their fair share of time.
//!
//!     cargo bench --bench extraction                         the example article, over and over
//!     cargo bench --bench extraction -- FILE.jsonl           articles of your own, one JSON object with a "text" a line
//!     cargo bench --bench extraction -- --megabytes 50       hostile texts of this size (4 without it)
//!
//! One thread. The ratios count: both readers see the same texts in the same run.

// A benchmark stops at the first thing that goes wrong, and prints its table.
#![expect(clippy::expect_used, clippy::print_stdout, clippy::as_conversions, clippy::cast_precision_loss)]

use std::hint::black_box;
use std::time::Instant;

use factcheck::article::jsonl;
use factcheck::domain::article::ArticleText;
use factcheck::extract::{Builtin, Extractor};
use regex::Regex;

/// The article that is read when no file is named.
const EXAMPLE: &str = include_str!("../examples/mandelson-ambassador.md");

/// How often the example is read.
const TIMES: usize = 2_000;

/// How often the articles are read, by each reader in turn; the best time of each counts.
const ROUNDS: usize = 3;

fn main() {
    let options = Options::read();
    let articles = options.file.as_deref().map_or_else(example, file);
    throughput(&articles);
    hostile(options.megabytes);
}

/// What the command line asks for.
struct Options {
    file: Option<String>,
    megabytes: usize,
}

impl Options {
    fn read() -> Self {
        let mut options = Self { file: None, megabytes: 4 };
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            if word == "--megabytes" {
                options.megabytes =
                    words.next().and_then(|n| n.parse().ok()).expect("--megabytes takes a whole number");
            } else {
                options.file = Some(word);
            }
        }
        options
    }
}

fn example() -> Vec<ArticleText> {
    let body = EXAMPLE.rsplit("---\n").next().unwrap_or(EXAMPLE);
    vec![article(body); TIMES]
}

fn article(text: &str) -> ArticleText {
    let line = serde_json::json!({ "text": text }).to_string();
    jsonl::read(&line).ok().and_then(|mut articles| articles.pop()).expect("a text is an article")
}

fn file(path: &str) -> Vec<ArticleText> {
    let text = std::fs::read_to_string(path).expect("the file of articles can be read");
    let read = text.lines().filter(|line| !line.trim().is_empty()).map(jsonl::read);
    read.flat_map(|articles| articles.expect("a line is an article")).collect()
}

fn throughput(articles: &[ArticleText]) {
    let characters: usize = articles.iter().map(|article| article.text.chars().count()).sum();
    println!("{} articles, {:.1} million characters", articles.len(), characters as f64 / 1e6);
    let quotation = Regex::new(r#"[“"]([^”"]{3,2000})[”"],?\s+(?:(\w+(?:\s\w+){0,3})\s+(?:said|says|told)|(?:said|says)\s+(\w+(?:\s\w+){0,3}))"#)
        .expect("the peer's expression");
    let (mut peer, mut ours) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        peer = peer.min(seconds(|| articles.iter().map(|article| quotation.find_iter(&article.text).count()).sum()));
        ours = ours.min(seconds(|| articles.iter().map(claims).sum()));
    }
    let rate = |time: f64| articles.len() as f64 / time;
    println!("{:<32} {:>12} {:>8}", "reader", "articles/s", "time");
    println!("{:<32} {:>12.0} {:>8}", "bare regular expression", rate(peer), "1.00");
    println!("{:<32} {:>12.0} {:>8.2}", "factcheck", rate(ours), ours / peer);
}

/// Texts that make careless readers slow, each as a multiple of the time that as much of the example takes.
fn hostile(megabytes: usize) {
    let bytes = megabytes * 1_000_000;
    let body = EXAMPLE.rsplit("---\n").next().unwrap_or(EXAMPLE);
    let one_paragraph = body.replace('\n', " ");
    let texts: [(&str, String); 10] = [
        ("the example again and again", body.repeat(bytes / body.len() + 1)),
        ("one paragraph", one_paragraph.repeat(bytes / one_paragraph.len() + 1)),
        ("one word", "a".repeat(bytes)),
        ("only quotation marks", "\"".repeat(bytes)),
        ("only opening quotation marks", "“".repeat(bytes / 3)),
        ("nested quotations", format!("{}word{}", "“ ‘ ".repeat(bytes / 16), " ’ ”".repeat(bytes / 16))),
        ("only full stops", ". ".repeat(bytes / 2)),
        ("one sentence of names", "Ada Hale ".repeat(bytes / 9)),
        ("one sentence of verbs", "she said, saying ".repeat(bytes / 17)),
        ("one bracket after another", "((( ".repeat(bytes / 4)),
    ];
    println!("\nhostile texts of {megabytes} MB, as a multiple of the first");
    let mut fair = 0.0;
    for (name, text) in texts {
        let article = article(&text);
        let time = seconds(|| claims(&article)) / text.len() as f64;
        if fair == 0.0 {
            fair = time;
        }
        println!("{name:<32} {:>8.2}", time / fair);
    }
}

fn claims(article: &ArticleText) -> usize {
    Builtin.extract(article).expect("the built-in extractor never fails").claims.len()
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed().as_secs_f64()
}
