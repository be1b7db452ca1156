//! What on a page is no article: navigation, advertisements, related links and the like, and how much of it there is.

use super::page::Page;
use crate::article::left_out::LeftOut;
use crate::domain::article::Dropped;

/// Elements without words for a reader.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "head", "object", "select", "audio", "video", "canvas",
];

/// What an element is by its name.
const ELEMENTS: &[(&str, &str)] = &[
    ("nav", "navigation"),
    ("footer", "footer"),
    ("aside", "aside"),
    ("form", "form"),
    ("button", "form"),
    ("dialog", "notice"),
];

/// What an element is by a word of its class, id, role or label.
const HINTS: &[(&str, &[&str])] = &[
    (
        "advertisement",
        &[
            "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adslot", "adunit", "sponsored",
            "sponsor", "dfp", "outbrain", "taboola", "mpu", "adbox", "adwrapper", "googlead",
        ],
    ),
    (
        "navigation",
        &[
            "nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager", "topbar",
            "skip", "toc", "masthead",
        ],
    ),
    (
        "related",
        &[
            "related", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "trending",
            "popular", "mostread", "morestories", "readnext", "upnext", "sidebar", "rail", "tags", "taglist", "topics",
            "rellinks", "seealso",
        ],
    ),
    (
        "newsletter",
        &["newsletter", "newsletters", "signup", "subscribe", "subscription", "subscribeform", "mailinglist"],
    ),
    ("comments", &["comments", "comment", "disqus", "commentlist", "respond", "discussion", "coral"]),
    ("notice", &["cookie", "cookies", "consent", "gdpr", "popup", "modal", "overlay", "toast"]),
    (PAYWALL, &["paywall", "regwall"]),
    (
        "share",
        &[
            "share", "sharing", "sharebar", "social", "sharetools", "sharethis", "addthis", "socials", "addtoany",
            "followus", "sharedaddy",
        ],
    ),
    ("promotion", &["promo", "promos", "promotion", "promoted", "teaser", "teasers", "donate", "donation", "cta"]),
    ("footer", &["footer", "copyright", "disclaimer"]),
    (
        "byline",
        &[
            "byline", "bylines", "author", "authors", "dateline", "timestamp", "bio", "authorbox", "authorbio",
            "pubdate",
        ],
    ),
    ("hidden", &["hidden", "offscreen", "sronly", "screenreader", "tooltip", "rolloverblock"]),
];

/// What asks for money; many pages call the part of the article behind it by the same name.
const PAYWALL: &str = "paywall";

/// From how many bytes of paragraphs on a paywall is the part of the article that lies behind it.
const BEHIND: usize = 600;

/// Words after which a name tells what an element holds beside its own: `content-with-sidebar` is no sidebar.
const LAYOUT: &[&str] = &["with", "w", "has", "no", "without", "one", "two", "hide", "is", "not"];

/// Which nodes are left out, and the count.
#[derive(Debug)]
pub(super) struct Clutter {
    cut: Vec<bool>,
    left_out: LeftOut,
}

impl Clutter {
    /// Finds what is to be left out; what holds most of the paragraphs never is.
    pub(super) fn find(page: &Page) -> Self {
        let paragraphs = paragraphs(page);
        let all = paragraphs.last().copied().unwrap_or_default();
        let mut clutter = Self { cut: vec![false; page.nodes.len()], left_out: LeftOut::default() };
        let mut at = 0;
        while at < page.nodes.len() {
            let end = page.node(at).end;
            let inside = paragraphs.get(end).copied().unwrap_or(all) - paragraphs.get(at).copied().unwrap_or(all);
            match reason(page, at) {
                Some(PAYWALL) if inside >= BEHIND => at += 1,
                Some(what)
                    if what.is_empty() || inside * 2 <= all && !(inside * 8 > all && holds_article(page, at)) =>
                {
                    clutter.count(what, page, at);
                    clutter.cut.get_mut(at..end).unwrap_or_default().fill(true);
                    at = end;
                }
                _ => at += 1,
            }
        }
        clutter
    }

    /// Whether the node is left out.
    pub(super) fn cuts(&self, index: usize) -> bool {
        self.cut.get(index).copied().unwrap_or_default()
    }

    /// Counts the words of a node as left out.
    fn count(&mut self, what: &'static str, page: &Page, index: usize) {
        if !what.is_empty() {
            let nodes =
                page.inside(index).iter().filter(|node| !SILENT.contains(&page.node(node.parent).name.as_str()));
            self.left_out.add_parts(what, nodes.map(|node| node.text.as_str()));
        }
    }

    /// Counts a block as left out.
    pub(super) fn add(&mut self, what: &'static str, block: &str) {
        self.left_out.add(what, block);
    }

