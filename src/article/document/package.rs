//! A zip archive unpacked part by part, within bounds: what an archive says of its sizes is not believed.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::DocumentError;
use crate::article::Limits;

/// From how many unpacked bytes on a part is large.
const LARGE: u64 = 4 << 20;

/// An archive with what may still be unpacked from it.
pub(in crate::article) struct Package<R> {
    archive: ZipArchive<R>,
    limits: Limits,
    left: u64,
}

impl<'b> Package<Cursor<&'b [u8]>> {
    /// Opens an archive.
    pub(in crate::article) fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, DocumentError> {
        Self::over(Cursor::new(bytes), limits)
    }
}

impl<R: Read + Seek> Package<R> {
    /// The same over a file.
    pub(in crate::article) fn over(file: R, limits: Limits) -> Result<Self, DocumentError> {
        let archive = ZipArchive::new(file).map_err(damaged)?;
        if archive.len() > limits.parts {
            return Err(DocumentError::TooMany(limits.parts));
        }
        Ok(Self { archive, limits, left: limits.bytes })
    }

    /// Starts the count of what is unpacked again: an archive of articles is as many documents as it has files.
    pub(in crate::article) fn renew(&mut self) {
        self.left = self.limits.bytes;
    }

    /// Whether there is a file of this name.
    pub(in crate::article) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of its files, sorted; folders and names that are no UTF-8 are left out.
    pub(in crate::article) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names.filter(|name| !name.ends_with('/')).map(String::from).collect();
        names.sort();
        names
    }

    /// The bytes of a file; none where there is no such file.
    pub(in crate::article) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let packed = file.compressed_size().max(1);
        let mut bytes = Vec::new();
        let tight = packed.saturating_mul(self.limits.ratio).max(LARGE);
        let most = self.left.min(tight);
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| DocumentError::Damaged(e.to_string()))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > self.left {
            return Err(DocumentError::TooLarge(self.limits.bytes));
        }
        if length > tight {
            return Err(DocumentError::TooTight(self.limits.ratio));
        }
        self.left -= length;
        Ok(Some(bytes))
    }
}

fn damaged(error: ZipError) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => DocumentError::Locked,
        other => DocumentError::Damaged(other.to_string()),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// An archive of these files.
    pub(in crate::article::document) fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn limits(bytes: u64) -> Limits {
        Limits { bytes, parts: 10, ..Limits::default() }
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let zeros = packed(&[("a", &vec![0; 32 << 20])]);
        assert_eq!(Package::open(&zeros, limits(64 << 20)).unwrap().part("a"), Err(DocumentError::TooTight(200)));
        assert_eq!(Package::open(&zeros, limits(1 << 20)).unwrap().part("a"), Err(DocumentError::TooLarge(1 << 20)));
        let many: Vec<(String, &[u8])> = (0..20).map(|n| (n.to_string(), &b"x"[..])).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(Package::open(&packed(&many), limits(100)).err(), Some(DocumentError::TooMany(10)));
    }

    #[test]
    fn what_is_no_archive_is_damaged() {
        assert!(matches!(Package::open(b"PK\x03\x04 not really", limits(100)), Err(DocumentError::Damaged(_))));
        let whole = packed(&[("a", b"words")]);
        assert!(Package::open(&whole[..whole.len() / 2], limits(100)).is_err());
    }
}
