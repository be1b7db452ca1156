//! Who says what, and where it was said. Until the rules are here it finds nothing.

use super::reading::Reading;
use crate::domain::extraction::{Attribution, OutletMention, Person};

/// Words credited to somebody, the publishers named and the people of one article, each list in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Attributed {
    /// Words credited to somebody.
    pub(crate) attributions: Vec<Attribution>,
    /// Publishers and documents named as where something was said.
    pub(crate) outlets: Vec<OutletMention>,
    /// The people of the article.
    pub(crate) people: Vec<Person>,
}

/// Finds them.
pub(crate) fn attribute(_reading: &Reading<'_>) -> Attributed {
    Attributed::default()
}
