//! Pages as newsrooms publish them, and pages as nobody should.

use super::*;
use proptest::prelude::*;

const PAGE: &str = include_str!("../../tests/fixtures/example/page.html");
const EXPECTED: &str = include_str!("../../tests/fixtures/example/expected.txt");

fn read(html: &str) -> ArticleText {
    super::read(html).article
}

fn blocks(article: &ArticleText) -> Vec<(BlockKind, String)> {
    let chars: Vec<char> = article.text.chars().collect();
    article.blocks.iter().map(|block| (block.kind, chars[block.span.start..block.span.end].iter().collect())).collect()
}

fn only(html: &str, kind: BlockKind) -> Vec<String> {
    blocks(&read(html)).into_iter().filter(|(found, _)| *found == kind).map(|(_, words)| words).collect()
}

#[test]
fn the_example_is_read_word_for_word() {
    let article = read(PAGE);
    let body = [BlockKind::Body, BlockKind::Subhead, BlockKind::Quote];
    let found: Vec<_> =
        blocks(&article).into_iter().filter(|(kind, _)| body.contains(kind)).map(|(_, words)| words).collect();
    let expected: Vec<_> = EXPECTED.trim().split("\n\n").collect();
    assert_eq!(found, expected);
    let kinds: Vec<_> = article.blocks.iter().take(3).map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Headline, BlockKind::Standfirst, BlockKind::Caption]);
    assert_eq!(article.metadata.byline, ["Ada Example", "Ben Sample"]);
    assert_eq!(article.metadata.published.as_deref(), Some("2025-09-10T17:45:00+01:00"));
    assert!(article.dropped.iter().any(|dropped| dropped.what == "advertisement" && dropped.words > 20));
}

#[test]
fn every_kind_of_block_is_told() {
    let html = "<article><h1>Ferry fares rise</h1><p>The ferry will cost more from May, the port said.</p><h2>The fares</h2>\
        <ul><li>An adult pays £4</li></ul><blockquote><p>“We had no choice.”</p></blockquote>\
        <table><tr><th>Route<th>Fare<tr><td>North<td>£4</table><figure><figcaption>A ferry</figcaption></figure>\
        <p>It   last\n rose<br>in 2019 &amp; 2020.</p></article>";
    let kinds: Vec<_> = blocks(&read(html)).iter().map(|(kind, words)| format!("{}: {words}", kind.as_str())).collect();
    assert_eq!(
        kinds,
        [
            "headline: Ferry fares rise",
            "body: The ferry will cost more from May, the port said.",
            "subhead: The fares",
            "list: An adult pays £4",
            "quote: “We had no choice.”",
            "table: Route\tFare",
            "table: North\t£4",
            "caption: A ferry",
            "body: It last rose in 2019 & 2020."
        ]
    );
}

#[test]
fn two_line_breaks_part_paragraphs() {
    let html = "<div id=story>The harbour reopened on Monday, a week after the storm.<br><br>Ships came.</div><p>x";
    assert_eq!(
        only(html, BlockKind::Body)[..2],
        ["The harbour reopened on Monday, a week after the storm.", "Ships came."]
    );
}

#[test]
fn links_are_left_out_and_sentences_with_links_are_not() {
    let html = "<article><p>The <a href=x>port</a> reopened on Monday.</p><p><a href=y>Ten ports to see before winter</a></p>\
        <p>Read more: ports of the north</p></article>";
    assert_eq!(only(html, BlockKind::Body), ["The port reopened on Monday."]);
}

#[test]
fn a_paragraph_that_comes_twice_is_kept_once() {
    let long = "<p>The harbour reopened on Monday, a week after the storm that broke the western wall of it.";
    let html = format!("<article>{long}{long}<p>Yes.<p>Yes.</article>");
    assert_eq!(only(&html, BlockKind::Body).len(), 3);
}

#[test]
fn a_body_in_several_parts_is_read_whole() {
    let part = |words: &str| format!("<section><div><div><p>{words}</p></div></div></section>");
    let html = format!(
        "<div><h1>Port reopens</h1>{}{}{}</div><div><p>Another story is told here in short.</p></div>",
        part("The port reopened on Monday, the mayor said."),
        part("Ships came in from the north by noon."),
        part("The wall will be mended in the spring.")
    );
    assert_eq!(only(&html, BlockKind::Body).len(), 3);
}

#[test]
fn without_a_heading_the_title_is_the_headline() {
    let html = "<title>Port reopens after storm | Example News</title><p>The port reopened on Monday, the mayor said.";
    assert_eq!(only(html, BlockKind::Headline), ["Port reopens after storm"]);
}

