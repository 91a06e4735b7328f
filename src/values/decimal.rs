//! Decimal numbers as people write them: `3.5`, `3,5`, `1 840`, `-4`.

use std::fmt;

use super::{Fault, Ratio};

/// An exact decimal number: `units × 10^-scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

const MAX_SCALE: u8 = 9;

impl Decimal {
    pub const fn integer(value: i64) -> Self {
        Self { units: value, scale: 0 }
    }

    /// `units × 10^-scale`.
    pub const fn new(units: i64, scale: u8) -> Self {
        Self { units, scale }
    }

    /// Reads a number with a decimal point or comma; spaces (no-break ones too) may group digits
    /// by three.
    ///
    /// # Errors
    /// `value-number` when the text is no number, or has more than 9 decimals or 18 digits.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        parse(raw).ok_or_else(|| Fault::new("value-number", raw))
    }

    pub fn ratio(self) -> Ratio {
        let denominator = 10_i128.pow(u32::from(self.scale));
        Ratio::new(i128::from(self.units), denominator).unwrap_or(Ratio::ZERO)
    }

    /// The number where it is whole: `7`, `7.0`.
    pub fn whole(self) -> Option<i64> {
        let unit = 10_i64.checked_pow(u32::from(self.scale))?;
        (self.units % unit == 0).then(|| self.units / unit)
    }

    /// Units of 10^-`scale`.
    pub const fn units(self) -> i64 {
        self.units
    }

    /// Number of decimals written.
    pub const fn scale(self) -> u8 {
        self.scale
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.ratio().cmp(&other.ratio())
    }
}

fn parse(raw: &str) -> Option<Decimal> {
    let text = raw.trim().replace('\u{2212}', "-");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = match digits.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let whole = grouped(whole)?;
    let fraction = fraction.unwrap_or("");
    if digits.contains(['.', ',']) && fraction.is_empty() || whole.is_empty() {
        return None;
    }
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || fraction.len() > usize::from(MAX_SCALE) {
        return None;
    }
    let units: i64 = format!("{whole}{fraction}").parse().ok()?;
    let scale = u8::try_from(fraction.len()).ok()?;
    Some(Decimal { units: if negative { -units } else { units }, scale })
}

/// Digits, possibly grouped by three with spaces: `1 840`, never `18 40`.
fn grouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let well_formed = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()))
        && groups.iter().skip(1).all(|g| g.len() == 3)
        && (groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len())));
    well_formed.then(|| groups.concat()).filter(|digits| digits.len() <= 15)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_decimal_signs_and_french_grouping() {
        for (raw, canonical) in [
            ("3,5", "3.5"),
            ("1\u{202f}840", "1840"),
            ("-4", "-4"),
            ("0.05", "0.05"),
            ("12 500,25", "12500.25"),
        ] {
            assert_eq!(Decimal::parse(raw).map(|d| d.to_string()), Ok(canonical.to_owned()), "{raw}");
        }
        for raw in ["", "18 40", "1.", ".5", "1,2,3", "douze", "1e5", "--1"] {
            assert!(Decimal::parse(raw).is_err(), "{raw}");
        }
    }
}
