//! The README against the program: its ```` ```sh ```` blocks that call the program run, one after another, as one sitting
//! of one editor; and no command is left unsaid.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::{document, fenced, root};

const PROGRAM: &str = env!("CARGO_BIN_EXE_factcheck");

/// A folder with the examples, a home and a shell's tools, and nothing of the environment around.
fn shell(folder: &Path, script: &str) -> Output {
    let programs = Path::new(PROGRAM).parent().unwrap();
    Command::new("sh")
        .args(["-eu", "-c", script])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .env("HOME", folder)
        .env("USER", "ada")
        .output()
        .unwrap()
}

fn with_examples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).unwrap();
    for entry in fs::read_dir(root().join("examples")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), examples.join(entry.file_name())).unwrap();
    }
    folder
}

/// A block as somebody types it who has installed the program.
fn as_installed(block: &str) -> String {
    block.replace("cargo run --release --", "factcheck")
}

#[test]
fn every_example_of_the_readme_runs() {
    let folder = with_examples();
    let blocks = fenced(&document("README.md"));
    let scripts: Vec<_> = blocks.iter().filter(|block| block.language == "sh").map(|b| as_installed(&b.text)).collect();
    let examples: Vec<_> = scripts.iter().filter(|script| script.starts_with("factcheck ")).collect();
    assert!(examples.len() > 5, "the README has lost its examples");
    for script in examples {
        let done = shell(folder.path(), script);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{}\n{script}\n{said}", done.status);
    }
}

#[test]
fn every_command_has_a_line_in_the_readme() {
    let folder = with_examples();
    let done = shell(folder.path(), "factcheck man --dir man");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let readme = document("README.md");
    let mut unsaid = Vec::new();
    for entry in fs::read_dir(folder.path().join("man")).unwrap() {
        let page = entry.unwrap().file_name().into_string().unwrap();
        let command = page.trim_end_matches(".1").replace('-', " ");
        if !readme.contains(&command) {
            unsaid.push(command);
        }
    }
    unsaid.sort();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
