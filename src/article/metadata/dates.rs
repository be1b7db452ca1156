//! When a page says that it was published and changed: JSON-LD, tags, `time`, and days written out near the headline.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::{metas, text};
use crate::article::html::page::Page;

/// Names of meta tags that say when it was published, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "pubdate", "publish-date",
    "publish_date", "publication_date", "date", "article.published", "og:published_time", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime",
];

/// Names of meta tags that say when it was changed, the surest first.
const UPDATED: &[&str] = &[
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "article.updated", "revised",
];

/// Dates as pages write them where they do not write ISO 8601.
const DAYS: &[&str] = &[
    "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%A, %B %d, %Y", "%A, %d %B %Y",
];

/// When the page says that it was published.
pub(super) fn published(page: &Page, article: &Value) -> Option<String> {
    let declared = ["datePublished", "dateCreated", "uploadDate"].iter().filter_map(|key| text(article.get(*key)));
    let tags = PUBLISHED.iter().flat_map(|name| metas(page, name));
    let marked = page
        .nodes
        .iter()
        .filter(|node| node.attribute("itemprop") == "datePublished")
        .flat_map(|node| [node.attribute("content").to_owned(), node.attribute("datetime").to_owned()]);
    // Times above the headline are those of other articles.
    let headline = page.named("h1").map(|(index, _)| index).last().unwrap_or_default();
    let (above, below): (Vec<_>, Vec<_>) = page.named("time").partition(|(index, _)| *index < headline);
    let times = below.into_iter().chain(above).map(|(_, node)| node.attribute("datetime").to_owned());
    let found = declared.chain(tags).chain(marked).chain(times).find_map(|moment| iso(&moment));
    found.map(|moment| local(page, &moment).unwrap_or(moment)).or_else(|| dated(page))
}

/// The same moment with the hour and the day that the page's readers see: of `2025-03-02T03:22:07Z` and a `time` of
/// `2025-03-01T22:22:07-05:00` the second.
fn local(page: &Page, moment: &str) -> Option<String> {
    let instant = |moment: &str| DateTime::parse_from_rfc3339(moment).ok();
    let declared = instant(moment).filter(|moment| moment.offset().local_minus_utc() == 0)?;
    let shown = page.named("time").filter_map(|(_, node)| iso(node.attribute("datetime")));
    let zoned = |shown: &String| {
        instant(shown)
            .is_some_and(|shown| shown.offset().local_minus_utc() != 0 && shown.timestamp() == declared.timestamp())
    };
    shown.take(TIMES).find(zoned)
}

/// How many `time` elements are looked at.
const TIMES: usize = 200;

/// When the page says that it was last changed.
pub(super) fn updated(page: &Page, article: &Value) -> Option<String> {
    let declared = text(article.get("dateModified")).into_iter();
    let tags = UPDATED.iter().flat_map(|name| metas(page, name));
    let marked = page
        .nodes
        .iter()
        .filter(|node| node.attribute("itemprop") == "dateModified")
        .flat_map(|node| [node.attribute("content").to_owned(), node.attribute("datetime").to_owned()]);
    declared.chain(tags).chain(marked).find_map(|moment| iso(&moment))
}

/// The first day that the page's words give where a tag or a class says that a date stands there.
fn dated(page: &Page) -> Option<String> {
    const WORDS: &[&str] = &["date", "published", "pubdate", "posted", "timestamp", "publishdate", "dateline"];
    let hints = |name: &str| {
        name.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word.to_ascii_lowercase().as_str()))
    };
    let marked = page.nodes.iter().enumerate().filter(|(_, node)| {
        node.name == "time"
            || (!node.name.is_empty() && (hints(node.attribute("class")) || hints(node.attribute("id"))))
    });
    let short = marked.filter(|(index, _)| page.inside(*index).len() < 12).map(|(index, _)| page.words(index));
    let marked = short.filter(|words| words.len() < 120).find_map(|words| day(&words));
    marked.or_else(|| {
        let headline = page.named("h1").map(|(index, _)| index).last()?;
        let near = page.nodes.iter().skip(headline).take(NEAR).map(|node| node.text.trim());
        near.filter(|words| words.len() < DATELINE).find_map(day)
    })
}

