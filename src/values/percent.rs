//! Percentages. The sign is part of the value: `0.95` and `95` are never taken for one.

use std::fmt;

use super::{Decimal, Fault, Ratio};

/// A percentage, exact. May lie outside 0–100 (a growth, a burn rate): who needs a share says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// Reads `95 %`, `95,5%`.
    ///
    /// # Errors
    /// `value-percent-bare` when the number has no `%` sign (both readings are offered),
    /// `value-percent` otherwise.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        if let Some(number) = text.strip_suffix('%') {
            return Decimal::parse(number).map(Self).map_err(|_| Fault::new("value-percent", raw));
        }
        match Decimal::parse(text) {
            Ok(number) => Err(Fault::new("value-percent-bare", raw).offering(readings(number))),
            Err(_) => Err(Fault::new("value-percent", raw)),
        }
    }

    pub const fn of(number: Decimal) -> Self {
        Self(number)
    }

    /// The number before the `%` sign.
    pub const fn number(self) -> Decimal {
        self.0
    }

    /// 95 % → 19/20.
    pub fn share(self) -> Ratio {
        self.0.ratio().checked_div(Ratio::integer(100)).unwrap_or(Ratio::ZERO)
    }

    /// True for 0 % to 100 %, ends included.
    pub fn is_share(self) -> bool {
        (Ratio::ZERO..=Ratio::ONE).contains(&self.share())
    }
}

/// `0.95` was probably 95 %, and `95` too.
fn readings(number: Decimal) -> Vec<String> {
    let whole = format!("{number} %");
    let between = number.ratio() > Ratio::ZERO && number.ratio() < Ratio::ONE;
    let scaled = number.ratio().checked_mul(Ratio::integer(10_000)).and_then(|r| r.round(0));
    match scaled {
        Some(hundredths) if between => {
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
            vec![format!("{text} %")]
        }
        _ => vec![whole],
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_is_no_percentage_and_says_what_was_meant() {
        assert_eq!(Percent::parse("95\u{a0}%").map(|p| p.to_string()), Ok("95 %".to_owned()));
        assert_eq!(Percent::parse("95,5%").map(|p| p.to_string()), Ok("95.5 %".to_owned()));
        let offered = |raw: &str| Percent::parse(raw).map_err(|f| f.suggestions);
        assert_eq!(offered("0.95"), Err(vec!["95 %".to_owned()]));
        assert_eq!(offered("95"), Err(vec!["95 %".to_owned()]));
        assert_eq!(offered("0,125"), Err(vec!["12.5 %".to_owned()]));
    }
}
