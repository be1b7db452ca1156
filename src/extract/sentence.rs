//! Where sentences end: one pass over a block, hand-written, no dictionary but `abbreviation.rs`.
//!
//! A sentence ends at `.`, `!`, `?` or `…` with the quotation marks and brackets that close there, unless the words
//! around it say that it goes on. Every character that is not white space belongs to exactly one sentence.

use std::ops::Range;

use super::abbreviation::{Stop, starts_sentence, stop_after};
use super::reading::trimmed;

/// How far back or forward a rule may look, in bytes; it keeps the pass linear.
const REACH: usize = 64;

/// Verbs that credit a quotation standing before them: “Why?” Mr Alder asked.
const ASKED: &[&str] = &[
    "added", "asked", "asks", "cried", "demanded", "exclaimed", "said", "says", "shouted", "wondered", "wrote",
    "yelled",
];

/// What credits of pictures start with.
const CREDITS: &[&str] = &["Image: ", "Photo: ", "Photograph: ", "Picture: ", "Photos: ", "Images: ", "Pictures: "];

/// The sentences of one block, in byte offsets of the whole text, without surrounding white space.
///
/// “Mr. Alder left. It rained.” is two sentences; “It grew by 4.2 per cent” is one.
pub(crate) fn sentences(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(..block.end).unwrap_or_default();
    let mut scan = Scan { text: words, at: block.start, first: block.start, quoted: false, next_item: None };
    let mut found = Vec::new();
    while scan.at < words.len() {
        let Some(end) = scan.step() else { continue };
        scan.close(end, &mut found);
    }
    scan.close(words.len(), &mut found);
    found
}

/// A pass over one block.
struct Scan<'t> {
    /// The text up to the end of the block.
    text: &'t str,
    /// The next byte to look at.
    at: usize,
    /// Where the sentence under way starts.
    first: usize,
    /// Whether a straight double quotation mark is open.
    quoted: bool,
    /// The marker that the next item of a list inside this block would have.
    next_item: Option<Marker>,
}

/// The number or letter of a list item, and the sign after it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marker {
    number: u32,
    letter: bool,
    sign: &'static str,
}

impl<'t> Scan<'t> {
    /// Looks at one character; the end of a sentence if it ends there.
    fn step(&mut self) -> Option<usize> {
        let at = self.at;
        let c = self.char_at(at)?;
        if self.starts_item(at, c) || self.starts_credit(at, c) {
            self.at += c.len_utf8();
            return Some(at);
        }
        self.at += c.len_utf8();
        match c {
            '"' => {
                self.quoted = !self.quoted;
                None
            }
            '.' | '!' | '?' | '…' => self.after_stop(at),
            '。' | '！' | '？' | '।' => Some(self.after_closers(self.at)),
            _ => None,
        }
    }

    /// Ends the sentence under way at `end`; the next one starts there.
    fn close(&mut self, end: usize, found: &mut Vec<Range<usize>>) {
        let sentence = trimmed(self.text, self.first..end);
        if !sentence.is_empty() {
            found.push(sentence);
        }
        self.first = end;
        self.at = self.at.max(end);
    }

    /// What a stop at `stop` means: the end of the sentence, behind all that closes with it, or nothing.
    fn after_stop(&mut self, stop: usize) -> Option<usize> {
        let run = self.run_of_stops(stop);
        let (was_quoted, end) = (self.quoted, self.after_closers(run));
        self.at = end;
        if self.text.get(..stop)?.ends_with('[') && self.text.get(run..)?.starts_with(']') {
            return None;
        }
        let rest = self.text.get(end..)?;
        let next = rest.trim_start();
        if next.is_empty() {
            return None;
        }
        let ends = if next.len() == rest.len() {
            self.words_touch(stop, run, end, next)
        } else {
            self.words_part(&Ending { stop, run, end, next, was_quoted })
        };
        ends.then_some(end)
    }

    /// The end of a run of stops, such as `?!`, `...` or `. . .`
    fn run_of_stops(&self, stop: usize) -> usize {
        let mut end = stop;
        for (offset, c) in self.text.get(stop..).unwrap_or_default().char_indices() {
            match c {
                '.' | '!' | '?' | '…' => end = stop + offset + c.len_utf8(),
                ' ' | '\u{a0}' if stop + offset == end && self.spaced_dot(stop, end) => {}
                _ => break,
            }
        }
        end
    }

    /// Whether a single space at `end` is followed by another dot of `. . .`
    fn spaced_dot(&self, stop: usize, end: usize) -> bool {
        let dots = self.text.get(stop..end).is_some_and(|run| run.ends_with('.'));
        let rest = self.text.get(end..).unwrap_or_default().trim_start_matches([' ', '\u{a0}']);
        dots && rest.starts_with('.') && !rest.get(1..2).is_some_and(|c| c.chars().all(|c| c.is_ascii_alphanumeric()))
    }

