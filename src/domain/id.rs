//! Numbers and names that point at things: the short numbers people type, and the UUIDs that survive a merge of two desks.

use std::fmt;
use std::str::FromStr;

/// A number that is no id: zero, negative, or not a number at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{typed}' is no {what} number; write a whole number from 1 up")]
pub struct NotANumber {
    what: &'static str,
    typed: String,
}

macro_rules! numbers {
    ($($(#[$meta:meta])* $name:ident = $what:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The id with this number; numbers start at 1.
            pub fn new(number: i64) -> Result<Self, NotANumber> {
                if number >= 1 { Ok(Self(number)) } else { Err(NotANumber { what: $what, typed: number.to_string() }) }
            }

            /// The number that people type.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;

            fn from_str(typed: &str) -> Result<Self, Self::Err> {
                let wrong = || NotANumber { what: $what, typed: typed.to_owned() };
                typed.parse().map_err(|_| wrong()).and_then(|number| Self::new(number).map_err(|_| wrong()))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_i64(self.0)
            }
        }
    )+};
}

numbers! {
    /// An article of the desk.
    ArticleId = "article",
    /// One version of an article's text, over the whole file.
    DraftId = "draft",
    /// A claim, numbered 1, 2, 3 … over the whole file.
    ClaimId = "claim",
    /// A claim's place in one draft.
    AnchorId = "anchor",
    /// A source, numbered over the whole file.
    SourceId = "source",
    /// A link between a claim and a source.
    EvidenceId = "evidence",
    /// A command of an editor that changed something, numbered without gaps.
    OperationId = "operation",
}

/// The short name of an article: lower-case letters, digits and single hyphens between them, at most 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// The longest slug, in characters.
const LONGEST_SLUG: usize = 80;

/// How many words of a title go into a slug that is made from it.
const SLUG_WORDS: usize = 6;

/// Words that say nothing about an article and are left out of a slug made from its title.
const SLUG_STOP_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "over", "s", "the", "to",
    "was", "with",
];

/// A slug with characters or a length that it may not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is no slug: write lower-case letters, digits and hyphens between them, at most {LONGEST_SLUG} characters"
)]
pub struct NotASlug(String);

impl Slug {
    /// A slug made from a title: its first telling words. A title without any letter or digit of ASCII gives `article`.
    #[must_use]
    pub fn from_title(title: &str) -> Self {
        let folded: String = title.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’')).collect();
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let telling: Vec<&str> = words.iter().copied().filter(|word| !SLUG_STOP_WORDS.contains(word)).collect();
        let chosen = if telling.is_empty() { words } else { telling };
        let slug: String =
            chosen.into_iter().take(SLUG_WORDS).collect::<Vec<_>>().join("-").chars().take(LONGEST_SLUG - 8).collect();
        let slug = slug.trim_matches('-');
        Self(if slug.is_empty() { "article".to_owned() } else { slug.to_owned() })
    }

    /// The same slug with a number behind it, for an article whose slug is taken.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        let words_only = slug.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if words_only && slug.len() <= LONGEST_SLUG {
            Ok(Self(slug.to_owned()))
        } else {
            Err(NotASlug(slug.to_owned()))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl serde::Serialize for Slug {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A list of claims as people type it: `12`, `12-15` and `12,14`, in the order typed, each number once.
pub fn claims_named(typed: &str) -> Result<Vec<ClaimId>, NotANumber> {
    let mut named = Vec::new();
    for part in typed.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (ClaimId, ClaimId) = (first.trim().parse()?, last.trim().parse()?);
        if last < first || last.get() - first.get() >= MOST_CLAIMS_NAMED {
            return Err(NotANumber { what: "claim", typed: part.to_owned() });
        }
        for number in first.get()..=last.get() {
            let claim = ClaimId::new(number)?;
            if !named.contains(&claim) {
                named.push(claim);
            }
        }
    }
    Ok(named)
}

/// The longest range of claims that one command takes, so that a slip of the finger does not touch a whole desk.
const MOST_CLAIMS_NAMED: i64 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(typed: &str) -> Option<Vec<i64>> {
        claims_named(typed).ok().map(|claims| claims.into_iter().map(ClaimId::get).collect())
    }

    #[test]
    fn claims_are_named_by_number_range_and_list() {
        assert_eq!(numbers("12"), Some(vec![12]));
        assert_eq!(numbers("12-15"), Some(vec![12, 13, 14, 15]));
        assert_eq!(numbers("14,12,14"), Some(vec![14, 12]));
        for wrong in ["", "0", "-3", "12-", "15-12", "twelve", "1-99999999", "1,,2"] {
            assert_eq!(numbers(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_slug_is_made_of_the_telling_words_of_a_title() {
        assert_eq!(Slug::from_title("Starmer’s pick for the Washington job").as_str(), "starmers-pick-washington-job");
        assert_eq!(Slug::from_title("!!!").as_str(), "article");
        assert_eq!(Slug::from_title("To be or not to be").as_str(), "be-not-be");
        assert_eq!(Slug::from_title("The the").as_str(), "the-the");
    }

    #[test]
    fn every_made_slug_is_a_slug() {
        for title in ["Łódź – a city", "a".repeat(300).as_str(), "--- x ---", "日本", "50% of 3,000"] {
            let slug = Slug::from_title(title);
            assert_eq!(slug.as_str().parse::<Slug>().as_ref(), Ok(&slug), "{title}");
        }
    }
}
