//! Points in time: UTC, milliseconds, one width, so that the order of the text is the order of time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};

/// A point in time, UTC, to the millisecond, written `2026-11-23T09:34:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(DateTime<Utc>);

/// A text that is no point in time of the one form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no time; write it like 2026-11-23T09:34:00Z")]
pub struct NotAMoment(String);

impl Moment {
    /// The present, by this machine's clock.
    #[must_use]
    pub fn now() -> Self {
        Self::from(Utc::now())
    }

    /// Its first sixteen characters with a blank for the `T`: `2026-11-23 09:34`, as tables show it.
    #[must_use]
    pub fn to_minute(self) -> String {
        self.0.format("%Y-%m-%d %H:%M").to_string()
    }

    /// Its calendar day in UTC: `2026-11-23`.
    #[must_use]
    pub fn to_day(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// The time as chrono knows it.
    #[must_use]
    pub const fn to_chrono(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for Moment {
    /// Cuts what is finer than a millisecond.
    fn from(time: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp_millis(time.timestamp_millis()).unwrap_or(time))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| NotAMoment(text.to_owned()))?;
        Ok(Self::from(time.with_timezone(&Utc)))
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_one_width_and_reads_back() {
        for text in ["2026-11-23T09:34:00Z", "2026-11-23T10:34:00.5+01:00", "1999-01-01T00:00:00.123456Z"] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.to_string().len(), 24);
            assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }
}
