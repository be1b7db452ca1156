//! `factcheck list`: claims, filtered and sorted.

use clap::{Args, ValueEnum};

use super::Room;
use super::arguments::{At, StatusParser, moment, one_of, worth};
use super::desk;
use super::failure::Failure;
use crate::domain::claim::{Fate, Status};
use crate::domain::extraction::{ClaimKind, Worth};
use crate::domain::id::Slug;
use crate::domain::moment::Moment;
use crate::report::{self, Format};
use crate::store::{ClaimQuery, Sort};

/// How many claims a table shows when nobody says how many.
const TABLE_LIMIT: u32 = 200;

/// List claims, filtered and sorted
///
/// Every filter narrows the list; texts are looked for anywhere in the field, in upper or lower case.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck list --status unchecked,waiting --sort worth
  factcheck list --article night-bus --kind number --worth 0.7
  factcheck list --stale
  factcheck list --article night-bus --fate new,reworded
  factcheck list --checker Ann --marked-since 2026-11-23 --format csv")]
pub(super) struct List {
    /// Only of this article: its name, or the start of it
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// Only with these statuses, separated by commas
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = StatusParser)]
    status: Vec<Status>,
    /// Only of these kinds, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = one_of!(ClaimKind))]
    kind: Vec<ClaimKind>,
    /// Only said by a speaker whose name contains this
    #[arg(long, value_name = "TEXT")]
    speaker: Option<String>,
    /// Only credited to an outlet whose name contains this
    #[arg(long, value_name = "TEXT")]
    outlet: Option<String>,
    /// Only with this in their words
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Only with a checker whose name contains this
    #[arg(long, value_name = "TEXT")]
    checker: Option<String>,
    /// Only worth checking at least this much, 0.0 to 1.0
    #[arg(long, value_name = "WORTH", value_parser = worth)]
    worth: Option<Worth>,
    /// Only marked since this day or time
    #[arg(long, value_name = "TIME", value_parser = moment)]
    marked_since: Option<Moment>,
    /// Only those that became this in the latest draft: new, same, moved, reworded; separated by commas
    #[arg(long, value_name = "FATE", value_delimiter = ',', value_parser = one_of!(Fate))]
    fate: Vec<Fate>,
    /// Only those whose check no longer holds
    #[arg(long)]
    stale: bool,
    /// Also claims that do not stand in their article's latest draft
    #[arg(long)]
    all: bool,
    /// Sort by this
    #[arg(long, value_name = "ORDER", default_value = "place")]
    sort: Order,
    /// Turn the order round
    #[arg(long)]
    reverse: bool,
    /// Show at most this many; 0 shows all (a table shows 200 by itself)
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
    #[command(flatten)]
    at: At,
}

/// In which order claims are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// The newest article first, then as in the text
    Place,
    /// By number
    Number,
    /// What needs checking most first
    Worth,
    /// By status, the open ones first
    Status,
    /// What was changed last first
    Updated,
}

impl List {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let limit = self.limit();
        let format = self.format;
        let store = room.open_at(&self.at)?;
        let (claims, whole) = store.read(|reader| {
            let article = self.article.as_deref().map(|typed| desk::article(reader, typed)).transpose()?;
            let query = self.query(article.map(|article| article.slug), limit);
            let claims = reader.claims(&query)?;
            let full = limit.is_some_and(|limit| claims.len() >= usize::try_from(limit).unwrap_or(usize::MAX));
            let whole = if full { Some(reader.count_claims(&query)?) } else { None };
            Ok::<_, Failure>((claims, whole))
        })?;
        room.print(|out, look| report::claims(out, &claims, format, look))?;
        let shown = u64::try_from(claims.len()).unwrap_or(u64::MAX);
        match whole {
            Some(whole) if whole > shown => {
                room.out.say(&format!("{} of {} claims; --limit 0 shows all", grouped(shown), grouped(whole)));
            }
            _ if claims.is_empty() => room.out.say("no claims"),
            _ => {}
        }
        Ok(())
    }

    /// How many claims to show; none is all.
    fn limit(&self) -> Option<u32> {
        match (self.limit, self.format) {
            (Some(0), _) => None,
            (Some(limit), _) => Some(limit),
            (None, Format::Table) => Some(TABLE_LIMIT),
            (None, _) => None,
        }
    }

    fn query(self, article: Option<Slug>, limit: Option<u32>) -> ClaimQuery {
        ClaimQuery {
            article,
            status: self.status,
            kind: self.kind,
            speaker: self.speaker,
            outlet: self.outlet,
            text: self.text,
            checker: self.checker,
            worth: self.worth,
            marked_since: self.marked_since,
            fate: self.fate,
            stale: self.stale,
            all: self.all,
            sort: self.sort.into(),
            reverse: self.reverse,
            limit,
        }
    }
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Place => Self::Place,
            Order::Number => Self::Number,
            Order::Worth => Self::Worth,
            Order::Status => Self::Status,
            Order::Updated => Self::Updated,
        }
    }
}

/// A number with commas between its thousands: `1,234`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234), "1,234");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
