//! JSON lines, an article each: `{"id", "title", "text", …}`. The text comes back unchanged but for its line ends.

use serde::Deserialize;

use super::decode::unify;
use super::plain::paragraphs;
use crate::domain::article::{ArticleText, Metadata};

#[derive(Debug, Deserialize)]
struct Line {
    id: Option<String>,
    title: Option<String>,
    text: String,
    #[serde(alias = "author")]
    byline: Option<Names>,
    publisher: Option<String>,
    url: Option<String>,
    #[serde(alias = "date")]
    published: Option<String>,
    updated: Option<String>,
    language: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Many(Vec<String>),
}

/// Reads every line.
pub fn read(input: &str) -> Result<Vec<ArticleText>, serde_json::Error> {
    input.lines().filter(|line| !line.trim().is_empty()).map(read_line).collect()
}

/// Reads one object.
pub(crate) fn read_line(line: &str) -> Result<ArticleText, serde_json::Error> {
    let line: Line = serde_json::from_str(line)?;
    let text = unify(&line.text);
    let byline = match line.byline {
        Some(Names::One(name)) => vec![name],
        Some(Names::Many(names)) => names,
        None => Vec::new(),
    };
    let metadata = Metadata {
        title: trimmed(line.title),
        byline: byline.into_iter().filter_map(|name| trimmed(Some(name))).collect(),
        publisher: trimmed(line.publisher),
        url: trimmed(line.url).filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        published: trimmed(line.published),
        updated: trimmed(line.updated),
        language: trimmed(line.language),
    };
    let blocks = paragraphs(&text);
    Ok(ArticleText { blocks, metadata, external_id: line.id, text, ..ArticleText::default() })
}

/// The field without white space around it, unless nothing is left.
fn trimmed(field: Option<String>) -> Option<String> {
    field.map(|field| field.trim().to_owned()).filter(|field| !field.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_who_wrote_it() {
        let article = read_line(r#"{"text":"A\r\n B ","author":["Ann Lee"," "],"url":"ftp://x"}"#).unwrap();
        assert_eq!((article.text.as_str(), article.blocks.len()), ("A\n B ", 2));
        assert_eq!(article.metadata.byline, ["Ann Lee"]);
        assert_eq!(article.metadata.url, None);
    }
}