/// How many nodes behind the headline a date is looked for that nothing marks as one.
const NEAR: usize = 200;
/// How many bytes a line has at most that is a date.
const DATELINE: usize = 60;

/// The first day written out in a line: `Updated December 18, 2023 at noon` has one, `December` has none.
fn day(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['.', ',', '|', ':', '-'])).collect();
    // A month's full name and its short one are read alike.
    let forms = ["%B %d %Y", "%d %B %Y"];
    words.windows(3).find_map(|three| {
        let three = three.join(" ");
        forms.iter().find_map(|form| NaiveDate::parse_from_str(&three, form).ok()).map(|day| day.to_string())
    })
}

/// The moment in ISO 8601: as it is where it has that form, else as much of it as is understood.
fn iso(moment: &str) -> Option<String> {
    let moment = moment.trim();
    let day = moment.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    if let Some(day) = day {
        let time = moment.get(10..).unwrap_or_default().trim_start_matches(['T', 't', ' ']);
        return Some(if time.is_empty() { day.to_string() } else { timed(day, time) });
    }
    if let Ok(moment) = DateTime::parse_from_rfc2822(moment) {
        return Some(moment.to_rfc3339());
    }
    if let Ok(moment) = NaiveDateTime::parse_from_str(moment, "%Y/%m/%d %H:%M:%S") {
        return Some(moment.format("%Y-%m-%dT%H:%M:%S").to_string());
    }
    let day = DAYS.iter().find_map(|form| NaiveDate::parse_from_str(moment, form).ok())?;
    Some(day.to_string())
}

/// A day with a time and a zone where they are well formed; otherwise the day alone.
fn timed(day: NaiveDate, time: &str) -> String {
    let (clock, zone) = time.find(['Z', 'z', '+', '-']).map_or((time, ""), |at| time.split_at(at));
    let clock = clock.trim();
    let good =
        ["%H:%M:%S%.f", "%H:%M:%S", "%H:%M"].iter().any(|form| chrono::NaiveTime::parse_from_str(clock, form).is_ok());
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let zone = match (zone.get(..1), digits.get(..2), digits.get(2..)) {
        (Some("Z" | "z"), _, _) => "Z".to_owned(),
        (Some(sign), Some(hours), Some(minutes)) if matches!(minutes.len(), 0 | 2) => {
            format!("{sign}{hours}:{}", if minutes.is_empty() { "00" } else { minutes })
        }
        _ => String::new(),
    };
    if good { format!("{day}T{clock}{zone}") } else { day.to_string() }
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
    fn moments_are_iso_or_nothing() {
        assert_eq!(iso("2025-03-01 09:30:00").as_deref(), Some("2025-03-01T09:30:00"));
        assert_eq!(iso("2025-03-01T09:30Z").as_deref(), Some("2025-03-01T09:30Z"));
        assert_eq!(iso("Sat, 01 Mar 2025 09:30:00 GMT").as_deref(), Some("2025-03-01T09:30:00+00:00"));
        assert_eq!(iso("March 1, 2025").as_deref(), Some("2025-03-01"));
        assert_eq!(iso("2025-13-41"), None);
        assert_eq!(iso("yesterday"), None);
    }

    #[test]
    fn the_moment_is_that_of_the_page_s_own_clock_where_it_shows_one() {
        let page = |time: &str| {
            format!("<meta property='article:published_time' content='2025-03-02T03:22:07Z'><time datetime='{time}'>")
        };
        assert_eq!(of(&page("2025-03-01T22:22:07-0500")).published.as_deref(), Some("2025-03-01T22:22:07-05:00"));
        assert_eq!(of(&page("2025-03-01T20:00:00-0500")).published.as_deref(), Some("2025-03-02T03:22:07Z"));
    }

    #[test]
    fn a_day_is_found_in_the_words_of_a_date() {
        assert_eq!(
            of("<span class=pub-date>Updated Dec. 18, 2023 at noon</span>").published.as_deref(),
            Some("2023-12-18")
        );
        assert_eq!(of("<span class=pub-date>December</span><p>It opened on March 1, 2025").published, None);
    }
}
