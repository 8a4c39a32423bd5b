//! The hash chain: what makes a change to a stored event visible.
//!
//! SHA-256 over length-prefixed fields behind a one-byte tag and a format version. The event hash
//! holds no position, so all but its last field are known before the log is locked.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// The hash before the first commit.
pub const GENESIS: Hash = [0; 32];

const FORMAT: u8 = 1;
const EVENT: u8 = 0x00;
const COMMIT: u8 = 0x01;
const EVENTS: u8 = 0x02;
const PAYLOAD: u8 = 0x10;
const PRIVATE: u8 = 0x11;
const TAGS: u8 = 0x12;

struct Fields(Sha256);

impl Fields {
    fn tagged(tag: u8) -> Fields {
        let mut hash = Sha256::new();
        hash.update([tag, FORMAT]);
        Fields(hash)
    }

    fn bytes(mut self, bytes: &[u8]) -> Fields {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    fn int(self, value: i64) -> Fields {
        self.bytes(&value.to_be_bytes())
    }

    fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The hash of a payload's exact bytes.
pub fn payload(text: &str) -> Hash {
    Fields::tagged(PAYLOAD).bytes(text.as_bytes()).finish()
}

/// The commitment to a private part. It stays when the part is blanked; the nonce keeps a short
/// text from being guessed.
pub fn private(nonce: &[u8; 32], body: &str) -> Hash {
    Fields::tagged(PRIVATE)
        .bytes(nonce)
        .bytes(body.as_bytes())
        .finish()
}

/// The hash of a set of tags, in their sorted order.
pub fn tags(tags: &[String]) -> Hash {
    let mut sorted: Vec<&str> = tags.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted
        .into_iter()
        .fold(Fields::tagged(TAGS), |fields, tag| {
            fields.bytes(tag.as_bytes())
        })
        .finish()
}

/// What an event hash covers.
pub struct EventFields<'a> {
    pub event_id: &'a Uuid,
    pub stream_kind: &'a str,
    pub stream_id: &'a Uuid,
    pub stream_version: i64,
    pub event_type: &'a str,
    pub schema_version: i64,
    pub effective_at: i64,
    pub payload: &'a Hash,
    pub private_commitment: Option<&'a Hash>,
    pub tags: &'a Hash,
}

/// The hash of an event.
pub fn event(fields: &EventFields<'_>) -> Hash {
    Fields::tagged(EVENT)
        .bytes(fields.event_id.as_bytes())
        .bytes(fields.stream_kind.as_bytes())
        .bytes(fields.stream_id.as_bytes())
        .int(fields.stream_version)
        .bytes(fields.event_type.as_bytes())
        .int(fields.schema_version)
        .int(fields.effective_at)
        .bytes(fields.payload)
        .bytes(fields.private_commitment.map_or(&[], |hash| &hash[..]))
        .bytes(fields.tags)
        .finish()
}

/// What a commit hash covers.
pub struct CommitFields<'a> {
    pub commit_no: i64,
    pub first_position: i64,
    pub recorded_at: i64,
    pub command_id: &'a Uuid,
    pub request_hash: &'a Hash,
    pub actor_id: &'a Uuid,
    pub correlation_id: &'a Uuid,
    pub events: &'a [Hash],
    pub prev_hash: &'a Hash,
}

/// The hash of a commit, chained to the one before.
pub fn commit(fields: &CommitFields<'_>) -> Hash {
    let root = fields
        .events
        .iter()
        .fold(Fields::tagged(EVENTS), |all, hash| all.bytes(hash))
        .finish();
    Fields::tagged(COMMIT)
        .int(fields.commit_no)
        .int(fields.first_position)
        .int(fields.events.len() as i64)
        .int(fields.recorded_at)
        .bytes(fields.command_id.as_bytes())
        .bytes(fields.request_hash)
        .bytes(fields.actor_id.as_bytes())
        .bytes(fields.correlation_id.as_bytes())
        .bytes(&root)
        .bytes(fields.prev_hash)
        .finish()
}

/// The hash in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a hash from 64 hexadecimal digits.
pub fn from_hex(text: &str) -> Option<Hash> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_letter_between_fields_changes_the_hash() {
        let of = |a: &str, b: &str| tags(&[a.into(), b.into()]);
        assert_ne!(of("ab", "c"), of("a", "bc"));
        assert_eq!(of("a", "b"), of("b", "a"));
    }

    #[test]
    fn the_same_text_under_another_nonce_has_another_commitment() {
        assert_ne!(private(&[1; 32], "x"), private(&[2; 32], "x"));
    }

    #[test]
    fn a_hash_is_read_back_from_its_digits() {
        let hash = payload("x");
        assert_eq!(from_hex(&hex(&hash)), Some(hash));
        assert_eq!(from_hex("zz"), None);
        assert_eq!(from_hex(&"é".repeat(32)), None);
    }
}
