//! Bytes → pieces of lines: what runs in the process apart. The only file that knows the PDF crate.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{
    Document, MediaBox, Object, ObjectId, OutputDev, OutputError, Transform, decode_text_string, output_doc_page,
};

use super::{Answer, Page, Piece, repair};

/// The gap that parts two words, in sizes of their letters. Blanks are a quarter wide and shrink in justified lines; kerning
/// moves letters by less than a tenth.
const BLANK: f64 = 0.15;
/// The gap that parts two pieces, such as cells or columns.
const APART: f64 = 1.0;
/// How far a letter may stand off its line and still be of it.
const OFF_LINE: f64 = 0.2;
/// How far a letter may step back behind the end of the last one: kerning, accents.
const BACK: f64 = 0.4;
/// How near the same letter is printed twice to look bold.
const TWICE: f64 = 0.12;

pub(super) fn read(bytes: &[u8]) -> Answer {
    let (mut document, repaired) = match load(bytes) {
        Ok(document) => (document, false),
        Err(Answer::Damaged(what)) => match repair::attempts(bytes).find_map(|bytes| load(&bytes).ok()) {
            Some(document) => (document, true),
            None => return Answer::Damaged(what),
        },
        Err(other) => return other,
    };
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Answer::Locked;
    }
    spell_widths_out(&mut document);
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    if numbers.is_empty() {
        return Answer::Damaged("there is no page in it".to_owned());
    }
    let pages = numbers.into_iter().map(|number| page(&document, number)).collect();
    Answer::Pages { pages, title: title(&document), repaired }
}

/// Loads a file; one without a page is damaged.
fn load(bytes: &[u8]) -> Result<Document, Answer> {
    match catch_unwind(AssertUnwindSafe(|| Document::load_mem(bytes))) {
        Ok(Ok(document)) if document.get_pages().is_empty() && !document.is_encrypted() => {
            Err(Answer::Damaged("there is no page in it".to_owned()))
        }
        Ok(Ok(document)) => Ok(document),
        Ok(Err(error)) if error.to_string().to_lowercase().contains("password") => Err(Answer::Locked),
        Ok(Err(error)) => Err(Answer::Damaged(error.to_string())),
        Err(_) => Err(Answer::Damaged("its reader failed on it".to_owned())),
    }
}

/// The most widths of a font that are given for a run of letters at once.
const MOST_WIDTHS: i64 = 65_536;

/// Gives each letter its own width: fonts may give one for a run of letters (`first last width`, ISO 32000-1, 9.7.4.3), which
/// the crate reads as other numbers. Letters without a width would all stand on one place.
fn spell_widths_out(document: &mut Document) {
    let fonts: Vec<ObjectId> = document.objects.keys().copied().collect();
    for id in fonts {
        let widths = document.get_object(id).and_then(Object::as_dict).and_then(|font| font.get(b"W"));
        let widths = widths.and_then(|widths| document.dereference(widths)).and_then(|(_, widths)| widths.as_array());
        let Some(spelt) = widths.ok().and_then(|widths| spelt_out(document, widths)) else { continue };
        if let Ok(font) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", Object::Array(spelt));
        }
    }
}

/// Widths with one for each letter; none where they are not widths of a font.
fn spelt_out(document: &Document, widths: &[Object]) -> Option<Vec<Object>> {
    let mut spelt = Vec::new();
    let mut rest = widths;
    let number = |object: &Object| document.dereference(object).ok().and_then(|(_, object)| object.as_i64().ok());
    while let [first, second, behind @ ..] = rest {
        let begin = number(first)?;
        let (_, second) = document.dereference(second).ok()?;
        if let Ok(each) = second.as_array() {
            spelt.extend([Object::Integer(begin), Object::Array(each.clone())]);
            rest = behind;
        } else {
            let (width, behind) = behind.split_first()?;
            let count = (number(second)? - begin + 1).clamp(0, MOST_WIDTHS);
            let each = (0..count).map(|_| width.clone()).collect();
            spelt.extend([Object::Integer(begin), Object::Array(each)]);
            rest = behind;
        }
    }
    Some(spelt)
}

/// One page; what fails on it costs this page alone.
fn page(document: &Document, number: u32) -> Page {
    let mut glyphs = Glyphs::default();
    let done = catch_unwind(AssertUnwindSafe(|| output_doc_page(document, &mut glyphs, number)));
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    match done {
        Ok(Ok(())) => glyphs.page(number),
        Ok(Err(_)) | Err(_) => Page { number, failed: true, ..Page::default() },
    }
}

/// The title that the file gives itself, unless it is the name of another file.
fn title(document: &Document) -> Option<String> {
    let information = document.trailer.get(b"Info").ok()?;
    let information = match information {
        Object::Reference(id) => document.get_object(*id).ok()?,
        other => other,
    };
    let title = decode_text_string(information.as_dict().ok()?.get(b"Title").ok()?).ok()?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let file = lower.starts_with("microsoft word") || lower.contains("untitled");
    let ends = lower.rsplit_once('.').is_some_and(|(_, end)| (2..=5).contains(&end.len()) && !end.contains(' '));
    (!title.is_empty() && !file && !ends).then_some(title)
}

