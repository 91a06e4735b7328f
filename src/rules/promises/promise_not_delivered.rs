//! SMQ1021: what was measured lies below what is promised, beyond what chance explains.
//!
//! Two consecutive complete periods are pooled and put to the exact one-sided test of
//! `statistics::decide`. Only figures that are shares of cases are tested; a last period that was
//! met ends the matter.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Figure, FormulaPlan, IndicatorPlan, Measured, Plans, Reading, TargetPlan};
use crate::model::kinds::source::ColumnType;
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::statistics::{Decision, decide};
use crate::values::{Bound, Decimal, PeriodKey, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1021"),
    slug: "promise-not-delivered",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("promise_not_delivered.md"),
    limits: &[Limit { name: "periods", default: "2" }],
    check: Check::Results(check),
};

/// The share of good cases so rare that chance is ruled out: 5 %.
const SIGNIFICANCE: (u64, u64) = (5, 100);

/// Beyond this part of the cases left out, nothing is concluded: one in five.
const LEFT_OUT: u64 = 5;

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let pooled = usize::try_from(report.count("periods")).unwrap_or(usize::MAX).max(1);
    for target in plans.targets.iter().filter(|target| target.kind == "promise") {
        let Some(promise) = model.get("promise", &target.id) else { continue };
        if let Some(shown) = shortfall(plans, measured, target, pooled) {
            let message = Message::new("promise-not-delivered")
                .with("level", target.target)
                .with("good", number(shown.good))
                .with("n", number(shown.n))
                .with("periods", number(report.count("periods")))
                .with("first", shown.first)
                .with("last", shown.last);
            report.add(promise, target.target_span, message);
        }
    }
}

/// The cases of the pooled periods.
struct Pooled {
    good: u64,
    n: u64,
    first: PeriodKey,
    last: PeriodKey,
}

fn number(count: u64) -> Decimal {
    Decimal::integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The pooled periods, where they show that the level is missed.
fn shortfall(plans: &Plans, measured: &Measured, target: &TargetPlan, periods: usize) -> Option<Pooled> {
    let verdict = measured.verdict(&target.holder)?;
    if verdict.current()?.state.is_met() {
        return None;
    }
    let indicator = plans.indicators.get(&target.indicator)?;
    if !counts_cases(plans, indicator) {
        return None;
    }
    let pooled = pool(measured.readings.get(verdict.reading?)?, target, periods)?;
    let (within, share) = asked(target.target, &pooled)?;
    let level = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
    (decide(within, pooled.n, level, SIGNIFICANCE)? == Decision::Refuted).then_some(pooled)
}

/// Whether the figure is a share of cases, each good or not.
fn counts_cases(plans: &Plans, indicator: &IndicatorPlan) -> bool {
    match &indicator.formula {
        FormulaPlan::ShareOfSums { numerator, denominator } => {
            let source = indicator.source.as_ref().and_then(|id| plans.sources.get(id));
            let is_count = |column: usize| {
                source
                    .and_then(|source| source.columns.get(column))
                    .is_some_and(|c| c.kind == ColumnType::Count)
            };
            numerator.iter().chain(denominator).all(|(_, column)| is_count(*column))
        }
        formula => formula.is_share_of_cases(),
    }
}

/// The last complete periods together, where they follow each other and hold enough of their cases.
fn pool(reading: &Reading, target: &TargetPlan, periods: usize) -> Option<Pooled> {
    let judged = |figure: &&Figure| figure.complete && target.judges(figure.period);
    let mut figures: Vec<&Figure> = reading.series.iter().rev().filter(judged).take(periods).collect();
    figures.reverse();
    let (first, last) = (figures.first()?.period, figures.last()?.period);
    let consecutive = figures.windows(2).all(|pair| pair[0].period.next() == Some(pair[1].period));
    let sum = |count: fn(&Figure) -> u64| figures.iter().map(|figure| count(figure)).sum::<u64>();
    let left_out = sum(|figure| figure.tally.left_out());
    let touched = sum(|figure| figure.tally.rows) + left_out;
    let sound = figures.len() == periods
        && consecutive
        && figures.iter().all(|figure| figure.tally.n > 0 && !figure.tally.overflow)
        && left_out.saturating_mul(LEFT_OUT) <= touched;
    sound.then(|| Pooled {
        good: sum(|figure| figure.tally.good),
        n: sum(|figure| figure.tally.n),
        first,
        last,
    })
}

/// The cases inside the level, and the share of them it asks for: for “at most”, the others and the
/// rest.
fn asked(target: Target, pooled: &Pooled) -> Option<(u64, Ratio)> {
    match target {
        Target::Share { at_least, .. } => Some((pooled.good, at_least.share())),
        Target::Percentile { p, .. } => Some((pooled.good, p.share())),
        Target::Level(Bound::AtLeast(quantity)) => Some((pooled.good, quantity.level()?)),
        Target::Level(Bound::AtMost(quantity)) => {
            Some((pooled.n.checked_sub(pooled.good)?, Ratio::ONE.checked_sub(quantity.level()?)?))
        }
        Target::Level(Bound::Between(..)) => None,
    }
}
