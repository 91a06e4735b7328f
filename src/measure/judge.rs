//! Verdicts: a figure held against a level (`domain/verdicts.md`, "The decision"). Integers and
//! exact ratios only.

use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::tally::{Tally, confidence_of};
use crate::model::kinds::indicator::Basis;
use crate::statistics::{self, Decision};
use crate::values::{Bound, Quantity, Ratio, Target};

/// The verdict on a period, in the order of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    NoData,
    InsufficientData,
    Missed,
    /// Met, but counting what was left out as misses would flip it.
    RestingOnExclusions,
    AtRisk,
    Met,
    InProgress,
}

impl State {
    /// The word of the verdict in data: `met`, `at risk` …
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoData => "no data",
            Self::InsufficientData => "insufficient data",
            Self::Missed => "missed",
            Self::RestingOnExclusions => "met, resting on exclusions",
            Self::AtRisk => "at risk",
            Self::Met => "met",
            Self::InProgress => "in progress",
        }
    }

    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoData => "state-no-data",
            Self::InsufficientData => "state-insufficient-data",
            Self::Missed => "state-missed",
            Self::RestingOnExclusions => "state-resting",
            Self::AtRisk => "state-at-risk",
            Self::Met => "state-met",
            Self::InProgress => "state-in-progress",
        }
    }

    /// Whether the level was reached, by whatever margin.
    pub const fn is_met(self) -> bool {
        matches!(self, Self::RestingOnExclusions | Self::AtRisk | Self::Met)
    }
}

/// Left out of the count: beyond this share, no verdict.
const TOO_MUCH_LEFT_OUT: Ratio = ratio(1, 5);
/// At risk from this share of the allowed misses on.
const AT_RISK: Ratio = ratio(3, 4);

const fn ratio(numerator: i128, denominator: i128) -> Ratio {
    match Ratio::new(numerator, denominator) {
        Some(ratio) => ratio,
        None => Ratio::ZERO,
    }
}

/// The verdict on the sums of a complete period. `undated` counts rows left out of which no period
/// can be told: the worst case counts them too.
pub fn judge(
    plan: &IndicatorPlan,
    tally: &Tally,
    undated: u64,
    target: Target,
    warn: Option<Target>,
) -> State {
    if tally.is_empty() {
        return State::NoData;
    }
    let touched = tally.rows + tally.left_out();
    let left_out = Ratio::new(i128::from(tally.left_out()), i128::from(touched.max(1)));
    if tally.n == 0 || left_out.is_some_and(|share| share > TOO_MUCH_LEFT_OUT) {
        return State::InsufficientData;
    }
    let reached = decide(plan, tally, target);
    match reached {
        Some(Decision::Refuted) => return State::Missed,
        None | Some(Decision::Undecided) => return State::InsufficientData,
        Some(Decision::Shown) => {}
    }
    if tally.n < plan.min_cases {
        return State::InsufficientData;
    }
    if worst_case(plan, tally, undated, target).is_some_and(|reached| !reached) {
        return State::RestingOnExclusions;
    }
    let warned = warn.is_some_and(|warn| holds(plan, tally, warn) == Some(false));
    if warned || used_misses(plan, tally, target).is_some_and(|used| used >= AT_RISK) {
        return State::AtRisk;
    }
    State::Met
}

