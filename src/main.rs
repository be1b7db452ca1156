//! Parse, run, exit code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|place| format!(" ({}, line {})", place.file(), place.line()));
        let place = place.unwrap_or_default();
        // Nobody is left to tell when the error stream is gone as well.
        let _ = writeln!(std::io::stderr(), "error: this is a fault of factcheck itself{place}; nothing was changed");
    }));
    let code = std::panic::catch_unwind(|| factcheck::cli::run(std::env::args_os()));
    ExitCode::from(code.unwrap_or(1))
}
