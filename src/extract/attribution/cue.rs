//! Cues and their subjects: which verb reports speech in a sentence, and which noun phrase is said to speak.
//!
//! A subject stands left of its verb (“the mayor, who was away, said”) or right of it (“said Ada Hale, the mayor”).
//! “According to the mayor” has its subject behind it. Good: “Ada Hale said”. Not a cue: “the reports were late”.

use std::ops::Range;

use super::lexicon::{self, has};
use super::token::{Sort, Token};
use super::verbs::{Form, Frames, Verb, verb};

/// A cue with its subject; both are ranges of token numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The words that credit.
    pub(super) words: Range<usize>,
    /// The noun phrase that speaks; none in “is expected to”.
    pub(super) subject: Option<Range<usize>>,
    /// What it is.
    pub(super) sort: CueSort,
    /// Whether the subject stands behind the verb.
    pub(super) inverted: bool,
    /// Whether it can credit a quotation: a verb of speech, not one of intent or view.
    pub(super) speech: bool,
}

/// What sort of words credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueSort {
    /// “According to”.
    According,
    /// A verb.
    Verb(Verb),
    /// The colon of “Hale: the bins are late”.
    Colon,
}

impl Cue {
    /// Whether it is “according to”.
    pub(super) fn according(&self) -> bool {
        self.sort == CueSort::According
    }

    /// Its verb.
    pub(super) fn verb(&self) -> Option<Verb> {
        match self.sort {
            CueSort::According | CueSort::Colon => None,
            CueSort::Verb(verb) => Some(verb),
        }
    }
}

/// The longest noun phrase that is looked at, in tokens.
const LONGEST: usize = 14;

/// Finds the cues among the tokens `sentence` of a block, in their order.
pub(super) fn cues(block: &[Token<'_>], sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = label(block, sentence).into_iter().collect();
    for at in sentence.clone() {
        let colon = block.get(at).is_some_and(|t| t.sort == Sort::Colon && !t.quoted);
        if let Some(cue) = cue(block, sentence, at, found.last()) {
            found.push(cue);
        } else if colon && !found.iter().any(|cue| cue.speech) {
            found.extend(named_before(block, sentence, at));
        }
    }
    found
}

/// A name and a colon at the start of a sentence: a headline (“Hale: bins will be late”) or a line of a transcript.
fn label(block: &[Token<'_>], sentence: &Range<usize>) -> Option<Cue> {
    let first = sentence.start;
    let colon = sentence.clone().take(LABEL).find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Colon))?;
    let label = block.get(first..colon)?;
    let words = label.iter().all(|t| {
        t.sort == Sort::Word && !t.quoted && (t.capital || matches!(t.lower.as_str(), "to" | "on" | "of" | "the"))
    });
    let named =
        label.first().is_some_and(|t| t.capital && !has(NO_LABELS, &t.lower) && !has(lexicon::NO_NAMES, &t.lower));
    let end = (first..colon)
        .find(|&i| block.get(i).is_some_and(|t| matches!(t.lower.as_str(), "to" | "on")))
        .unwrap_or(colon);
    let spaced =
        block.get(colon).zip(block.get(colon + 1)).is_some_and(|(colon, next)| next.range.start > colon.range.end);
    let starts = block.get(colon + 1).is_some_and(|t| t.capital || t.sort == Sort::Quote || t.quoted);
    (words && named && spaced && starts && first < end).then(|| Cue {
        words: colon..colon + 1,
        subject: Some(first..end),
        sort: CueSort::Colon,
        inverted: false,
        speech: true,
    })
}

/// A name right before the colon that opens a quotation: “It did not surprise the clerk Ada Hale: ‘…’”.
fn named_before(block: &[Token<'_>], sentence: &Range<usize>, colon: usize) -> Option<Cue> {
    let quoted = (colon + 1..colon + 3).any(|i| block.get(i).is_some_and(|t| t.quoted));
    let name = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower));
    let first = (sentence.start..colon).rev().take(LABEL).take_while(|&i| name(i)).last()?;
    quoted.then(|| Cue {
        words: colon..colon + 1,
        subject: Some(first..colon),
        sort: CueSort::Colon,
        inverted: false,
        speech: true,
    })
}

