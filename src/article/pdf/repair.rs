//! PDF files whose table of objects is not where they say: cut or lengthened on their way, or written by careless programs. Each
//! attempt gives the bytes anew with another end; what they hold is not touched.

/// How many objects are looked for.
const MOST_OBJECTS: usize = 500_000;

/// A way to give a file another end; none where it cannot help.
type Attempt = fn(&[u8]) -> Option<Vec<u8>>;

/// The file with other ends, the likeliest first.
pub(super) fn attempts(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let attempts: [Attempt; 4] = [without_tail, table_again, stream_again, table_anew];
    attempts.into_iter().filter_map(move |attempt| attempt(bytes))
}

/// Without what stands behind its end.
fn without_tail(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = last(bytes, b"%%EOF")? + 5;
    (end < bytes.len()).then(|| bytes.get(..end).unwrap_or_default().to_vec())
}

/// Pointing at the last table that there is.
fn table_again(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut end = bytes.len();
    loop {
        let at = last(bytes.get(..end)?, b"xref")?;
        if !bytes.get(..at)?.ends_with(b"start") {
            last(bytes.get(at..)?, b"trailer")?;
            return Some(pointing_at(bytes, at));
        }
        end = at;
    }
}

/// Pointing at the last table that is an object of its own.
fn stream_again(bytes: &[u8]) -> Option<Vec<u8>> {
    let objects = objects(bytes);
    let is_table = |at: usize| {
        let start = bytes.get(at..(at + 400).min(bytes.len())).unwrap_or_default();
        find(start, b"/XRef").is_some()
    };
    let (_, _, at) = objects.into_iter().rev().find(|(_, _, at)| is_table(*at))?;
    Some(pointing_at(bytes, at))
}

/// With a table of the objects that stand in it, and the catalogue as its root.
fn table_anew(bytes: &[u8]) -> Option<Vec<u8>> {
    let objects = objects(bytes);
    let is_catalogue = |at: usize| {
        let rest = bytes.get(at..(at + 2_000).min(bytes.len())).unwrap_or_default();
        let own = rest.get(..find(rest, b"endobj").unwrap_or(rest.len())).unwrap_or_default();
        find(own, b"/Catalog").is_some()
    };
    let (root, generation, _) = *objects.iter().rev().find(|(_, _, at)| is_catalogue(*at))?;
    let size = objects.iter().map(|(number, ..)| number + 1).max()?;
    let mut repaired = bytes.to_vec();
    repaired.extend_from_slice(b"\n");
    let table = repaired.len();
    repaired.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, generation, at) in objects {
        repaired.extend_from_slice(format!("{number} 1\n{at:010} {generation:05} n \n").as_bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root {root} {generation} R >>\nstartxref\n{table}\n%%EOF\n");
    repaired.extend_from_slice(trailer.as_bytes());
    Some(repaired)
}

fn pointing_at(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut repaired = bytes.to_vec();
    repaired.extend_from_slice(format!("\nstartxref\n{at}\n%%EOF\n").as_bytes());
    repaired
}

/// The objects that begin in the file: number, generation, offset in bytes. Of several with one number all are there, the last one
/// counts.
fn objects(bytes: &[u8]) -> Vec<(u32, u32, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), b" obj") {
        let end = from + at;
        from = end + 4;
        let before = bytes.get(end.saturating_sub(20)..end).unwrap_or_default();
        let line = before.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let mut words = line.split(|byte| *byte == b' ').filter_map(|word| std::str::from_utf8(word).ok());
        let (number, generation) =
            (words.next().and_then(|it| it.parse().ok()), words.next().and_then(|it| it.parse().ok()));
        if let (Some(number), Some(generation), None) = (number, generation, words.next()) {
            found.push((number, generation, end - line.len()));
        }
        if found.len() >= MOST_OBJECTS {
            break;
        }
    }
    found
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).position(|window| window == words)
}

fn last(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).rposition(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_where_they_begin() {
        let file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\r\n12 3 obj\n(an obj in words)\nendobj\n";
        assert_eq!(objects(file), [(1, 0, 9), (12, 3, 46)]);
        let anew = table_anew(file).unwrap();
        assert!(find(&anew, b"/Root 1 0 R").is_some() && find(&anew, b"0000000046 00003 n").is_some());
        assert_eq!(without_tail(b"x %%EOF tail"), Some(b"x %%EOF".to_vec()));
        assert_eq!(without_tail(b"x %%EOF"), None);
    }
}
