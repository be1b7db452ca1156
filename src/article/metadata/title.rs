//! The title of a page: the heading that its readers see, where what the page declares bears it out; else what it declares,
//! without the name of the site.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{meta, text};
use crate::article::html::page::Page;

/// From how many words a heading is sure to be no label of the page.
const HEADING: usize = 3;

/// How many bytes a heading has at most.
const LONGEST: usize = 400;

/// The title of the article.
///
/// What a page declares is often made for search engines and shared links; the desk checks the headline that is printed.
pub(super) fn title(page: &Page, article: &Value, publisher: Option<&str>) -> Option<String> {
    let named = meta(page, &["og:site_name"]);
    let site = |title: &String| {
        publisher.into_iter().chain(named.as_deref()).any(|name| name.trim().eq_ignore_ascii_case(title.trim()))
    };
    let tags = ["og:title", "twitter:title"].iter().filter_map(|name| meta(page, &[name]));
    let declared: Vec<String> =
        text(article.get("headline")).into_iter().chain(tags).filter(|title| !site(title)).collect();
    let words = |name| page.named(name).map(|(index, _)| page.words(index)).filter(|words| !words.is_empty());
    let head = words("title").next();
    let headings: Vec<String> = words("h1").collect();
    if let Some(heading) = borne_out(&headings, declared.iter().chain(&head)).filter(|heading| !site(heading)) {
        return Some(without_kicker(&heading, &declared));
    }
    let declared = declared.into_iter().next().map(|title| without_site(&title, publisher));
    declared.or_else(|| headings.into_iter().next()).or_else(|| head.map(|title| without_site(&title, publisher)))
}

/// The heading of which the page declares the greatest share of words, a third at least; of equals the first.
fn borne_out<'d>(headings: &[String], declared: impl Iterator<Item = &'d String>) -> Option<String> {
    let declared: Vec<BTreeSet<String>> = declared.map(|title| words(title)).collect();
    let share = |heading: &&String| {
        let words = words(heading);
        let in_one = |title: &BTreeSet<String>| words.intersection(title).count() * 100 / words.len().max(1);
        declared.iter().map(in_one).max().unwrap_or_default()
    };
    let long = |heading: &&String| heading.split_whitespace().count() >= HEADING && heading.len() <= LONGEST;
    // `max_by_key` takes the last of equals.
    let best = headings.iter().rev().filter(long).max_by_key(share)?;
    (share(&best) >= 33).then(|| best.clone())
}

/// The heading without the word before it that names the kind of article: `Opinion What ferries cost` is `What ferries cost`.
fn without_kicker(heading: &str, declared: &[String]) -> String {
    let bare = |title: &&String| {
        title.split_whitespace().count() >= HEADING
            && heading.strip_suffix(title.as_str()).is_some_and(|kicker| kicker.split_whitespace().count() <= 2)
    };
    declared.iter().find(bare).map_or_else(|| heading.to_owned(), String::clone)
}

/// The words of a title that say something, in lower case: those of three letters and more.
fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 3);
    words.map(str::to_lowercase).collect()
}

/// The title without the site's name behind it: `Port reopens | Example News` is `Port reopens`, `A - B` stays.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let cut = [" | ", " - ", " – ", " — ", " :: ", " · ", " » "].iter().filter_map(|sign| title.rsplit_once(sign));
    let Some((rest, site)) = cut.min_by_key(|(_, site)| site.len()) else { return title.to_owned() };
    let known = publisher.is_some_and(|name| name.eq_ignore_ascii_case(site.trim()));
    let short = publisher.is_none() && site.split_whitespace().count() <= 4 && rest.split_whitespace().count() >= 3;
    if known || short { rest.trim().to_owned() } else { title.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn of(html: &str) -> Option<String> {
        read(&Page::parse(html)).title
    }

    #[test]
    fn a_site_is_cut_from_its_title_and_a_subtitle_is_not() {
        assert_eq!(without_site("Port reopens | Example News", Some("Example News")), "Port reopens");
        assert_eq!(without_site("The port - a history", Some("Example News")), "The port - a history");
    }

    #[test]
    fn the_headline_on_the_page_comes_before_the_one_for_search_engines() {
        let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopening: when does the Leith ferry run?"}</script>"#;
        let page = |heading: &str| format!("{json}<h1>{heading}</h1>");
        assert_eq!(of(&page("Ferry runs again from Leith")).as_deref(), Some("Ferry runs again from Leith"));
        assert_eq!(
            of(&page("Your browser is too old")).as_deref(),
            Some("Port reopening: when does the Leith ferry run?"),
            "a heading that shares no words with what is declared is another's"
        );
    }

    #[test]
    fn of_several_headings_the_one_that_is_declared_is_the_title() {
        let html = "<title>Ferry runs again from Leith</title><h1>More news from Leith</h1><h1>Ferry runs again from Leith</h1>";
        assert_eq!(of(html).as_deref(), Some("Ferry runs again from Leith"));
    }
}