/// How many tokens a label may have, with its colon.
const LABEL: usize = 8;

/// First words of labels that name nobody.
const NO_LABELS: &[&str] = &[
    "abstract", "analysis", "background", "breaking", "caption", "contact", "correction", "credit", "editor",
    "exclusive", "fact", "image", "live", "more", "note", "opinion", "photo", "photograph", "picture", "question",
    "read", "related", "see", "source", "topics", "update", "updated", "video", "warning", "watch", "photos", "listen",
    "recommended", "advertisement", "location", "date", "time", "result", "results", "score", "answer", "q", "a",
    "quote",
];

fn cue(block: &[Token<'_>], sentence: &Range<usize>, at: usize, last: Option<&Cue>) -> Option<Cue> {
    let token = block.get(at).filter(|token| token.sort == Sort::Word && !token.quoted)?;
    if token.lower == "according" && block.get(at + 1).is_some_and(|next| next.lower == "to") {
        let subject = phrase(block, sentence, at + 2);
        return Some(Cue { words: at..at + 2, subject, sort: CueSort::According, inverted: true, speech: true });
    }
    let nation = token.lower == "states" && token.capital;
    if nation || (token.capital && !titled(block, sentence) && at > sentence.start) {
        return None;
    }
    let (verb, length) = phrasal(block, at).or_else(|| Some((verb(&token.lower)?, 1)))?;
    let speech = has(lexicon::CUES, &token.lower) || verb.frames.has(Frames::QUOTES);
    if let Some(subject) = led_to(block, sentence, at).filter(|_| verb.form == Form::Base) {
        return Some(Cue {
            words: at..at + length,
            subject: Some(subject),
            sort: CueSort::Verb(verb),
            inverted: false,
            speech,
        });
    }
    if is_plural_noun(block, at, verb) {
        return None;
    }
    if is_noun(block, sentence, at) || !could_be_finite(block, sentence, at, verb) {
        return None;
    }
    let personal = !verb.frames.has(Frames::SEEMS);
    let made = |subject: Option<Range<usize>>, inverted| Cue {
        words: at..at + length,
        subject: subject.filter(|_| personal),
        sort: CueSort::Verb(verb),
        inverted,
        speech,
    };
    if verb.form == Form::Ing {
        return participle(block, sentence, at).map(|subject| made(Some(subject), false));
    }
    if verb.form == Form::Past && is_passive(block, sentence, at) {
        return passive(block, at, verb).then(|| made(None, false));
    }
    if let Some(subject) = left(block, sentence, at) {
        return Some(made(Some(subject), false));
    }
    let before = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i));
    let opens = before.is_none_or(|t| t.sort != Sort::Word || t.quoted || matches!(t.lower.as_str(), "as" | "so"));
    let can_stand_behind = verb.frames.has(Frames::SAYS) || verb.frames.has(Frames::QUOTES);
    if speech
        && can_stand_behind
        && opens
        && let Some(subject) = right(block, sentence, at + length)
    {
        return Some(made(Some(subject), true));
    }
    let shared =
        joined(block, sentence, at).then(|| last?.subject.clone().filter(|_| last.is_some_and(|l| !l.inverted)));
    shared.flatten().map(|subject| made(Some(subject), false))
}

/// The subject of “continued to point”, “went on to say”.
fn led_to(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let word = |i: usize| block.get(i).filter(|t| sentence.contains(&i) && !t.quoted).map(|t| t.lower.as_str());
    let to = at.checked_sub(1).filter(|&i| word(i) == Some("to"))?;
    let lead = to.checked_sub(1)?;
    match word(lead)? {
        "continued" | "continues" | "began" | "proceeded" => left(block, sentence, lead),
        "on" if matches!(lead.checked_sub(1).and_then(word), Some("went" | "goes")) => left(block, sentence, lead - 1),
        _ => None,
    }
}

