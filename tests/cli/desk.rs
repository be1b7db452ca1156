//! A folder with nothing in it, and commands run there under a fixed name.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A text in which the extractor has nothing to find, so that claims are added by hand and the tests stay as they are
/// when its rules grow.
pub(crate) const QUESTIONS: &str = "Where does the fare go?\n\nWhy do many ride at night? And why never again?\n";

/// A folder in which commands are run.
pub(crate) struct Desk {
    home: tempfile::TempDir,
}

/// What one command line did.
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) talk: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// A desk with one article, `night-bus`, and two claims in it.
    pub(crate) fn with_claims() -> Self {
        let desk = Self::new();
        desk.write("night-bus.txt", &format!("Night bus\n\n{QUESTIONS}"));
        desk.ok(&["pull", "night-bus.txt"]);
        desk.ok(&["claim", "add", "night-bus", "the fare", "--kind", "number"]);
        desk.ok(&["claim", "add", "night-bus", "many ride at night", "--kind", "number", "--speaker", "Ann Lee"]);
        desk
    }

    pub(crate) fn path(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let file = self.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// The command, with a cleared environment; more can be set.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factcheck"));
        command.args(args).current_dir(self.path()).env_clear();
        command.env("HOME", self.path()).env("FACTCHECK_EDITOR", "Bo").env("COLUMNS", "100").env("RUST_BACKTRACE", "1");
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Done {
        done(self.command(args).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs a command that has to work, and gives its output.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert_eq!(done.code, Some(0), "{args:?}\n{}", done.talk);
        done.out
    }

    /// The command line with everything it did, for a snapshot.
    pub(crate) fn shown(&self, args: &[&str]) -> String {
        let done = self.run(args);
        let quoted: Vec<String> = args.iter().map(|arg| quoted(arg)).collect();
        let code = done.code.map_or("killed".to_owned(), |code| code.to_string());
        let shown = format!("$ factcheck {}\n{}[talk]\n{}[exit {code}]\n", quoted.join(" "), done.out, done.talk);
        shown
            .replace(&self.path().canonicalize().unwrap().display().to_string(), "[HOME]")
            .replace(&self.path().display().to_string(), "[HOME]")
    }
}

fn done(output: Output) -> Done {
    Done {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        talk: String::from_utf8(output.stderr).unwrap(),
    }
}

fn quoted(arg: &str) -> String {
    if arg.contains([' ', '"']) || arg.is_empty() { format!("{arg:?}") } else { arg.to_owned() }
}

/// Compares with the snapshot, with times and digests left out.
macro_rules! snapshot {
    ($name:expr, $shown:expr) => {
        insta::with_settings!({
            filters => vec![
                (r"[0-9a-f]{64}", "[DIGEST]"),
                (r"\b[0-9a-f]{12}\b", "[DIGEST]"),
                (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "[TIME]"),
                (r"\d{4}-\d\d-\d\d \d\d:\d\d", "[MINUTE........]"),
                (r"on \d{4}-\d\d-\d\d", "on [DAY]"),
                (r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "[UUID]"),
            ],
            omit_expression => true,
            prepend_module_to_snapshot => false,
        }, { insta::assert_snapshot!($name, $shown) })
    };
}
pub(crate) use snapshot;
