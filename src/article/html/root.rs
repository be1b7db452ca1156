//! Which node holds the body of the article.

use super::clutter::Clutter;
use super::page::{Page, is_block};

/// How much text a node holds, without what is left out: bytes of paragraphs, links excepted.
pub(super) struct Weights {
    before: Vec<usize>,
    scores: Vec<usize>,
}

impl Weights {
    /// Weighs every node in one pass.
    pub(super) fn of(page: &Page, clutter: &Clutter) -> Self {
        let count = page.nodes.len();
        let mut weights = Self { before: vec![0], scores: vec![0; count] };
        let (mut sum, mut links, mut paragraph, mut blocks) = (0, 0, (0, 0), vec![0; count]);
        for (index, node) in page.nodes.iter().enumerate() {
            match node.name.as_str() {
                "a" => links = links.max(node.end),
                "p" => paragraph = (index, node.end),
                _ => {}
            }
            let block = if is_block(&node.name) { index } else { blocks.get(node.parent).copied().unwrap_or_default() };
            if let Some(slot) = blocks.get_mut(index) {
                *slot = block;
            }
            let words = node.text.trim().len();
            if words > 0 && index >= links && !clutter.cuts(index) {
                if index < paragraph.1 {
                    sum += words;
                    weights.give(page, page.node(paragraph.0).parent, words);
                } else if words >= super::LONG_TEXT {
                    sum += words;
                    weights.give(page, block, words);
                }
            }
            weights.before.push(sum);
        }
        weights
    }

    /// The parent gets the full weight, its parent half.
    fn give(&mut self, page: &Page, parent: usize, words: usize) {
        for (index, share) in [(parent, words), (page.node(parent).parent, words / 2)] {
            if let Some(score) = self.scores.get_mut(index) {
                *score += share;
            }
        }
    }

    /// How much paragraph text lies inside a node.
    pub(super) fn inside(&self, page: &Page, index: usize) -> usize {
        let before = |at: usize| self.before.get(at).copied().unwrap_or_default();
        before(page.node(index).end).saturating_sub(before(index))
    }
}

/// The node that holds the body: the declared one, else the fullest `<article>`, else the best score, else all.
pub(super) fn root(page: &Page, clutter: &Clutter) -> usize {
    let weights = Weights::of(page, clutter);
    let all = weights.inside(page, 0);
    let fullest = |wanted: &dyn Fn(usize) -> bool| {
        let found = (0..page.nodes.len()).filter(|index| wanted(*index) && !clutter.cuts(*index));
        found.max_by_key(|index| (weights.inside(page, *index), std::cmp::Reverse(*index)))
    };
    let best = best(&weights);
    let least = weights.inside(page, best) / 2;
    let declared =
        fullest(&|index| page.node(index).attribute("itemprop").split_whitespace().any(|word| word == "articleBody"));
    let article = fullest(&|index| page.node(index).name == "article");
    let enough = |index: &usize| weights.inside(page, *index) > least.max(all / 4);
    declared.filter(enough).or_else(|| article.filter(enough)).unwrap_or_else(|| widened(page, &weights, best))
}

/// The node with the highest score, the first of equals.
fn best(weights: &Weights) -> usize {
    let scores = weights.scores.iter().enumerate();
    scores.max_by_key(|(index, score)| (**score, std::cmp::Reverse(*index))).map_or(0, |(index, _)| index)
}

/// The node around it with much more text, where the body is split over parts of the page; never past the headline.
fn widened(page: &Page, weights: &Weights, node: usize) -> usize {
    let (mut wide, mut at) = (node, node);
    let headed = |at: usize| page.inside(at).iter().any(|node| node.name == "h1");
    while !matches!(page.node(at).name.as_str(), "main" | "body" | "html" | "")
        && page.node(at).parent != at
        && !headed(at)
    {
        at = page.node(at).parent;
        if weights.inside(page, at) * 2 > weights.inside(page, wide) * 3 {
            wide = at;
        }
    }
    wide
}
