//! Three-valued logic on masks (ISO/IEC 9075-2, 6.39): 64 rows at a time.

use crate::expression::table::{Mask, Truths};

impl Truths {
    /// Unknown for every row.
    pub fn unknown(rows: usize) -> Self {
        Self { yes: Mask::none(rows), no: Mask::none(rows) }
    }

    /// The same for every row.
    pub fn constant(rows: usize, value: Option<bool>) -> Self {
        let mask = |wanted| if value == Some(wanted) { Mask::all(rows) } else { Mask::none(rows) };
        Self { yes: mask(true), no: mask(false) }
    }

    /// What a test says where it is known.
    pub fn tested(known: Mask, mut yes: Mask) -> Self {
        let mut no = known;
        yes.and(&no);
        no.and_not(&yes);
        Self { yes, no }
    }

    /// Where it is true or false.
    pub fn known(&self) -> Mask {
        let mut known = self.yes.clone();
        known.or(&self.no);
        known
    }

    pub(super) fn not(&self) -> Self {
        Self { yes: self.no.clone(), no: self.yes.clone() }
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.yes.and(&other.yes);
        self.no.or(&other.no);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.yes.or(&other.yes);
        self.no.and(&other.no);
    }

    pub(super) fn same(&self, other: &Self) -> Self {
        let mut known = self.known();
        known.and(&other.known());
        let (mut yes, mut no) = (self.yes.clone(), self.no.clone());
        yes.and(&other.yes);
        no.and(&other.no);
        yes.or(&no);
        Self::tested(known, yes)
    }

    pub(super) fn either(&self, other: &Self) -> Self {
        let known = self.known();
        let mut otherwise = other.clone();
        otherwise.yes.and_not(&known);
        otherwise.no.and_not(&known);
        otherwise.yes.or(&self.yes);
        otherwise.no.or(&self.no);
        otherwise
    }
}
