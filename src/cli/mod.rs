//! The command line.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::extract::Extractor;

/// A first door: `pull --dry-run --format jsonl FILE.jsonl`.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let Some(file) = args.last() else { return ExitCode::from(2) };
    let Ok(input) = std::fs::read_to_string(&file) else { return ExitCode::from(1) };
    let Ok(articles) = crate::article::jsonl::read(&input) else { return ExitCode::from(1) };
    let mut out = std::io::stdout().lock();
    for article in &articles {
        let Ok(found) = crate::extract::Builtin.extract(article) else { return ExitCode::from(1) };
        let name = file.to_string_lossy();
        let pulled = crate::report::pull_json::PulledJson::new(Some(&name), article, &found);
        if serde_json::to_writer(&mut out, &pulled).is_err() || out.write_all(b"\n").is_err() {
            return ExitCode::from(1);
        }
    }
    ExitCode::SUCCESS
}
