//! Which words are credited to whom: ties quotations and reported clauses to the cue and subject beside them.

use std::collections::HashMap;
use std::ops::Range;

use super::bodies::Bodies;
use super::clause::outermost;
use super::cue::{self, Cue};
use super::outlet::{self, Publisher};
use super::people::Cast;
use super::quote::Run;
use super::resolve::full_names;
use super::token::{Sort, Token};
use super::verbs::Frames;
use crate::domain::extraction::{Attribution, AttributionKind, OutletMention, Phrase, Speaker};
use crate::domain::span::Span;
use crate::extract::reading::Reading;

/// The fewest words of a quotation that counts as speech without a cue beside it.
const FEWEST_WORDS: usize = 3;

/// How many tokens may lie between a quotation and the cue behind it.
const REACH: usize = 14;

/// One sentence with what credits words in it.
pub(super) struct Scene {
    /// The number of its block.
    pub(super) block: usize,
    /// Its tokens, as numbers in its block.
    pub(super) tokens: Range<usize>,
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// The cues in it, in order.
    pub(super) cues: Vec<Cue>,
    /// Its outlets, as numbers in the list of all.
    pub(super) outlet: Option<usize>,
}

/// What credits a quotation.
#[derive(Debug, Clone, Default)]
struct Credit {
    speaker: Option<Speaker>,
    cue: Option<Phrase>,
    outlet: Option<String>,
}

/// The article with what is known of its speech.
pub(super) struct Speech<'r, 't> {
    /// The article.
    pub(super) reading: &'r Reading<'t>,
    /// The tokens of every block.
    pub(super) blocks: &'r [Vec<Token<'t>>],
    /// Its sentences.
    pub(super) scenes: Vec<Scene>,
    /// Where something was said or published.
    pub(super) publishers: Vec<Publisher>,
    /// Its people.
    pub(super) cast: Cast,
    /// Its organisations.
    pub(super) bodies: Bodies,
    /// Who speaks by a cue, with the mention: (scene, cue) in order of the text.
    pub(super) speakers: Vec<Vec<Option<Speaker>>>,
    /// What “the spokesman” means, once one was named in full.
    pub(super) spokesman: Option<String>,
    /// What initials stand for in this article.
    pub(super) full_names: HashMap<String, String>,
}

