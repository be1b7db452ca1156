//! A web page: its article in reading order, without what a newspaper puts around it. `metadata.rs` reads what the page
//! says about itself.
//!
//! The body is found where the paragraphs are: every paragraph gives its length, less its links, to its parent and half
//! of it to its grandparent, and the node with the most wins, or the article element around it. Furniture is known by
//! its element and by the words of its class and id, never where it holds the body itself.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::TextBuilder;
use super::metadata;
use crate::domain::article::{ArticleText, BlockKind, count_words};

/// How deep elements are followed one by one; what lies deeper is read as one run of text.
const DEEPEST: usize = 200;

/// How deep a page may nest before it is read as bare text: parsing takes time by the square of the depth.
const DEEPEST_PAGE: usize = 4_000;

/// Elements that are never part of an article, with what they are.
const FURNITURE: &[(&str, &str)] = &[
    ("aside", "related links"),
    ("audio", "media"),
    ("button", "form"),
    ("footer", "footer"),
    ("form", "form"),
    ("iframe", "media"),
    ("input", "form"),
    ("nav", "navigation"),
    ("noscript", "script"),
    ("object", "media"),
    ("script", "script"),
    ("select", "form"),
    ("style", "script"),
    ("svg", "media"),
    ("template", "script"),
    ("textarea", "form"),
    ("video", "media"),
];

