//! The story of four drafts in `docs/drafts.md`: its commands run, one after another, and say what it says they do.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::{document, fenced, root};

#[test]
fn the_story_of_four_drafts_is_true() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=4 {
        let draft = format!("draft{number}.txt");
        std::fs::copy(root().join("tests/fixtures/story").join(&draft), folder.path().join(&draft)).unwrap();
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_factcheck")).parent().unwrap();
    let blocks = fenced(&document("docs/drafts.md"));
    let mut told = 0;
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| block.language == "sh") {
        let done = Command::new("sh")
            .args(["-c", &format!("exec 2>&1\n{}", block.text)])
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
            .env("HOME", folder.path())
            .env("FACTCHECK_EDITOR", "Ann")
            .env("COLUMNS", "100")
            .output()
            .unwrap();
        let said = String::from_utf8(done.stdout).unwrap();
        let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
        let expected = blocks.get(number + 1).filter(|next| next.language == "text");
        let expected = expected.unwrap_or_else(|| panic!("what does this say?\n{}", block.text));
        assert_eq!(lines.join("\n").trim_end(), expected.text.trim_end(), "{}", block.text);
        told += 1;
    }
    assert!(told >= 8, "the story has lost its steps");
}
