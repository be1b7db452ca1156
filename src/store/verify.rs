//! Does the state follow from the history?

/// Something wrong.
#[derive(Debug)]
pub struct Problem;

/// What a check of the history found.
#[derive(Debug)]
pub struct Verdict;
