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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::str::FromStr;

    use crate::domain::UnknownWord;
    use crate::domain::article::BlockKind;
    use crate::domain::claim::{Fate, Status};
    use crate::domain::evidence::Stance;
    use crate::domain::extraction::{AttributionKind, ClaimKind};
    use crate::domain::operation::{Entity, Field};
    use crate::domain::source::{Primacy, SourceKind, Terms};

    fn reads_back<W: Copy + PartialEq + Debug + FromStr<Err = UnknownWord>>(all: &[W], word: fn(W) -> &'static str) {
        for &one in all {
            assert_eq!(word(one).parse(), Ok(one));
        }
        let known: Vec<&str> = all.iter().map(|&one| word(one)).collect();
        assert_eq!("no such word".parse::<W>().map_err(|unknown| unknown.known), Err(known));
    }

    #[test]
    fn every_word_reads_back_and_an_unknown_one_names_the_set() {
        reads_back(Status::ALL, Status::as_str);
        reads_back(ClaimKind::ALL, ClaimKind::as_str);
        reads_back(AttributionKind::ALL, AttributionKind::as_str);
        reads_back(BlockKind::ALL, BlockKind::as_str);
        reads_back(Fate::ALL, Fate::as_str);
        reads_back(Stance::ALL, Stance::as_str);
        reads_back(SourceKind::ALL, SourceKind::as_str);
        reads_back(Primacy::ALL, Primacy::as_str);
        reads_back(Terms::ALL, Terms::as_str);
        reads_back(Entity::ALL, Entity::as_str);
        reads_back(Field::ALL, Field::as_str);
    }
}
