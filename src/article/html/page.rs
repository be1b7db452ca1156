//! A page as a flat list of nodes in document order: no walk over it can run out of stack. What is read from it: `html.rs`.

use std::collections::BTreeMap;

use dom_query::{Document, NodeRef};

/// The deepest nesting that is parsed as it stands; the parser's time grows with the depth, and no newsroom nests deeper.
const DEEPEST: usize = 400;

/// The most attributes of one element; the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;

/// The most copies of open formatting that the parser may have to make.
const MOST_COPIES: usize = 1_000_000;

/// Elements that the parser opens again in the next paragraph when they were not closed.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that hold no other element.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "path", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "stop", "image",
];

/// Elements that may stay open where their like follows; they do not nest.
const LOOSE: &[&str] =
    &["p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "tfoot", "html", "head", "body"];

/// Elements whose words are no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "iframe"];

/// Elements that do not end a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
];

/// A node with everything that the reader asks of it.
#[derive(Debug, Default)]
pub(in crate::article) struct Node {
    /// The element's name in lower case; empty for text and comments.
    pub(in crate::article) name: String,
    attributes: Vec<(String, String)>,
    /// The words of a text node.
    pub(in crate::article) text: String,
    /// The node that it lies in; the first node lies in itself.
    pub(in crate::article) parent: usize,
    /// The first node after it that does not lie inside it.
    pub(in crate::article) end: usize,
}

impl Node {
    /// An attribute's value; empty where there is none.
    pub(in crate::article) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether the attribute is there, with or without a value.
    pub(in crate::article) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    fn of(node: NodeRef<'_>, parent: usize) -> Self {
        let mut made = Self { parent, ..Self::default() };
        if let Some(element) = node.element_ref() {
            made.name = element.name.local.to_string();
            made.attributes =
                element.attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
        } else if node.is_text() {
            made.text = node.text().to_string();
        }
        made
    }
}

/// The nodes of a page in document order.
#[derive(Debug)]
pub(in crate::article) struct Page {
    pub(in crate::article) nodes: Vec<Node>,
    nothing: Node,
    /// It was read as paragraphs without structure, because it would cost too much.
    pub(in crate::article) flat: bool,
}

impl Page {
    /// Parses; a page that would cost too much is read as paragraphs without structure.
    pub(in crate::article) fn parse(html: &str) -> Self {
        let flat = is_costly(html);
        let document = if flat { Document::from(flattened(html)) } else { Document::from(html) };
        let mut page = Self { nodes: Vec::new(), nothing: Node::default(), flat };
        let (mut open, mut at) = (Vec::new(), Some(document.root()));
        while let Some(node) = at {
            let index = page.nodes.len();
            page.nodes.push(Node::of(node, open.last().copied().unwrap_or_default()));
            at = node.first_child();
            if at.is_some() {
                open.push(index);
            } else {
                page.close(index);
                at = page.next(node, &mut open);
            }
        }
        page
    }

    /// The node after a node without children, closing the ones that end before it.
    fn next<'d>(&mut self, node: NodeRef<'d>, open: &mut Vec<usize>) -> Option<NodeRef<'d>> {
        let mut here = node;
        loop {
            if let Some(next) = here.next_sibling() {
                return Some(next);
            }
            self.close(open.pop()?);
            here = here.parent()?;
        }
    }

    fn close(&mut self, index: usize) {
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(index) {
            node.end = end;
        }
    }

    /// The node at an index.
    pub(in crate::article) fn node(&self, index: usize) -> &Node {
        self.nodes.get(index).unwrap_or(&self.nothing)
    }

    /// The node and everything inside it.
    pub(in crate::article) fn inside(&self, index: usize) -> &[Node] {
        self.nodes.get(index..self.node(index).end).unwrap_or_default()
    }

    /// The words inside a node, white space collapsed.
    pub(in crate::article) fn words(&self, index: usize) -> String {
        let text: String = self.inside(index).iter().map(|node| node.text.as_str()).collect();
        collapse(&text)
    }

    /// The elements of a name, in order.
    pub(in crate::article) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = (usize, &'p Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.name == name)
    }
}

