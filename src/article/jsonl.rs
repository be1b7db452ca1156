//! JSON lines, an article each: `{"id", "title", "text", …}`.

use serde::Deserialize;

use crate::domain::article::{ArticleText, Block, BlockKind, Metadata};
use crate::domain::span::CharIndex;

#[derive(Debug, Deserialize)]
struct Line {
    id: Option<String>,
    title: Option<String>,
    text: String,
}

/// Reads every line.
pub fn read(input: &str) -> Result<Vec<ArticleText>, serde_json::Error> {
    input.lines().filter(|line| !line.trim().is_empty()).map(read_line).collect()
}

fn read_line(line: &str) -> Result<ArticleText, serde_json::Error> {
    let line: Line = serde_json::from_str(line)?;
    let text = line.text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let blocks = paragraphs(&text);
    let title = line.title.filter(|title| !title.trim().is_empty());
    Ok(ArticleText {
        blocks,
        metadata: Metadata { title, ..Metadata::default() },
        dropped: Vec::new(),
        external_id: line.id,
        text,
    })
}

/// The lines of the text that are not blank, each a block of the body.
fn paragraphs(text: &str) -> Vec<Block> {
    let index = CharIndex::new(text);
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        blocks.extend(index.span(start, end.max(start)).map(|span| Block { span, kind: BlockKind::Body }));
        at += line.len();
    }
    blocks
}
