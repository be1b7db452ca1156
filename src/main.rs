//! Parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    factcheck::cli::run(std::env::args_os())
}
