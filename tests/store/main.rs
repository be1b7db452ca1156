//! The store on real files: whose file it is, who may write at once, what is refused.

// The path of a method does not fit a door that lends a reader for any lifetime.
#![allow(clippy::unwrap_used, clippy::redundant_closure_for_method_calls)]

mod files;
mod writers;

use std::path::Path;

use factcheck::domain::article::{ArticleText, Block, BlockKind, Metadata};
use factcheck::domain::claim::Fate;
use factcheck::domain::extraction::{ClaimKind, ExtractorId, Worth};
use factcheck::domain::operation::Intent;
use factcheck::domain::span::Span;
use factcheck::store::{Door, NewClaim, NewDraft, Store, StoreError};

/// An editor's intent at a fixed time.
fn intent(editor: &str, command: &str) -> Intent {
    Intent {
        editor: editor.parse().unwrap(),
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        command: command.to_owned(),
        why: None,
    }
}

/// A desk with one article whose claims are its words.
fn desk(path: &Path, words: &[&str]) -> Store {
    let mut store = Store::open(path, Door::Create).unwrap();
    let text = words.join(" ");
    let extractor = ExtractorId { name: "rules".to_owned(), version: "1".to_owned() };
    store
        .write::<_, StoreError>(&intent("Ada", "pull bins.txt"), |w| {
            let metadata = Metadata { title: Some("Bins".to_owned()), ..Metadata::default() };
            let article = w.create_article(&"bins".parse().unwrap(), &metadata)?;
            let whole = Span { start: 0, end: text.chars().count() };
            let article_text = ArticleText {
                text: text.clone(),
                blocks: vec![Block { span: whole, kind: BlockKind::Body }],
                ..ArticleText::default()
            };
            let draft = NewDraft {
                article: &article_text,
                file: Some("bins.txt"),
                extractor: &extractor,
                people: &[],
                outlets: &[],
                marks: &[],
            };
            let (draft, _) = w.create_draft(article, &draft)?;
            let mut start = 0;
            for word in words {
                let end = start + word.chars().count();
                let claim = w.create_claim(&NewClaim {
                    article,
                    extractor: "rules 1",
                    text: word,
                    kind: ClaimKind::Event,
                    around: None,
                    worth: Worth::new(0.5),
                    reasons: &[],
                    speaker: None,
                    outlet: None,
                })?;
                w.create_anchor(claim, draft, Span { start, end }, Fate::New)?;
                start = end + 1;
            }
            Ok(())
        })
        .unwrap();
    store
}
