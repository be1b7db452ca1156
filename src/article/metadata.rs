//! What a page says about itself: JSON-LD first (objects, arrays, `@graph`, several scripts), then Open Graph and meta
//! elements, `time`, the byline and the title in the page.

use dom_query::Document;
use serde_json::Value;

use crate::domain::article::Metadata;

/// Types of JSON-LD that are articles.
const ARTICLES: &[&str] = &[
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting",
];

/// Reads the metadata of a page.
pub(super) fn read(document: &Document) -> Metadata {
    let mut found = linked_data(document);
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(document, name));
    found.title = found
        .title
        .or_else(|| meta(&["og:title", "twitter:title"]))
        .or_else(|| heading(document))
        .or_else(|| title(document));
    if found.byline.is_empty() {
        found.byline = meta(&["author", "article:author", "parsely-author", "byl"])
            .into_iter()
            .filter(|name| !name.starts_with("http"))
            .collect();
    }
    if found.byline.is_empty() {
        found.byline = byline(document);
    }
    found.byline = found
        .byline
        .iter()
        .map(|name| name.trim().trim_start_matches("By ").trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    found.byline.dedup();
    found.publisher = found.publisher.or_else(|| meta(&["og:site_name", "application-name"]));
    found.published = found.published.or_else(|| {
        meta(&[
            "article:published_time", "date", "pubdate", "publishdate", "dc.date", "dcterms.created",
            "parsely-pub-date",
        ])
    });
    found.published = found.published.or_else(|| attribute(document, "time[datetime]", "datetime"));
    let canonical = attribute(document, "link[rel=canonical]", "href");
    found.url = canonical
        .or(found.url)
        .or_else(|| meta(&["og:url"]))
        .filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    found.language = found.language.or_else(|| attribute(document, "html", "lang"));
    found
}

/// What the first article of the page's JSON-LD says.
fn linked_data(document: &Document) -> Metadata {
    let scripts = document.select("script[type='application/ld+json']");
    for script in scripts.nodes() {
        let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
        if let Some(article) = articles(&value, 0) {
            return Metadata {
                title: text(article.get("headline")).or_else(|| text(article.get("name"))),
                byline: names(article.get("author")),
                publisher: names(article.get("publisher")).into_iter().next(),
                url: text(article.get("url")).or_else(|| page_of(article)),
                published: text(article.get("datePublished")),
                language: text(article.get("inLanguage")),
            };
        }
    }
    Metadata::default()
}

fn page_of(article: &Value) -> Option<String> {
    let page = article.get("mainEntityOfPage")?;
    text(Some(page)).or_else(|| text(page.get("@id")))
}

/// The first article in a value, in its lists and graphs.
fn articles(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 8 {
        return None;
    }
    match value {
        Value::Array(all) => all.iter().find_map(|one| articles(one, depth + 1)),
        Value::Object(fields) => {
            let is_article = |kind: &Value| kind.as_str().is_some_and(|kind| ARTICLES.contains(&kind));
            let kind = fields.get("@type").unwrap_or(&Value::Null);
            let own = is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article));
            if own { Some(value) } else { fields.get("@graph").and_then(|graph| articles(graph, depth + 1)) }
        }
        _ => None,
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The names in a value: a text, an object with a name, or a list of them.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(all)) => all.iter().flat_map(|one| names(Some(one))).collect(),
        Some(object @ Value::Object(_)) => names(object.get("name")),
        other => text(other).into_iter().collect(),
    }
}

fn meta(document: &Document, name: &str) -> Option<String> {
    attribute(document, &format!("meta[property='{name}'], meta[name='{name}']"), "content")
}

/// An attribute of the first element that a selector finds.
fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select(selector).nodes().first()?.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn heading(document: &Document) -> Option<String> {
    words(document, "h1")
}

/// The page's title without the site's name behind it.
fn title(document: &Document) -> Option<String> {
    let whole = words(document, "title")?;
    let cut =
        [" | ", " – ", " — ", " - "].iter().find_map(|mark| whole.rsplit_once(mark)).map(|(title, _)| title.to_owned());
    Some(cut.unwrap_or(whole))
}

fn byline(document: &Document) -> Vec<String> {
    let found = words(document, "[rel=author], [itemprop=author], .byline, .author");
    let Some(line) = found.filter(|line| line.split_whitespace().count() <= 12) else { return Vec::new() };
    line.split(" and ").flat_map(|part| part.split(',')).map(str::to_owned).collect()
}

fn words(document: &Document, selector: &str) -> Option<String> {
    let text = document.select(selector).nodes().first()?.text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json_does_not_hide_the_next_script() {
        let page = r#"<html lang="en"><script type="application/ld+json">{"@type":</script>
            <script type="application/ld+json">[{"@type":"Organization"},{"@graph":[{"@type":["NewsArticle"],"headline":"Bins","author":[{"name":"Ada Hale"},"Bo Lee"]}]}]</script>"#;
        let found = read(&Document::from(page));
        assert_eq!(found.title.as_deref(), Some("Bins"));
        assert_eq!(found.byline, ["Ada Hale", "Bo Lee"]);
        assert_eq!(found.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_page_without_json_is_read_from_its_elements() {
        let page = r#"<title>Bins late | The Echo</title><meta property="og:site_name" content="The Echo">
            <link rel="canonical" href="javascript:x"><time datetime="2026-01-02">2 Jan</time><p class="byline">By Ada Hale and Bo Lee</p>"#;
        let found = read(&Document::from(page));
        assert_eq!(found.title.as_deref(), Some("Bins late"));
        assert_eq!(found.byline, ["Ada Hale", "Bo Lee"]);
        assert_eq!((found.publisher.as_deref(), found.url), (Some("The Echo"), None));
        assert_eq!(found.published.as_deref(), Some("2026-01-02"));
    }
}