/// White space at the ends taken away, and every run of it made one blank; no byte-order marks.
pub(in crate::article) fn collapse(text: &str) -> String {
    text.replace('\u{feff}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the element starts and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    !name.is_empty()
        && !INLINE.contains(&name)
        && (LOOSE.contains(&name) || !VOID.contains(&name))
        && !matches!(name, "picture" | "svg")
        || name == "hr"
}

/// A tag of the source, roughly: its name, whether it ends an element, and the byte after it.
struct Tag {
    name: String,
    ends: bool,
    attributes: usize,
    from: usize,
    to: usize,
}

/// The tags of the source in order; the words of scripts and styles are passed over, comments too.
fn tags(html: &str) -> impl Iterator<Item = Tag> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let from = at + html.get(at..)?.find('<')?;
            let rest = html.get(from + 1..)?;
            if let Some(comment) = rest.strip_prefix("!--") {
                at = from + 4 + comment.find("-->")? + 3;
                continue;
            }
            let ends = rest.starts_with('/');
            let name = rest.strip_prefix('/').unwrap_or(rest);
            let name = name.get(..name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len()));
            let name = name.unwrap_or_default().to_ascii_lowercase();
            if name.is_empty() {
                at = from + 1;
                continue;
            }
            let (length, attributes) = tag_end(rest);
            let to = from + 1 + length;
            at = if !ends && RAW.contains(&name.as_str()) { closing(html, to, &name) } else { to };
            return Some(Tag { name, ends, attributes, from, to: at.max(to) });
        }
    })
}

/// How many bytes a tag takes without its `<`, and how many attributes it has at most; `>` in quotation marks is a sign.
fn tag_end(rest: &str) -> (usize, usize) {
    let (mut quote, mut before, mut attributes) = (None, b' ', 0);
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => continue,
            None if byte == b'>' => return (at + 1, attributes),
            None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'') => attributes += 1,
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (rest.len(), attributes)
}

/// Where the end tag of an element that holds no markup starts.
fn closing(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        at += found;
        if html.get(at + 2..at + 2 + name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    html.len()
}

/// Whether the parser would take far more time or space than the source has: deep nesting, thousands of attributes on
/// one element, or bold and the like that stays open over paragraph after paragraph and is copied into each.
///
/// Counts roughly, and rather too much: an end tag closes only an element of its own name.
fn is_costly(html: &str) -> bool {
    let (mut open, mut depth, mut copies) = (BTreeMap::<String, usize>::new(), 0_usize, 0_usize);
    for tag in tags(html) {
        let name = tag.name.as_str();
        if !tag.ends && !INLINE.contains(&name) {
            copies += FORMATTING.iter().filter_map(|name| open.get(*name)).sum::<usize>();
        }
        if tag.attributes > MOST_ATTRIBUTES || copies > MOST_COPIES {
            return true;
        }
        if VOID.contains(&name) || LOOSE.contains(&name) || RAW.contains(&name) {
            continue;
        }
        let count = open.entry(tag.name).or_default();
        if !tag.ends {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The source with every tag that ends a paragraph as `<p>`, and no other tag.
fn flattened(html: &str) -> String {
    let (mut flat, mut at) = (String::with_capacity(html.len()), 0);
    for tag in tags(html) {
        flat.push_str(&html.get(at..tag.from).unwrap_or_default().replace('<', "&lt;"));
        if !INLINE.contains(&tag.name.as_str()) {
            flat.push_str("<p>");
        }
        at = tag.to;
    }
    flat.push_str(&html.get(at..).unwrap_or_default().replace('<', "&lt;"));
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_know_where_they_end() {
        let page = Page::parse("<div><p>One</p></div><p>Two");
        let (div, node) = page.named("div").next().unwrap();
        assert_eq!((page.words(div).as_str(), page.node(node.end).name.as_str()), ("One", "p"));
    }

    #[test]
    fn deep_nesting_is_read_flat() {
        let html = format!("{}<p>The &amp; words <b>stay</b>.{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let page = Page::parse(&html);
        assert_eq!(page.words(0), "The & words stay.");
        assert!(!is_costly(&"<p>one<br>".repeat(5_000)));
        assert!(!is_costly(&"<div>one</div>".repeat(5_000)));
        assert!(is_costly(&"<div></x>".repeat(5_000)));
    }

    #[test]
    fn what_the_parser_would_multiply_is_read_flat() {
        let attributes: String = (0..5_000).map(|number| format!(" a{number}")).collect::<Vec<_>>().concat();
        assert!(is_costly(&format!("<p{attributes}>")) && is_costly(&format!("<p title='>'{attributes}>")));
        assert!(!is_costly(&format!("<p title='{attributes}'>")));
        let bold: String = (0..100).map(|number| format!("<b id={number}>")).collect::<Vec<_>>().concat();
        assert!(is_costly(&format!("<p>{bold}{}", "<p>x".repeat(20_000))));
        assert!(!is_costly(&"<p><b>x</b>".repeat(20_000)));
    }
}
