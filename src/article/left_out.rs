//! What a reader leaves out: how many words of what, and the first words of each block, so that people can look for what is
//! missing.

use crate::domain::article::{Dropped, count_words};

/// How many letters of a block are shown.
const SHOWN: usize = 160;
/// How many blocks of a kind are shown.
const MOST_BLOCKS: usize = 200;

/// What has been left out so far, in the order in which it came first.
#[derive(Debug, Default)]
pub(super) struct LeftOut(Vec<Dropped>);

impl LeftOut {
    /// Counts a block; one without words is nothing.
    pub(super) fn add(&mut self, what: &str, block: &str) {
        self.add_parts(what, std::iter::once(block));
    }

    /// Counts a block that comes in parts.
    pub(super) fn add_parts<'p>(&mut self, what: &str, parts: impl Iterator<Item = &'p str>) {
        let (mut words, mut shown, mut letters) = (0, String::new(), 0);
        for part in parts {
            words += count_words(part);
            for word in part.split_whitespace() {
                if letters > SHOWN {
                    break;
                }
                if !shown.is_empty() {
                    shown.push(' ');
                }
                shown.extend(word.chars().take(SHOWN));
                letters += word.chars().count() + 1;
            }
        }
        if words == 0 {
            return;
        }
        if shown.chars().count() > SHOWN {
            shown = shown.chars().take(SHOWN).chain(['…']).collect();
        }
        let known = self.0.iter().position(|dropped| dropped.what == what).unwrap_or(self.0.len());
        if known == self.0.len() {
            self.0.push(Dropped { what: what.to_owned(), words: 0, blocks: Vec::new() });
        }
        if let Some(dropped) = self.0.get_mut(known) {
            dropped.words += words;
            if dropped.blocks.len() < MOST_BLOCKS {
                dropped.blocks.push(shown);
            }
        }
    }

    /// All of it.
    pub(super) fn finish(self) -> Vec<Dropped> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_counted_by_what_they_are() {
        let mut out = LeftOut::default();
        out.add("navigation", "Home  News");
        out.add("form", "  ");
        out.add_parts("navigation", ["Sport", " and weather"].into_iter());
        out.add("aside", &"word ".repeat(200));
        let out = out.finish();
        assert_eq!(
            (out[0].words, out[0].blocks.as_slice()),
            (5, &["Home News".to_owned(), "Sport and weather".to_owned()][..])
        );
        assert!(out[1].words == 200 && out[1].blocks[0].ends_with('…') && out.len() == 2);
    }
}
