//! What a page says about itself: JSON-LD first, then the tags in its head, then the words on it.

mod dates;
mod signed;
mod title;

use serde_json::Value;

use super::html::page::{Page, collapse};
pub(super) use signed::people;

use crate::domain::article::Metadata;

/// Reads everything.
pub(super) fn read(page: &Page) -> Metadata {
    let article = articles(page).into_iter().next().unwrap_or(Value::Null);
    let publisher = publisher(page, &article);
    Metadata {
        title: title::title(page, &article, publisher.as_deref()),
        byline: signed::byline(page, &article),
        url: url(page, &article),
        published: dates::published(page, &article),
        updated: dates::updated(page, &article),
        language: language(page, &article),
        publisher,
    }
}

/// What a page declares of the whole article, wherever it shows it.
#[derive(Debug)]
pub(super) struct Declared {
    /// The whole text.
    pub(super) body: Option<String>,
    /// How many words it has.
    pub(super) words: Option<usize>,
    /// Whether everybody may read it.
    pub(super) free: bool,
}

/// Reads what JSON-LD declares of the whole article; of several descriptions the first that says something.
pub(super) fn declared(page: &Page) -> Declared {
    let articles = articles(page);
    let said = |key: &str| articles.iter().find_map(|article| article.get(key).cloned());
    let number = |value: Value| value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
    let shut =
        |value: Value| value == Value::Bool(false) || value.as_str().is_some_and(|v| v.eq_ignore_ascii_case("false"));
    let lines = |value: Value| {
        let lines = value.as_str()?.lines().filter_map(|line| text(Some(&Value::from(line)))).collect::<Vec<_>>();
        (!lines.is_empty()).then(|| lines.join("\n"))
    };
    Declared {
        body: said("articleBody").and_then(lines),
        words: said("wordCount").and_then(number).and_then(|words| usize::try_from(words).ok()),
        free: !said("isAccessibleForFree").is_some_and(shut),
    }
}

/// The description in the head of the page.
pub(super) fn description(page: &Page) -> Option<String> {
    meta(page, &["description", "og:description"])
}

fn publisher(page: &Page, article: &Value) -> Option<String> {
    let declared = article.get("publisher").and_then(|publisher| names(publisher).into_iter().next());
    declared.or_else(|| meta(page, &["og:site_name", "application-name", "dc.publisher", "copyright"]))
}

fn url(page: &Page, article: &Value) -> Option<String> {
    let canonical = page.named("link").filter(|(_, node)| node.attribute("rel").eq_ignore_ascii_case("canonical"));
    let canonical = canonical.map(|(_, node)| node.attribute("href").trim().to_owned());
    let whole = article.get("mainEntityOfPage").map(|whole| whole.get("@id").unwrap_or(whole));
    let other = [meta(page, &["og:url"]), text(article.get("url")), text(whole)];
    canonical.chain(other.into_iter().flatten()).find(|url| is_address(url))
}

fn is_address(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")) && !url.contains(char::is_whitespace)
}

fn language(page: &Page, article: &Value) -> Option<String> {
    let html = page.named("html").map(|(_, node)| node.attribute("lang").to_owned()).next();
    let declared = article.get("inLanguage").map(|language| language.get("alternateName").unwrap_or(language));
    let found = [html, text(declared), meta(page, &["content-language", "og:locale", "language"])];
    found.into_iter().flatten().map(|tag| tag.trim().replace('_', "-")).find(|tag| is_tag(tag))
}

/// Whether it has the form of a BCP 47 tag: `en-GB`, but not `english`.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic()));
    first && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The first meta tag with one of the names, in the order of the names.
fn meta(page: &Page, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| metas(page, name).into_iter().next())
}

/// The values of all meta tags of a name.
fn metas(page: &Page, name: &str) -> Vec<String> {
    let tags = page.named("meta").filter(|(_, node)| {
        ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .any(|key| node.attribute(key).trim().eq_ignore_ascii_case(name))
    });
    tags.map(|(_, node)| collapse(node.attribute("content"))).filter(|value| !value.is_empty()).collect()
}

