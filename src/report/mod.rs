//! Domain values → bytes, one file per format.

pub mod pull_json;
