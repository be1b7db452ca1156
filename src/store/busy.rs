//! Waiting for another writer: short random sleeps, so that nobody starves.
//!
//! SQLite's own waiting sleeps longer and longer, up to 100 ms at a time: whoever came last tends to win, and the
//! unlucky wait for seconds. Random sleeps of a few milliseconds keep sixteen writers within a quarter of a second.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// How long a command waits for others before it gives up.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The shortest sleep, in microseconds.
const SHORTEST_SLEEP: u64 = 300;

/// The longest sleep, in microseconds; the span from which sleeps are drawn grows to it over the first tries.
const LONGEST_SLEEP: u64 = 5_000;

thread_local! {
    static WAITING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Called by SQLite when the file is locked; `tries` counts the calls for this one lock. Whether to try again.
pub(super) fn wait(tries: i32) -> bool {
    let since = if tries == 0 { Instant::now() } else { WAITING_SINCE.get().unwrap_or_else(Instant::now) };
    WAITING_SINCE.set(Some(since));
    if since.elapsed() >= LONGEST_WAIT {
        return false;
    }
    let tries = u64::try_from(tries).unwrap_or(0);
    let span = (2_000 + tries * 200).min(LONGEST_SLEEP) - SHORTEST_SLEEP;
    std::thread::sleep(Duration::from_micros(SHORTEST_SLEEP + random() % span));
    true
}

/// Eight random bytes as a number; where the system has none, the clock's finest digits do.
fn random() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(Instant::now().elapsed().subsec_nanos()))
}
