//! Personal data leave the program only as pseudonyms: the same value gives the same pseudonym under
//! the same key, and nobody without the key can tell which value it stands for, not even by trying
//! all customers. Without a key a row is named by its line.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The name of the secret that pseudonyms are keyed with.
pub const SECRET: &str = "SMQC_PSEUDONYM_KEY";

/// Letters and digits that nobody confuses.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Sixty bits: among a million customers two share a pseudonym with a chance below one in a million.
const LENGTH: usize = 12;

/// The pseudonym of a value of a column: `p-` and twelve letters or digits, of HMAC-SHA-256; without
/// a key, the line of the row: `#12`.
pub fn pseudonym(key: Option<&[u8]>, (source, column): (&str, &str), value: &str, line: u64) -> String {
    let keyed = key.filter(|key| !key.is_empty()).and_then(|key| Hmac::<Sha256>::new_from_slice(key).ok());
    let Some(mut mac) = keyed else { return format!("#{line}") };
    for part in [source, column, value] {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    let digest = mac.finalize().into_bytes();
    let letters = digest.iter().take(LENGTH).filter_map(|byte| ALPHABET.get(usize::from(byte & 31)));
    letters.fold("p-".to_owned(), |name, letter| name + char::from(*letter).encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_pseudonym_per_key_and_column() {
        let of = |key: &str, column: &str, value: &str| {
            pseudonym(Some(key.as_bytes()), ("calls", column), value, 12)
        };
        let own = of("key", "customer", "Ada");
        assert_eq!(own, of("key", "customer", "Ada"));
        assert_eq!(own.len(), 2 + LENGTH);
        for other in [of("other", "customer", "Ada"), of("key", "agent", "Ada"), of("key", "customer", "Bob")]
        {
            assert_ne!(own, other);
        }
    }

    /// Against Python's hmac module: the low five bits of each byte of
    /// hmac.new(b"key", b"calls\0customer\0Ada\0", "sha256").
    #[test]
    fn the_pseudonym_is_that_of_the_standard_function() {
        assert_eq!(pseudonym(Some(b"key"), ("calls", "customer"), "Ada", 1), "p-QD22TWRQXCFU");
    }

    #[test]
    fn without_a_key_a_row_is_named_by_its_line() {
        assert_eq!(pseudonym(None, ("calls", "customer"), "Ada", 12), "#12");
        assert_eq!(pseudonym(Some(b""), ("calls", "customer"), "Ada", 12), "#12");
    }
}
