//! Untrusted words inside Markdown: they render as themselves, whatever they hold.

use super::terminal::escape_line;

/// Words on one line, inside a paragraph, a heading or a table cell.
pub(crate) fn inline(text: &str) -> String {
    let line = escape_line(text);
    let mut safe = String::with_capacity(line.len() + 8);
    for c in line.trim().chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' | '{' | '}' | '$' | '^' => {
                safe.push('\\');
                safe.push(c);
            }
            // What readers turn into links by themselves.
            ':' => safe.push_str("&#58;"),
            '@' => safe.push_str("&#64;"),
            c => safe.push(c),
        }
    }
    let autolinks = safe.replace("www.", "www&#46;");
    start_of_line(&autolinks)
}

/// Takes the meaning from what would be a list, a heading or a rule at the start of a line.
fn start_of_line(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", line.get(..digits).unwrap_or_default());
    }
    if line.starts_with(['-', '+', '=']) { format!("\\{line}") } else { line.to_owned() }
}

/// Words as a block quotation, a line for each of theirs.
pub(crate) fn block(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("> {}\n", inline(line)))
        .collect::<Vec<_>>()
        .join(">\n")
}

/// A link, for http and https addresses alone; anything else is shown as words.
pub(crate) fn link(url: &str) -> String {
    let plain = url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`'));
    let web = url.starts_with("https://") || url.starts_with("http://");
    if plain && web { format!("<{url}>") } else { inline(url) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    fn harmless(markdown: &str) -> bool {
        Parser::new_ext(markdown, Options::all()).all(|event| match event {
            Event::Start(tag) => matches!(tag, pulldown_cmark::Tag::Paragraph | pulldown_cmark::Tag::BlockQuote(_)),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => false,
            _ => true,
        })
    }

    proptest! {
        #[test]
        fn no_words_become_markup(text in "\\PC*|[-#=*_`~<>\\[\\]()!|:$0-9. \n\\\\a&;w@/]{0,40}") {
            prop_assert!(harmless(&format!("word {}", inline(&text))), "{}", inline(&text));
            prop_assert!(harmless(&inline(&text)), "{}", inline(&text));
            prop_assert!(harmless(&block(&text)), "{}", block(&text));
        }
    }

    #[test]
    fn a_link_is_made_of_web_addresses_alone() {
        assert_eq!(link("https://news.example/a?b=1"), "<https://news.example/a?b=1>");
        assert_eq!(link("javascript:alert(1)"), "javascript&#58;alert(1)");
    }
}
