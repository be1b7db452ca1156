//! The command line as its users meet it. Every test has a folder of its own and nothing of this machine's environment;
//! a snapshot shows one command line with its output, its talk and its exit code.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod desk;

mod documented;
mod explain;
mod extractor;
mod pdf;
mod reading;
mod story;
mod streams;
mod upgrade;
mod wrong;