    /// Behind the quotation marks and brackets that close at `end`.
    fn after_closers(&mut self, end: usize) -> usize {
        let mut at = end;
        while let Some(c) = self.char_at(at) {
            match c {
                '”' | '’' | '»' | '\'' | ')' | ']' | '}' | '*' | '_' => {}
                '"' => self.quoted = !self.quoted,
                _ => break,
            }
            at += c.len_utf8();
        }
        self.after_stray_closer(at)
    }

    /// A closing mark that stands off by a space still belongs to the sentence before it.
    fn after_stray_closer(&mut self, end: usize) -> usize {
        let rest = self.text.get(end..).unwrap_or_default();
        let Some(mark) = rest.strip_prefix(' ') else { return end };
        let closes = mark.starts_with('”')
            || (self.quoted && mark.strip_prefix('"').is_some_and(|after| after.is_empty() || after.starts_with(' ')));
        if !closes {
            return end;
        }
        self.quoted = false;
        end + 1 + mark.chars().next().map_or(0, char::len_utf8)
    }

    /// No space after the stop: a sentence ends only where two words plainly ran together.
    ///
    /// `ended.The` ends; `Jane.Doe@example.com` and `U.S.A` do not.
    fn words_touch(&self, stop: usize, run: usize, end: usize, next: &str) -> bool {
        let word = self.token_before(stop);
        let low = word.len() >= 2 && word.chars().rev().take(2).all(|c| c.is_lowercase() || c.is_ascii_digit());
        let after: &str = next.trim_start_matches(['“', '"', '‘', '\'', '(', '[']);
        let near = after.get(..floor(after, REACH)).unwrap_or_default();
        let token = near.split_whitespace().next().unwrap_or_default();
        let mut chars = token.chars();
        let capital = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_none_or(|c| c.is_lowercase() || matches!(c, '’' | '\''));
        let address = word.contains(['@', '/']) || token.contains(['@', '/']) || matches!(token, "Com" | "Org" | "Net");
        let closed = end > run || after.len() < next.len();
        let ellipsis = run > stop + 1 && self.text.get(stop..run).is_some_and(|s| s.starts_with('.'));
        capital
            && !address
            && !ellipsis
            && (low || (closed && self.text.get(..stop).is_some_and(|t| !t.ends_with(char::is_whitespace))))
    }

    /// White space after the stop: what stands on both sides decides.
    fn words_part(&mut self, ending: &Ending<'_>) -> bool {
        let opened = ending.next.trim_start_matches(['“', '"', '‘', '\'', '(', '[', '«', '¿', '¡', '*', '_']);
        let Some(c) = opened.chars().next() else { return true };
        if c.is_lowercase() || matches!(c, '–' | '—' | ',' | ';' | ':' | ')' | ']' | '”' | '/' | '&') {
            return false;
        }
        let next = first_word(opened);
        let bare = opened.len() == ending.next.len();
        let run = self.text.get(ending.stop..ending.run).unwrap_or_default();
        match run {
            "." => self.full_stop_ends(ending, next, opened, bare),
            _ if run.starts_with(". .") || matches!(run, "..." | "…") => next != "I" && !next.starts_with("I’"),
            _ => !(ending.end > ending.run && bare && credits(opened)),
        }
    }

    /// Whether a single full stop ends the sentence before `next`.
    fn full_stop_ends(&mut self, ending: &Ending<'_>, next: &str, opened: &str, bare: bool) -> bool {
        let bracket = self.text.get(ending.run..ending.end) == Some(")");
        if (ending.end == ending.run || bracket) && self.is_marker(ending) {
            return false;
        }
        let word = self.token_before(ending.stop);
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let closed = ending.end > ending.run;
        let digit = opened.starts_with(|c: char| c.is_ascii_digit());
        match stop_after(word) {
            Stop::Ends => true,
            Stop::GoesOn => closed && !word.ends_with(char::is_uppercase) && ending.was_quoted,
            Stop::BeforeNumber => !digit,
            Stop::Unsure if closed || !bare => true,
            Stop::Unsure if matches!(word.to_lowercase().as_str(), "a.m" | "p.m") => {
                // “At 5 a.m. Mr Alder left”: a time alone is no sentence.
                let alone =
                    self.text.get(self.first..ending.stop).is_some_and(|s| s.split_whitespace().take(4).count() < 4);
                !digit && !is_time_word(next) && !alone
            }
            Stop::Unsure => starts_sentence(next) && !opened.get(next.len()..).unwrap_or_default().starts_with('.'),
        }
    }

