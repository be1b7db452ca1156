//! What several commands take: numbers of claims, words of a fixed set, the name of an article, days and formats.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Args, Command};

use crate::domain::claim::Status;
use crate::domain::evidence::Stance;
use crate::domain::extraction::Worth;
use crate::domain::id::{ClaimId, OperationId, claims_named};
use crate::domain::moment::{Moment, NotAMoment};
use crate::domain::text::{NotWords, Words};
use crate::store::AsOf;

/// A parser for the words of one fixed set, for `#[arg(value_parser = one_of!(ClaimKind))]`.
macro_rules! one_of {
    ($set:ty) => {
        clap::builder::TypedValueParser::try_map(
            clap::builder::PossibleValuesParser::new(<$set>::ALL.iter().map(|word| word.as_str())),
            |word| word.parse::<$set>(),
        )
    };
}
pub(super) use one_of;

/// What a status means, in a few words.
pub(super) const fn meaning(status: Status) -> &'static str {
    match status {
        Status::Unchecked => "nobody has looked",
        Status::Checking => "somebody is on it",
        Status::Waiting => "a query is out; the note says to whom",
        Status::Verified => "right as written; needs supporting evidence",
        Status::Disputed => "credible sources conflict; the note says over what",
        Status::False => "evidence refutes it; the note, or contradicting evidence, says what",
        Status::Misleading => "literally right; the note gives the missing context",
        Status::Unverifiable => "cannot be settled; the note says what was tried",
        Status::OnAuthor => "rests on the author's word; the note says who vouches",
        Status::Opinion => "not a checkable fact",
    }
}

/// Every status with its meaning, a line each.
fn statuses() -> String {
    let lines: Vec<String> =
        Status::ALL.iter().map(|status| format!("  {:<13} {}", status.as_str(), meaning(*status))).collect();
    lines.join("\n")
}

/// Parses a status; an unknown one is answered with all of them and what they mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatusParser;

impl TypedValueParser for StatusParser {
    type Value = Status;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Status, clap::Error> {
        let word = value.to_string_lossy();
        word.parse().map_err(|_| unknown(command, &format!("'{word}' is no status; the statuses are:\n{}", statuses())))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Status::ALL.iter().map(|status| PossibleValue::new(status.as_str()).help(meaning(*status)))))
    }
}

/// What stands behind `mark`: claims, and at the end perhaps a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marked {
    /// `12`, `12-15` or `12,14`.
    Claims(Vec<ClaimId>),
    /// A status word.
    Status(Status),
}

/// Parses claims or a status.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkedParser;

impl TypedValueParser for MarkedParser {
    type Value = Marked;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Marked, clap::Error> {
        let word = value.to_string_lossy();
        if word.starts_with(|first: char| first.is_ascii_digit()) {
            return claims_named(&word).map(Marked::Claims).map_err(|wrong| unknown(command, &wrong.to_string()));
        }
        StatusParser.parse_ref(command, arg, value).map(Marked::Status)
    }
}

fn unknown(command: &Command, message: &str) -> clap::Error {
    clap::Error::raw(ErrorKind::ValueValidation, format!("{message}\n")).with_cmd(command)
}

/// Several claims from one argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claims(pub(super) Vec<ClaimId>);

impl std::str::FromStr for Claims {
    type Err = crate::domain::id::NotANumber;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        claims_named(typed).map(Self)
    }
}

/// All claims of several arguments, in the order typed, each once.
pub(super) fn each_once(named: impl IntoIterator<Item = Vec<ClaimId>>) -> Vec<ClaimId> {
    let mut seen = std::collections::BTreeSet::new();
    named.into_iter().flatten().filter(|claim| seen.insert(*claim)).collect()
}

/// A day or a point in time.
pub(super) fn moment(typed: &str) -> Result<Moment, String> {
    let day = format!("{typed}T00:00:00Z");
    typed
        .parse()
        .or_else(|_| day.parse())
        .map_err(|_: NotAMoment| "write a day like 2026-11-23, or 2026-11-23T09:34:00Z".to_owned())
}

