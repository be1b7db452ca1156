//! What `pull --dry-run` found in one article, as JSON (schema 1). Offsets are code points.

use serde::Serialize;

use crate::domain::article::{ArticleText, BlockKind, count_words};
use crate::domain::extraction::{AttributionKind, ClaimKind, Extraction, Phrase, Speaker};
use crate::domain::span::{CharIndex, Span};

/// The version of this form; a change that breaks a reader raises it.
const SCHEMA: u32 = 1;

/// One article as `pull` read it, with what it found there.
#[derive(Debug, Serialize)]
pub struct PulledJson<'a> {
    schema: u32,
    id: Option<&'a str>,
    file: Option<&'a str>,
    article: ArticleJson<'a>,
    text: &'a str,
    blocks: Vec<BlockJson>,
    sentences: Vec<SentenceJson<'a>>,
    attributions: Vec<AttributionJson<'a>>,
    claims: Vec<ClaimJson<'a>>,
    outlets: Vec<OutletJson<'a>>,
    people: Vec<PersonJson<'a>>,
    marks: Vec<PhraseJson<'a>>,
    coverage: CoverageJson<'a>,
}

#[derive(Debug, Serialize)]
struct ArticleJson<'a> {
    title: Option<&'a str>,
    byline: &'a [String],
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    sha256: String,
}

#[derive(Debug, Serialize)]
struct SpanJson {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct BlockJson {
    start: usize,
    end: usize,
    kind: BlockKind,
}

#[derive(Debug, Serialize)]
struct SentenceJson<'a> {
    start: usize,
    end: usize,
    worth: f64,
    kind: ClaimKind,
    reasons: &'a [String],
    pulled: bool,
}

#[derive(Debug, Serialize)]
struct PhraseJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SpeakerJson<'a> {
    name: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct AttributionJson<'a> {
    start: usize,
    end: usize,
    kind: AttributionKind,
    cue: Option<PhraseJson<'a>>,
    speaker: Option<SpeakerJson<'a>>,
    outlet: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ClaimJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: ClaimKind,
    worth: f64,
    reasons: &'a [String],
    speaker: Option<SpeakerJson<'a>>,
    outlet: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct OutletJson<'a> {
    name: &'a str,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    mentions: Vec<SpanJson>,
}

#[derive(Debug, Serialize)]
struct CoverageJson<'a> {
    words: usize,
    words_in_claims: usize,
    dropped: Vec<DroppedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct DroppedJson<'a> {
    what: &'a str,
    words: usize,
}

impl<'a> PulledJson<'a> {
    /// The form of one article; `file` is the input as it was named on the command line.
    #[must_use]
    pub fn new(file: Option<&'a str>, article: &'a ArticleText, found: &'a Extraction) -> Self {
        let meta = &article.metadata;
        Self {
            schema: SCHEMA,
            id: article.external_id.as_deref(),
            file,
            article: ArticleJson {
                title: meta.title.as_deref(),
                byline: &meta.byline,
                publisher: meta.publisher.as_deref(),
                url: meta.url.as_deref(),
                published: meta.published.as_deref(),
                language: meta.language.as_deref(),
                sha256: article.sha256().to_string(),
            },
            text: &article.text,
            blocks: article
                .blocks
                .iter()
                .map(|block| BlockJson { start: block.span.start, end: block.span.end, kind: block.kind })
                .collect(),
            sentences: found
                .sentences
                .iter()
                .map(|s| SentenceJson {
                    start: s.span.start,
                    end: s.span.end,
                    worth: s.worth.get(),
                    kind: s.kind,
                    reasons: &s.reasons,
                    pulled: s.pulled,
                })
                .collect(),
            attributions: found
                .attributions
                .iter()
                .map(|a| AttributionJson {
                    start: a.span.start,
                    end: a.span.end,
                    kind: a.kind,
                    cue: a.cue.as_ref().map(phrase),
                    speaker: a.speaker.as_ref().map(speaker),
                    outlet: a.outlet.as_deref(),
                })
                .collect(),
            claims: found
                .claims
                .iter()
                .map(|c| ClaimJson {
                    start: c.span.start,
                    end: c.span.end,
                    text: &c.text,
                    kind: c.kind,
                    worth: c.worth.get(),
                    reasons: &c.reasons,
                    speaker: c.speaker.as_ref().map(speaker),
                    outlet: c.outlet.as_deref(),
                })
                .collect(),
            outlets: found
                .outlets
                .iter()
                .map(|o| OutletJson { name: &o.name, start: o.span.start, end: o.span.end })
                .collect(),
            people: found
                .people
                .iter()
                .map(|p| PersonJson {
                    name: &p.name,
                    mentions: p.mentions.iter().map(|m| SpanJson { start: m.start, end: m.end }).collect(),
                })
                .collect(),
            marks: found.marks.iter().map(phrase).collect(),
            coverage: CoverageJson {
                words: count_words(&article.text),
                words_in_claims: words_in_claims(&article.text, found),
                dropped: article.dropped.iter().map(|d| DroppedJson { what: &d.what, words: d.words }).collect(),
            },
        }
    }
}

fn phrase(phrase: &Phrase) -> PhraseJson<'_> {
    PhraseJson { start: phrase.span.start, end: phrase.span.end, text: &phrase.text }
}

fn speaker(speaker: &Speaker) -> SpeakerJson<'_> {
    let mention = speaker.mention.as_ref();
    SpeakerJson {
        name: &speaker.name,
        start: mention.map(|m| m.span.start),
        end: mention.map(|m| m.span.end),
        text: mention.map(|m| m.text.as_str()),
    }
}

/// How many words of the text lie in at least one claim; claims may overlap.
pub(crate) fn words_in_claims(text: &str, found: &Extraction) -> usize {
    let index = CharIndex::new(text);
    let mut spans: Vec<Span> = found.claims.iter().map(|claim| claim.span).collect();
    spans.sort_unstable();
    let mut counted = 0;
    let mut words = 0;
    for span in spans {
        if let Some(fresh) = Span::new(span.start.max(counted), span.end) {
            words += count_words(index.slice(fresh));
            counted = span.end;
        }
    }
    words
}
