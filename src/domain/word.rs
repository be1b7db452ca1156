//! Fixed sets of words: an enum whose words are the same in help, schema, JSON and code.

use std::fmt;

/// A word that is not in its set, with the words that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// What the set is called, such as `status`.
    pub set: &'static str,
    /// The word as it was typed.
    pub word: String,
    /// Every word of the set, in its order.
    pub known: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no {}; one of: {}", self.word, self.set, self.known.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// Declares an enum over a fixed set of words, with `ALL`, `as_str`, `FromStr`, `Display` and serde by its words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $set:literal, { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every word of the set, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in help, schema and JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|w| w.as_str() == word).ok_or_else(|| $crate::domain::UnknownWord {
                    set: $set,
                    word: word.to_owned(),
                    known: Self::ALL.iter().map(|w| w.as_str()).collect(),
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use words;
