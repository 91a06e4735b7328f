//! The error budget of a promise or objective: its misses seen as something that is spent.

use super::indicator_plan::IndicatorPlan;
use super::judge::{State, miss_ratios};
use super::results::{Figure, VerdictOnPeriod};
use crate::statistics::{ErrorBudget, alarming_misses, time_to_exhaustion};
use crate::values::{PeriodKey, Ratio};

/// An alert needs that chance alone gives as many misses at most one time in a hundred.
const ALARM: (u64, u64) = (1, 100);

/// What a period has spent of the misses its target allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    pub period: PeriodKey,
    /// Cases the whole period is expected to hold: its own once it is over, before that those of
    /// the last complete period, or its own where it has more already.
    pub cases: u64,
    /// (1 − level)·cases.
    pub allowed: Ratio,
    pub misses: Ratio,
    /// misses / allowed.
    pub consumed: Ratio,
    /// The observed share of misses over the allowed one: at 1, the budget lasts just as long as the
    /// period.
    pub burn: Ratio,
    /// While the period runs: the share of a period after which nothing is left, at this burn.
    pub lasts: Option<Ratio>,
    /// Chance alone would give as many misses one time in a hundred at most.
    pub alert: bool,
}

/// The budget of the running period where it has cases already, else of the last complete one;
/// nothing where the target is no share, or allows no miss.
pub fn budget(plan: &IndicatorPlan, judged: &[VerdictOnPeriod], figures: &[Figure]) -> Option<Budget> {
    let figure_of = |period: &VerdictOnPeriod| figures.iter().find(|figure| figure.period == period.period);
    let with_cases = |period: &&VerdictOnPeriod| figure_of(period).is_some_and(|figure| figure.tally.n > 0);
    let last = judged.iter().rev().find(with_cases)?;
    let complete = judged.iter().rev().filter(|period| period.state != State::InProgress).find(with_cases);
    let figure = figure_of(last)?;
    let own = figure.tally.n;
    let expected = complete.and_then(figure_of).map_or(own, |figure| figure.tally.n.max(own));
    let cases = if figure.complete { own } else { expected };
    let (missed, allowed) = miss_ratios(plan, &figure.tally, last.level)?;
    let level = Ratio::ONE.checked_sub(allowed)?;
    let budget = ErrorBudget::of_level(level)?;
    let misses = missed.checked_mul(Ratio::integer(i128::from(own)))?;
    let (consumed, burn) = (budget.consumed(misses, cases)?, budget.burn(misses, own)?);
    Some(Budget {
        period: last.period,
        cases,
        allowed: budget.misses_allowed(cases)?,
        misses,
        consumed,
        burn,
        lasts: time_to_exhaustion(consumed, burn).filter(|_| !figure.complete),
        alert: alarms(misses, own, level),
    })
}

/// Whether so many misses are more than chance gives.
fn alarms(misses: Ratio, cases: u64, level: Ratio) -> bool {
    let counted = u64::try_from(misses.numerator()).ok().filter(|_| misses.denominator() == 1);
    let level = u64::try_from(level.numerator()).ok().zip(u64::try_from(level.denominator()).ok());
    let least = level.and_then(|level| alarming_misses(cases, level, ALARM));
    counted.zip(least).is_some_and(|(misses, least)| misses >= least)
}
