//! Verdicts period by period: the level in force, the decision, the period before where one alone
//! does not suffice.

use std::collections::HashMap;

use super::budget::budget;
use super::indicator_plan::IndicatorPlan;
use super::judge::{self, State};
use super::plan::Plans;
use super::results::{Figure, Measured, Reading, Verdict, VerdictOnPeriod};
use super::tally::Tally;
use super::target_plan::TargetPlan;
use crate::values::{Target, Within};

/// A reading by what it was made for: indicator, limit, calendar.
pub type ReadingKey = (String, Option<Within>, Option<String>);

/// The verdict on a promise or objective; `done` says where each reading stands.
pub fn verdict_on(
    plans: &Plans,
    measured: &Measured,
    done: &HashMap<ReadingKey, usize>,
    target: &TargetPlan,
) -> Verdict {
    let reading_for = |level: Target| {
        done.get(&(target.indicator.clone(), level.within(), target.calendar.clone())).copied()
    };
    let mut verdict = Verdict {
        holder: target.holder.clone(),
        kind: target.kind,
        id: target.id.clone(),
        indicator: target.indicator.clone(),
        target: target.target,
        reading: reading_for(target.target),
        periods: Vec::new(),
        budget: None,
    };
    let (Some(indicator), Some(reading)) = (plans.indicators.get(&target.indicator), verdict.reading) else {
        return verdict;
    };
    let mut previous: Option<Tally> = None;
    for place in 0..figures_of(&measured.readings[reading], target).len() {
        let period = figures_of(&measured.readings[reading], target)[place].period;
        if !target.judges(period) {
            continue;
        }
        let level = target.in_force(period);
        let reading = reading_for(level).map_or(&measured.readings[reading], |at| &measured.readings[at]);
        let Some(figure) = figures_of(reading, target).iter().find(|figure| figure.period == period) else {
            continue;
        };
        let undated = reading.rows.undated;
        let mut judged = on_period(indicator, figure, undated, level, target.warn);
        let insufficient = judged.state == State::InsufficientData;
        if insufficient && let Some(before) = &previous {
            let mut tally = figure.tally.clone();
            tally.merge(before);
            let value = tally.value(&indicator.formula);
            let pooled = Figure { tally, value, ..figure.clone() };
            let together = on_period(indicator, &pooled, undated, level, target.warn);
            if together.state != State::InsufficientData {
                judged = VerdictOnPeriod { pooled: true, ..together };
            }
        }
        previous = insufficient.then(|| figure.tally.clone());
        verdict.periods.push(judged);
    }
    let figures = figures_of(&measured.readings[reading], target);
    verdict.budget = budget(indicator, &verdict.periods, figures);
    verdict
}

/// The series that a target judges: the whole, or its one group.
fn figures_of<'r>(reading: &'r Reading, target: &TargetPlan) -> &'r [Figure] {
    match &target.group {
        None => &reading.series,
        Some((column, value)) => {
            let found = reading.groups.iter().find(|(own, group, _)| own == column && group == value);
            found.map_or(&[], |(_, _, figures)| figures)
        }
    }
}

fn on_period(
    indicator: &IndicatorPlan,
    figure: &Figure,
    undated: u64,
    level: Target,
    warn: Option<Target>,
) -> VerdictOnPeriod {
    let tally = &figure.tally;
    let state = if figure.complete {
        judge::judge(indicator, tally, undated, level, warn)
    } else {
        State::InProgress
    };
    VerdictOnPeriod {
        period: figure.period,
        state,
        level,
        n: tally.n,
        value: figure.value,
        worst: judge::worst_value(indicator, tally, undated, level),
        used: judge::used_misses(indicator, tally, level),
        pooled: false,
    }
}
