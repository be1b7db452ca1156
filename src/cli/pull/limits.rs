//! The flags that lift the limits of reading.

use std::time::Duration;

use clap::Args;

use super::extractor::Source;
use crate::article::Limits;

/// How many articles are understood at once, and what is read of each.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(super) struct LimitArgs {
    /// How many articles are read and understood at once [default: as many as the machine has cores, and 1 with --extractor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// The most megabytes of one article, unpacked
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=4096))]
    max_size: u64,
    /// The most files of a folder, an archive or a document [default: 100000, of a document 2000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    max_files: Option<u32>,
    /// How many times smaller than itself a file may be packed
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    max_ratio: u64,
    /// How long the reader of a PDF may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    max_seconds: u64,
}

impl LimitArgs {
    pub(super) fn limits(&self) -> Limits {
        let usual = Limits::default();
        let files = self.max_files.and_then(|files| usize::try_from(files).ok());
        Limits {
            bytes: self.max_size << 20,
            files: files.unwrap_or(usual.files),
            parts: files.unwrap_or(usual.parts),
            ratio: self.max_ratio,
            time: Duration::from_secs(self.max_seconds),
        }
    }

    /// How many articles are worked on at once. An extractor that asks a service is not asked several things at once, unless
    /// somebody says so.
    pub(super) fn jobs(&self, source: &Source) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let usual = || if matches!(source, Source::BuiltIn) { cores() } else { 1 };
        self.jobs.map_or_else(usual, usize::from)
    }
}
