//! What a program that proposes claims reads on its standard input: one JSON object (schema 1). Offsets are code points.

use serde_json::json;

use crate::domain::article::ArticleText;

/// The article as one line of JSON.
pub(super) fn request(file: Option<&str>, article: &ArticleText) -> Vec<u8> {
    let meta = &article.metadata;
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .map(|block| json!({"start": block.span.start, "end": block.span.end, "kind": block.kind}))
        .collect();
    let asked = json!({
        "schema": 1,
        "id": article.external_id,
        "file": file,
        "article": {
            "title": meta.title,
            "byline": meta.byline,
            "publisher": meta.publisher,
            "url": meta.url,
            "published": meta.published,
            "language": meta.language,
            "sha256": article.sha256().to_string(),
        },
        "text": article.text,
        "blocks": blocks,
    });
    format!("{asked}\n").into_bytes()
}
