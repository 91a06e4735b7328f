//! Rows, column by column: what conditions are judged on and measures add up.
//!
//! A table holds a stretch of the rows of one file. A cell is *given*, *missing* or *bad* (it could
//! not be read); two masks per column say which.

use std::borrow::Cow;

use jiff::Timestamp;

use super::Cell;
use crate::time::date_of;
use crate::values::Decimal;

/// One bit per row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mask {
    words: Vec<u64>,
    rows: usize,
}

impl Mask {
    /// The mask of no rows.
    pub const EMPTY: Self = Self { words: Vec::new(), rows: 0 };

    /// All bits down.
    pub fn none(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(64)], rows }
    }

    /// All bits up.
    pub fn all(rows: usize) -> Self {
        let mut mask = Self { words: vec![u64::MAX; rows.div_ceil(64)], rows };
        mask.trim();
        mask
    }

    /// A mask of what a test says of each row.
    pub fn of(rows: usize, mut test: impl FnMut(usize) -> bool) -> Self {
        let mut mask = Self::none(rows);
        for (at, word) in mask.words.iter_mut().enumerate() {
            let first = at * 64;
            for bit in 0..rows.saturating_sub(first).min(64) {
                *word |= u64::from(test(first + bit)) << bit;
            }
        }
        mask
    }

    /// What a test says of each value, one value per row; down where there is none.
    pub fn of_each<T>(rows: usize, values: &[T], test: impl Fn(&T) -> bool) -> Self {
        let mut mask = Self::none(rows);
        let (whole, rest) = values.as_chunks::<64>();
        let mut words = mask.words.iter_mut();
        for (values, word) in whole.iter().zip(&mut words) {
            let mut flags = [0; 64];
            flags.iter_mut().zip(values).for_each(|(flag, value)| *flag = u8::from(test(value)));
            *word = packed(&flags);
        }
        if let Some(word) = words.next() {
            let mut flags = [0; 64];
            flags.iter_mut().zip(rest).for_each(|(flag, value)| *flag = u8::from(test(value)));
            *word = packed(&flags);
        }
        mask.trim();
        mask
    }

    /// What a test says of the values of two columns.
    pub fn of_pairs<A, B>(rows: usize, a: &[A], b: &[B], test: impl Fn(&A, &B) -> bool) -> Self {
        let mut mask = Self::none(rows);
        for ((word, a), b) in mask.words.iter_mut().zip(a.chunks(64)).zip(b.chunks(64)) {
            let mut flags = [0; 64];
            let pairs = a.iter().zip(b);
            flags.iter_mut().zip(pairs).for_each(|(flag, (a, b))| *flag = u8::from(test(a, b)));
            *word = packed(&flags);
        }
        mask.trim();
        mask
    }

    /// The same bits for so many rows; down past the end.
    #[must_use]
    pub fn fitted(&self, rows: usize) -> Self {
        let mut mask = Self { words: self.words.clone(), rows };
        mask.words.resize(rows.div_ceil(64), 0);
        mask.trim();
        mask
    }

    /// Bits beyond the last row stay down.
    fn trim(&mut self) {
        let beyond = self.words.len() * 64 - self.rows;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX.checked_shr(u32::try_from(beyond).unwrap_or(0)).unwrap_or(0);
        }
    }

    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The bits, 64 rows to a word, the first row in the lowest bit.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }

    /// Adds a row at the end.
    pub fn push(&mut self, up: bool) {
        if self.rows.is_multiple_of(64) {
            self.words.push(0);
        }
        if let Some(last) = self.words.last_mut() {
            *last |= u64::from(up) << (self.rows % 64);
        }
        self.rows += 1;
    }

    pub fn set(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether the bit of a row is up; down past the end.
    pub fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= other);
    }

    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own |= other);
    }

    /// Takes away the bits of another.
    pub fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= !other);
    }

    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// How many bits are up.
    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows whose bit is up, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(rest.trailing_zeros()).ok().filter(|bit| *bit < 64)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// Empties the mask, for as many rows as wanted.
    pub fn clear(&mut self) {
        self.words.clear();
        self.rows = 0;
    }
}