/// In which direction letters run on the page as it is stored; pages are often stored turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Up,
    Left,
    Down,
}

const DIRECTIONS: [Direction; 4] = [Direction::Right, Direction::Up, Direction::Left, Direction::Down];

/// The letters of a page as they come.
#[derive(Default)]
struct Glyphs {
    left: f64,
    lower: f64,
    right: f64,
    upper: f64,
    found: Vec<(Direction, Piece)>,
    /// Letters that run askew.
    askew: String,
}

impl Glyphs {
    /// The page with the pieces of the direction in which most letters run; what runs otherwise is counted.
    fn page(self, number: usize) -> Page {
        let letters = |direction: Direction| {
            let all = self.found.iter().filter(|(of, _)| *of == direction);
            all.map(|(_, piece)| piece.words.chars().count()).sum::<usize>()
        };
        let main = DIRECTIONS.into_iter().rev().max_by_key(|direction| letters(*direction)).unwrap_or(Direction::Right);
        let height = match main {
            Direction::Right | Direction::Left => self.upper - self.lower,
            Direction::Up | Direction::Down => self.right - self.left,
        };
        let (upright, other): (Vec<_>, Vec<_>) = self.found.into_iter().partition(|(direction, _)| *direction == main);
        let sideways = other.into_iter().map(|(_, piece)| piece.words).chain([self.askew]).collect();
        let pieces = upright.into_iter().map(|(_, piece)| piece).filter(|piece| !piece.words.trim().is_empty());
        Page { number, height, pieces: pieces.collect(), sideways, failed: false }
    }

    /// Where a letter stands on the page turned so that its direction is to the right.
    fn turned(&self, x: f64, y: f64, direction: Direction) -> (f64, f64) {
        match direction {
            Direction::Right => (x - self.left, self.upper - y),
            Direction::Up => (y - self.lower, x - self.left),
            Direction::Left => (self.right - x, y - self.lower),
            Direction::Down => (self.upper - y, self.right - x),
        }
    }

    fn place(&mut self, direction: Direction, letter: Piece) {
        let Some((last_direction, last)) = self.found.last_mut() else {
            self.found.push((direction, letter));
            return;
        };
        let size = last.size.max(letter.size).max(0.1);
        let gap = letter.x - last.right();
        let same_size = last.size.min(letter.size) > size * 0.9;
        let follows = *last_direction == direction
            && same_size
            && (letter.y - last.y).abs() < OFF_LINE * size
            && (-BACK * size..APART * size).contains(&gap);
        let twice = last.words.ends_with(letter.words.as_str())
            && (letter.y - last.y).abs() < TWICE * size
            && (letter.right() - last.right()).abs() < TWICE * size
            && *last_direction == direction;
        if twice {
            return;
        }
        if !follows {
            self.found.push((direction, letter));
            return;
        }
        if gap > BLANK * size && !last.words.ends_with(' ') && !letter.words.starts_with(' ') {
            last.words.push(' ');
        }
        last.words.push_str(&letter.words);
        last.width = (letter.right() - last.x).max(last.width);
    }
}

impl OutputDev for Glyphs {
    fn begin_page(
        &mut self,
        _number: u32,
        media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        (self.left, self.lower, self.right, self.upper) = (media.llx, media.lly, media.urx, media.ury);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let words: String = letter.chars().flat_map(plain_letters).collect();
        let along = trm.m11.hypot(trm.m12) * font_size.abs();
        let size = trm.m21.hypot(trm.m22) * font_size.abs();
        let place = [along, size, trm.m31, trm.m32, width];
        if words.is_empty() || size <= 0.0 || place.iter().any(|number| !number.is_finite()) {
            return Ok(());
        }
        let (right, up) = (trm.m11 * font_size, trm.m12 * font_size);
        let direction = if up.abs() < 0.1 * right.abs() {
            if right > 0.0 { Direction::Right } else { Direction::Left }
        } else if right.abs() < 0.1 * up.abs() {
            if up > 0.0 { Direction::Up } else { Direction::Down }
        } else {
            self.askew.push_str(&words);
            return Ok(());
        };
        let (x, y) = self.turned(trm.m31, trm.m32, direction);
        self.place(direction, Piece { x, y, width: width.max(0.0) * along, size, words });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Ligatures as their letters, hyphens as one sign; control characters, which stand for glyphs without a meaning, as none.
fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    let letters: &'static str = match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    };
    let own = match letter {
        '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        // What is shown is shown: some fonts call their hyphen a soft one.
        '\u{ad}' | '‐' => Some('-'),
        _ if letter.is_control() || !letters.is_empty() => None,
        _ => Some(letter),
    };
    letters.chars().chain(own)
}