/// A moment up to which the history is played again: a day (its end), a day with its time, or the number of an operation.
pub(super) fn as_of(typed: &str) -> Result<AsOf, String> {
    if let Ok(operation) = typed.parse::<OperationId>() {
        return Ok(AsOf::Operation(operation));
    }
    let padded = match typed.len() {
        10 => format!("{typed}T23:59:59.999Z"),
        16 => format!("{}:59.999Z", typed.replace(' ', "T")),
        19 => format!("{}.999Z", typed.replace(' ', "T")),
        _ => typed.to_owned(),
    };
    padded.parse().map(AsOf::Moment).map_err(|_: NotAMoment| {
        "write a day (2026-11-25), a time in UTC (2026-11-25T10:30) or the number of an operation".to_owned()
    })
}

/// `--at`: what the desk knew then.
#[derive(Debug, Args)]
pub(super) struct At {
    /// Show what the desk knew then, from its history alone: a day, a time in UTC or the number of an operation
    #[arg(long, value_name = "TIME", value_parser = as_of)]
    pub(super) at: Option<AsOf>,
}

/// A worth, 0.0 to 1.0.
pub(super) fn worth(typed: &str) -> Result<Worth, String> {
    let number = typed.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.map(Worth::new).ok_or_else(|| "write a number from 0.0 to 1.0".to_owned())
}

/// A date as precise as it is known.
pub(super) fn date(typed: &str) -> Result<Words, String> {
    let whole = match typed.len() {
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        _ => typed.to_owned(),
    };
    let known = moment(&whole).is_ok() && typed.len() <= 10;
    typed.parse().ok().filter(|_| known).ok_or_else(|| "write 2025, 2025-09 or 2025-09-10".to_owned())
}

/// An address of the web.
pub(super) fn url(typed: &str) -> Result<Words, String> {
    let web = ["http://", "https://"].iter().any(|scheme| typed.len() > scheme.len() && typed.starts_with(scheme));
    let plain = !typed.contains(char::is_whitespace);
    typed
        .parse()
        .ok()
        .filter(|_| web && plain)
        .ok_or_else(|| "write an address that starts with https:// or http://".to_owned())
}

/// A property in its new form; an empty text takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Property(pub(super) Option<Words>);

impl std::str::FromStr for Property {
    type Err = NotWords;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        if typed.trim().is_empty() { Ok(Self(None)) } else { typed.parse().map(|words| Self(Some(words))) }
    }
}

/// A date, or an empty text.
pub(super) fn date_or_nothing(typed: &str) -> Result<Property, String> {
    if typed.is_empty() { Ok(Property(None)) } else { date(typed).map(|words| Property(Some(words))) }
}

/// An address, or an empty text.
pub(super) fn url_or_nothing(typed: &str) -> Result<Property, String> {
    if typed.is_empty() { Ok(Property(None)) } else { url(typed).map(|words| Property(Some(words))) }
}

/// What a source says of a claim, by flag.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag on the command line")]
pub(super) struct StanceFlags {
    /// Say that the source bears the claim out
    #[arg(long, requires = "source")]
    supports: bool,
    /// Say that the source speaks against the claim
    #[arg(long, requires = "source")]
    contradicts: bool,
    /// Say that the source is needed to read the claim right
    #[arg(long, requires = "source")]
    context: bool,
    /// Say that the claim came from there: a lead, not a proof
    #[arg(long, requires = "source")]
    origin: bool,
}

impl StanceFlags {
    /// Which flag was given.
    pub(super) fn given(&self) -> Option<Stance> {
        let flags = [
            (self.supports, Stance::Supports),
            (self.contradicts, Stance::Contradicts),
            (self.context, Stance::Context),
            (self.origin, Stance::Origin),
        ];
        flags.into_iter().find_map(|(given, stance)| given.then_some(stance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        for right in ["2025", "2025-09", "2025-09-10"] {
            assert!(date(right).is_ok(), "{right}");
        }
        for wrong in ["", "25", "2025-13", "2025-02-30", "10.9.2025", "2025-09-10T10:00:00Z"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn addresses_are_of_the_web() {
        assert!(url("https://example.org/a").is_ok());
        for wrong in ["javascript:alert(1)", "https://", "example.org", "https://a b"] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_worth_lies_between_nothing_and_all() {
        assert!(worth("0.5").is_ok());
        for wrong in ["1.5", "-1", "NaN", "half"] {
            assert!(worth(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn claims_are_named_once() {
        let named = each_once(["3-4", "4,1"].map(|typed| claims_named(typed).unwrap()));
        assert_eq!(named.iter().map(|claim| claim.get()).collect::<Vec<_>>(), [3, 4, 1]);
    }
}
