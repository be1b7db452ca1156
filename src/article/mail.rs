//! A story sent by mail (.eml; RFC 5322 and MIME): its text without signature and without the mail that it answers.

use mail_parser::{MessageParser, MimeHeaders};

use super::html;
use super::input::ReadArticle;
use super::left_out::LeftOut;
use super::plain;
use crate::domain::article::Dropped;

/// How the first line of a mail that was kept from a mailbox may start.
const OPENINGS: &[&str] = &["return-path:", "received:", "delivered-to:", "message-id:", "mime-version:"];

/// Whether bytes without a telling name are a mail.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..64).unwrap_or(bytes)).to_lowercase();
    OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// Reads a mail; none where there is no header or no words. The sender is who sent it, not who wrote it, and is not taken.
pub(super) fn read(bytes: &[u8]) -> Option<ReadArticle> {
    let mail = MessageParser::default().parse(bytes)?;
    let mut read = match mail.text_bodies().next() {
        Some(part) if part.is_text_html() => html::read(&mail.body_html(0)?),
        Some(_) => {
            let body = mail.body_text(0)?;
            let (text, dropped) = story(&super::decode::unify(&body));
            let mut article = plain::read(text);
            article.dropped = dropped;
            ReadArticle::of(article)
        }
        None => html::read(&mail.body_html(0)?),
    };
    let subject = mail.subject().map(bare).filter(|subject| !subject.is_empty());
    read.article.metadata.title = read.article.metadata.title.or(subject);
    for attachment in mail.attachments() {
        let Some(name) = attachment.attachment_name() else { continue };
        read.warnings.push(format!("the attachment {name} is not read: save it and pull it"));
    }
    Some(read)
}

/// A subject without `Re:` and `Fwd:`.
fn bare(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((before, behind)) = rest.split_once(':') {
        if !matches!(before.trim().to_lowercase().as_str(), "re" | "fw" | "fwd" | "aw" | "wg" | "tr" | "sv") {
            break;
        }
        rest = behind.trim();
    }
    rest.to_owned()
}

/// The words of a mail before its signature and before the mail that it answers, and what was left out.
fn story(body: &str) -> (String, Vec<Dropped>) {
    let mut left_out = LeftOut::default();
    // The blank behind the dashes is lost where a mail was encoded on its way.
    let signed = body.rsplit_once("\n-- \n").or_else(|| body.rsplit_once("\n--\n"));
    let (text, signature) = signed.unwrap_or((body, ""));
    left_out.add("signature", signature);
    let mut kept = text.trim_end();
    let lines: Vec<&str> = kept.lines().collect();
    let answered = lines.iter().rposition(|line| !line.starts_with('>') && !line.trim().is_empty());
    let tail = answered.and_then(|last| lines.get(last + 1..)).unwrap_or_default();
    if tail.iter().any(|line| line.starts_with('>')) {
        // “On Monday, Ada Hale wrote:” stands above what is answered.
        let own = answered.map_or(0, |last| last + usize::from(!lines.get(last).is_some_and(|l| l.ends_with(':'))));
        let until: usize = lines.iter().take(own).map(|line| line.len() + 1).sum();
        let until = until.min(kept.len());
        left_out.add("the mail that it answers", kept.get(until..).unwrap_or_default());
        kept = kept.get(..until).unwrap_or_default();
    }
    (kept.to_owned(), left_out.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_is_read_without_signature_and_answer() {
        let mail = "From: Ada <a@news.example>\r\nSubject: Fwd: =?utf-8?q?Caf=C3=A9_reopens?=\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 reopened on Monday, the =\r\ncouncil said.\r\n\r\n\
            On Sunday, Bo wrote:\r\n> When is it due?\r\n\r\n-- \r\nAda Hale\r\nReporter\r\n";
        let read = read(mail.as_bytes()).unwrap();
        assert_eq!(read.article.text, "The café reopened on Monday, the council said.\n\n");
        assert_eq!(read.article.metadata.title.as_deref(), Some("Café reopens"));
        let dropped: Vec<_> = read.article.dropped.iter().map(|d| (d.what.as_str(), d.words)).collect();
        assert_eq!(dropped, [("signature", 3), ("the mail that it answers", 8)]);
    }

    #[test]
    fn a_page_is_read_as_one_and_attachments_are_named() {
        let mail = "Subject: Story\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
            <p>The harbour reopened on Monday, the council said.</p>\r\n--b\r\nContent-Type: application/msword; name=story.docx\r\n\
            Content-Disposition: attachment; filename=story.docx\r\n\r\nx\r\n--b--\r\n";
        let read = read(mail.as_bytes()).unwrap();
        assert!(read.article.text.contains("The harbour reopened"), "{}", read.article.text);
        assert_eq!(read.warnings, ["the attachment story.docx is not read: save it and pull it"]);
    }

    #[test]
    fn a_mail_is_known_without_its_name() {
        assert!(is_mail(b"Received: from x") && !is_mail(b"Received wisdom has it"));
    }
}
