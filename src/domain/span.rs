//! Places in a text: spans in Unicode code points, and the index that turns byte offsets into them.

/// A half-open range `start..end` of Unicode code points in a draft's text; never empty, never backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Code points before the first one inside.
    pub start: usize,
    /// Code points before the first one after it.
    pub end: usize,
}

impl Span {
    /// A span, unless it would be empty or backwards.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// Whether the two share at least one code point.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many code points it covers.
    #[must_use]
    pub fn width(self) -> usize {
        self.end - self.start
    }
}

/// How many bytes lie between two checkpoints of a [`CharIndex`].
const STRIDE: usize = 256;

/// Turns byte offsets of one text into code points and back, in constant time after one pass over the text.
#[derive(Debug)]
pub struct CharIndex<'t> {
    text: &'t str,
    /// `checkpoints[k]` is the number of code points that start before byte `k * STRIDE`.
    checkpoints: Vec<usize>,
}

impl<'t> CharIndex<'t> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(seen);
            seen += chunk.iter().filter(|b| starts_char(**b)).count();
        }
        checkpoints.push(seen);
        Self { text, checkpoints }
    }

    /// The text that this index belongs to.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many code points start before `byte`; past the end it is the length of the text in code points.
    #[must_use]
    pub fn chars_before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let slot = byte / STRIDE;
        let base = self.checkpoints.get(slot).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(slot * STRIDE..byte).unwrap_or_default();
        base + rest.iter().filter(|b| starts_char(**b)).count()
    }

    /// The byte offset at which code point number `chars` starts; the length of the text when there are fewer.
    #[must_use]
    pub fn byte_at(&self, chars: usize) -> usize {
        let slot = self.checkpoints.partition_point(|&seen| seen <= chars).saturating_sub(1);
        let mut seen = self.checkpoints.get(slot).copied().unwrap_or_default();
        let from = slot * STRIDE;
        for (offset, byte) in self.text.as_bytes().get(from..).unwrap_or_default().iter().enumerate() {
            if starts_char(*byte) {
                if seen == chars {
                    return from + offset;
                }
                seen += 1;
            }
        }
        self.text.len()
    }

    /// The span that the bytes `start..end` cover, unless it is empty.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        Span::new(self.chars_before(start), self.chars_before(end))
    }

    /// The words that a span covers; empty when the span lies outside the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(self.byte_at(span.start)..self.byte_at(span.end)).unwrap_or_default()
    }
}

/// Whether a byte of UTF-8 is the first one of its code point.
fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_index_agrees_with_counting(text in "\\PC{0,700}", at in 0usize..700) {
            let index = CharIndex::new(&text);
            let counted: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let at = at.min(counted.len() - 1);
            prop_assert_eq!(index.byte_at(at), counted[at]);
            prop_assert_eq!(index.chars_before(counted[at]), at);
        }
    }

    #[test]
    fn a_span_is_never_empty_or_backwards() {
        assert_eq!(Span::new(3, 3), None);
        assert_eq!(Span::new(4, 3), None);
        assert_eq!(Span::new(3, 4).map(Span::width), Some(1));
    }

    #[test]
    fn a_slice_is_counted_in_code_points() {
        let index = CharIndex::new("“Café”, £4.2m");
        assert_eq!(index.slice(Span { start: 1, end: 5 }), "Café");
        assert_eq!(index.slice(Span { start: 8, end: 13 }), "£4.2m");
        assert_eq!(index.slice(Span { start: 40, end: 50 }), "");
    }
}
