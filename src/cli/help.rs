//! The help of `factcheck` itself: its commands in two groups, what an editor does every day and the rest of the desk.

use clap::builder::Styles;
use clap::{Command, CommandFactory};

use super::Cli;

/// What an editor does every day, in the order of the work.
const EVERY_DAY: &[&str] = &["pull", "list", "show", "mark", "cite", "gate", "sign", "export"];
/// The nouns, the history, and what shells and packagers need.
const THE_DESK: &[&str] =
    &["articles", "claim", "source", "diff", "log", "undo", "stats", "backup", "completions", "man"];

/// The whole command line, with its grouped help.
pub(super) fn command() -> Command {
    let command = Cli::command();
    let styles = Styles::styled();
    let (heading, name) = (styles.get_header(), styles.get_literal());
    let group = |title: &str, names: &[&str]| {
        let lines: Vec<String> =
            names.iter().map(|it| format!("  {name}{it:<12}{name:#} {}", about(&command, it))).collect();
        format!("{heading}{title}:{heading:#}\n{}\n\n", lines.join("\n"))
    };
    let groups = [group("Every day", EVERY_DAY), group("The desk", THE_DESK)].concat();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}{heading}Options:{heading:#}\n{{options}}{{after-help}}"
    );
    command.help_template(template).after_help(FOOT).after_long_help(LONG_FOOT)
}

/// The first line of a command's help.
fn about(command: &Command, name: &str) -> String {
    let about = command.find_subcommand(name).and_then(Command::get_about);
    about.map(ToString::to_string).unwrap_or_default()
}

const FOOT: &str = "`factcheck COMMAND --help` says more about a command, with examples.";

const LONG_FOOT: &str = "\
Example:
  factcheck pull fares.md
  factcheck list
  factcheck mark 3 verified --source \"Council minutes\" --supports --locator \"p. 4\"
  factcheck export --format markdown -o report.md

`factcheck COMMAND --help` says more about a command, with examples.

Exit codes: 0 done; 1 no (nothing found, a check failed) or a failure at work; 2 the command line was wrong.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group_and_has_an_example() {
        let command = command();
        command.clone().debug_assert();
        let mut grouped: Vec<&str> = EVERY_DAY.iter().chain(THE_DESK).copied().collect();
        let mut known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        grouped.sort_unstable();
        known.sort_unstable();
        assert_eq!(grouped, known);
        command.get_subcommands().for_each(has_an_example);
    }

    fn has_an_example(command: &Command) {
        let name = command.get_name();
        let example = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        assert!(example.contains("Example") && example.contains("factcheck "), "{name} has no example");
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty() && !about.ends_with('.'), "{name}: {about:?}");
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{name}: {} has no help", argument.get_id());
        }
        command.get_subcommands().for_each(has_an_example);
    }
}