    /// Whether the stop belongs to the marker of a list item: `2. The mill`.
    fn is_marker(&mut self, ending: &Ending<'_>) -> bool {
        let start = self.text.get(self.first..ending.stop).unwrap_or_default();
        if start.len() > 16 {
            return false;
        }
        let label = start.trim().trim_start_matches(['•', '⁃', '-', '*', '·']).trim();
        (1..=2).contains(&label.len())
            && (label.chars().all(|c| c.is_ascii_digit())
                || (label.len() == 1 && label.chars().all(|c| c.is_ascii_lowercase())))
    }

    /// Whether an item of a list inside the block starts at `at`.
    fn starts_item(&mut self, at: usize, c: char) -> bool {
        let fresh = self.text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        let opens =
            at == self.first || self.text.get(self.first..at).is_some_and(|s| s.len() < REACH && s.trim().is_empty());
        if matches!(c, '•' | '⁃' | '▪' | '●') {
            return !opens && fresh;
        }
        if !(c.is_ascii_digit() || c.is_ascii_lowercase()) || !(fresh || opens) {
            return false;
        }
        let Some(marker) = marker_at(self.text.get(at..).unwrap_or_default()) else { return false };
        let due = self.next_item.as_ref() == Some(&marker);
        if due || (opens && matches!(marker.number, 1)) {
            self.next_item = Some(Marker { number: marker.number + 1, ..marker });
        }
        due && !opens
    }

    /// Whether the credit of a picture starts at `at`, behind a caption without a stop: “The old mill Photo: Ada Hale”.
    fn starts_credit(&self, at: usize, c: char) -> bool {
        let fresh = matches!(c, 'I' | 'P') && self.text.get(self.first..at).is_some_and(|before| before.ends_with(' '));
        fresh && CREDITS.iter().any(|credit| self.text.get(at..).is_some_and(|rest| rest.starts_with(credit)))
    }

    /// The run of characters without white space before `end`, at most [`REACH`] bytes of it.
    fn token_before(&self, end: usize) -> &'t str {
        let from = ceil(self.text, end.saturating_sub(REACH).max(self.first));
        let near = self.text.get(from..end).unwrap_or_default();
        near.rsplit(char::is_whitespace).next().unwrap_or_default()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// A stop followed by white space.
struct Ending<'t> {
    /// Where the stop is.
    stop: usize,
    /// Behind the run of stops.
    run: usize,
    /// Behind all that closes with it.
    end: usize,
    /// The text from the next word on.
    next: &'t str,
    /// Whether a straight quotation mark was open at the stop.
    was_quoted: bool,
}

/// The marker of a list item that a text starts with: `2. The`, `2) The`, `b. The`.
fn marker_at(text: &str) -> Option<Marker> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (number, rest) = match digits {
        0 => (u32::from(*text.as_bytes().first()?).checked_sub(u32::from(b'a'))? + 1, text.get(1..)?),
        1 | 2 => (text.get(..digits)?.parse().ok()?, text.get(digits..)?),
        _ => return None,
    };
    let sign = [".) ", ") ", ". "].into_iter().find(|sign| rest.starts_with(sign))?;
    let next = rest.get(sign.len()..)?.chars().next()?;
    next.is_uppercase().then_some(Marker { number, letter: digits == 0, sign })
}

/// The letters and digits that a text starts with, at most [`REACH`] bytes of them.
fn first_word(text: &str) -> &str {
    let near = text.get(..floor(text, REACH)).unwrap_or_default();
    let end = near.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).unwrap_or(near.len());
    near.get(..end).unwrap_or_default()
}

/// Whether a text starts with a name and a verb of asking: `Mr Alder asked.`
fn credits(text: &str) -> bool {
    let near = text.get(..floor(text, REACH)).unwrap_or_default();
    for word in near.split_whitespace().take(5) {
        if ASKED.contains(&word.trim_end_matches(['.', ',', ':'])) {
            return true;
        }
        if !word.starts_with(char::is_uppercase) || word.ends_with(',') {
            return false;
        }
    }
    false
}

/// `Sunday`, `Sept`, `EST` after `5 p.m.`
fn is_time_word(word: &str) -> bool {
    const DAYS: [&str; 9] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "eastern", "pacific"];
    const MONTHS: [&str; 12] =
        ["jan", "feb", "march", "april", "may", "june", "july", "aug", "sept", "oct", "nov", "dec"];
    const ZONES: [&str; 12] = ["EST", "EDT", "ET", "PST", "PDT", "PT", "CST", "CDT", "GMT", "BST", "UTC", "CET"];
    let low = word.to_lowercase();
    ZONES.contains(&word) || DAYS.iter().chain(&MONTHS).any(|start| low.starts_with(start))
}

/// The greatest border between characters that is not past `at`.
fn floor(text: &str, at: usize) -> usize {
    if at >= text.len() { text.len() } else { (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or_default() }
}

/// The least border between characters that is not before `at`.
fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