/// The articles that the page's JSON-LD describes, in order.
fn articles(page: &Page) -> Vec<Value> {
    let scripts =
        page.named("script").filter(|(_, node)| node.attribute("type").to_ascii_lowercase().contains("ld+json"));
    let sources =
        scripts.map(|(index, _)| page.inside(index).iter().map(|node| node.text.as_str()).collect::<String>());
    let mut waiting: Vec<Value> = sources.filter_map(|source| json(&source)).collect();
    waiting.reverse();
    let mut found = Vec::new();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.into_iter().rev()),
            Value::Object(_) if is_article(&value) => found.push(value),
            Value::Object(mut object) => {
                let inner = ["mainEntityOfPage", "mainEntity", "@graph"].iter().filter_map(|key| object.remove(*key));
                waiting.extend(inner);
            }
            _ => {}
        }
    }
    found
}

/// Reads JSON, forgiving line breaks inside of strings and what wraps or follows the object.
fn json(source: &str) -> Option<Value> {
    let start = source.find(['{', '['])?;
    let end = source.rfind(['}', ']'])?;
    let clean = source.get(start..=end)?.replace(|c: char| c.is_control(), " ");
    serde_json::Deserializer::from_str(&clean).into_iter::<Value>().next()?.ok()
}

fn is_article(value: &Value) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report")
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// The names that a person, an organisation, a word or a list of them gives.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    }
}

fn name(value: &Value) -> Option<String> {
    let name = value.get("name").unwrap_or(value);
    text(name.get(0).or(Some(name)))
}

/// A string that is not blank, entities decoded.
fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    let text = if text.contains('&') { Page::parse(&text.replace('<', "&lt;")).words(0) } else { collapse(text) };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Metadata {
        read(&Page::parse(html))
    }

    #[test]
    fn json_ld_is_read_from_graphs_arrays_and_broken_scripts() {
        let html = "<script type=application/ld+json>{broken</script><script type='application/ld+json'>[{\"@type\":\"WebSite\",\"name\":\"x\"},\
            {\"@graph\":[{\"@type\":[\"ReportageNewsArticle\"],\"headline\":\"Port\nreopens &amp; closes\",\"author\":[{\"name\":\"Ann Lee\"},\"Bo Roe\"],\
            \"publisher\":{\"name\":\"Example News\"},\"datePublished\":\"2025-03-01T09:00:00+0100\",\"dateModified\":\"2025-03-02\",\"inLanguage\":\"en_GB\",\
            \"url\":\"https://news.example/1\"}]}];</script>";
        let found = of(html);
        assert_eq!(found.title.as_deref(), Some("Port reopens & closes"));
        assert_eq!(found.byline, ["Ann Lee", "Bo Roe"]);
        assert_eq!(found.publisher.as_deref(), Some("Example News"));
        assert_eq!(found.published.as_deref(), Some("2025-03-01T09:00:00+01:00"));
        assert_eq!(found.updated.as_deref(), Some("2025-03-02"));
        assert_eq!((found.language.as_deref(), found.url.as_deref()), (Some("en-GB"), Some("https://news.example/1")));
    }

    #[test]
    fn tags_and_words_of_the_page_do_where_there_is_no_json() {
        let html = "<html lang=de><title>Hafen wieder offen nach Sturm - Beispiel</title><meta property=og:url content=javascript:x>\
            <link rel=canonical href=ftp://x><p class=byline>By Ann Lee and Bo Roe</p><time datetime=2025-03-01>";
        let found = of(html);
        assert_eq!(found.title.as_deref(), Some("Hafen wieder offen nach Sturm"));
        assert_eq!(found.byline, ["Ann Lee", "Bo Roe"]);
        assert_eq!((found.published.as_deref(), found.language.as_deref()), (Some("2025-03-01"), Some("de")));
        assert_eq!(found.url, None);
    }

    #[test]
    fn the_name_of_the_site_is_no_title_and_times_above_the_headline_are_of_others() {
        let found =
            of("<meta property='og:site_name' content='The Echo'><meta property='og:title' content='The Echo'>\
             <time datetime='2025-03-09T10:00:00Z'>10:00</time><h1>Port reopens after storm</h1>\
             <time datetime='2025-03-01'>1 March</time>");
        assert_eq!(found.title.as_deref(), Some("Port reopens after storm"));
        assert_eq!(found.published.as_deref(), Some("2025-03-01"));
        let found = of(
            "<title>The Echo - Port reopens after storm</title><meta property='og:title' content='The Echo - Port \
                        reopens after storm'><h1>Port reopens after storm</h1><div><span>Mar 1, 2025</span> 4 min read</div>",
        );
        assert_eq!(found.title.as_deref(), Some("Port reopens after storm"));
        assert_eq!(found.published.as_deref(), Some("2025-03-01"));
    }
}