/// Words of a class or id that tell furniture, with what they tell.
const HINTS: &[(&str, &str)] = &[
    ("ad", "advertisement"),
    ("ads", "advertisement"),
    ("advert", "advertisement"),
    ("advertisement", "advertisement"),
    ("adslot", "advertisement"),
    ("banner", "advertisement"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("comment", "comments"),
    ("comments", "comments"),
    ("disqus", "comments"),
    ("consent", "cookie notice"),
    ("cookie", "cookie notice"),
    ("cookies", "cookie notice"),
    ("gdpr", "cookie notice"),
    ("footer", "footer"),
    ("copyright", "footer"),
    ("menu", "navigation"),
    ("nav", "navigation"),
    ("navbar", "navigation"),
    ("navigation", "navigation"),
    ("pagination", "navigation"),
    ("toolbar", "navigation"),
    ("mostread", "related links"),
    ("outbrain", "related links"),
    ("popular", "related links"),
    ("promo", "related links"),
    ("readmore", "related links"),
    ("recirc", "related links"),
    ("recommended", "related links"),
    ("related", "related links"),
    ("sidebar", "related links"),
    ("taboola", "related links"),
    ("teaser", "related links"),
    ("trending", "related links"),
    ("newsletter", "newsletter"),
    ("signup", "newsletter"),
    ("subscribe", "newsletter"),
    ("subscription", "newsletter"),
    ("share", "share buttons"),
    ("sharing", "share buttons"),
    ("social", "share buttons"),
    ("sponsored", "advertisement"),
    ("tags", "navigation"),
    ("topics", "navigation"),
    ("byline", "byline"),
    ("dateline", "byline"),
    ("hidden", "hidden"),
    ("modal", "form"),
    ("popup", "form"),
    ("skip", "navigation"),
    ("caption-credit", "credit"),
];

/// Words of a class that tell the paragraph under the headline.
const STANDFIRSTS: &[&str] = &["standfirst", "subtitle", "dek", "deck", "strapline", "subheadline", "subhead"];

/// Reads a page.
pub(super) fn read(html: &str) -> ArticleText {
    if depth(html) > DEEPEST_PAGE {
        return bare(html);
    }
    let document = Document::from(html);
    let metadata = metadata::read(&document);
    let mut page = Page { text: TextBuilder::default(), body: None, headline: false };
    let Some(root) = root(&document) else { return page.text.finish(metadata) };
    page.body = Some(root.id);
    let heading = document.select("h1");
    let inside = heading.nodes().first().is_some_and(|h1| h1.ancestors(None).iter().any(|node| node.id == root.id));
    if !inside && let Some(title) = metadata.title.clone() {
        page.text.add(BlockKind::Headline, &title);
        page.headline = true;
        if let Some(standfirst) = standfirst(&document) {
            page.text.add(BlockKind::Standfirst, &standfirst);
        }
    }
    page.walk(&root, 0, BlockKind::Body);
    page.rest(&document, &root);
    page.text.finish(metadata)
}

struct Page {
    text: TextBuilder,
    body: Option<NodeId>,
    headline: bool,
}

impl Page {
    /// Adds the blocks below a node in reading order.
    fn walk(&mut self, node: &NodeRef<'_>, depth: usize, kind: BlockKind) {
        let mut loose = String::new();
        for child in node.children() {
            if child.is_text() {
                loose.push_str(&child.text());
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            if is_inline(&name) && !has_blocks(&child) {
                if furniture(&child).is_none() {
                    loose.push_str(&text_of(&child));
                }
                continue;
            }
            self.add(kind, &std::mem::take(&mut loose), 0);
            self.element(&child, &name, depth, kind);
        }
        self.add(kind, &loose, 0);
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, depth: usize, kind: BlockKind) {
        if let Some(what) = furniture(node) {
            self.text.drop_words(what, count_words(&text_of(node)));
            return;
        }
        let kind = if is_standfirst(node) { BlockKind::Standfirst } else { kind };
        match name {
            "h1" => self.heading(node),
            "h2" | "h3" | "h4" | "h5" | "h6" => self.add(BlockKind::Subhead, &text_of(node), 0),
            "p" => self.add(kind, &text_of(node), link_share(node)),
            "figcaption" => self.add(BlockKind::Caption, &text_of(node), 0),
            "tr" => self.row(node),
            "br" | "hr" | "img" | "picture" => {}
            _ if depth >= DEEPEST => self.add(kind, &text_of(node), 0),
            "li" if !has_blocks(node) => self.add(BlockKind::List, &text_of(node), link_share(node)),
            "blockquote" => self.walk(node, depth + 1, BlockKind::Quote),
            "ul" | "ol" if link_share(node) > 60 => self.text.drop_words("related links", count_words(&text_of(node))),
            _ => self.walk(node, depth + 1, kind),
        }
    }

    fn heading(&mut self, node: &NodeRef<'_>) {
        let kind = if self.headline { BlockKind::Subhead } else { BlockKind::Headline };
        self.headline = true;
        self.add(kind, &text_of(node), 0);
    }

    fn row(&mut self, node: &NodeRef<'_>) {
        let cells =
            node.children().into_iter().filter(NodeRef::is_element).map(|cell| text_of(&cell).replace('\t', " "));
        self.text.add(BlockKind::Table, &cells.collect::<Vec<_>>().join("\t"));
    }

    /// Adds a block unless it is a line of furniture; `links` is the share of its text inside links, in per cent.
    fn add(&mut self, kind: BlockKind, words: &str, links: usize) {
        let count = count_words(words);
        let line = words.trim().to_lowercase();
        let shouts = ["advertisement", "read more", "related:", "share this", "sign up", "follow us", "recommended"];
        let furniture = links > 80 && count < 30 || count < 12 && shouts.iter().any(|start| line.starts_with(start));
        if furniture {
            self.text.drop_words("related links", count);
        } else if count > 0 {
            self.text.add(kind, words);
        }
    }

    /// Counts what stands outside the body.
    fn rest(&mut self, document: &Document, root: &NodeRef<'_>) {
        let all = document.select("body").nodes().first().map_or(0, |body| count_words(&text_of(body)));
        let inside = count_words(&text_of(root));
        self.text.drop_words("page around the article", all.saturating_sub(inside));
    }
}

/// The node that holds the body.
fn root(document: &Document) -> Option<NodeRef<'_>> {
    let mut scores: HashMap<NodeId, (usize, usize)> = HashMap::new();
    let mut order = 0;
    for paragraph in document.select("p").nodes() {
        if paragraph.ancestors(Some(12)).iter().any(|node| furniture(node).is_some()) {
            continue;
        }
        let length = text_of(paragraph).trim().chars().count();
        let own = length * (100 - link_share(paragraph).min(100)) / 100;
        if own < 20 {
            continue;
        }
        for (ancestor, share) in paragraph.ancestors(Some(2)).iter().zip([1, 2]) {
            order += 1;
            scores.entry(ancestor.id).or_insert((0, order)).0 += own / share;
        }
    }
    let best = scores.into_iter().max_by_key(|(_, (score, order))| (*score, usize::MAX - *order)).map(|(id, _)| id);
    let Some(best) = best else { return document.select("article, main, body").nodes().first().copied() };
    let best = NodeRef::new(best, &document.tree);
    let around = best
        .ancestors(None)
        .into_iter()
        .chain([best])
        .find(|node| node.attr("itemprop").is_some_and(|prop| prop.contains("articleBody")));
    let article =
        || best.ancestors(None).into_iter().find(|node| node.node_name().is_some_and(|name| &*name == "article"));
    Some(around.or_else(article).unwrap_or(best))
}

/// What furniture a node is, if any; the body, its article and the page itself never are.
fn furniture(node: &NodeRef<'_>) -> Option<&'static str> {
    let name = node.node_name()?;
    if let Some((_, what)) = FURNITURE.iter().find(|(element, _)| *element == &*name) {
        return Some(what);
    }
    if matches!(&*name, "article" | "main" | "body" | "html" | "p" | "h1") {
        return None;
    }
    if node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true") || node.has_attr("hidden") {
        return Some("hidden");
    }
    let role = node.attr("role");
    if role.is_some_and(|role| matches!(&*role, "navigation" | "complementary" | "banner" | "contentinfo")) {
        return Some("navigation");
    }
    hinted(node)
}

/// The furniture that a node's class or id tells; long texts are not believed to be furniture by name alone.
fn hinted(node: &NodeRef<'_>) -> Option<&'static str> {
    let names = [node.attr("class"), node.attr("id")];
    let words = names.iter().flatten().flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
    let what = words
        .filter(|word| !word.is_empty())
        .find_map(|word| HINTS.iter().find(|(hint, _)| word.eq_ignore_ascii_case(hint)).map(|(_, what)| *what))?;
    let paragraphs = node.descendants_it().filter(|n| n.node_name().is_some_and(|name| &*name == "p")).take(9).count();
    (paragraphs < 9 || matches!(what, "comments" | "related links")).then_some(what)
}

fn is_standfirst(node: &NodeRef<'_>) -> bool {
    let class = node.attr("class");
    class.is_some_and(|class| class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| STANDFIRSTS.contains(&word)))
}

/// The paragraph under the headline, where it stands outside the body.
fn standfirst(document: &Document) -> Option<String> {
    let found = document.select("[class*=standfirst], [class*=strapline], [class*=dek], [class*=subtitle]");
    found.nodes().first().map(text_of).filter(|text| count_words(text) > 3)
}

/// Whether an element runs inside a line of text.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "wbr"
    )
}

