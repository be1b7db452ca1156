//! Lines that stand among the paragraphs of an article and are none of it: labels of the page, calls to subscribe,
//! notices of rights and of players. What is left out by its place or its class: `clutter.rs`.

use crate::domain::article::count_words;

/// Lines that are no sentence of the article when they stand alone.
const ALONE: &[&str] = &[
    "advertisement", "share", "read more", "related", "comments", "listen", "watch", "share this article",
    "story continues below", "article continues below", "more on this story", "ad", "loading...", "print", "email",
    "facebook", "twitter", "whatsapp", "subscribe", "related articles", "related stories", "recommended", "follow us",
    "copy link", "save", "continue reading", "most read", "view comments", "you might like", "you may also like",
    "click to hide", "buy tickets",
];

/// How a short line starts that is no sentence of the article.
const STARTS: &[&str] = &[
    "read more:", "also read:", "read also:", "related:", "see also:", "more:", "sign up for", "sign up to",
    "subscribe to", "click here", "follow us on", "read:", "watch:", "story continues", "article continues",
    "advertisement", "don't miss:", "read next", "image copyright", "©", "got a news tip", "click to read more",
];

/// How a line starts that says whose picture it is.
const CREDITS: &[&str] = &[
    "courtesy of ", "courtesy ", "photo by ", "photos by ", "photo: ", "photo credit: ", "photograph by ", "image: ",
    "image credit: ", "credit: ", "picture: ", "gallery credit: ",
];

/// Words that only a notice has; all of a row have to be in it.
const NOTICES: &[&[&str]] = &[
    &["copyright", "all rights reserved"],
    &["©", "all rights reserved"],
    &["©", "alle rechte vorbehalten"],
    &["copyright", "reprint permission"],
    &["subject to copyright", "without"],
    &["citation:", "retrieved", "http"],
    &["version of this article", "in print"],
    &["comments on this", "moderated"],
    &["newsletter", "your inbox"],
    &["sign up", "your inbox"],
    &["direct to your inbox"],
    &["subscribing to our newsletter"],
    &["unsubscribe at any time"],
    &["html5", "video", "browser"],
    &["browser does not support"],
    &["video has an invalid file format"],
    &["please enable javascript"],
    &["enable cookies"],
    &["enter your date of birth"],
    &["you can't access this content"],
    &["terms of use and privacy policy"],
    &["we may earn", "link"],
    &["we may receive", "commission"],
    &["earn an affiliate"],
    &["your permission to load"],
];

/// How many bytes a label of the page has at most.
const LABEL: usize = 150;

/// How many bytes a credit has at most.
const CREDIT: usize = 80;

/// How many bytes a notice has at most; longer ones hold something else too.
const NOTICE: usize = 300;

/// Whether words are a label of the page or no words at all.
pub(super) fn is_label(text: &str) -> bool {
    if count_words(text) == 0 {
        return true;
    }
    let lower = if text.len() < LABEL { text.to_lowercase() } else { return false };
    let bare = lower.trim_end_matches([':', '.']);
    ALONE.contains(&bare)
        || STARTS.iter().any(|start| lower.starts_with(start))
        || is_length(bare)
        || is_count(bare)
        || is_credit(&lower)
}

/// Whether words are a notice of rights, of a player or of the newsletter.
pub(super) fn is_notice(text: &str) -> bool {
    let lower = if text.len() < NOTICE { text.to_lowercase().replace('’', "'") } else { return false };
    NOTICES.iter().any(|all| all.iter().all(|words| lower.contains(words)))
}

/// How long it takes to read, with a word or two for the kind of text: `6 min read`, `COMMENTARY 12 min read`.
fn is_length(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [.., number, minutes, "read"] = words.as_slice() else { return false };
    let number = number.chars().all(|c| c.is_ascii_digit());
    words.len() <= 5 && number && matches!(*minutes, "min" | "mins" | "minute" | "minutes")
}

/// The place of a picture among others: `3 of 57`, `03/57`.
fn is_count(line: &str) -> bool {
    let number = |part: &str| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    line.split_once(" of ")
        .or_else(|| line.split_once('/'))
        .is_some_and(|(at, of)| number(at.trim()) && number(of.trim()))
}

/// Whose picture it is, and no sentence.
fn is_credit(line: &str) -> bool {
    line.len() < CREDIT
        && !line.ends_with(['.', '!', '?', '”', '"'])
        && CREDITS.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_by_their_words() {
        for label in [
            "Advertisement",
            "READ MORE: Ten bridges",
            "* * *",
            "6 min read",
            "Commentary 12 min read",
            "3 of 57",
            "03/57",
            "Courtesy of Ann Lee/Example Pictures",
        ] {
            assert!(is_label(label), "{label}");
        }
        for sentence in [
            "Yes.", "He had ten minutes to read", "Ferries run every 6 minutes.", "Two of 57",
            "Courtesy calls come first.",
        ] {
            assert!(!is_label(sentence), "{sentence}");
        }
    }

    #[test]
    fn notices_are_known_by_their_words_and_sentences_about_them_stay() {
        for notice in [
            "Copyright © 2025 Example Media. All rights reserved.",
            "Get the day’s stories direct to your inbox.",
            "A version of this article appears in print on page 4.",
            "Please use a HTML5 video capable browser.",
        ] {
            assert!(is_notice(notice), "{notice}");
        }
        for sentence in [
            "The author says that all rights to the song are his.",
            "The report landed in her inbox on Monday.",
            "The article appeared in print a day later, the court heard.",
        ] {
            assert!(!is_notice(sentence), "{sentence}");
        }
    }
}
