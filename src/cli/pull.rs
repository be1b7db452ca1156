//! `factcheck pull`.
use super::Room;
use super::failure::Failure;
use clap::Args;

/// Read articles and pull their claims
#[derive(Debug, Args)]
pub(super) struct Pull {}
impl Pull {
    pub(super) fn run(self, _room: &mut Room) -> Result<(), Failure> {
        Ok(())
    }
}