/// Whether an element holds blocks of its own.
fn has_blocks(node: &NodeRef<'_>) -> bool {
    node.descendants_it().take(500).any(|below| {
        below.node_name().is_some_and(|name| {
            matches!(&*name, "p" | "div" | "ul" | "ol" | "blockquote" | "h2" | "h3" | "table" | "section" | "figure")
        })
    })
}

/// The text of a node without scripts; a line break is a blank.
fn text_of(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    let mut next = Some(*node);
    while let Some(at) = next {
        let name = at.node_name();
        let silent = name.as_deref().is_some_and(|name| matches!(name, "script" | "style" | "noscript" | "template"));
        if at.is_text() {
            text.push_str(&at.text());
        } else if name.as_deref().is_some_and(|name| !is_inline(name)) {
            text.push(' ');
        }
        next = if silent { None } else { at.first_child() };
        let mut up = at;
        while next.is_none() && up.id != node.id {
            next = up.next_sibling();
            match up.parent() {
                Some(parent) => up = parent,
                None => break,
            }
        }
    }
    text
}

/// How much of a node's text stands in links, in per cent.
fn link_share(node: &NodeRef<'_>) -> usize {
    let all = text_of(node).trim().chars().count();
    let links = node.descendants_it().filter(|below| below.node_name().is_some_and(|name| &*name == "a"));
    let linked: usize = links.map(|link| text_of(&link).trim().chars().count()).sum();
    (linked * 100).checked_div(all).unwrap_or(0)
}

/// How deep tags nest, roughly: elements that close themselves are counted as if they did not.
fn depth(html: &str) -> usize {
    let (mut deep, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            deep = deep.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && !tag.starts_with(['p', 'b', 'i', 'm', 'l', 'h', 't'])
        {
            deep += 1;
        }
        deepest = deepest.max(deep);
    }
    deepest
}

/// A page that nests too deep to be parsed: its text without the tags.
fn bare(html: &str) -> ArticleText {
    let mut text = TextBuilder::default();
    let words: Vec<&str> = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
    text.add(BlockKind::Body, &words.join(" "));
    text.finish(crate::domain::article::Metadata::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::span::CharIndex;

    const PAGE: &str = include_str!("../../tests/fixtures/example/page.html");
    const EXPECTED: &str = include_str!("../../tests/fixtures/example/expected.txt");

    fn body(article: &ArticleText) -> Vec<String> {
        let index = CharIndex::new(&article.text);
        let kinds = [BlockKind::Body, BlockKind::Subhead, BlockKind::Quote];
        let blocks = article.blocks.iter().filter(|block| kinds.contains(&block.kind));
        blocks.map(|block| index.slice(block.span).to_owned()).collect()
    }

    #[test]
    fn a_newspaper_page_gives_its_article_alone() {
        let article = read(PAGE);
        let expected: Vec<&str> = EXPECTED.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).collect();
        assert_eq!(body(&article), expected);
        assert_eq!(article.metadata.byline.len(), 2);
        assert_eq!(article.metadata.language.as_deref(), Some("en-GB"));
        assert!(article.metadata.published.as_deref().is_some_and(|day| day.starts_with("2025-09-10")));
        assert!(article.dropped.iter().any(|dropped| dropped.what == "advertisement"));
    }

    #[test]
    fn a_page_that_nests_without_end_is_read_as_text() {
        let article = read(&format!("{}The bins were late.", "<div>".repeat(100_000)));
        assert_eq!(article.text, "The bins were late.");
    }

    proptest! {
        #[test]
        fn any_page_is_read(html in "(<(p|div|li|a|h1|table|tr|td|blockquote|script)>|</(p|div|li|a)>|\\PC){0,60}") {
            let article = read(&html);
            let length = article.text.chars().count();
            prop_assert!(article.blocks.iter().all(|block| block.span.end <= length));
        }
    }
}