/// Verbs of two words that credit a quotation: “went on”, “shot back”, “put it”.
fn phrasal(block: &[Token<'_>], at: usize) -> Option<(Verb, usize)> {
    let word = |i: usize| block.get(i).filter(|t| !t.quoted).map(|t| t.lower.as_str());
    let pair = matches!(
        (word(at)?, word(at + 1)?),
        ("went" | "goes" | "going", "on")
            | ("shot" | "fired" | "hit" | "shoots" | "fires", "back")
            | ("put" | "puts", "it")
    );
    pair.then_some((Verb { frames: Frames::QUOTES, form: Form::Past, about: "" }, 2))
}

/// Whether a sentence is a headline in capitals: “Mayor Denies Claims of Leak”.
fn titled(block: &[Token<'_>], sentence: &Range<usize>) -> bool {
    let words =
        || sentence.clone().take(30).filter_map(|i| block.get(i)).filter(|t| t.sort == Sort::Word && t.lower.len() > 3);
    words().filter(|t| t.capital).count() * 3 >= words().count() * 2
}

/// “She praised the plan and urged …”, “…, but insists …”: the verb goes on with the subject of the one before.
fn joined(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let mut before = (sentence.start..at).rev().filter_map(|i| block.get(i));
    let word = before.find(|t| !(has(lexicon::BETWEEN, &t.lower) || t.lower.ends_with("ly")));
    word.is_some_and(|t| !t.quoted && matches!(t.lower.as_str(), "and" | "but" | "or" | ","))
}

/// “Harbour questions follow the mayor”: a form in `-s` that is a noun too needs something behind it that a verb takes.
fn is_plural_noun(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
    let Some(next) = block.get(at + 1) else { return false };
    let takes = next.sort != Sort::Word
        || next.quoted
        || next.capital
        || next.possessive
        || has(OBJECTS, &next.lower)
        || next.lower.starts_with(|c: char| c.is_ascii_digit())
        || verb.about.split(' ').any(|about| about == next.lower);
    verb.form == Form::Present && verb.frames.has(Frames::NAMES) && !takes && left_is_name(block, at)
}

/// Whether a name stands right before a word, as in “Hale questions”.
fn left_is_name(block: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.capital && !t.quoted)
}

/// What stands behind a verb and not behind a plural noun.
const OBJECTS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "he", "her", "him", "his", "how", "if", "it", "its", "more",
    "most", "my", "no", "not", "one", "our", "she", "some", "that", "the", "their", "them", "there", "these", "they",
    "this", "those", "to", "two", "us", "we", "what", "whether", "why",
];

