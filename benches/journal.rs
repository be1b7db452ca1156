//! What a durable mark costs under each journal mode, alone and with others writing: the figures of the decision in
//! `docs/adr/`. Run with `cargo bench --bench journal`; the ratios count, the milliseconds are this disk's.

// A benchmark stops at the first thing that goes wrong, and prints its table.
#![expect(clippy::expect_used, clippy::print_stdout, clippy::as_conversions, clippy::cast_precision_loss)]

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior};

/// Marks by each writer.
const MARKS: usize = 100;

/// A journal mode with the syncing that makes a commit outlast a power cut in it.
const MODES: &[(&str, &str)] = &[("DELETE", "EXTRA"), ("DELETE", "FULL"), ("WAL", "FULL"), ("WAL", "NORMAL")];

fn main() {
    println!(
        "{:<16} {:>8} {:>12} {:>12} {:>12} {:>8}",
        "journal", "writers", "median ms", "worst ms", "marks/s", "lost"
    );
    for writers in [1, 8, 16] {
        for (journal, synchronous) in MODES {
            let folder = tempfile::tempdir().expect("a scratch folder");
            run(&folder.path().join("scratch.db"), journal, synchronous, writers);
        }
    }
}

fn run(file: &Path, journal: &str, synchronous: &str, writers: usize) {
    let setup = connect(file, journal, synchronous);
    setup
        .execute_batch(
            "CREATE TABLE claim (id INTEGER PRIMARY KEY, marks INTEGER NOT NULL); INSERT INTO claim VALUES (1, 0);",
        )
        .expect("a table");
    let begun = Instant::now();
    let mut waits: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..writers).map(|_| scope.spawn(|| mark(file, journal, synchronous))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a writer ends")).collect()
    });
    let seconds = begun.elapsed().as_secs_f64();
    waits.sort();
    let kept: i64 = setup.query_row("SELECT marks FROM claim", [], |row| row.get(0)).expect("a count");
    let ms = |wait: Option<&Duration>| wait.map_or(0.0, |wait| wait.as_secs_f64() * 1000.0);
    let done = writers * MARKS;
    println!(
        "{:<16} {writers:>8} {:>12.2} {:>12.2} {:>12.0} {:>8}",
        format!("{journal} {synchronous}"),
        ms(waits.get(done / 2)),
        ms(waits.last()),
        done as f64 / seconds,
        i64::try_from(done).unwrap_or(i64::MAX) - kept
    );
}

/// One editor: reads, then writes, in one transaction that takes the lock first.
fn mark(file: &Path, journal: &str, synchronous: &str) -> Vec<Duration> {
    let mut conn = connect(file, journal, synchronous);
    (0..MARKS)
        .map(|_| {
            let begun = Instant::now();
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).expect("the lock");
            let marks: i64 =
                tx.query_row("SELECT marks FROM claim WHERE id = 1", [], |row| row.get(0)).expect("a count");
            tx.execute("UPDATE claim SET marks = ?1 WHERE id = 1", [marks + 1]).expect("a mark");
            tx.commit().expect("a commit");
            begun.elapsed()
        })
        .collect()
}

fn connect(file: &Path, journal: &str, synchronous: &str) -> Connection {
    let mut conn = Connection::open(file).expect("a file");
    conn.busy_handler(Some(|_| {
        std::thread::sleep(Duration::from_micros(300 + getrandom::u64().unwrap_or(0) % 2_000));
        true
    }))
    .expect("a handler");
    conn.pragma_update(None, "journal_mode", journal).expect("a journal mode");
    conn.pragma_update(None, "synchronous", synchronous).expect("a sync mode");
    conn
}
