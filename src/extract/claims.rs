//! What becomes a claim: a pulled sentence, or each fact in it that plain grammar parts (`facts.rs`), with who says it and where it was said.

use std::ops::Range;

use super::attribution::Attributed;
use super::facts::facts;
use super::features::{Features, Setting};
use super::kinds::kind;
use super::quotation::open_after;
use super::reading::{ReadSentence, Reading};
use super::worth::{PULLED, worth};
use super::worth_words::words;
use crate::domain::article::BlockKind;
use crate::domain::extraction::{Attribution, Candidate, OutletMention, Sentence};
use crate::domain::span::Span;

/// Judges every sentence and makes a claim of each that is worth it.
pub(crate) fn judge(reading: &Reading<'_>, said: &Attributed) -> (Vec<Sentence>, Vec<Candidate>) {
    let (mut sentences, mut claims) = (Vec::new(), Vec::new());
    let mut sweep = Sweep { reading, said, attributions: 0..0, outlet: 0, quote: Quote::default() };
    for (before, read) in reading.sentences.iter().enumerate() {
        let Some(span) = reading.span(read.range.clone()) else { continue };
        let (sentence, credit) = sweep.judge(before, read, span);
        if sentence.pulled {
            claims.extend(sweep.claims(before, read, &sentence, credit));
        }
        sentences.push(sentence);
    }
    (sentences, claims)
}

fn claim(reading: &Reading<'_>, part: Range<usize>, judged: &Sentence, credit: Credit<'_>) -> Candidate {
    let told = credit.said.and_then(|said| said.outlet.clone());
    Candidate {
        span: judged.span,
        text: reading.slice(part).to_owned(),
        kind: judged.kind,
        worth: judged.worth,
        reasons: judged.reasons.clone(),
        speaker: credit.said.and_then(|said| said.speaker.clone()),
        outlet: told.or_else(|| credit.outlet.map(|outlet| outlet.name.clone())),
    }
}

/// Who is credited with a sentence, and the first outlet it names.
#[derive(Debug, Clone, Copy)]
struct Credit<'a> {
    said: Option<&'a Attribution>,
    outlet: Option<&'a OutletMention>,
}

/// Whether a quotation is open, from sentence to sentence of a block.
#[derive(Debug, Default)]
struct Quote {
    block: usize,
    open: bool,
}

/// One pass over sentences, attributions and outlets, all in the order of the text.
struct Sweep<'a> {
    reading: &'a Reading<'a>,
    said: &'a Attributed,
    /// The attributions that the last sentence could meet.
    attributions: Range<usize>,
    /// The first outlet that does not end before the last sentence.
    outlet: usize,
    quote: Quote,
}

impl<'a> Sweep<'a> {
    fn judge(&mut self, before: usize, read: &ReadSentence, span: Span) -> (Sentence, Credit<'a>) {
        let credit = Credit { said: self.said_in(span), outlet: self.outlet_in(span) };
        let open = self.open_at(read);
        let setting = self.setting(before, read, open, credit);
        (self.weigh(read.range.clone(), span, setting), credit)
    }

    fn setting(&self, before: usize, read: &ReadSentence, open: bool, credit: Credit<'_>) -> Setting {
        Setting {
            before,
            heading: self.is_heading(read),
            open,
            speaker: credit.said.is_some_and(|said| said.speaker.is_some()),
            outlet: credit.outlet.is_some() || credit.said.is_some_and(|said| said.outlet.is_some()),
        }
    }

    fn weigh(&self, range: Range<usize>, span: Span, setting: Setting) -> Sentence {
        let sentence = self.reading.slice(range);
        let features = Features::of(sentence, setting);
        let worth = worth(&features, words(sentence));
        let reasons = features.iter().map(|feature| feature.name().to_owned()).collect();
        let pulled = worth.get() >= PULLED;
        Sentence { span, worth, kind: kind(&features, worth), reasons, pulled }
    }

    /// The claims of a pulled sentence: itself, or each of the facts that plain grammar parts in it, if each is worth it.
    fn claims(&self, before: usize, read: &ReadSentence, judged: &Sentence, credit: Credit<'a>) -> Vec<Candidate> {
        let whole = || vec![claim(self.reading, read.range.clone(), judged, credit)];
        let parts = facts(self.reading.text, &read.range);
        if parts.len() < 2 {
            return whole();
        }
        let mut claims = Vec::with_capacity(parts.len());
        for part in parts {
            let Some(span) = self.reading.span(part.clone()) else { return whole() };
            let credit = Credit { said: self.said_near(span), outlet: self.outlet_near(span) };
            let weighed = self.weigh(part.clone(), span, self.setting(before, read, false, credit));
            if !weighed.pulled {
                return whole();
            }
            claims.push(claim(self.reading, part, &weighed, credit));
        }
        claims
    }

    /// The attribution that shares most with a sentence; the one with a speaker, then the first, where two share as much.
    fn said_in(&mut self, span: Span) -> Option<&'a Attribution> {
        let all = &self.said.attributions;
        let first = self.attributions.start;
        let done = all.get(first..).unwrap_or_default().iter().take_while(|a| a.span.end <= span.start).count();
        self.attributions.start = first + done;
        self.said_near(span)
    }

    /// The same for a part of the sentence that was looked at last.
    fn said_near(&self, span: Span) -> Option<&'a Attribution> {
        let near = self.said.attributions.get(self.attributions.start..).unwrap_or_default().iter();
        let near = near.take_while(|a| a.span.start < span.end).filter(|a| a.span.overlaps(span));
        near.rev_max(|a| (shared(a.span, span), a.speaker.is_some()))
    }

    fn outlet_in(&mut self, span: Span) -> Option<&'a OutletMention> {
        let rest = self.said.outlets.get(self.outlet..).unwrap_or_default();
        self.outlet += rest.iter().take_while(|o| o.span.end <= span.start).count();
        self.outlet_near(span)
    }

    fn outlet_near(&self, span: Span) -> Option<&'a OutletMention> {
        let rest = self.said.outlets.get(self.outlet..).unwrap_or_default().iter();
        rest.take_while(|o| o.span.start < span.end).find(|o| o.span.overlaps(span))
    }

    /// Whether a quotation is open where a sentence starts; then reads the sentence.
    fn open_at(&mut self, read: &ReadSentence) -> bool {
        if self.quote.block != read.block {
            self.quote = Quote { block: read.block, open: false };
        }
        let open = self.quote.open;
        self.quote.open = open_after(self.reading.slice(read.range.clone()), open);
        open
    }

    /// A headline, a heading, or a short line of its own that ends without a stop.
    fn is_heading(&self, read: &ReadSentence) -> bool {
        let Some(block) = self.reading.blocks.get(read.block) else { return false };
        let words = self.reading.slice(read.range.clone());
        matches!(block.kind, BlockKind::Headline | BlockKind::Subhead)
            || (block.sentences.len() == 1
                && words.len() < 120
                && !words.ends_with(['.', '!', '?', '…', '”', '"', ':', ';']))
    }
}

/// How much two spans share.
fn shared(one: Span, other: Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

/// The greatest by a key; the first of several.
trait FirstMax: Iterator + Sized {
    fn rev_max<K: PartialOrd>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.fold(None, |best, item| match best {
            Some(best) if key(&best) >= key(&item) => Some(best),
            _ => Some(item),
        })
    }
}

impl<I: Iterator> FirstMax for I {}

#[cfg(test)]
#[path = "claims_tests.rs"]
mod tests;
