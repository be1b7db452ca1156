//! What can be seen in a sentence: some forty named features. Their names are the reasons that a reader is given.
//!
//! `lexicon.rs` has the words, `worth.rs` says what each feature weighs.

use super::lexicon::{self as lex, Lists};
use super::quotation::outside_quotes;
use super::token::{Token, near, tokens};

/// Declares the features with their names, in the order in which reasons are given.
macro_rules! features {
    ($($(#[$meta:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// Something that can be seen in a sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Feature { $($(#[$meta])* $variant),+ }

        impl Feature {
            /// Every feature, in the order in which reasons are given.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name: a reason that is true of the sentence.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

features! {
    /// “40 mills”, “forty mills”; not “one of them”.
    Number = "number",
    /// “40 of 90 mills”.
    Numbers = "several numbers",
    /// “40”, “4.2m”; not “1998” and not “forty”.
    Figure = "figure",
    /// “$4 million”; not “worth it”.
    Money = "money",
    /// “4%”, “4 per cent”.
    Percent = "percentage",
    /// “on Monday”, “in March”, “in 1998”.
    Date = "date",
    /// “last week”, “ago”.
    Time = "time",
    /// “Mira Hale” or “the UN”; not the first word of a sentence alone.
    Name = "name",
    /// Three words of names or more.
    Names = "several words of names",
    /// Six words of names or more.
    ManyNames = "many words of names",
    /// A name and what was done: “Hale resigned”; not “Hale is right”.
    NamedAct = "named person or body and act",
    /// “resigned”, “signed”.
    Act = "act",
    /// “accused”, “fraud”.
    Accusation = "accusation",
    /// “charged”, “court”.
    Legal = "legal matter",
    /// “killed”, “bomb”.
    Harm = "death, harm or danger",
    /// “first”, “more than”.
    Comparison = "comparison",
    /// “largest”, “first”, “only”.
    Superlative = "first, most or only",
    /// “because”, “led to”.
    Cause = "cause",
    /// “rose”, “won”, “votes”.
    Change = "change or result",
    /// “rose 4%”, “won 3–0”.
    Score = "change or result in figures",
    /// “chairman”, “Sen.”
    Role = "office or role",
    /// “report”, “poll”.
    Document = "document or finding",
    /// “council”, “company”.
    Body = "organisation",
    /// “his wife”.
    Family = "relation",
    /// The words are credited to somebody with a name.
    Speaker = "credited to a speaker",
    /// Reported speech: “Hale said that the mill closed”, “according to Hale”.
    Reported = "reported speech",
    /// “Hale said …”; not “he said …”.
    NamedSaying = "reported speech and a name",
    /// The sentence names where it was said or published.
    Outlet = "credited to an outlet",
    /// Exact words inside quotation marks.
    Quoted = "quotation",
    /// All of the sentence is somebody's exact words.
    AllQuoted = "nothing but quotation",
    /// One of the first sentences of the article.
    Lead = "opening of the article",
    /// The headline, or a heading.
    Heading = "heading",
    /// “will”, “expected to”.
    Future = "future",
    /// “was”, “had”.
    Past = "past",
    /// More than 25 words.
    Long = "more than 25 words",
    /// More than 17 words.
    Full = "more than 17 words",
    /// Fewer than 12 words.
    Short = "fewer than 12 words",
    /// Fewer than 6 words.
    VeryShort = "fewer than 6 words",
    /// No word that is plainly a verb.
    NoVerb = "no verb",
    /// “may”, “apparently”.
    Hedged = "hedged",
    /// “terrible”, “obviously”.
    Opinion = "words of opinion",
    /// “should”, “let us”.
    Must = "words of demand",
    /// “hopes”, “want”.
    Feeling = "feeling or thought",
    /// “some”, “everybody”.
    Vague = "vague amount",
    /// Ends with a question mark.
    Question = "question",
    /// Ends with an exclamation mark.
    Exclamation = "exclamation",
    /// “I”, “our”.
    FirstPerson = "first person",
    /// “you”.
    SecondPerson = "second person",
    /// “He …”, “their”.
    Pronoun = "pronoun for somebody named before",
    /// “This is …”, “But …”
    Leans = "leans on the sentence before",
    /// “if”.
    Condition = "condition",
    /// “not”, “never”.
    Negation = "negation",
    /// “Read more”, “Photo: …”
    Furniture = "furniture of the page",
}

/// What is known about a sentence besides its words.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the sentence")]
pub(crate) struct Setting {
    /// How many sentences stand before it in the article.
    pub(crate) before: usize,
    /// Whether it stands in a headline, a heading, or a line without a full stop that looks like one.
    pub(crate) heading: bool,
    /// Whether a quotation is open where it starts.
    pub(crate) open: bool,
    /// Whether words of it are credited to somebody with a name.
    pub(crate) speaker: bool,
    /// Whether it names where something was said or published.
    pub(crate) outlet: bool,
}

/// The features of one sentence, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Features(Vec<Feature>);

impl Features {
    /// Reads a sentence.
    pub(crate) fn of(sentence: &str, setting: Setting) -> Self {
        let sentence = near(sentence);
        let tokens = tokens(sentence);
        let lists = tokens.iter().fold(Lists::default(), |all, token| all.and(token.lists));
        let mut seen = Seen { sentence, tokens, lists, setting, names: 0, numbers: 0, reported: false };
        (seen.names, seen.numbers, seen.reported) = (seen.names(), seen.numbers(), seen.reported());
        Self(Feature::ALL.iter().copied().filter(|feature| seen.shows(*feature)).collect())
    }

    /// Whether the sentence shows a feature.
    pub(crate) fn has(&self, feature: Feature) -> bool {
        self.0.binary_search(&feature).is_ok()
    }

    /// The features in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Feature> + '_ {
        self.0.iter().copied()
    }
}

/// A sentence under the eye.
struct Seen<'t> {
    sentence: &'t str,
    tokens: Vec<Token<'t>>,
    /// The lists of all its words together.
    lists: Lists,
    setting: Setting,
    /// How many words of names there are.
    names: usize,
    /// How many numbers there are.
    numbers: usize,
    /// Whether somebody is said to have said something.
    reported: bool,
}

impl Seen<'_> {
    fn shows(&self, feature: Feature) -> bool {
        match feature {
            Feature::Number => self.numbers > 0,
            Feature::Numbers => self.numbers > 1,
            Feature::Money => self.sentence.contains(['$', '£', '€', '¥']) || self.any(lex::MONEY),
            Feature::Percent => {
                self.sentence.contains('%') || self.says(&["percent", "percentage", "pct"]) || self.pair("per", "cent")
            }
            Feature::Date => self.tokens.iter().any(is_date),
            Feature::Time => self.any(lex::TIME),
            Feature::Name => self.names > 0,
            Feature::Names => self.names > 2,
            Feature::NamedAct => self.names > 0 && self.any(lex::ACT),
            Feature::Act => self.any(lex::ACT),
            Feature::Accusation => self.any(lex::ACCUSE),
            Feature::Legal => self.any(lex::LEGAL),
            Feature::Harm => self.any(lex::HARM),
            Feature::Comparison => self.any(lex::COMPARE),
            Feature::Cause => self.any(lex::CAUSE),
            Feature::Change => self.any(lex::CHANGE),
            Feature::Role => self.any(lex::ROLE),
            Feature::Document => self.any(lex::DOCUMENT),
            Feature::Body => self.any(lex::BODY),
            Feature::Family => self.any(lex::FAMILY),
            Feature::Speaker => self.setting.speaker,
            Feature::Reported => self.reported,
            Feature::Outlet => self.setting.outlet,
            Feature::Quoted => self.setting.open || self.sentence.contains(['“', '”', '"', '«', '»']),
            Feature::AllQuoted => self.all_quoted(),
            Feature::Lead => self.setting.before < 4,
            Feature::Heading => self.setting.heading,
            Feature::Future => self.any(lex::FUTURE) || self.tokens.iter().any(|t| t.low.ends_with("'ll")),
            Feature::Past => self.any(lex::PAST),
            Feature::Superlative => self.any(lex::SUPERLATIVE),
            Feature::NamedSaying => self.names > 0 && self.reported,
            Feature::Score => self.any(lex::CHANGE) && self.tokens.iter().any(is_figure),
            Feature::Figure => self.tokens.iter().any(is_figure),
            Feature::ManyNames => self.names > 5,
            Feature::Full => self.tokens.len() > 17,
            Feature::Long => self.tokens.len() > 25,
            Feature::Short => self.tokens.len() < 12,
            Feature::VeryShort => self.tokens.len() < 6,
            Feature::NoVerb => !self.tokens.iter().any(is_verb),
            // “May” is a month.
            Feature::Hedged => self.tokens.iter().any(|t| t.is_in(lex::HEDGE) && !(t.low == "may" && t.is_capital())),
            Feature::Opinion => self.any(lex::OPINION),
            Feature::Must => self.any(lex::MUST),
            Feature::Feeling => self.any(lex::FEEL),
            Feature::Vague => self.any(lex::VAGUE),
            Feature::Question => self.ends_with('?'),
            Feature::Exclamation => self.ends_with('!'),
            // “US” is a country.
            Feature::FirstPerson => self.tokens.iter().any(|t| t.is_in(lex::FIRST_PERSON) && t.word != "US"),
            Feature::SecondPerson => self.any(lex::SECOND_PERSON),
            Feature::Pronoun => self.any(lex::THIRD),
            Feature::Leans => self.tokens.first().is_some_and(|t| t.is_in(lex::BEGIN_THIS)),
            Feature::Condition => self.says(&["if", "unless", "whether"]),
            Feature::Negation => self
                .tokens
                .iter()
                .any(|t| matches!(t.low.as_str(), "not" | "never" | "no" | "nor" | "cannot") || t.low.ends_with("n't")),
            Feature::Furniture => {
                self.tokens.first().is_some_and(|t| t.is_in(lex::FURNITURE)) || self.sentence.starts_with(['<', '|'])
            }
        }
    }

    /// Whether a word of a list is there.
    fn any(&self, list: Lists) -> bool {
        self.lists.meets(list)
    }

    fn says(&self, words: &[&str]) -> bool {
        self.tokens.iter().any(|token| words.contains(&token.low.as_str()))
    }

    fn pair(&self, one: &str, two: &str) -> bool {
        self.tokens.iter().zip(self.tokens.iter().skip(1)).any(|(a, b)| a.low == one && b.low == two)
    }

    /// How many numbers there are, in figures or words.
    fn numbers(&self) -> usize {
        self.tokens.iter().filter(|t| is_figure(t) || t.is_in(lex::NUMBERS)).count()
    }

    /// How many capitalised words there are that may be names.
    fn names(&self) -> usize {
        let follows = |i: usize| self.tokens.get(i + 1).is_some_and(|next| next.is_capital() && !next.quoted);
        self.tokens
            .iter()
            .enumerate()
            .filter(|(i, t)| {
                t.is_capital()
                    && !is_plain(t)
                    && (!t.first || follows(*i) || t.word.chars().skip(1).any(char::is_uppercase))
            })
            .count()
    }

    /// Whether somebody is said to have said something: a verb of saying outside the quotation marks, or “according to”.
    fn reported(&self) -> bool {
        if self.pair("according", "to") {
            return true;
        }
        outside_quotes(self.sentence, self.setting.open).iter().any(|part| {
            let words = tokens(part);
            words.iter().any(|t| t.is_in(lex::SAY) && !t.is_capital())
        })
    }

    /// Whether at most two words stand outside the quotation marks.
    fn all_quoted(&self) -> bool {
        let outside = outside_quotes(self.sentence, self.setting.open);
        let words: usize = outside.iter().map(|part| tokens(part).len()).sum();
        words <= 2 && words < self.tokens.len() && (self.setting.open || self.sentence.contains(['“', '”', '"']))
    }

    fn ends_with(&self, sign: char) -> bool {
        self.sentence.trim_end_matches(['”', '"', '’', '\'', ')', ']', ' ']).ends_with(sign)
    }
}

/// “Monday”, “March”, “1998”, “12/03”; not “may” or “march”.
fn is_date(token: &Token<'_>) -> bool {
    let year = token.low.strip_suffix('s').unwrap_or(&token.low).strip_prefix('\'').unwrap_or(&token.low);
    (token.is_capital() && (token.is_in(lex::MONTHS) || (token.low == "may" && !token.first)))
        || (year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"))
            && year.bytes().all(|b| b.is_ascii_digit()))
}

/// “40”, “4.2m”; neither the year 1998 nor the “2.” of a list.
fn is_figure(token: &Token<'_>) -> bool {
    token.has_digit() && !is_date(token) && !(token.first && token.word.len() < 3)
}

/// “is”, “closed”, “says”; a word that only looks like one counts too.
fn is_verb(token: &Token<'_>) -> bool {
    token.is_in(lex::VERBS)
        || token.is_in(lex::ACT)
        || token.is_in(lex::SAY)
        || token.is_in(lex::FEEL)
        || (token.low.len() > 3 && token.low.ends_with("ed"))
}

/// A capitalised word that is no name: “I”, “Monday”.
fn is_plain(token: &Token<'_>) -> bool {
    token.is_in(lex::FIRST_PERSON)
        || token.is_in(lex::MONTHS)
        || matches!(
            token.low.as_str(),
            "the"
                | "a"
                | "an"
                | "it"
                | "he"
                | "she"
                | "but"
                | "and"
                | "in"
                | "this"
                | "that"
                | "they"
                | "you"
                | "if"
                | "what"
                | "when"
        )
}

#[cfg(test)]
#[path = "features_tests.rs"]
mod tests;
