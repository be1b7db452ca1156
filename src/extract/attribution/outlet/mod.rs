//! Publishers and documents named as where something was said or published: `names.rs` finds newspapers, broadcasters and
//! sites, `documents.rs` reports, letters, polls and court papers. Each is a lead to follow.

mod documents;
mod lexicon;
mod names;

use std::ops::Range;

use super::token::Token;

/// A publisher's or a document's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Publisher {
    /// The name as written, with `The` where it is part of it; “the report” is named as it was named before.
    pub(super) name: String,
    /// Where it stands, in bytes of the text.
    pub(super) range: Range<usize>,
}

/// Finds them in the tokens of every block, block by block in the order of the text.
pub(super) fn outlets(text: &str, blocks: &[Vec<Token<'_>>]) -> Vec<Vec<Publisher>> {
    let mut named = documents::Named::default();
    // What “the report” means may be said below it.
    for block in blocks {
        documents::documents(text, block, &mut named);
    }
    let mut last: Option<String> = None;
    let each = blocks.iter().map(|block| {
        let mut here = documents::documents(text, block, &mut named);
        let papers = names::publishers(text, block);
        // A poll by a newspaper is one lead, the poll.
        let free =
            |name: &Publisher| !here.iter().any(|d| d.range.start < name.range.end && name.range.start < d.range.end);
        let papers: Vec<Publisher> = papers.into_iter().filter(free).collect();
        here.extend(names::again(text, block, &papers, last.as_deref()));
        here.extend(papers);
        here.sort_by_key(|publisher| publisher.range.start);
        here.dedup_by(|later, earlier| later.range.start < earlier.range.end);
        last = here
            .iter()
            .rev()
            .map(|publisher| &publisher.name)
            .find(|name| names::is_name(name))
            .cloned()
            .or(last.take());
        here
    });
    each.collect()
}
