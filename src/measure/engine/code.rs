//! One byte per row: what became of it, and what it adds. Bytes are counted per cell of the result,
//! so a share costs one addition per row.

use crate::expression::Mask;
use crate::measure::fate::Fate;

/// How many codes there are.
pub const CODES: usize = 16;

/// Bits of a counted row.
pub const GOOD: u8 = 1;
pub const GOOD_WITHOUT_PAUSES: u8 = 2;
pub const DETRACTOR: u8 = 4;
/// From here on a row is not counted.
const UNCOUNTED: u8 = 8;

/// The code of a row that adds nothing.
pub const fn of_fate(fate: Fate) -> u8 {
    match fate {
        Fate::Counted => 0,
        Fate::NotYetDue => UNCOUNTED,
        Fate::OutOfScope => UNCOUNTED + 1,
        Fate::Excluded => UNCOUNTED + 2,
        Fate::Missing => UNCOUNTED + 3,
        Fate::Rejected => UNCOUNTED + 4,
    }
}

pub const fn fate_of(code: u8) -> Fate {
    match code {
        8 => Fate::NotYetDue,
        9 => Fate::OutOfScope,
        10 => Fate::Excluded,
        11 => Fate::Missing,
        12.. => Fate::Rejected,
        _ => Fate::Counted,
    }
}

/// The fates of the rows of a batch, as masks that never overlap; the rest is counted.
#[derive(Debug, Clone)]
pub struct Fates {
    pub not_yet_due: Mask,
    pub out_of_scope: Mask,
    pub excluded: Mask,
    pub missing: Mask,
    pub rejected: Mask,
}

impl Fates {
    pub fn none(rows: usize) -> Self {
        let none = Mask::none(rows);
        Self {
            not_yet_due: none.clone(),
            out_of_scope: none.clone(),
            excluded: none.clone(),
            missing: none.clone(),
            rejected: none,
        }
    }

    /// The rows that have a fate.
    pub fn settled(&self) -> Mask {
        let mut settled = self.not_yet_due.clone();
        for other in [&self.out_of_scope, &self.excluded, &self.missing, &self.rejected] {
            settled.or(other);
        }
        settled
    }

    /// The counted rows.
    pub fn counted(&self) -> Mask {
        let mut counted = self.settled();
        counted.invert();
        counted
    }

    /// Gives a fate to rows that have one already: theirs is forgotten.
    pub fn overrule(&mut self, rows: &Mask, fate: Fate) {
        for other in [
            &mut self.not_yet_due,
            &mut self.out_of_scope,
            &mut self.excluded,
            &mut self.missing,
            &mut self.rejected,
        ] {
            other.and_not(rows);
        }
        if let Some(own) = self.of(fate) {
            own.or(rows);
        }
    }

    /// Gives a fate to those of the rows that have none yet.
    pub fn settle(&mut self, rows: &Mask, fate: Fate) {
        let mut free = rows.clone();
        free.and_not(&self.settled());
        if let Some(own) = self.of(fate) {
            own.or(&free);
        }
    }

    const fn of(&mut self, fate: Fate) -> Option<&mut Mask> {
        match fate {
            Fate::Counted => None,
            Fate::NotYetDue => Some(&mut self.not_yet_due),
            Fate::OutOfScope => Some(&mut self.out_of_scope),
            Fate::Excluded => Some(&mut self.excluded),
            Fate::Missing => Some(&mut self.missing),
            Fate::Rejected => Some(&mut self.rejected),
        }
    }
}

/// The rows of a batch, judged for one reading. What the masks say counts for counted rows only.
#[derive(Debug, Clone)]
pub struct Judged {
    pub fates: Fates,
    pub good: Mask,
    /// Good ones had nobody paused the clock.
    pub without_pauses: Mask,
    pub detractors: Option<Mask>,
}

impl Judged {
    /// The codes of the rows.
    pub fn codes(&self) -> Vec<u8> {
        let Self { fates, good, without_pauses, detractors } = self;
        let mut codes = Vec::with_capacity(good.words().len() * 64);
        let word = |mask: &Mask, at: usize| mask.words().get(at).copied().unwrap_or(0);
        for at in 0..good.words().len() {
            let (out, excluded) = (word(&fates.out_of_scope, at), word(&fates.excluded, at));
            let (missing, rejected) = (word(&fates.missing, at), word(&fates.rejected, at));
            let uncounted = word(&fates.not_yet_due, at) | out | excluded | missing | rejected;
            let good = word(good, at) & !uncounted;
            let without = word(without_pauses, at) & !uncounted;
            let detractor = detractors.as_ref().map_or(0, |mask| word(mask, at)) & !uncounted;
            let planes =
                [good | out | missing, without | excluded | missing, detractor | rejected, uncounted];
            for byte in 0..8 {
                let bits = |plane: u64| SPREAD[usize::from(plane.to_le_bytes()[byte])];
                let [a, b, c, d] = planes.map(bits);
                codes.extend_from_slice(&(a | b << 1 | c << 2 | d << 3).to_le_bytes());
            }
        }
        codes.truncate(good.rows());
        codes
    }
}

/// Eight bits as eight bytes, the lowest first.
static SPREAD: [u64; 256] = spread();

const fn spread() -> [u64; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                table[byte] |= 1 << (8 * bit);
            }
            bit += 1;
        }
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const FATES: [Fate; 6] =
        [Fate::Counted, Fate::NotYetDue, Fate::OutOfScope, Fate::Excluded, Fate::Missing, Fate::Rejected];

    #[test]
    fn every_fate_has_its_code() {
        for fate in FATES {
            assert_eq!(fate_of(of_fate(fate)), fate);
        }
        assert_eq!(fate_of(GOOD | GOOD_WITHOUT_PAUSES | DETRACTOR), Fate::Counted);
    }

    #[test]
    fn masks_become_codes() {
        let rows = 131;
        let mut fates = Fates::none(rows);
        for (at, fate) in FATES.iter().enumerate() {
            fates.settle(&Mask::of(rows, |row| row % 7 == at), *fate);
        }
        let good = Mask::of(rows, |row| row % 2 == 0);
        let detractors = Mask::of(rows, |row| row % 7 == 6 && row % 2 == 1);
        let judged = Judged { fates, without_pauses: good.clone(), good, detractors: Some(detractors) };
        let codes = judged.codes();
        assert_eq!(codes.len(), rows);
        for (row, code) in codes.iter().enumerate() {
            let fate = FATES.get(row % 7).copied().unwrap_or(Fate::Counted);
            assert_eq!(fate_of(*code), fate, "row {row}");
            if fate == Fate::Counted {
                assert_eq!(code & GOOD != 0, row % 2 == 0, "row {row}");
                assert_eq!(code & GOOD_WITHOUT_PAUSES != 0, row % 2 == 0, "row {row}");
                assert_eq!(code & DETRACTOR != 0, row % 7 == 6 && row % 2 == 1, "row {row}");
            }
        }
    }

    #[test]
    fn a_settled_row_keeps_its_fate_unless_it_is_overruled() {
        let mut fates = Fates::none(2);
        fates.settle(&Mask::all(2), Fate::Missing);
        fates.settle(&Mask::all(2), Fate::Rejected);
        assert_eq!((fates.missing.count(), fates.rejected.count()), (2, 0));
        fates.overrule(&Mask::of(2, |row| row == 1), Fate::Rejected);
        assert_eq!((fates.missing.count(), fates.rejected.count()), (1, 1));
        assert!(fates.counted().is_empty());
    }
}
