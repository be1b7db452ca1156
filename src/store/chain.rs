//! The chain of history: what each link is computed over.
//!
//! Every field goes into a digest with its length before it, so that no two contents give the same bytes. Free text
//! enters as a salted commitment: the text can be erased later and the chain still verifies.

use sha2::{Digest, Sha256};

/// Separates these digests from any other use of SHA-256, and carries the version of the form.
const OPERATION_TAG: &[u8] = b"factcheck operation 1";
const EVENT_TAG: &[u8] = b"factcheck event 1";
const COMMITMENT_TAG: &[u8] = b"factcheck commitment 1";

/// A digest or commitment.
pub(super) type Link = [u8; 32];

/// Adds a field with its length before it.
fn field(digest: &mut Sha256, bytes: &[u8]) {
    digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    digest.update(bytes);
}

/// Adds a field that may be missing; missing and empty differ.
fn optional(digest: &mut Sha256, text: Option<&str>) {
    match text {
        None => digest.update([0]),
        Some(text) => {
            digest.update([1]);
            field(digest, text.as_bytes());
        }
    }
}

/// Binds two texts without showing them: whoever has the salt and the texts can check it.
pub(super) fn commitment(salt: &[u8], old: Option<&str>, new: Option<&str>) -> Link {
    let mut digest = Sha256::new();
    field(&mut digest, COMMITMENT_TAG);
    field(&mut digest, salt);
    optional(&mut digest, old);
    optional(&mut digest, new);
    digest.finalize().into()
}

/// The digest over an operation's events, in their order.
#[derive(Debug)]
pub(super) struct EventsDigest(Sha256);

impl EventsDigest {
    /// No event yet.
    pub(super) fn new() -> Self {
        let mut digest = Sha256::new();
        field(&mut digest, EVENT_TAG);
        Self(digest)
    }

    /// Adds the next event.
    pub(super) fn add(&mut self, id: i64, entity: &str, row: i64, name: &str, commitment: &[u8]) {
        field(&mut self.0, &id.to_be_bytes());
        field(&mut self.0, entity.as_bytes());
        field(&mut self.0, &row.to_be_bytes());
        field(&mut self.0, name.as_bytes());
        field(&mut self.0, commitment);
    }

    /// The digest over all of them.
    pub(super) fn finish(self) -> Link {
        self.0.finalize().into()
    }
}

/// What of an operation goes into its link.
#[derive(Debug, Clone, Copy)]
pub(super) struct OperationContent<'a> {
    pub(super) id: i64,
    pub(super) uuid: &'a str,
    pub(super) at: &'a str,
    pub(super) editor: &'a str,
    pub(super) command: &'a str,
    pub(super) why_commitment: &'a [u8],
    pub(super) undoes: Option<i64>,
}

/// The link of an operation: over the link before it, its content and its events.
pub(super) fn seal_hash(previous: &[u8], operation: &OperationContent<'_>, events: i64, events_digest: &Link) -> Link {
    let mut digest = Sha256::new();
    field(&mut digest, OPERATION_TAG);
    field(&mut digest, previous);
    field(&mut digest, &operation.id.to_be_bytes());
    for text in [operation.uuid, operation.at, operation.editor, operation.command] {
        field(&mut digest, text.as_bytes());
    }
    field(&mut digest, operation.why_commitment);
    field(&mut digest, &operation.undoes.unwrap_or(0).to_be_bytes());
    field(&mut digest, &events.to_be_bytes());
    field(&mut digest, events_digest);
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_two_contents_give_the_same_commitment(a in ".*", b in ".*", c in ".*", d in ".*") {
            let salt = [7; 16];
            let same = (&a, &b) == (&c, &d);
            prop_assert_eq!(commitment(&salt, Some(&a), Some(&b)) == commitment(&salt, Some(&c), Some(&d)), same);
        }
    }

    #[test]
    fn missing_and_empty_differ() {
        assert_ne!(commitment(&[0; 16], None, Some("")), commitment(&[0; 16], Some(""), None));
        assert_ne!(commitment(&[0; 16], None, None), commitment(&[0; 16], None, Some("")));
    }
}
