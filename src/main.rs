//! Parse, run, exit code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|place| format!(" ({}, line {})", place.file(), place.line()));
        let place = place.unwrap_or_default();
        let text =
            format!("error: this is a fault of factcheck itself{place}\nhint: report it with the command you gave");
        // Nobody is left to tell when the error stream is gone as well.
        let _ = writeln!(std::io::stderr(), "{text}");
    }));
    if std::env::args_os().nth(1).is_some_and(|first| first == factcheck::article::pdf::APART) {
        return ExitCode::from(factcheck::article::pdf::read_apart());
    }
    let code = std::panic::catch_unwind(|| factcheck::cli::run(std::env::args_os()));
    ExitCode::from(code.unwrap_or(1))
}
