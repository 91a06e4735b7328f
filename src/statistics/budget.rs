//! The error budget of a target: how many misses it allows, how many are used, how fast.
//!
//! Exact ratios, so that an alert rests on the same integers as a verdict. A target of 100 % allows
//! no miss: it has no budget, and none of the functions here answers for it.

use super::Ratio;
use super::binomial::{critical_value, upper_tail};
use crate::values::Ratio as Exact;

/// The budget of a target, as the share of cases that may miss it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorBudget {
    allowed: Exact,
}

impl ErrorBudget {
    /// The budget 1 − level of a target between 0 and 1; `None` for a level of 1, or outside.
    pub fn of_level(level: Exact) -> Option<Self> {
        let allowed = Exact::ONE.checked_sub(level)?;
        (allowed > Exact::ZERO && allowed <= Exact::ONE).then_some(Self { allowed })
    }

    /// Misses allowed among `cases`: (1 − level)·cases, perhaps not a whole number.
    pub fn misses_allowed(self, cases: u64) -> Option<Exact> {
        self.allowed.checked_mul(Exact::integer(i128::from(cases)))
    }

    /// The burn rate: the observed share of misses over the allowed one. At 1 the budget lasts just
    /// as long as its window.
    pub fn burn(self, misses: Exact, cases: u64) -> Option<Exact> {
        misses.checked_div(Exact::integer(i128::from(cases)))?.checked_div(self.allowed)
    }

    /// The share of the budget that is used, of a window expected to hold `cases` in all.
    pub fn consumed(self, misses: Exact, cases: u64) -> Option<Exact> {
        misses.checked_div(self.misses_allowed(cases)?)
    }
}

/// The share of the window after which nothing is left, at this burn: (1 − consumed)/burn, 0 once
/// all is used. `None` without any burn.
pub fn time_to_exhaustion(consumed: Exact, burn: Exact) -> Option<Exact> {
    let left = Exact::ONE.checked_sub(consumed)?.max(Exact::ZERO);
    if burn <= Exact::ZERO { None } else { left.checked_div(burn) }
}

/// The burn rate that uses the share `fraction` of a budget for `period` within `window`:
/// f·T/w, both in the same unit.
pub fn burn_threshold(fraction: Exact, period: u64, window: u64) -> Option<Exact> {
    let times = Exact::new(i128::from(period), i128::from(window))?;
    fraction.checked_mul(times)
}

/// The fewest misses among `cases` that chance alone would give with probability at most
/// `significance`, were `level` just reached. `None` when no number of misses is so rare.
pub fn alarming_misses(cases: u64, level: Ratio, significance: Ratio) -> Option<u64> {
    let miss = (level.1.checked_sub(level.0)?, level.1);
    critical_value(cases, miss, significance)
}

/// The probability that an alert on `misses` of `cases` fires at least once in `windows` windows in
/// which `level` is just reached. Not exact: for information.
pub fn chance_alarm(misses: u64, cases: u64, level: Ratio, windows: u32) -> Option<f64> {
    let miss = (level.1.checked_sub(level.0)?, level.1);
    let quiet = 1.0 - upper_tail(misses, cases, miss)?;
    Some(1.0 - (0..windows).fold(1.0, |all, _| all * quiet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_of_all_cases_has_no_budget() {
        assert_eq!(ErrorBudget::of_level(Exact::ONE), None);
        assert_eq!(ErrorBudget::of_level(Exact::integer(2)), None);
        assert!(ErrorBudget::of_level(Exact::ZERO).is_some());
    }

    #[test]
    fn an_empty_window_burns_nothing() {
        let budget = Exact::new(95, 100).and_then(ErrorBudget::of_level).expect("a budget");
        assert_eq!(budget.burn(Exact::ZERO, 0), None);
        assert_eq!(budget.burn(Exact::ZERO, 10), Some(Exact::ZERO));
        assert_eq!(time_to_exhaustion(Exact::ZERO, Exact::ZERO), None);
        assert_eq!(time_to_exhaustion(Exact::integer(2), Exact::ONE), Some(Exact::ZERO));
    }

    #[test]
    fn a_few_cases_cannot_alarm() {
        // one miss of one case against 95 % has a chance of 5 %
        assert_eq!(alarming_misses(1, (95, 100), (1, 100)), None);
        // two of two: 1 in 400
        assert_eq!(alarming_misses(2, (95, 100), (1, 100)), Some(2));
    }
}
