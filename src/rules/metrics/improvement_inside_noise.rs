//! SMQ6014: an action counts as effective although the figure moved no more than chance moves it.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Figure, Measured, Plans, change, holds};
use crate::model::Action;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6014"),
    slug: "improvement-inside-noise",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 10.2",
    page: include_str!("improvement_inside_noise.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for action in model.active::<Action>() {
        let (Some(done), Some(effect)) = (action.done.given(), action.effect.given()) else { continue };
        let (Some(indicator), Some(target)) = (effect.indicator.given(), effect.target.given()) else {
            continue;
        };
        let Some(plan) = plans.indicators.get(&indicator.id) else { continue };
        let readings = measured.readings_of(&indicator.id);
        let Some(reading) = readings.into_iter().find(|reading| reading.limit == target.within()) else {
            continue;
        };
        let Some((before, after)) = around(&reading.series, *action.opened.given().unwrap_or(done), *done)
        else {
            continue;
        };
        let claimed = holds(plan, &after.tally, *target) == Some(true);
        let moved = change(plan, (before, after), reading.trend.as_ref());
        if claimed && moved.is_some_and(|moved| moved.inside_noise) {
            let message = Message::new("improvement-inside-noise")
                .with("indicator", indicator.id.as_str())
                .with("before", before.period)
                .with("after", after.period);
            report.add(action.definition, action.definition.id_span, message);
        }
    }
}

/// The last complete period before the action was opened, and the last one that began once it was done.
fn around(series: &[Figure], opened: Date, done: Date) -> Option<(&Figure, &Figure)> {
    let known = || series.iter().rev().filter(|figure| figure.complete && figure.value.is_some());
    let before = known().find(|figure| figure.period.end() < opened)?;
    let after = known().next().filter(|figure| figure.period.start() >= done)?;
    Some((before, after))
}