/// The decision on a level: by the observed ratio for a census, by the exact one-sided binomial or
/// the interval for a sample.
fn decide(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<Decision> {
    if plan.basis == Basis::Census {
        let reached = holds(plan, tally, target)?;
        return Some(if reached { Decision::Shown } else { Decision::Refuted });
    }
    if let Some((good, level)) = as_share(plan, tally, target) {
        let pair = (u64::try_from(level.numerator()).ok()?, u64::try_from(level.denominator()).ok()?);
        return statistics::decide(good, tally.n, pair, (5, 100));
    }
    by_interval(plan, tally, target)
}

/// The good ones and the share asked for, where the figure is a share of cases: for "at most", the
/// others and the rest.
fn as_share(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<(u64, Ratio)> {
    if !plan.formula.is_share_of_cases() {
        return None;
    }
    match target {
        Target::Share { at_least, .. } => Some((tally.good, at_least.share())),
        Target::Percentile { p, .. } => Some((tally.good, p.share())),
        Target::Level(Bound::AtLeast(quantity)) => Some((tally.good, quantity.level()?)),
        Target::Level(Bound::AtMost(quantity)) => {
            let rest = Ratio::ONE.checked_sub(quantity.level()?)?;
            Some((tally.n.checked_sub(tally.good)?, rest))
        }
        Target::Level(Bound::Between(..)) => None,
    }
}

/// Means and scores of a sample are decided by their interval.
fn by_interval(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<Decision> {
    let Target::Level(bound) = target else { return None };
    confidence_of(plan.confidence)?;
    let Some(interval) = tally.interval(&plan.formula, plan.confidence) else {
        // Counts and sums have no sampling error of their own.
        let exact = matches!(
            plan.formula,
            FormulaPlan::Count
                | FormulaPlan::Sum(_)
                | FormulaPlan::Rate(_)
                | FormulaPlan::Backlog(_)
                | FormulaPlan::Typed(_)
        );
        let reached = exact.then(|| holds(plan, tally, target)).flatten();
        return Some(match reached {
            Some(true) => Decision::Shown,
            Some(false) => Decision::Refuted,
            None => Decision::Undecided,
        });
    };
    let (low, high) = (interval.low, interval.high);
    let level = |quantity: Quantity| quantity.level().map(Ratio::to_f64);
    let (shown, refuted) = match bound {
        Bound::AtLeast(quantity) => (low >= level(quantity)?, high < level(quantity)?),
        Bound::AtMost(quantity) => (high <= level(quantity)?, low > level(quantity)?),
        Bound::Between(from, to) => {
            let (from, to) = (level(from)?, level(to)?);
            (low >= from && high <= to, high < from || low > to)
        }
    };
    Some(if shown {
        Decision::Shown
    } else if refuted {
        Decision::Refuted
    } else {
        Decision::Undecided
    })
}

/// Whether the observed figure reaches a level, exactly.
pub fn holds(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<bool> {
    let value = tally.value(&plan.formula)?;
    Some(match target {
        Target::Share { at_least, .. } => value >= at_least.share(),
        Target::Percentile { p, .. } => value >= p.share(),
        Target::Level(Bound::AtLeast(quantity)) => value >= quantity.level()?,
        Target::Level(Bound::AtMost(quantity)) => value <= quantity.level()?,
        Target::Level(Bound::Between(low, high)) => (low.level()?..=high.level()?).contains(&value),
    })
}

/// Whether the level would still be reached if everything left out were a miss; nothing where the
/// figure is no share of cases.
fn worst_case(plan: &IndicatorPlan, tally: &Tally, undated: u64, target: Target) -> Option<bool> {
    if let (FormulaPlan::Count, Target::Level(Bound::AtMost(most))) = (&plan.formula, target) {
        let all = tally.n.checked_add(tally.left_out())?.checked_add(undated)?;
        return Some(Ratio::integer(i128::from(all)) <= most.level()?);
    }
    let (good, level) = as_share(plan, tally, target)?;
    let all = tally.n.checked_add(tally.left_out())?.checked_add(undated)?;
    Some(Ratio::new(i128::from(good), i128::from(all))? >= level)
}

/// good / (counted + excluded + missing + rejected); nothing where the figure is no share of cases.
pub fn worst_value(plan: &IndicatorPlan, tally: &Tally, undated: u64, target: Target) -> Option<Ratio> {
    let (good, _) = as_share(plan, tally, target)?;
    let all = i128::from(tally.n) + i128::from(tally.left_out()) + i128::from(undated);
    let worst = Ratio::new(i128::from(good), all)?;
    match target {
        Target::Level(Bound::AtMost(_)) => Ratio::ONE.checked_sub(worst),
        _ => Some(worst),
    }
}

/// The share of the allowed misses that is used; nothing where no misses are allowed or counted.
pub fn used_misses(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<Ratio> {
    let (misses, allowed) = miss_ratios(plan, tally, target)?;
    if allowed <= Ratio::ZERO { None } else { misses.checked_div(allowed) }
}

/// The share of misses observed, and the share allowed; nothing where the target is no share.
pub fn miss_ratios(plan: &IndicatorPlan, tally: &Tally, target: Target) -> Option<(Ratio, Ratio)> {
    let share_like = !matches!(
        plan.formula,
        FormulaPlan::NetPromoter(_) | FormulaPlan::Count | FormulaPlan::Sum(_) | FormulaPlan::Mean { .. }
    );
    let value = tally.value(&plan.formula).filter(|_| share_like)?;
    let at_least = |level: Ratio| Some((Ratio::ONE.checked_sub(value)?, Ratio::ONE.checked_sub(level)?));
    match target {
        Target::Share { at_least: level, .. } | Target::Percentile { p: level, .. } => {
            at_least(level.share())
        }
        Target::Level(Bound::AtLeast(level @ (Quantity::Percent(_) | Quantity::Per { .. }))) => {
            at_least(level.level()?)
        }
        Target::Level(Bound::AtMost(level @ (Quantity::Percent(_) | Quantity::Per { .. }))) => {
            Some((value, level.level()?))
        }
        Target::Level(_) => None,
    }
}