/// Whether a base form has a subject that it can agree with, or a helping verb; and no form is followed by “by”.
fn could_be_finite(block: &[Token<'_>], sentence: &Range<usize>, at: usize, verb: Verb) -> bool {
    let behind = block.get(at + 1).map(|t| t.lower.as_str());
    if verb.form == Form::Past && behind == Some("by") {
        return false;
    }
    let speech = block.get(at).is_some_and(|t| has(lexicon::CUES, &t.lower)) && !verb.frames.has(Frames::NAMES);
    if verb.form != Form::Base || speech || block.get(at).is_some_and(|t| has(FINITE_TOO, &t.lower)) {
        return true;
    }
    let mut before = (sentence.start..at).rev().filter_map(|i| block.get(i));
    let Some(word) =
        before.find(|t| !t.lower.ends_with("ly") && !matches!(t.lower.as_str(), "also" | "still" | "not" | "now"))
    else {
        return false;
    };
    let pronoun = matches!(
        word.lower.as_str(),
        "i" | "we" | "you" | "they" | "who" | "people" | "police" | "many" | "some" | "others" | "and"
    );
    let helps = matches!(
        word.lower.as_str(),
        "do" | "does"
            | "did"
            | "don't"
            | "don’t"
            | "doesn't"
            | "doesn’t"
            | "didn't"
            | "didn’t"
            | "will"
            | "would"
            | "could"
            | "should"
            | "can"
            | "may"
            | "might"
            | "must"
    );
    let plural = word.lower.ends_with('s')
        && !word.possessive
        && word.lower.len() > 3
        && !(verb.frames.has(Frames::NAMES) && word.capital);
    !word.quoted && (pronoun || helps || plural)
}

/// Base forms that are past tenses as well.
const FINITE_TOO: &[&str] = &["read", "put", "forecast", "bet"];

/// “was told”, “has been seen”: a helping form of “be” before the verb.
fn is_passive(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let mut before = (sentence.start..at).rev().take(4).filter_map(|i| block.get(i));
    let helper = before
        .find(|t| !(t.lower.ends_with("ly") || matches!(t.lower.as_str(), "also" | "not" | "often" | "now" | "still")));
    helper.is_some_and(|t| {
        !t.quoted && matches!(t.lower.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being")
    })
}

/// Whether a passive credits words to somebody left unnamed: “is expected to”, “was told that”.
fn passive(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
    let next = block.get(at + 1).filter(|t| !t.quoted).map(|t| t.lower.as_str());
    let opens = matches!(next, Some("to" | "that" | "whether" | "if" | "about" | "as"));
    opens && (verb.frames.has(Frames::PASSIVE) || verb.frames.has(Frames::HEARER))
}

/// Whom a participle belongs to: the noun right before it (“a letter saying”, “she was saying”), else the subject of its
/// sentence (“Ada Hale gave a speech, saying …”).
fn participle(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i));
    let loose =
        before.is_none_or(|t| t.sort != Sort::Word || has(lexicon::BREAKS, &t.lower) || t.lower.ends_with("ly"));
    let near = if loose { None } else { left(block, sentence, at) };
    near.or_else(|| main_subject(block, sentence, at))
}

/// Whether a word that could be a cue is a noun or an infinitive here: “his claims”, “to claim”, “the reported sum”.
fn is_noun(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i)) else {
        return false;
    };
    let base = block.get(at).and_then(|t| verb(&t.lower)).is_some_and(|verb| verb.form == Form::Base);
    let noun = block
        .get(at)
        .and_then(|t| verb(&t.lower))
        .is_some_and(|verb| verb.frames.has(Frames::NAMES) && matches!(verb.form, Form::Base | Form::Present))
        || block.get(at).is_some_and(|t| has(lexicon::ALSO_NOUNS, &t.lower));
    let object =
        block.get(at + 1).is_some_and(|t| matches!(t.lower.as_str(), "her" | "him" | "the" | "it" | "them" | "that"));
    let subject = before.capital
        || (object && matches!(before.lower.as_str(), "and" | "but"))
        || matches!(before.lower.as_str(), "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | ",")
        || has(lexicon::OFFICES, &before.lower)
        || has(lexicon::SPOKESMEN, &before.lower)
        || has(lexicon::DOCUMENTS, &before.lower)
        || (base
            && before.lower.len() > 4
            && before.lower.ends_with('s')
            && !before.lower.ends_with("ss")
            && !before.lower.ends_with("us"));
    before.possessive
        || (noun && !subject)
        || matches!(
            before.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "my"
                | "our"
                | "to"
                | "of"
                | "these"
                | "those"
                | "such"
                | "any"
                | "no"
                | "some"
                | "be"
                | "by"
                | "for"
                | "with"
                | "from"
                | "as"
                | "in"
        )
}

/// Whom a participle belongs to: “Ada Hale gave a speech, saying …”. The subject of the verb of speech before it, else the
/// first name of the sentence that is followed by a word in small letters.
fn main_subject(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let verb = (sentence.start..at).rev().take(80).find(|&i| {
        block.get(i).is_some_and(|t| !t.quoted && has(lexicon::CUES, &t.lower) && !t.lower.ends_with("ing"))
            && !is_noun(block, sentence, i)
    });
    if let Some(subject) = verb.and_then(|verb| left(block, sentence, verb)) {
        return Some(subject);
    }
    let named = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower));
    let pronoun = |i: usize| block.get(i).is_some_and(|t| matches!(t.lower.as_str(), "he" | "she") && !t.quoted);
    let from = behind_dateline(block, sentence);
    let first = (from..at).take(80).find(|&i| named(i) || pronoun(i))?;
    if pronoun(first) {
        return Some(first..first + 1);
    }
    let end = (first..at).find(|&i| !named(i)).unwrap_or(at);
    block.get(end - 1).is_some_and(|t| !t.possessive).then_some(first..end)
}

