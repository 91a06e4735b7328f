//! Rows named, not held: by file and line, with a hash of their key where one is wanted.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::expression::{TableColumn, Values};
use crate::measure::read::Batch;
use crate::time::date_of;

/// Where a row stands: file of the source, line in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    pub file: u32,
    pub line: u32,
}

impl RowAt {
    pub fn of(batch: &Batch<'_>, row: usize) -> Self {
        let line = batch.lines.get(row).copied().unwrap_or(0);
        Self {
            file: u32::try_from(batch.file).unwrap_or(u32::MAX),
            line: u32::try_from(line).unwrap_or(u32::MAX),
        }
    }
}

/// 96 bits of a keyed hash: two of ten million keys fall together once in 10^15 registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyHash([u32; 3]);

impl KeyHash {
    /// Which of so many parts the key belongs to.
    pub const fn part(self, parts: u32) -> u32 {
        self.0[0] % if parts == 0 { 1 } else { parts }
    }
}

/// The hash of the cells of a row; nothing when one of them is missing or bad.
pub fn key_of(columns: &[&TableColumn<'_>], row: usize) -> Option<KeyHash> {
    let mut hasher = SipHasher13::new_with_keys(0x736d_7163, 0x6b65_7973);
    for column in columns {
        feed(&mut hasher, column, row)?;
        hasher.write_u8(0x1f);
    }
    let hash = hasher.finish128();
    let [a, b, c] = [hash.h1, hash.h1 >> 32, hash.h2].map(|part| (part & 0xffff_ffff) as u32);
    (!columns.is_empty()).then_some(KeyHash([a, b, c]))
}

fn feed(hasher: &mut SipHasher13, column: &TableColumn<'_>, row: usize) -> Option<()> {
    if !column.given.get(row) {
        return None;
    }
    match &column.values {
        Values::Unread => return None,
        Values::Words { codes, words } => hasher.write(words.get(*codes.get(row)? as usize)?.as_bytes()),
        Values::Texts(texts) => hasher.write(texts.get(row)?.as_bytes()),
        Values::Numbers(numbers) => {
            let value = numbers.get(row)?.ratio();
            hasher.write_i128(value.numerator());
            hasher.write_i128(value.denominator());
        }
        Values::YesNo(yes) => hasher.write_u8(u8::from(yes.get(row))),
        Values::Days(days) => hasher.write_i32(*days.get(row)?),
        Values::Instants(instants) => hasher.write_i64(*instants.get(row)?),
    }
    Some(())
}

/// A cell as text: part of a key as people write it.
pub fn text_of(column: &TableColumn<'_>, row: usize) -> Option<String> {
    if !column.given.get(row) {
        return None;
    }
    Some(match &column.values {
        Values::Unread => return None,
        Values::Words { codes, words } => words.get(*codes.get(row)? as usize)?.to_string(),
        Values::Texts(texts) => texts.get(row)?.to_string(),
        Values::Numbers(numbers) => numbers.get(row)?.ratio().to_string(),
        Values::YesNo(yes) => yes.get(row).to_string(),
        Values::Days(days) => date_of(*days.get(row)?)?.to_string(),
        Values::Instants(instants) => jiff::Timestamp::from_second(*instants.get(row)?).ok()?.to_string(),
    })
}
