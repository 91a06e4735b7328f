//! Whether a target can be held against its indicator at all: a share within a limit asks for a
//! time, a percentage for a share, hours for columns that know hours, business days for a calendar.

use super::figure_kind::FigureKind;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::plan::Plans;
use super::target_plan::TargetPlan;
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::{AgeClock, ComplaintProcedure, View};
use crate::resolve::Model;
use crate::values::{Bound, Clock, Duration, Quantity, Target, Unit, Within};

/// Reports every target that does not fit.
pub fn check(model: &Model, plans: &Plans, findings: &mut Vec<Diagnostic>) {
    for target in &plans.targets {
        let Some(indicator) = plans.indicators.get(&target.indicator) else { continue };
        if let Some(finding) = misfit(model, plans, target, indicator) {
            findings.push(finding.about(target.holder.clone()));
        }
    }
    findings
        .extend(model.each::<ComplaintProcedure>().filter_map(|procedure| foreign_cap(plans, &procedure)));
}

/// Reports the longest pause of a procedure where it is not in the unit of the pauses it caps.
fn foreign_cap(plans: &Plans, procedure: &View<'_, ComplaintProcedure>) -> Option<Diagnostic> {
    let cap = procedure.body().pause.given()?.at_most.spanned()?;
    let measured = procedure.stages.items().filter_map(|stage| stage.value.measured_by.given());
    let foreign =
        measured.filter_map(|indicator| foreign_pause(plans.indicators.get(&indicator.id)?, cap.value));
    let unit = foreign.min_by_key(|unit| unit.unit)?;
    let message = Message::new("fit-pause-cap").with("limit", cap.value).with("unit", unit_name(unit));
    Some(Diagnostic::fault("value-does-not-fit", message, cap.span).about(procedure.definition.address()))
}

fn misfit(
    model: &Model,
    plans: &Plans,
    target: &TargetPlan,
    indicator: &IndicatorPlan,
) -> Option<Diagnostic> {
    let figure = plans.figure_kind(indicator);
    let named = |key: &'static str, level: Target| {
        let message = Message::new(key).with("indicator", indicator.id.as_str()).with("target", level);
        Diagnostic::fault("value-does-not-fit", message, target.target_span)
    };
    for level in target.levels() {
        let key = match (&figure, level) {
            (FigureKind::Time { due_column: false }, Target::Share { within: Within::DueDate, .. }) => {
                "fit-no-due-column"
            }
            (
                FigureKind::Time { .. },
                Target::Share { .. } | Target::Percentile { at_most: Quantity::Duration(_), .. },
            ) => {
                if let Some(finding) = limit_misfit(model, plans, target, indicator, level) {
                    return Some(finding);
                }
                continue;
            }
            (FigureKind::Time { .. }, _) => "fit-time-wants-limit",
            (_, Target::Share { .. }) => "fit-limit-wants-time",
            (_, Target::Percentile { .. }) => "fit-percentile-wants-time",
            (FigureKind::Share | FigureKind::Per(_), Target::Level(bound)) if !all(bound, is_share) => {
                "fit-share-wants-percentage"
            }
            (FigureKind::Age(clock), Target::Level(bound)) if !all(bound, |q| is_age(q, *clock)) => {
                "fit-age-unit"
            }
            (FigureKind::Score | FigureKind::Number, Target::Level(bound)) if all(bound, is_percentage) => {
                "fit-number-not-percentage"
            }
            (FigureKind::Length, Target::Level(bound)) if !all(bound, is_length) => {
                "fit-length-wants-duration"
            }
            (FigureKind::Typed(Some(value)), Target::Level(bound))
                if !all(bound, |q| q.comparable(value)) =>
            {
                "fit-typed-unit"
            }
            _ => continue,
        };
        return Some(named(key, level));
    }
    None
}

/// A limit whose clock cannot be counted.
fn limit_misfit(
    model: &Model,
    plans: &Plans,
    target: &TargetPlan,
    indicator: &IndicatorPlan,
    level: Target,
) -> Option<Diagnostic> {
    let Some(Within::Duration(limit)) = level.within() else { return None };
    let source = indicator.source.as_ref().and_then(|id| plans.sources.get(id))?;
    let finding = |slug: &'static str, key: &'static str| {
        let message = Message::new(key).with("limit", limit).with("indicator", indicator.id.as_str());
        Diagnostic::fault(slug, message, target.target_span)
    };
    if counts_hours(limit) && indicator.formula.counts_days_only(source) {
        return Some(finding("value-does-not-fit", "fit-hours-on-dates"));
    }
    if let Some(unit) = foreign_pause(indicator, limit) {
        let message = Message::new("fit-pause-unit").with("limit", limit).with("unit", unit_name(unit));
        let message = message.with("indicator", indicator.id.as_str());
        return Some(Diagnostic::fault("value-does-not-fit", message, target.target_span));
    }
    let own = target.calendar.as_deref();
    let calendar = own.map_or_else(|| indicator.calendar.clone(), |id| plans.calendar_for(model, Some(id)));
    let silent =
        own.is_some() || indicator.calendar_broken || super::plan::default_calendar_unreadable(model);
    if limit.needs_calendar() && calendar.is_none() && !silent {
        return Some(finding("business-time-without-calendar", "fit-no-calendar"));
    }
    None
}

/// One unit of the column of pauses, where it is not that of the limit: three business days are
/// neither three weeks nor three calendar days. A column without a unit is in that of the limit.
fn foreign_pause(indicator: &IndicatorPlan, limit: Duration) -> Option<Duration> {
    let FormulaPlan::Time(time) = &indicator.formula else { return None };
    let unit = time.less.as_ref()?.unit?;
    (unit != limit.unit).then_some(Duration { amount: 2, unit })
}

/// The name of a unit: `business days`.
fn unit_name(two: Duration) -> String {
    two.to_string().trim_start_matches("2 ").to_owned()
}

const fn counts_hours(limit: Duration) -> bool {
    matches!(limit.clock(), Clock::Elapsed | Clock::BusinessHours)
}

fn all(bound: Bound, fits: impl Fn(Quantity) -> bool) -> bool {
    match bound {
        Bound::AtLeast(quantity) | Bound::AtMost(quantity) => fits(quantity),
        Bound::Between(low, high) => fits(low) && fits(high),
    }
}

const fn is_share(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Percent(_) | Quantity::Per { .. })
}

/// A duration whose length in seconds is fixed.
fn is_length(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Duration(duration) if duration.seconds().is_some())
}

/// So many days on the clock of an age.
fn is_age(quantity: Quantity, clock: AgeClock) -> bool {
    let unit = match clock {
        AgeClock::BusinessDays => Unit::BusinessDay,
        AgeClock::CalendarDays => Unit::CalendarDay,
    };
    matches!(quantity, Quantity::Duration(duration) if duration.unit == unit)
}

const fn is_percentage(quantity: Quantity) -> bool {
    matches!(quantity, Quantity::Percent(_) | Quantity::Duration(_))
}
