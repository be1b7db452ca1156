//! Who is at the desk, where the desk is, and how output looks: flags before environment before configuration file.
//! The only file that reads the environment.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use etcetera::BaseStrategy;
use serde::Deserialize;

use super::failure::Failure;
use crate::domain::gate::HouseRules;
use crate::domain::operation::Editor;

/// What a desk's file is called where nobody says otherwise.
const DESK: &str = "factcheck.db";

/// Options that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub(super) struct Globals {
    /// Use this desk instead of the nearest factcheck.db
    ///
    /// Without it: the file that `FACTCHECK_DB` names; else the nearest factcheck.db from the current folder upward.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) db: Option<PathBuf>,
    /// Work under this name
    ///
    /// Without it: `FACTCHECK_EDITOR`; else `editor = "…"` in the configuration file (factcheck/config.toml in the
    /// platform's configuration folder); else the login name.
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) editor: Option<Editor>,
    /// When to use colour
    ///
    /// `auto` asks `NO_COLOR` and `CLICOLOR_FORCE`, and else whether the output is a terminal.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorWhen,
    /// Fit output into this many columns
    ///
    /// Without it: `COLUMNS`; else the width of the terminal.
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(super) width: Option<u16>,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What the environment says, read once.
#[derive(Debug, Default)]
pub(super) struct Environment {
    db: Option<PathBuf>,
    editor: Option<OsString>,
    login: Option<OsString>,
    no_color: bool,
    force_color: bool,
    columns: Option<u16>,
    config: Option<PathBuf>,
    here: PathBuf,
}

impl Environment {
    /// Reads it. An empty variable counts as absent.
    pub(super) fn read() -> Self {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        Self {
            db: variable("FACTCHECK_DB").map(PathBuf::from),
            editor: variable("FACTCHECK_EDITOR"),
            login: variable("USER")
                .or_else(|| variable("LOGNAME"))
                .or_else(|| variable("USERNAME"))
                .or_else(|| whoami::fallible::username().ok().filter(|name| !name.is_empty()).map(Into::into)),
            no_color: variable("NO_COLOR").is_some(),
            force_color: variable("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
            columns: variable("COLUMNS").and_then(|value| value.to_str()?.parse().ok()).filter(|width| *width >= 20),
            config: etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("factcheck/config.toml")),
            here: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        }
    }

    /// Whether output to a stream is coloured when no flag says so.
    pub(super) fn colors(&self, terminal: bool) -> bool {
        !self.no_color && (self.force_color || terminal)
    }
}

/// What one command works with.
#[derive(Debug)]
pub(super) struct Settings {
    globals: Globals,
    environment: Environment,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Config {
    editor: Option<String>,
    gate: HouseRules,
}

impl Settings {
    pub(super) fn new(globals: Globals, environment: Environment) -> Self {
        Self { globals, environment }
    }

    /// The desk's file, and whether it was named or found. Without either it would be made here.
    pub(super) fn desk(&self) -> Desk {
        let named = self.globals.db.as_ref().or(self.environment.db.as_ref());
        if let Some(named) = named {
            return Desk { path: named.clone(), named: true };
        }
        let here = &self.environment.here;
        let nearest = here.ancestors().map(|folder| folder.join(DESK)).find(|file| file.is_file());
        Desk { path: nearest.unwrap_or_else(|| here.join(DESK)), named: false }
    }

    /// The name that changes are recorded under.
    pub(super) fn editor(&self) -> Result<Editor, Failure> {
        if let Some(editor) = &self.globals.editor {
            return Ok(editor.clone());
        }
        if let Some(editor) = &self.environment.editor {
            return named(&editor.to_string_lossy(), "FACTCHECK_EDITOR");
        }
        if let Some(file) = &self.environment.config
            && let Some(editor) = read_config(file)?.editor
        {
            return named(&editor, &file.display().to_string());
        }
        match &self.environment.login {
            Some(login) => named(&login.to_string_lossy(), "the login name"),
            None => {
                Err(Failure::no("nobody is named as the editor")
                    .hinting("write --editor NAME, or set FACTCHECK_EDITOR"))
            }
        }
    }

    /// What the newsroom asks for before an article runs.
    pub(super) fn house_rules(&self) -> Result<HouseRules, Failure> {
        self.environment.config.as_deref().map_or_else(|| Ok(HouseRules::default()), |file| Ok(read_config(file)?.gate))
    }

    /// The editor that the command line names.
    pub(super) fn named_editor(&self) -> Option<&Editor> {
        self.globals.editor.as_ref()
    }

    /// Whether output to a stream is coloured.
    pub(super) fn colors(&self, terminal: bool) -> bool {
        match self.globals.color {
            ColorWhen::Auto => self.environment.colors(terminal),
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        }
    }

    /// How many columns somebody asked for.
    pub(super) fn width(&self) -> Option<u16> {
        self.globals.width.or(self.environment.columns)
    }

    /// The folder that the command was typed in.
    pub(super) fn here(&self) -> &Path {
        &self.environment.here
    }
}

/// Where the desk is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Desk {
    /// Its file.
    pub(super) path: PathBuf,
    /// Whether a flag or a variable names it.
    pub(super) named: bool,
}

fn named(editor: &str, place: &str) -> Result<Editor, Failure> {
    editor.parse().map_err(|wrong| Failure::caused(format!("the editor in {place} is no name"), wrong))
}

/// The configuration file; one that does not exist says nothing.
fn read_config(file: &Path) -> Result<Config, Failure> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(wrong) => return Err(Failure::caused(format!("cannot read the configuration {}", file.display()), wrong)),
    };
    toml::from_str(&text).map_err(|wrong| {
        Failure::caused(format!("the configuration {} is wrong", file.display()), wrong)
            .hinting("it holds editor = \"Your Name\" and a table [gate]; factcheck gate --help shows its rules")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(environment: Environment) -> Settings {
        let globals = Globals { db: None, editor: None, color: ColorWhen::Auto, width: None };
        Settings::new(globals, environment)
    }

    #[test]
    fn the_desk_is_the_nearest_one_upward() {
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        let here = |here: &Path| settings(Environment { here: here.to_owned(), ..Environment::default() }).desk().path;
        assert_eq!(here(&deep), deep.join(DESK));
        fs::write(home.path().join(DESK), "").unwrap();
        assert_eq!(here(&deep), home.path().join(DESK));
        fs::write(home.path().join("a").join(DESK), "").unwrap();
        assert_eq!(here(&deep), home.path().join("a").join(DESK));
    }

    #[test]
    fn the_editor_is_the_flag_then_the_variable_then_the_file_then_the_login() {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config.toml");
        let login = Environment { login: Some("ann".into()), config: Some(config.clone()), ..Environment::default() };
        let mut settings = settings(login);
        let editor = |settings: &Settings| settings.editor().unwrap().to_string();
        assert_eq!(editor(&settings), "ann");
        fs::write(&config, "editor = \"Ann Lee\"").unwrap();
        assert_eq!(editor(&settings), "Ann Lee");
        settings.environment.editor = Some("Desk 2".into());
        assert_eq!(editor(&settings), "Desk 2");
        settings.globals.editor = "Bo".parse().ok();
        assert_eq!(editor(&settings), "Bo");
    }

    #[test]
    fn no_color_is_stronger_than_force() {
        let environment = Environment { no_color: true, force_color: true, ..Environment::default() };
        assert!(!environment.colors(true));
        assert!(Environment { force_color: true, ..Environment::default() }.colors(false));
        assert!(!Environment::default().colors(false));
    }
}
