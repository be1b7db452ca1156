//! `factcheck`: a fact-checking desk in one file.

pub mod article;
pub mod cli;
pub mod domain;
pub mod extract;
pub mod process;
pub mod report;
pub mod store;
pub mod workflow;
