//! Who a page says wrote it.

use serde_json::Value;

use super::{metas, names, publisher};
use crate::article::html::hint_words;
use crate::article::html::page::{Page, collapse};

/// Names of meta tags that say who wrote it, the surest first.
const AUTHOR: &[&str] = &[
    "author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author", "twitter:data1",
];

/// How many nodes behind the headline a line *By …* is looked for.
const NEAR: usize = 200;

/// From how many bytes a part of the publisher's name is the publisher: *Top Gear* of *BBC Top Gear*.
const HOUSE: usize = 6;

/// Everybody that the page says wrote the article, the surest source first: JSON-LD, tags, links and classes, a line *By …*.
pub(super) fn byline(page: &Page, article: &Value) -> Vec<String> {
    let declared = article.get("author").map(names).unwrap_or_default();
    let declared: Vec<String> = declared.iter().flat_map(|name| people(name)).collect();
    let house = publisher(page, article).unwrap_or_default().to_lowercase();
    let by_house = |people: &[String]| people.iter().all(|name| is_house(&name.to_lowercase(), &house));
    let tags = || {
        let tags =
            AUTHOR.iter().map(|name| metas(page, name).iter().flat_map(|value| people(value)).collect::<Vec<_>>());
        tags.into_iter().find(|people| !people.is_empty()).unwrap_or_default()
    };
    let mut all = [declared, tags(), signed(page)].into_iter().filter(|people| !people.is_empty()).peekable();
    let first = all.peek().cloned().unwrap_or_default();
    let found = all.find(|people| !by_house(people)).unwrap_or(first);
    let mut once: Vec<String> = Vec::new();
    for name in found.into_iter().take(50) {
        if !once.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            once.push(name);
        }
    }
    once
}

/// Who signed it in the words of the page: links to authors, else what is marked as the byline, else a line *By …*.
fn signed(page: &Page) -> Vec<String> {
    let marked = |wanted: &dyn Fn(usize) -> bool| {
        let found = (0..page.nodes.len()).filter(|index| wanted(*index) && page.inside(*index).len() < 60);
        found.map(|index| linked_people(page, index)).filter(|people| !people.is_empty()).collect::<Vec<_>>()
    };
    let linked = marked(&|index| page.node(index).attribute("rel").split_whitespace().any(|word| word == "author"));
    let said =
        || marked(&|index| page.node(index).attribute("itemprop").split_whitespace().any(|word| word == "author"));
    let classed = || marked(&|index| is_byline(page.node(index).attribute("class")));
    let first = |found: Vec<Vec<String>>| found.into_iter().next();
    let found = if linked.is_empty() { first(said()).or_else(|| first(classed())) } else { Some(linked.concat()) };
    found.or_else(|| by(page)).unwrap_or_default()
}

/// The names that links give inside a byline, else all that it says: an outlet often stands behind the name.
fn linked_people(page: &Page, index: usize) -> Vec<String> {
    let inside = index..page.node(index).end;
    let links = inside.filter(|inner| page.node(*inner).name == "a");
    let linked: Vec<String> =
        links.flat_map(|link| people(&page.words(link))).filter(|name| name.contains(' ')).collect();
    if linked.is_empty() { people(&page.words(index)) } else { linked }
}

fn is_byline(class: &str) -> bool {
    class.split_whitespace().take(40).flat_map(hint_words).any(|word| matches!(word.as_str(), "byline" | "author"))
}

/// Whether a name, in small letters, is the publisher's own or the publisher's with words around it.
fn is_house(name: &str, house: &str) -> bool {
    name == house || !house.is_empty() && name.len() >= HOUSE && (house.contains(name) || name.contains(house))
}

/// The first line behind the headline that starts with *By* and has a name behind it.
fn by(page: &Page) -> Option<Vec<String>> {
    let headline = page.named("h1").map(|(index, _)| index).next()?;
    let said = page.nodes.iter().enumerate().skip(headline).take(NEAR).filter(|(_, node)| {
        let words = node.text.trim();
        words.eq_ignore_ascii_case("by") || words.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))
    });
    let lines = said.map(|(index, node)| match node.text.trim().len() {
        2 => page.words(node.parent),
        _ => page.words(index),
    });
    lines.map(|line| crate::article::byline::signed(&line)).find(|names| !names.is_empty())
}

/// The names in a byline: `By Ann Lee and Bo Roe` are two; an address or a sentence is none.
pub(in crate::article) fn people(byline: &str) -> Vec<String> {
    let byline = collapse(byline);
    let behind = |start: &&str| byline.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start));
    let start = ["by ", "view all posts by ", "view all articles by ", "posts by ", "more from ", "more by "]
        .into_iter()
        .find(|s| behind(s));
    let rest = byline.get(start.map_or(0, str::len)..).unwrap_or_default();
    let parts = rest.split([';', '|', ',']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
    let parts = parts.map(|part| part.trim().trim_start_matches("and ").trim_start_matches("By ").trim());
    let titles =
        |part: &str| part.len() <= 5 && part.chars().all(|c| c.is_uppercase() || c == '.') && part.len() < rest.len();
    parts.filter(|part| is_name(part) && !titles(part)).map(str::to_owned).collect()
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && name.len() <= 80
        && name.chars().any(char::is_alphabetic)
        && !name.contains("://")
        && !name.eq_ignore_ascii_case("this author")
        && !name.contains(['@', '<', '{'])
        && !name.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::domain::article::Metadata;

    fn of(html: &str) -> Metadata {
        read(&Page::parse(html))
    }

    #[test]
    fn a_line_behind_the_headline_signs_where_nothing_is_marked() {
        let page =
            |line: &str| format!("<h1>Ferry runs again from Leith</h1><div><span>{line}</span></div><p>It rained.</p>");
        assert_eq!(of(&page("By <a href=/w/1>Ann Lee</a>, Staff Writer")).byline, ["Ann Lee"]);
        assert_eq!(of(&page("By Ann Lee and Bo Roe")).byline, ["Ann Lee", "Bo Roe"]);
        assert!(of(&page("By Thursday it was open.")).byline.is_empty());
    }

    #[test]
    fn a_part_of_the_house_s_name_is_the_house() {
        assert!(is_house("top gear", "bbc top gear") && is_house("the echo staff", "the echo"));
        assert!(!is_house("ann", "channel four") && !is_house("ann lee", ""));
    }

    #[test]
    fn the_newsroom_signs_only_where_nobody_else_does() {
        let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Example News"},"publisher":{"name":"Example News"}}</script>"#;
        assert_eq!(of(&format!("{json}<a rel=author>Ann Lee</a>")).byline, ["Ann Lee"]);
        assert_eq!(of(json).byline, ["Example News"]);
    }

    #[test]
    fn people_are_names_and_not_addresses() {
        assert_eq!(people("https://social.example/ann"), Vec::<String>::new());
        assert_eq!(people("By Ann Lee, Bo Roe & Cy Poe"), ["Ann Lee", "Bo Roe", "Cy Poe"]);
    }
}