/// Where a sentence starts behind “LEEDS (Reuters) –”.
fn behind_dateline(block: &[Token<'_>], sentence: &Range<usize>) -> usize {
    let closed = |i: usize| block.get(i).is_some_and(|t| t.text == ")") || i <= sentence.start + 4;
    let dash = sentence.clone().take(14).find(|&i| block.get(i).is_some_and(|t| matches!(t.text, "–" | "—" | "-")));
    dash.filter(|&i| i > sentence.start && closed(i - 1)).map_or(sentence.start, |i| i + 1)
}

/// The noun phrase left of the verb at `at`.
fn left(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut end = at;
    while let Some(token) = end.checked_sub(1).and_then(get) {
        let between = !token.capital && (has(lexicon::BETWEEN, &token.lower) || token.lower.ends_with("ly"));
        if token.sort == Sort::Word && !token.quoted && between { end -= 1 } else { break }
    }
    // “Rep. Ada Hale (D-Ohio) said”
    if end.checked_sub(1).and_then(get).is_some_and(|t| t.text == ")" && !t.quoted) {
        end = (end.saturating_sub(BRACKET)..end).rev().find(|&i| get(i).is_some_and(|t| t.text == "("))?;
    }
    let before = end.checked_sub(1).and_then(get)?;
    if before.lower == "who" && end >= 2 {
        // “Ada Hale, who says it rained”
        end -= 1;
        if end.checked_sub(1).and_then(get).is_some_and(|t| t.text == ",") {
            end -= 1;
        }
    } else if before.text == "," {
        end = aside(block, sentence, end - 1)?;
    } else if before.sort != Sort::Word || before.quoted {
        return None;
    }
    let mut start = phrase_start(block, sentence, end);
    // “a spokesman for the council said”: whoever speaks for another is the one who speaks.
    if let Some(agent) = agent_before(block, sentence, start) {
        start = phrase_start(block, sentence, agent);
        let comma = start.checked_sub(1).filter(|&i| get(i).is_some_and(|t| t.text == ","));
        if let Some(comma) = comma.filter(|&comma| names_before(block, sentence, comma) > 1) {
            end = comma;
            start = phrase_start(block, sentence, comma);
        }
    }
    while start < end && get(start).is_some_and(|token| leading(token)) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// How many tokens a bracket behind a name may have.
const BRACKET: usize = 12;

/// Where the noun phrase starts that ends before `end`.
fn phrase_start(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut start = end;
    while let Some(token) = start.checked_sub(1).and_then(get) {
        if end - start >= LONGEST || token.sort != Sort::Word || token.quoted || breaks(block, start - 1) {
            break;
        }
        start -= 1;
        let opens = matches!(token.lower.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our");
        let goes_on = start.checked_sub(1).and_then(get).is_some_and(|t| t.lower == "of" || t.lower == "for");
        if opens && !goes_on {
            break;
        }
    }
    start
}

/// Behind the head of “a spokesman for”, “the lawyer of”, where that stands right before a noun phrase.
fn agent_before(block: &[Token<'_>], sentence: &Range<usize>, start: usize) -> Option<usize> {
    let get = |i: usize| block.get(i).filter(|t| sentence.contains(&i) && !t.quoted);
    let preposition = start.checked_sub(1).and_then(get)?;
    let head = start.checked_sub(2).and_then(get)?;
    let agent = has(AGENTS, &head.lower) || has(lexicon::SPOKESMEN, &head.lower) || has(lexicon::OFFICES, &head.lower);
    let joins = matches!(preposition.lower.as_str(), "for" | "of" | "to" | "at" | "with" | "from");
    (agent && joins && !head.possessive).then_some(start - 1)
}

/// Nouns for people who are named by whom they serve.
const AGENTS: &[&str] = &[
    "adviser", "advisor", "advisers", "aides", "analyst", "attorney", "author", "chief", "consultant", "co-founder",
    "economist", "editor", "expert", "fellow", "founder", "head", "lawyer", "lawyers", "manager", "member", "members",
    "officials", "partner", "professor", "researcher", "solicitor", "spokesmen", "strategist", "supporter",
    "supporters", "user", "voter",
];

/// How many capitalised words end right before a place, as a name does.
fn names_before(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let name = |&i: &usize| {
        block.get(i).is_some_and(|t| {
            t.sort == Sort::Word && t.capital && !t.quoted && !t.possessive && !has(lexicon::NO_NAMES, &t.lower)
        })
    };
    (sentence.start..end).rev().take(6).take_while(name).count()
}

/// Where the subject ends that an aside between commas parts from its verb: “Ada Hale, who was away, said”. `comma` is the
/// second one.
fn aside(block: &[Token<'_>], sentence: &Range<usize>, comma: usize) -> Option<usize> {
    let is_comma = |&i: &usize| block.get(i).is_some_and(|t| t.text == "," && !t.quoted);
    let quoted =
        |i: usize| block.get(i).is_some_and(|t| t.quoted || matches!(t.sort, Sort::Quote | Sort::Stop | Sort::Colon));
    let near = sentence.start.max(comma.saturating_sub(ASIDE));
    let first = (near..comma).rev().find(is_comma)?;
    // “his wife, Ada Hale, said”: the name is the one who speaks.
    let named = names_before(block, sentence, comma);
    if named > 1 && named == comma - first - 1 && names_before(block, sentence, first) == 0 {
        return Some(comma);
    }
    // “One of them, Ada Hale, 34, from Leeds, said”: the nearest full name that a comma follows.
    let commas = (near..comma).rev().take_while(|&i| !quoted(i)).filter(is_comma);
    if let Some(named) = commas.take(5).find(|&i| names_before(block, sentence, i) > 1) {
        return Some(named);
    }
    let opener = block.get(first + 1)?;
    let opens = has(ASIDES, &opener.lower)
        || opener.possessive
        || opener.capital
        || opener.text.chars().all(|c| c.is_ascii_digit())
        || has(lexicon::OFFICES, &opener.lower)
        || has(AGENTS, &opener.lower);
    (opens && first > sentence.start && block.get(first - 1).is_some_and(|t| t.sort == Sort::Word && !t.quoted))
        .then_some(first)
}

/// How many tokens an aside between a subject and its verb may have.
const ASIDE: usize = 40;

/// Words that open an aside.
const ASIDES: &[&str] = &[
    "a", "an", "at", "formerly", "from", "her", "herself", "himself", "his", "in", "like", "now", "of", "one",
    "speaking", "the", "then", "which", "who", "whose", "who’s", "with",
];

/// The noun phrase that starts at `from`.
fn right(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let first = get(from).filter(|token| token.sort == Sort::Word && !token.quoted)?;
    let opens = first.capital
        || first.possessive
        || matches!(
            first.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "he"
                | "she"
                | "they"
                | "one"
                | "another"
                | "his"
                | "her"
                | "its"
                | "their"
                | "i"
                | "we"
                | "two"
                | "sources"
                | "officials"
                | "people"
                | "court"
                | "police"
                | "former"
        )
        || has(lexicon::OFFICES, &first.lower)
        || has(lexicon::SPOKESMEN, &first.lower);
    if opens {
        return phrase(block, sentence, from);
    }
    // “says political scientist Ada Hale”
    let described = has(lexicon::BREAKS, &first.lower) || verb(&first.lower).is_some() || first.lower.ends_with("ly");
    phrase(block, sentence, from)
        .filter(|words| !described && block.get(words.clone()).is_some_and(|words| words.iter().any(|t| t.capital)))
}

/// The words from `from` on that can be one noun phrase.
fn phrase(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut end = from;
    while let Some(token) = get(end) {
        if end - from >= LONGEST || token.sort != Sort::Word || token.quoted || (end > from && breaks(block, end)) {
            break;
        }
        end += 1;
        let pronoun = matches!(token.lower.as_str(), "he" | "she" | "they" | "i" | "we");
        if pronoun {
            break;
        }
    }
    (from < end).then_some(from..end)
}

/// Whether a noun phrase ends at this word; a preposition inside an office or between names does not end it.
fn breaks(block: &[Token<'_>], at: usize) -> bool {
    let Some(token) = block.get(at) else { return true };
    if matches!(
        token.lower.as_str(),
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "among"
    ) {
        return true;
    }
    if !has(lexicon::BREAKS, &token.lower) {
        let after_article = at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| {
            matches!(t.lower.as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their") || t.possessive
        });
        return has(lexicon::CUES, &token.lower) && !token.capital && !after_article;
    }
    let before = at.checked_sub(1).and_then(|i| block.get(i));
    let after = block.get(at + 1);
    let office = before.is_some_and(|t| has(lexicon::OFFICES, &t.lower) || has(lexicon::SPOKESMEN, &t.lower));
    match token.lower.as_str() {
        "to" | "at" | "with" | "from" | "in" => !(office && after.is_some_and(|t| t.capital || t.lower == "the")),
        "and" => !(before.is_some_and(|t| t.capital) && after.is_some_and(|t| t.capital)),
        _ => true,
    }
}

/// Whether a word at the start of a noun phrase is not part of it.
fn leading(token: &Token<'_>) -> bool {
    has(lexicon::BREAKS, &token.lower)
        || (token.lower.ends_with("ly") && !token.capital)
        || matches!(
            token.lower.as_str(),
            "earlier"
                | "later"
                | "meanwhile"
                | "however"
                | "also"
                | "today"
                | "yesterday"
                | "then"
                | "or"
                | "yet"
                | "still"
                | "again"
                | "instead"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn subject(text: &str) -> Option<String> {
        let block = tokens(text, 0..text.len());
        let all = cues(&block, &(0..block.len()));
        let words = all.first()?.subject.clone()?;
        Some(block[words].iter().map(|t| t.text).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_subject_stands_before_or_behind_its_verb() {
        assert_eq!(subject("Ada Hale said the bins were late."), Some("Ada Hale".to_owned()));
        assert_eq!(subject("After the vote his aide again said so"), Some("his aide".to_owned()));
        assert_eq!(subject("But the mayor has repeatedly denied it."), Some("the mayor".to_owned()));
        assert_eq!(subject("Ada Hale, who was away, told the Echo"), Some("Ada Hale".to_owned()));
        assert_eq!(subject(", said the ambassador to France, who smiled"), Some("the ambassador to France".to_owned()));
        assert_eq!(subject("According to a council spokesman, it rained."), Some("a council spokesman".to_owned()));
        assert_eq!(subject("Rep. Ada Hale (D-Ohio) said so"), Some("Ada Hale".to_owned()));
        assert_eq!(subject("One of them, Ada Hale, 34, from Leeds, said so"), Some("Ada Hale".to_owned()));
        assert_eq!(subject("His wife, Ada Hale, said so"), Some("Ada Hale".to_owned()));
        assert_eq!(
            subject("A spokesman for the mayor Bo Lee said so"),
            Some("A spokesman for the mayor Bo Lee".to_owned())
        );
    }

    #[test]
    fn a_participle_belongs_to_the_subject_of_its_sentence() {
        assert_eq!(subject("But Sir Bo gave his backing to it, saying it was good"), Some("Sir Bo".to_owned()));
    }

    #[test]
    fn a_noun_is_no_cue() {
        assert_eq!(subject("They include claims of a leak."), None);
        assert_eq!(subject("The reports were late."), None);
        assert_eq!(subject("Her claims matter to everyone."), None);
    }
}
