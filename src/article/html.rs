//! HTML → article text: clutter cut away, the body found, its paragraphs in reading order. What the page says about
//! itself: `metadata.rs`.
//!
//! Nothing here recurses: the page is a flat list (`html/page.rs`), what is left out is counted (`html/clutter.rs`), the
//! body is chosen (`html/root.rs`) and walked (`html/blocks.rs`).

mod blocks;
mod clutter;
mod furniture;
pub(super) mod page;
mod root;

use super::blocks::TextBuilder;
use super::input::ReadArticle;
use blocks::Walk;
use clutter::Clutter;
pub(super) use clutter::hint_words;
use page::Page;

use crate::domain::article::{ArticleText, BlockKind, count_words};
use crate::domain::span::CharIndex;

/// Bytes from which words that stand in no paragraph are taken for one.
const LONG_TEXT: usize = 80;

/// Words of a class that say: this sums the article up.
const STANDFIRST: &[&str] = &["standfirst", "subtitle", "dek", "deck", "subheadline", "strapline", "articlesummary"];

/// How many words more than the page shows the text that it declares has to have to be read instead.
const FULLER: usize = 60;

/// The fewest words of a page whose article is there without its scripts.
const SCRIPTED: usize = 30;

/// Reads a page, and warns where it does not show the whole article.
pub(super) fn read(html: &str) -> ReadArticle {
    let page = Page::parse(html);
    let article = shown(&page);
    let declared = super::metadata::declared(&page);
    let words = count_words(&article.text);
    let much = (words + FULLER).max(words * 5 / 4);
    let body = declared.body.as_deref().unwrap_or_default();
    let mut read = ReadArticle::of(article);
    if count_words(body) > much {
        let all = count_words(body);
        read.warnings.push(format!("the page shows {words} words and declares {all}: the declared text was read"));
        read.article = whole(&read.article, body);
    } else if let Some(all) = declared.words.filter(|all| *all > much) {
        read.warnings.push(format!("the page shows {words} of the {all} words that it says the article has"));
    } else if words < SCRIPTED && page.named("script").count() > 2 {
        read.warnings.push(format!(
            "there are only {words} words on this page: scripts may fill it in; save it from a browser that shows it whole"
        ));
    }
    if page.flat {
        read.warnings.push(
            "the page nests too deep to be taken apart: all of its words were read, also those around the article"
                .to_owned(),
        );
    }
    if !declared.free {
        read.warnings.push("the page says that the article is for subscribers: it may not be whole".to_owned());
    }
    read
}

/// The article with the text that the page declares in the place of the one that it shows.
fn whole(shown: &ArticleText, body: &str) -> ArticleText {
    let index = CharIndex::new(&shown.text);
    let mut text = TextBuilder::default();
    for block in shown.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Headline | BlockKind::Standfirst)) {
        text.add(block.kind, index.slice(block.span));
    }
    for line in body.lines() {
        text.add(BlockKind::Body, line);
    }
    ArticleText { dropped: shown.dropped.clone(), ..text.finish(shown.metadata.clone()) }
}

/// The article as the page shows it.
fn shown(page: &Page) -> ArticleText {
    let metadata = super::metadata::read(page);
    let mut clutter = Clutter::find(page);
    let root = root::root(page, &clutter);
    let headline = headline(page, &clutter, root, metadata.title.as_deref());
    let standfirst = standfirst(page, &clutter, root, headline);
    count_outside(page, &mut clutter, root);

    let title = headline.map(|index| page.words(index)).or_else(|| metadata.title.clone());
    let mut found: Vec<_> = title.iter().cloned().map(|title| (BlockKind::Headline, title)).collect();
    if let Some(index) = standfirst.filter(|index| *index < root || *index >= page.node(root).end) {
        found.push((BlockKind::Standfirst, page.words(index)));
    }
    let mut walk = Walk::new(page, &mut clutter, headline, standfirst, title.as_deref().unwrap_or_default());
    walk.read(root);
    found.append(&mut walk.blocks);
    let mut text = TextBuilder::default();
    for (kind, words) in &found {
        text.add(*kind, words);
    }
    ArticleText { dropped: clutter.dropped(), ..text.finish(metadata) }
}

/// The heading that is the title, else the first one of the body, else the only one of the page.
fn headline(page: &Page, clutter: &Clutter, root: usize, title: Option<&str>) -> Option<usize> {
    let all: Vec<usize> =
        page.named("h1").map(|(index, _)| index).filter(|index| !page.words(*index).is_empty()).collect();
    let body = root..page.node(root).end;
    let is_title = |index: &&usize| title.is_some_and(|title| same(&page.words(**index), title));
    let kept = || all.iter().filter(|index| !clutter.cuts(**index));
    let only = || if all.len() == 1 { kept().next() } else { None };
    let found = all.iter().find(is_title).or_else(|| kept().find(|index| body.contains(index)));
    found.or_else(only).copied()
}

/// Whether two headlines read the same but for case and signs.
fn same(one: &str, other: &str) -> bool {
    let bare =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    bare(one) == bare(other)
}

/// The paragraph that sums the article up: a class says so, or it is the page's description and stands before the body.
fn standfirst(page: &Page, clutter: &Clutter, root: usize, headline: Option<usize>) -> Option<usize> {
    let described = super::metadata::description(page).unwrap_or_default();
    let from = headline.unwrap_or(root);
    (from..page.node(root).end).take(5_000).filter(|index| !clutter.cuts(*index)).find(|index| {
        let node = page.node(*index);
        if !matches!(node.name.as_str(), "p" | "h2" | "h3" | "div") || Some(*index) == headline {
            return false;
        }
        let classed = hint_words(node.attribute("class")).iter().any(|word| STANDFIRST.contains(&word.as_str()));
        if !classed && (*index > root || described.is_empty()) {
            return false;
        }
        let few = page.inside(*index).len() < 40
            && page.inside(*index).iter().map(|node| node.text.len()).sum::<usize>() < 1_000;
        few && {
            let words = page.words(*index);
            words.len() > 20 && (classed || same(&words, &described))
        }
    })
}

/// Counts the words that stand outside the body.
fn count_outside(page: &Page, clutter: &mut Clutter, root: usize) {
    let body = root..page.node(root).end;
    let outside = page.nodes.iter().enumerate().filter(|(index, _)| !body.contains(index) && !clutter.cuts(*index));
    let outside: Vec<&str> = outside.map(|(_, node)| node.text.as_str()).collect();
    for words in outside {
        clutter.add("outside the article", words);
    }
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
