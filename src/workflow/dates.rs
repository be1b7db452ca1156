//! Dates and web addresses as editors type them: kept as typed, but never nonsense.

use chrono::{DateTime, NaiveDate};

use super::WorkError;

/// A date as precise as it is known: a year, a month, a day, or a day with its time.
///
/// `2025-09` is one; `September 2025` is none.
pub(super) fn check_date(date: Option<&str>) -> Result<(), WorkError> {
    let Some(date) = date else { return Ok(()) };
    let padded = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    let is_day = padded.len() == 10 && NaiveDate::parse_from_str(&padded, "%Y-%m-%d").is_ok();
    if is_day || DateTime::parse_from_rfc3339(date).is_ok() {
        Ok(())
    } else {
        Err(WorkError::NotADate(date.to_owned()))
    }
}

/// A day: `2026-11-25`.
pub(super) fn check_day(day: Option<&str>) -> Result<(), WorkError> {
    match day {
        Some(day) if day.len() != 10 || NaiveDate::parse_from_str(day, "%Y-%m-%d").is_err() => {
            Err(WorkError::NotADate(day.to_owned()))
        }
        Some(_) | None => Ok(()),
    }
}

/// An address that starts with `http://` or `https://`, names a host and has no blank in it.
///
/// `https://example.org/a` is one; `example.org` is none.
pub(super) fn check_url(url: Option<&str>) -> Result<(), WorkError> {
    match url {
        Some(url) if !is_url(url) => Err(WorkError::NotAUrl(url.to_owned())),
        Some(_) | None => Ok(()),
    }
}

/// Whether a text is a web address.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        for date in ["2025", "2025-09", "2025-09-10", "2025-09-10T08:30:00Z", "2025-09-10T08:30:00+01:00"] {
            assert!(check_date(Some(date)).is_ok(), "{date}");
        }
        for wrong in ["", "September 2025", "2025-13", "2025-02-30", "25", "２０２５"] {
            assert!(check_date(Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_starts_with_its_scheme_and_names_a_host() {
        assert!(is_url("https://example.org/a?b"));
        for wrong in ["example.org", "https://", "ftp://example.org", "https:// example.org", "http://a b"] {
            assert!(!is_url(wrong), "{wrong}");
        }
    }
}
