//! Front matter: the `key: value` lines between two `---` at the top of a Markdown file.
//!
//! Read are plain values, quoted values, `[a, b]` and lists of `- a` lines; anything else of YAML is left alone.

use crate::domain::article::Metadata;

/// What front matter says.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) metadata: Metadata,
    pub(super) standfirst: Option<String>,
}

/// Parts the front matter from the text behind it; without any, all is text.
pub(super) fn split(source: &str) -> (Front, &str) {
    let none = || (Front::default(), source);
    let Some(rest) = source.trim_start_matches(['\n', ' ']).strip_prefix("---\n") else { return none() };
    let Some(end) = rest
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .find(|(_, line)| matches!(line.trim_end(), "---" | "..."))
    else {
        return none();
    };
    let lines = rest.get(..end.0).unwrap_or_default();
    (read(lines), rest.get(end.0 + end.1.len()..).unwrap_or_default())
}

fn read(lines: &str) -> Front {
    let mut front = Front::default();
    let mut key = String::new();
    for line in lines.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            front.set(&key, item);
        } else if let Some((name, value)) = line.split_once(':').filter(|(name, _)| !name.starts_with(' ')) {
            key = name.trim().to_lowercase();
            let value = value.trim();
            match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                Some(list) => list.split(',').for_each(|item| front.set(&key, item)),
                None => front.set(&key, value),
            }
        }
    }
    front
}

impl Front {
    fn set(&mut self, key: &str, value: &str) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            return;
        }
        let meta = &mut self.metadata;
        let place = match key {
            "title" | "headline" => &mut meta.title,
            "publisher" | "site" => &mut meta.publisher,
            "url" | "canonical" if value.starts_with("http://") || value.starts_with("https://") => &mut meta.url,
            "published" | "date" => &mut meta.published,
            "updated" | "modified" | "lastmod" => &mut meta.updated,
            "language" | "lang" => &mut meta.language,
            "standfirst" | "description" | "subtitle" => &mut self.standfirst,
            "author" | "authors" | "byline" => {
                meta.byline.push(value.to_owned());
                return;
            }
            _ => return,
        };
        place.get_or_insert_with(|| value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_quoted_values_are_read_and_the_rest_is_text() {
        let (front, rest) = split("---\ntitle: \"A: b\"\nauthors:\n- Ada\n- 'Bo'\nurl: javascript:x\n---\nText");
        assert_eq!(front.metadata.title.as_deref(), Some("A: b"));
        assert_eq!(front.metadata.byline, ["Ada", "Bo"]);
        assert_eq!(front.metadata.url, None);
        assert_eq!(rest, "Text");
        assert_eq!(split("---\nno end").1, "---\nno end");
    }
}
