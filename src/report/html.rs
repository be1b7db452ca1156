//! Pages: the frame that all of them have, and the one escaping for words in them. No page loads anything or runs a script.

use std::borrow::Cow;
use std::io::{self, Write};

use super::terminal::escape;
use super::word_diff::{Change, Run};

/// The look of every page; it prints as it shows.
const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 Georgia,serif;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.8rem}code{overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;\
border-bottom:1px solid #bbb;padding:.35rem .6rem .35rem 0}del{color:#8a1c1c}ins{color:#14532d;font-weight:bold;text-decoration:none}\
.kept{color:#595959}.moved{border-left:3px solid #1d4e89;padding-left:.7rem}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #bbb}\
.box{white-space:nowrap}";

/// The beginning of a page.
pub(super) fn begin(out: &mut dyn Write, title: &str) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        text(title)
    )
}

/// The end of a page.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</body>\n</html>")
}

/// Words as they stand in a page: they render as themselves, whatever they hold.
pub(super) fn text(words: &str) -> Cow<'_, str> {
    let shown = escape(words);
    if !shown.contains(['<', '>', '&', '"', '\'']) {
        return shown;
    }
    let mut safe = String::with_capacity(shown.len() + 16);
    for letter in shown.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// What stayed, went and came, as `del` and `ins`.
pub(super) fn runs(runs: &[Run]) -> String {
    let marked = runs.iter().map(|run| match run.what {
        Change::Kept => text(&run.words).into_owned(),
        Change::Removed => format!("<del>{}</del>", text(&run.words)),
        Change::Added => format!("<ins>{}</ins>", text(&run.words)),
    });
    marked.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_words_become_markup(words in "\\PC*|[<>&\"'a-z/= \\x00-\\x1f]{0,40}") {
            let safe = text(&words);
            prop_assert!(!safe.contains(['<', '>', '"', '\'']));
            let named = |rest: &str| ["lt;", "gt;", "amp;", "quot;", "#39;"].iter().any(|name| rest.starts_with(name));
            prop_assert!(safe.split('&').skip(1).all(named));
        }
    }
}