/// 64 flags, 0 or 1, as bits. Eight at a time: the product gathers the lowest bits of eight bytes
/// in the highest byte.
fn packed(flags: &[u8; 64]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let gathered =
        eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56);
    gathered.enumerate().fold(0, |word, (at, byte)| word | byte << (at * 8))
}

/// What a condition says of each row: true, false, or (neither) unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Truths {
    pub yes: Mask,
    pub no: Mask,
}

/// The rows of a stretch of a file.
#[derive(Debug, Clone, Default)]
pub struct Table<'t> {
    pub rows: usize,
    /// In the order of the declared columns.
    pub columns: Vec<TableColumn<'t>>,
}

/// One column of a table. A row of which neither bit is up is missing.
#[derive(Debug, Clone, Default)]
pub struct TableColumn<'t> {
    pub given: Mask,
    /// Could not be read.
    pub bad: Mask,
    /// Holds a code that is declared to be no answer: missing, for a reason. Empty where no code is
    /// declared.
    pub unanswered: Mask,
    pub values: Values<'t>,
}

/// The values of a column, one per row; whatever stands where none is given means nothing.
#[derive(Debug, Clone, Default)]
pub enum Values<'t> {
    /// Nobody asked for the column: its masks are empty too.
    #[default]
    Unread,
    /// Categories: the place of each row's word among `words`.
    Words {
        codes: Vec<u32>,
        words: Vec<Cow<'t, str>>,
    },
    Texts(Vec<Cow<'t, str>>),
    /// Numbers, money, percentages (as shares) and durations (in seconds).
    Numbers(Vec<Decimal>),
    YesNo(Mask),
    /// Days since 1970-01-01.
    Days(Vec<i32>),
    /// Seconds since 1970-01-01T00:00Z.
    Instants(Vec<i64>),
}

impl TableColumn<'_> {
    /// Where there is a value that could be read.
    pub fn known(&self, rows: usize) -> Mask {
        let mut known = self.given.fitted(rows);
        known.and_not(&self.bad);
        known
    }

    /// The value of a row; missing where it could not be read.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        if !self.given.get(row) || self.bad.get(row) {
            return Cell::Missing;
        }
        let cell = match &self.values {
            Values::Unread => None,
            Values::Words { .. } | Values::Texts(_) => {
                self.values.text(row).map(|text| Cell::Text(text.into()))
            }
            Values::Numbers(values) => values.get(row).map(|value| Cell::Number(value.ratio())),
            Values::YesNo(yes) => Some(Cell::YesNo(yes.get(row))),
            Values::Days(days) => days.get(row).and_then(|day| date_of(*day)).map(Cell::Day),
            Values::Instants(instants) => {
                instants.get(row).and_then(|at| Timestamp::from_second(*at).ok()).map(Cell::Instant)
            }
        };
        cell.unwrap_or(Cell::Missing)
    }
}

impl Values<'_> {
    /// The text or category of a row; `None` for values of another type.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Self::Words { codes, words } => {
                let code = usize::try_from(*codes.get(row)?).ok()?;
                words.get(code).map(|word| &**word)
            }
            Self::Texts(texts) => texts.get(row).map(|text| &**text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_is_a_set_of_rows() {
        for rows in [0, 1, 63, 64, 65, 130] {
            let thirds = Mask::of(rows, |row| row % 3 == 0);
            let rows_up: Vec<usize> = (0..rows).filter(|row| row % 3 == 0).collect();
            assert_eq!(thirds.iter().collect::<Vec<_>>(), rows_up);
            let mut others = thirds.clone();
            others.invert();
            assert_eq!(thirds.count() + others.count(), rows as u64);
            others.or(&thirds);
            assert_eq!(others, Mask::all(rows));
            others.and_not(&thirds);
            others.and(&thirds);
            assert!(others.is_empty());
            let mut pushed = Mask::none(0);
            (0..rows).for_each(|row| pushed.push(row % 3 == 0));
            assert_eq!(pushed, thirds);
            assert!(!thirds.get(rows));
        }
    }
}
