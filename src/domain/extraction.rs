//! What an extractor finds in one article. Every place is a [`Span`] in code points of the article's text.

use super::span::Span;
use super::word::words;

words! {
    /// What kind of fact a claim is; the most checkable content decides.
    ClaimKind, "kind", {
        /// Somebody's exact words: check words, speaker, context.
        Quotation = "quotation",
        /// Reported speech.
        Statement = "statement",
        /// An amount, a share, a count, a sum of money.
        Number = "number",
        /// A date, a time, a duration, an age.
        Date = "date",
        /// Something that happened.
        Event = "event",
        /// A name, a title, a role, a relation.
        Identity = "identity",
        /// First, most, only, record, more than.
        Comparison = "comparison",
        /// One thing is said to bring about another.
        Cause = "cause",
        /// Charged, banned, convicted, sued.
        Legal = "legal",
        /// A judgement, not a checkable fact.
        Opinion = "opinion",
        /// Something that is said to come.
        Prediction = "prediction",
        /// A question.
        Question = "question",
    }
}

words! {
    /// How an attribution gives the words.
    AttributionKind, "attribution kind", {
        /// Exact words inside quotation marks.
        Direct = "direct",
        /// Reported speech without quotation marks.
        Indirect = "indirect",
        /// Reported speech with some exact words in it.
        Mixed = "mixed",
    }
}

/// How much a sentence needs checking: 0.0 (nothing to check) to 1.0 (must be checked).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Worth(f64);

impl Worth {
    /// A worth, brought into 0.0–1.0 and rounded to three decimals; what is no number becomes 0.0.
    #[must_use]
    pub fn new(worth: f64) -> Self {
        if worth.is_nan() { Self(0.0) } else { Self((worth.clamp(0.0, 1.0) * 1000.0).round() / 1000.0) }
    }

    /// The worth as a number, 0.0–1.0.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// One sentence with what was decided about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// How much it needs checking.
    pub worth: Worth,
    /// What kind of fact it holds.
    pub kind: ClaimKind,
    /// Why: short phrases such as `number` or `named person and act`, in a fixed order.
    pub reasons: Vec<String>,
    /// Whether a claim was pulled from it.
    pub pulled: bool,
}

/// Words in the text, with the place where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Where they stand.
    pub span: Span,
    /// The words themselves.
    pub text: String,
}

/// Who says something: the person or body, and the mention of them beside the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name that this article gives them.
    pub name: String,
    /// Where the mention beside the words stands; absent where a speech goes on without one.
    pub mention: Option<Phrase>,
}

/// Words credited to somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The content: inside the quotation marks for `direct`, the reported clause otherwise.
    pub span: Span,
    /// How the words are given.
    pub kind: AttributionKind,
    /// The words that credit them, such as `told` or `according to`.
    pub cue: Option<Phrase>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The publisher through which it was said, where the sentence names one.
    pub outlet: Option<String>,
}

/// A span of the text that can be checked: what becomes a claim when the article is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// Its exact words: the text at its span.
    pub text: String,
    /// What kind of fact it is.
    pub kind: ClaimKind,
    /// How much it needs checking.
    pub worth: Worth,
    /// Why it was pulled, in a fixed order.
    pub reasons: Vec<String>,
    /// Who says it; absent where the article speaks for itself.
    pub speaker: Option<Speaker>,
    /// The publisher it is credited to.
    pub outlet: Option<String>,
}

/// A publisher, report, broadcast or document named as where something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletMention {
    /// The name, without articles of grammar added or taken away: `The Telegraph`.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// A person of the article with every mention, by name, title or pronoun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The fullest name that this article gives them.
    pub name: String,
    /// Where they are mentioned, in the order of the text.
    pub mentions: Vec<Span>,
}

/// A note of the author to come back to: TK, CQ, `[CHECK]`, ??.
pub type Mark = Phrase;

/// Which extractor found something: a name and a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractorId {
    /// Its name, such as `rules`.
    pub name: String,
    /// Its version; another version may find other claims.
    pub version: String,
}

impl std::fmt::Display for ExtractorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.version.is_empty() { f.write_str(&self.name) } else { write!(f, "{} {}", self.name, self.version) }
    }
}

/// Everything that an extractor found in one article, each list in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// Every sentence, with what was decided about it.
    pub sentences: Vec<Sentence>,
    /// Words credited to somebody.
    pub attributions: Vec<Attribution>,
    /// What should be checked.
    pub claims: Vec<Candidate>,
    /// Publishers and documents named as where something was said.
    pub outlets: Vec<OutletMention>,
    /// The people of the article.
    pub people: Vec<Person>,
    /// Notes of the author to come back to.
    pub marks: Vec<Mark>,
}