#[test]
fn deep_nesting_does_not_overflow() {
    for tag in ["div", "b", "blockquote", "table><tr><td", "ul><li", "svg", "a x=1", "div></x"] {
        let html = format!("{}The words are here, at the bottom of it all.", format!("<{tag}>").repeat(20_000));
        read(&html);
    }
    let html = format!("{}<p>The words are here.", "<div>".repeat(100_000));
    assert_eq!(only(&html, BlockKind::Body), ["The words are here."]);
}

#[test]
fn nothing_gives_nothing() {
    assert!(read("").blocks.is_empty());
    assert!(read("<script>var x = '<p>not text</p>';</script>").text.is_empty());
}

fn piece() -> impl Strategy<Value = String> {
    const TAGS: &[&str] = &[
        "<p>",
        "</p>",
        "<div class=ad>",
        "</div>",
        "<article>",
        "<h1>",
        "</h1>",
        "<table>",
        "<tr>",
        "<td>",
        "<li>",
        "<br>",
        "<a href=x>",
        "</a>",
        "<script>",
        "<!--",
        "<title>",
        "<meta name=author content=\"",
        "\">",
        "&amp;",
        "&#xFEFF;",
        "&#13;",
        "<",
        "&nbsp;",
        "<svg>",
        "<template>",
        "<script type=application/ld+json>",
        "{\"@type\":\"NewsArticle\",",
        "</script>",
        "<time datetime=2",
    ];
    prop_oneof![prop::sample::select(TAGS).prop_map(str::to_owned), "\\PC{0,20}"]
}

proptest! {
    #[test]
    fn blocks_are_in_order_and_inside(pieces in prop::collection::vec(piece(), 0..60)) {
        let article = read(&pieces.concat());
        let (chars, mut last): (Vec<char>, usize) = (article.text.chars().collect(), 0);
        for block in &article.blocks {
            prop_assert!(last <= block.span.start && block.span.start < block.span.end && block.span.end <= chars.len());
            let words: String = chars[block.span.start..block.span.end].iter().collect();
            prop_assert_eq!(words.trim(), &words);
            last = block.span.end;
        }
        let clean = !article.text.contains(['\r', '\u{feff}']);
        prop_assert!(clean);
    }

    #[test]
    fn any_string_is_read(text in "(\\PC|\n|\r|<|>|&|/){0,200}") {
        read(&text);
    }
}

#[test]
fn a_page_that_hides_its_article_says_so_and_the_declared_text_is_read() {
    let body = "The harbour reopened on Monday, the council said. ".repeat(30);
    let json = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","isAccessibleForFree":false,"articleBody":"{body}\nIt rained."}}</script>"#
    );
    let page = format!(
        "{json}<article><h1>Harbour reopens</h1><p>The harbour reopened on Monday, the council said.</p></article>"
    );
    let read = super::read(&page);
    assert!(read.article.text.ends_with("said.\n\nIt rained."), "{}", read.article.text);
    assert_eq!(read.article.blocks.len(), 3);
    assert_eq!(read.warnings.len(), 2);
    let counted = r#"<script type="application/ld+json">{"@type":"NewsArticle","wordCount":"900"}</script><p>The harbour reopened."#;
    assert_eq!(super::read(counted).warnings, ["the page shows 3 of the 900 words that it says the article has"]);
    let scripted = super::read(&format!("{}<p>Please enable JavaScript.", "<script>x</script>".repeat(5)));
    assert!(scripted.warnings.iter().any(|warning| warning.contains("scripts may fill it in")));
}

#[test]
fn a_heading_that_is_a_link_stays_over_its_paragraph_and_a_teaser_goes() {
    let long =
        "The bar will host a party with a band from nine until three, and entry is free for everybody who comes early.";
    let html = format!(
        "<article><h1>Where to go</h1><p>{long}</p><h2 class=toc><a href=/a>Old Harbour Bar</a></h2><h3>4 Mill Road</h3>\
         <p>{long} Twice.</p><h2><a href=/b>Ten more bars to try this week</a></h2><ul><li><a href=/c>Read all about them here</a></li></ul></article>"
    );
    let read = read(&html);
    let index = CharIndex::new(&read.text);
    let heads: Vec<_> =
        read.blocks.iter().filter(|b| b.kind == BlockKind::Subhead).map(|b| index.slice(b.span)).collect();
    assert_eq!(heads, ["Old Harbour Bar", "4 Mill Road"]);
}

#[test]
fn the_headline_is_read_once() {
    let html = "<article><h1>Ferry runs again from Leith</h1><h2>Ferry runs again from Leith</h2><p>The ferry to Ayr runs again from May, the port said on Monday.</p></article>";
    assert_eq!(read(html).text.matches("Ferry runs").count(), 1);
}