    /// What was left out, in the order of the names.
    pub(super) fn dropped(self) -> Vec<Dropped> {
        let mut dropped = self.left_out.finish();
        dropped.sort_by(|one, other| one.what.cmp(&other.what));
        dropped
    }
}

/// Whether the headline or what is declared the body lies inside.
fn holds_article(page: &Page, index: usize) -> bool {
    page.inside(index).iter().any(|node| node.name == "h1" || node.attribute("itemprop") == "articleBody")
}

/// For every node, how many bytes of paragraphs stand before it; one more entry for the end.
fn paragraphs(page: &Page) -> Vec<usize> {
    let (mut sums, mut sum, mut until) = (vec![0], 0, 0);
    for (index, node) in page.nodes.iter().enumerate() {
        if node.name == "p" {
            until = until.max(node.end);
        }
        if index < until
            || node.text.len() >= super::LONG_TEXT && !SILENT.contains(&page.node(node.parent).name.as_str())
        {
            sum += node.text.trim().len();
        }
        sums.push(sum);
    }
    sums
}

/// Why the node is no part of the article; empty for what has no words to count.
fn reason(page: &Page, index: usize) -> Option<&'static str> {
    let node = page.node(index);
    if SILENT.contains(&node.name.as_str()) {
        return Some("");
    }
    if matches!(node.name.as_str(), "" | "html" | "body" | "main" | "article" | "h1" | "p" | "time") {
        return None.or_else(|| (node.name == "p").then(|| hinted(page, index)).flatten());
    }
    if matches!(node.name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6") {
        // A table of contents marks the headings that it leads to, too.
        return hinted(page, index).filter(|what| *what != "navigation");
    }
    if let Some((_, what)) = ELEMENTS.iter().find(|(name, _)| *name == node.name) {
        return Some(what);
    }
    if node.name == "header" && !page.inside(index).iter().any(|inner| inner.name == "h1") {
        return Some("navigation");
    }
    if node.has("hidden") || node.attribute("style").replace(' ', "").contains("display:none") {
        return Some("hidden");
    }
    hinted(page, index)
}

/// What the words of the node's class, id, role and label say.
fn hinted(page: &Page, index: usize) -> Option<&'static str> {
    let node = page.node(index);
    let names = ["class", "id", "role", "aria-label"].map(|name| node.attribute(name));
    let words: Vec<String> =
        names.iter().flat_map(|name| name.split_whitespace()).take(40).flat_map(hint_words).collect();
    let known = |hints: &[&str]| words.iter().any(|word| hints.contains(&word.as_str()));
    HINTS.iter().find(|(_, hints)| known(hints)).map(|(what, _)| *what)
}

/// The words of a name: `articleBody ad--inline` is article, body, ad, inline; joined neighbours too, so `most-read` is also mostread.
pub(in crate::article) fn hint_words(name: &str) -> Vec<String> {
    let (mut words, mut last) = (vec![String::new()], ' ');
    for c in name.chars().take(400) {
        if !c.is_alphanumeric() || (c.is_uppercase() && last.is_lowercase()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        last = c;
    }
    words.retain(|word| !word.is_empty());
    let layout = words.iter().position(|word| LAYOUT.contains(&word.as_str())).filter(|at| at + 1 < words.len());
    if let Some(at) = layout {
        words.truncate(at);
    }
    let pairs: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
    words.extend(pairs);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(hint_words("adSlot-wide"), ["ad", "slot", "wide", "adslot", "slotwide"]);
        assert_eq!(hint_words("content-with-sidebar"), ["content"]);
        assert!(!hint_words("header-shadow").contains(&"ad".to_owned()));
    }

    #[test]
    fn words_left_out_are_counted() {
        let page = Page::parse(
            "<p>A long paragraph of the article stays.</p><div class=newsletter><p>Sign up</p></div><nav>Home</nav>",
        );
        let dropped = Clutter::find(&page).dropped();
        let counted: Vec<_> = dropped.iter().map(|dropped| (dropped.what.as_str(), dropped.words)).collect();
        assert_eq!(counted, [("navigation", 1), ("newsletter", 2)]);
    }

    #[test]
    fn what_lies_behind_a_paywall_stays_and_what_asks_for_money_goes() {
        let part = "<p>The harbour reopened on Monday after nine weeks, the council said.</p>".repeat(10);
        let start = part.repeat(3);
        let page = |inside: &str| Page::parse(&format!("{start}<div class=paywall>{inside}</div>"));
        assert!(Clutter::find(&page(&part)).dropped().is_empty());
        assert_eq!(Clutter::find(&page("<p>Subscribe to read on.</p>")).dropped()[0].what, "paywall");
    }

    #[test]
    fn what_holds_most_paragraphs_stays() {
        let page = Page::parse("<div class=sidebar><p>A long paragraph of the article stays.</p></div><p>Short.</p>");
        assert!(Clutter::find(&page).dropped().is_empty());
    }
}
