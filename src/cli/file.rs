//! Files that commands write: whole under their name, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// Writes a file. It appears under its name only when it is whole and on the disk; one that is there already is replaced
/// only with `force`. What is no file (a pipe, a device) is written as it stands.
pub(super) fn write_whole(
    path: &Path,
    force: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::caused(format!("cannot write {}", path.display()), error);
    if let Ok(there) = fs::metadata(path)
        && !there.is_file()
        && !there.is_dir()
    {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path).map_err(failed)?);
        fill(&mut out)?;
        return out.flush().map_err(failed);
    }
    if !force && path.symlink_metadata().is_ok() {
        return Err(exists(path));
    }
    // A link is followed, so that its target is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    if !folder.is_dir() {
        return Err(Failure::no(format!("cannot write {}: there is no folder {}", path.display(), folder.display())));
    }
    let mut draft = BufWriter::new(tempfile::NamedTempFile::new_in(&folder).map_err(failed)?);
    fill(&mut draft)?;
    let draft = draft.into_inner().map_err(|error| failed(error.into_error()))?;
    draft.as_file().sync_all().map_err(failed)?;
    let moved = if force { draft.persist(&target) } else { draft.persist_noclobber(&target) };
    moved.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => failed(error.error),
    })?;
    // The name itself is on the disk once the folder is; not every system lets a folder be synced.
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn exists(path: &Path) -> Failure {
    Failure::no(format!("{} exists already", path.display())).hinting("choose another name, or replace it with --force")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_asked_and_only_by_a_whole_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        let write = |force, text: &'static str| write_whole(&path, force, |out| Ok(out.write_all(text.as_bytes())?));
        write(false, "one").unwrap();
        assert!(write(false, "two").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        let broken = write_whole(&path, true, |out| {
            out.write_all(b"half")?;
            Err(Failure::no("it broke"))
        });
        assert!(broken.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write(true, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