impl<'r, 't> Speech<'r, 't> {
    /// Finds cues, publishers and speakers, sentence by sentence.
    pub(super) fn new(reading: &'r Reading<'t>, blocks: &'r [Vec<Token<'t>>], cast: Cast) -> Self {
        let mut outlets = outlet::outlets(reading.text, blocks);
        let mut publishers: Vec<Publisher> = Vec::new();
        let mut scenes = Vec::new();
        let (mut block_seen, mut from, mut first_outlet) = (usize::MAX, 0, 0);
        for sentence in &reading.sentences {
            let Some(tokens) = blocks.get(sentence.block) else { continue };
            if sentence.block != block_seen {
                block_seen = sentence.block;
                from = 0;
                first_outlet = publishers.len();
                let here = outlets.get_mut(sentence.block).map(std::mem::take).unwrap_or_default();
                publishers.extend(here);
            }
            let rest = tokens.get(from..).unwrap_or_default();
            let to = from + rest.iter().take_while(|t| t.range.start < sentence.range.end).count();
            let here = publishers.get(first_outlet..).unwrap_or_default();
            let outlet = here.iter().position(|p| sentence.range.contains(&p.range.start)).map(|at| first_outlet + at);
            let cues = cue::cues(tokens, &(from..to));
            scenes.push(Scene { block: sentence.block, tokens: from..to, bytes: sentence.range.clone(), cues, outlet });
            from = to;
        }
        let bodies = Bodies::gather(blocks, |byte| cast.is_person_at(byte));
        let mut speech = Self {
            bodies,
            reading,
            blocks,
            scenes,
            publishers,
            cast,
            speakers: Vec::new(),
            spokesman: None,
            full_names: full_names(blocks, reading.text),
        };
        speech.resolve();
        speech
    }

    /// The publishers of the article as mentions.
    pub(super) fn outlets(&self) -> Vec<OutletMention> {
        let mention = |p: &Publisher| {
            let initials = p.name.strip_prefix("The ").unwrap_or(&p.name);
            let name = self.full_names.get(initials).unwrap_or(&p.name).clone();
            Some(OutletMention { name, span: self.reading.span(p.range.clone())? })
        };
        self.publishers.iter().filter_map(mention).collect()
    }

    /// Everything that is credited to somebody.
    pub(super) fn attributions(&mut self, runs: &[Run]) -> Vec<Attribution> {
        let mut all = self.direct(runs);
        all.extend(self.reported());
        all.extend(self.fragments(runs, &all));
        all
    }

    // ---- quotations ----

    fn direct(&mut self, runs: &[Run]) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::new();
        let mut scene = 0;
        let mut last: Option<(usize, Credit)> = None;
        for run in runs {
            while self.scenes.get(scene + 1).is_some_and(|next| next.bytes.start <= run.content.start) {
                scene += 1;
            }
            let words = self.reading.slice(run.content.clone()).split_whitespace().count();
            let credit = self
                .beside(run, scene)
                .or_else(|| self.signed(run))
                .or_else(|| self.carried(run, last.as_ref()))
                .or_else(|| self.told_before(run, scene))
                .unwrap_or_default();
            let cued = credit.cue.is_some();
            let content = self.reading.slice(run.content.clone());
            let speech = (words >= FEWEST_WORDS || (cued && ends_speech(content))) && !is_title(content);
            if let Some(span) = self.reading.span(run.content.clone()).filter(|_| speech) {
                let Credit { speaker, cue, outlet } = credit.clone();
                found.push(Attribution { span, kind: AttributionKind::Direct, cue, speaker, outlet });
            }
            if speech || cued {
                last = Some((run.block, credit));
            }
        }
        found
    }

    /// A word or two in quotation marks behind a cue, in no other attribution: “he spoke of an ‘open door’”.
    fn fragments(&self, runs: &[Run], found: &[Attribution]) -> Vec<Attribution> {
        let mut covered: Vec<Span> = found.iter().map(|attribution| attribution.span).collect();
        covered.sort_unstable();
        let mut fragments = Vec::new();
        let mut scene = 0;
        for run in runs {
            while self.scenes.get(scene + 1).is_some_and(|next| next.bytes.start <= run.content.start) {
                scene += 1;
            }
            let Some(span) = self.reading.span(run.content.clone()) else { continue };
            let near = covered.partition_point(|other| other.start <= span.start);
            let inside =
                covered.get(near.saturating_sub(4)..near).unwrap_or_default().iter().any(|other| other.overlaps(span));
            let Some(here) = self.scenes.get(scene).filter(|_| !inside) else { continue };
            if self.before(run, scene, here).is_none() {
                continue;
            }
            // Whom a pronoun far from the words means is too often a guess.
            let named = |speaker: &Speaker| {
                speaker.mention.as_ref().is_some_and(|m| !matches!(m.text.to_lowercase().as_str(), "he" | "she"))
            };
            if let Some(Credit { speaker, cue, outlet }) = self.beside(run, scene)
                && speaker.as_ref().is_some_and(named)
            {
                fragments.push(Attribution { span, kind: AttributionKind::Mixed, cue, speaker, outlet });
            }
        }
        fragments
    }

    /// The credit of the quotation before, where this one goes on with it: in the same paragraph, from a paragraph that was
    /// left open, or as a paragraph of nothing else. The mention stays the one that credits the first of them.
    fn carried(&self, run: &Run, last: Option<&(usize, Credit)>) -> Option<Credit> {
        let (block, credit) = last?;
        let goes_on = *block == run.block || run.continues || (self.whole_block(run) && run.block == block + 1);
        (goes_on && credit.speaker.is_some()).then(|| Credit { cue: None, ..credit.clone() })
    }

    /// Whoever spoke in the paragraph before, or the only one it names, where a paragraph is one quotation that nothing credits.
    /// Good: “Ada Hale left for Hull at six.” and then “I had packed at five.”
    fn told_before(&self, run: &Run, scene: usize) -> Option<Credit> {
        let block = self.reading.blocks.get(run.block)?;
        let alone = self.whole_block(run) && run.content.end + QUOTE_BYTES >= block.range.end;
        if !alone {
            return None;
        }
        let first = (0..=scene).rev().find(|&s| self.scenes.get(s).is_some_and(|s| s.block < run.block))?;
        let near = (0..=first).rev().take_while(|&s| self.scenes.get(s).is_some_and(|s| s.block + 1 == run.block));
        let spoke = near.filter_map(|s| self.speakers.get(s)).find_map(|all| all.iter().flatten().next_back());
        let person = |name: &str| self.cast.people.iter().any(|person| person.sure && person.name == name);
        let speaker = match spoke {
            Some(spoke) => Some(spoke.clone()).filter(|spoke| person(&spoke.name)),
            None => self.only_one_named(run.block.checked_sub(1)?),
        };
        Some(Credit { speaker: Some(speaker?), cue: None, outlet: None })
    }

    /// The only person whom a paragraph names.
    fn only_one_named(&self, block: usize) -> Option<Speaker> {
        let range = self.reading.blocks.get(block)?.range.clone();
        let tokens = self.blocks.get(block)?;
        let mut named = self.subjects(block, range).filter(|person| self.cast.is_plausible(*person));
        let person = named.next()?;
        let name = self.cast.name(person)?.to_owned();
        let quoted = tokens.iter().any(|t| t.quoted);
        (named.all(|other| other == person) && !quoted).then_some(Speaker { name, mention: None })
    }

    fn whole_block(&self, run: &Run) -> bool {
        self.reading.blocks.get(run.block).is_some_and(|block| run.content.start <= block.range.start + 4)
    }

    /// Speaker, cue and publisher from the words around a quotation.
    fn beside(&self, run: &Run, scene: usize) -> Option<Credit> {
        let here = self.scenes.get(scene)?;
        let mut end = scene;
        while self.scenes.get(end + 1).is_some_and(|next| next.block == run.block && next.bytes.start < run.content.end)
        {
            end += 1;
        }
        let after =
            self.scenes.get(end).and_then(|last| self.after(run, end, last)).or_else(|| self.next_sentence(run, end));
        let before = self.before(run, scene, here).or_else(|| self.introduced(run, scene));
        let closes = ends_speech(self.reading.slice(run.content.clone()));
        let comma = self.reading.slice(run.content.clone()).ends_with(',');
        let (scene, cue) = match (before, after) {
            (Some(before), Some(after)) => {
                if comma || (closes && !self.introduces(run)) {
                    after
                } else {
                    before
                }
            }
            (before, after) => before.or(after)?,
        };
        let found = self.scenes.get(scene)?;
        let words = found.cues.get(cue)?;
        let block = self.blocks.get(found.block)?;
        let range = block.get(words.words.start)?.range.start..block.get(words.words.end - 1)?.range.end;
        let text = self.reading.slice(range.clone()).to_owned();
        let phrase = self.reading.span(range).map(|span| Phrase { span, text });
        let speaker = self.speakers.get(scene).and_then(|all| all.get(cue)).cloned().flatten();
        let outlet = found.outlet.and_then(|o| self.publishers.get(o)).map(|p| p.name.clone());
        Some(Credit { speaker, cue: phrase, outlet })
    }

    /// The name that a dash puts under a quotation: “It rained.” — Ada Hale
    fn signed(&self, run: &Run) -> Option<Credit> {
        let block = self.blocks.get(run.block)?;
        let from = block.partition_point(|t| t.range.start < run.content.end);
        let dash =
            (from..from + 3).find(|&i| block.get(i).is_some_and(|t| t.sort != Sort::Quote && t.sort != Sort::Stop))?;
        let is_dash = block.get(dash).is_some_and(|t| matches!(t.text, "—" | "–" | "―" | "-"));
        let name = dash + 1..block.len().min(dash + 8);
        let end = name
            .clone()
            .find(|&i| !block.get(i).is_some_and(|t| t.sort == Sort::Word && t.capital))
            .unwrap_or(name.end);
        let closed = block.get(end).is_none_or(|t| t.sort != Sort::Word && t.text != "’") && end > dash + 1;
        let range = block.get(dash + 1)?.range.start..block.get(end.checked_sub(1)?)?.range.end;
        let text = self.reading.slice(range.clone()).to_owned();
        let name = self.cast.named_in(&range).and_then(|person| self.cast.name(person)).unwrap_or(&text).to_owned();
        let mention = self.reading.span(range).map(|span| Phrase { span, text });
        (is_dash && closed).then_some(Credit { speaker: Some(Speaker { name, mention }), cue: None, outlet: None })
    }

    /// Whether a colon or comma right before a quotation introduces it.
    fn introduces(&self, run: &Run) -> bool {
        let from = run.content.start.saturating_sub(8);
        let before =
            (from..run.content.start).find_map(|at| self.reading.text.get(at..run.content.start)).unwrap_or_default();
        before.trim_end_matches(['“', '"', '‘', ' ', '\'']).ends_with([':', ','])
    }

    /// The first cue behind a quotation in its last sentence.
    fn after(&self, run: &Run, number: usize, scene: &Scene) -> Option<(usize, usize)> {
        let block = self.blocks.get(run.block)?;
        let first = scene
            .tokens
            .clone()
            .find(|&i| block.get(i).is_some_and(|t| t.range.start >= run.content.end && t.sort != Sort::Quote))?;
        let cue = scene.cues.iter().position(|c| c.words.start >= first && c.speech)?;
        let found = scene.cues.get(cue)?;
        let head = found.subject.as_ref().map_or(found.words.start, |subject| subject.start.min(found.words.start));
        let near = head.saturating_sub(first) <= REACH;
        let between = block.get(first..found.words.start).unwrap_or_default();
        let clear = !between.iter().any(|t| t.quoted);
        (near && clear && found.subject.is_some()).then_some((number, cue))
    }

    /// The cue of the next sentence, which a question or a careless full stop has cut off: “Who knows?” Hale told the Echo.
    fn next_sentence(&self, run: &Run, end: usize) -> Option<(usize, usize)> {
        let number = end + 1;
        let scene = self.scenes.get(number).filter(|scene| scene.block == run.block)?;
        let closing = self.scenes.get(end)?.bytes.end <= run.content.end + QUOTE_BYTES;
        let cue = scene.cues.first().filter(|cue| closing && cue.speech && !cue.according())?;
        let head = cue.subject.as_ref()?.start.min(cue.words.start);
        let block = self.blocks.get(run.block)?;
        let leads = head == scene.tokens.start && !block.get(head)?.quoted;
        let says_more = outermost(block, &scene.tokens, &scene.cues).iter().any(|(cue, _)| *cue == 0);
        (leads && !says_more && is_told_behind(cue)).then_some((number, 0))
    }

    /// The last cue of the paragraph before, where that one ends with a colon and this one starts with the quotation.
    fn introduced(&self, run: &Run, scene: usize) -> Option<(usize, usize)> {
        let number = scene.checked_sub(1)?;
        let before = self.scenes.get(number).filter(|before| before.block + 1 == run.block)?;
        let colon = self.blocks.get(before.block)?.last().is_some_and(|t| t.sort == Sort::Colon);
        let cue = before.cues.iter().rposition(|cue| cue.speech && cue.subject.is_some())?;
        (colon && self.whole_block(run)).then_some((number, cue))
    }

    /// The last cue before a quotation in its first sentence.
    fn before(&self, run: &Run, number: usize, scene: &Scene) -> Option<(usize, usize)> {
        let block = self.blocks.get(run.block)?;
        let cue = scene.cues.iter().rposition(|c| {
            block.get(c.words.start).is_some_and(|t| t.range.end <= run.content.start)
                && c.subject.is_some()
                && c.speech
        })?;
        Some((number, cue))
    }

    // ---- reported speech ----

    fn reported(&self) -> Vec<Attribution> {
        (0..self.scenes.len()).flat_map(|number| self.reported_in(number)).collect()
    }

    /// What the cues of one sentence report.
    fn reported_in(&self, number: usize) -> Vec<Attribution> {
        let Some(scene) = self.scenes.get(number) else { return Vec::new() };
        let Some(block) = self.blocks.get(scene.block) else { return Vec::new() };
        let pieces = outermost(block, &scene.tokens, &scene.cues);
        pieces.into_iter().filter_map(|(cue, piece)| self.reported_piece(number, cue, piece)).collect()
    }

    fn reported_piece(&self, number: usize, cue_at: usize, piece: Range<usize>) -> Option<Attribution> {
        let scene = self.scenes.get(number)?;
        let block = self.blocks.get(scene.block)?;
        let cue = scene.cues.get(cue_at)?;
        let tokens = block.get(piece)?;
        let range = tokens.first()?.range.start..tokens.last()?.range.end;
        let quoted = tokens.iter().filter(|t| t.quoted && t.sort == Sort::Word).count();
        let words = tokens.iter().filter(|t| t.sort == Sort::Word).count();
        if words < 3 || quoted + 1 >= words {
            return None;
        }
        let range = super::super::reading::trimmed(self.reading.text, range);
        let cue_range = block.get(cue.words.start)?.range.start..block.get(cue.words.end - 1)?.range.end;
        let text = self.reading.slice(cue_range.clone()).to_owned();
        Some(Attribution {
            span: self.reading.span(range)?,
            kind: if quoted > 0 { AttributionKind::Mixed } else { AttributionKind::Indirect },
            cue: self.reading.span(cue_range).map(|span| Phrase { span, text }),
            speaker: self.speakers.get(number).and_then(|all| all.get(cue_at)).cloned().flatten(),
            outlet: scene.outlet.and_then(|o| self.publishers.get(o)).map(|p| p.name.clone()),
        })
    }
}

/// How many bytes a closing quotation mark may have.
const QUOTE_BYTES: usize = 4;

/// Whether a quotation ends as speech does, not as a scare quote does.
fn ends_speech(content: &str) -> bool {
    content.ends_with([',', '.', '!', '?', '…', '—', '–'])
}

/// Whether a verb can stand behind a quotation: it takes words or a hearer.
fn is_told_behind(cue: &Cue) -> bool {
    cue.verb().is_some_and(|verb| verb.frames.has(Frames::SAYS) || verb.frames.has(Frames::HEARER))
}

/// Whether a quotation is the title of a work: “Songs of the Harbour”. Every word but the small ones is capitalised.
fn is_title(content: &str) -> bool {
    let words = || content.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = |word: &str| {
        matches!(
            word,
            "" | "a" | "an" | "and" | "at" | "by" | "for" | "from" | "in" | "of" | "on" | "or" | "the" | "to" | "with"
        )
    };
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let ends = content.ends_with(['!', '?']);
    !ends
        && words().take(10).count() < 10
        && words().filter(capital).count() > 1
        && words().all(|word| small(word) || capital(&word))
}
