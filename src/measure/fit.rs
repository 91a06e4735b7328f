//! Whether a target can be held against its indicator at all: a share within a limit asks for a
//! time, a percentage for a share, hours for columns that know hours, business days for a calendar.

use super::deadline_fit::exceeds_ten_years;
use super::figure_kind::FigureKind;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::pauses::{PauseColumn, Pauses};
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
    findings.extend(plans.indicators.values().filter_map(|indicator| foreign_own_cap(plans, indicator)));
    findings
        .extend(model.each::<ComplaintProcedure>().filter_map(|procedure| foreign_cap(plans, &procedure)));
}

/// Reports the longest pause of a procedure where it cannot be counted in the unit of the pauses it
/// caps.
fn foreign_cap(plans: &Plans, procedure: &View<'_, ComplaintProcedure>) -> Option<Diagnostic> {
    let cap = procedure.body().pause.given()?.at_most.spanned()?;
    let measured = procedure.stages.items().filter_map(|stage| stage.value.measured_by.given());
    let foreign = measured.filter_map(|indicator| {
        let indicator = plans.indicators.get(&indicator.id)?;
        foreign_pause(indicator, cap.value).or_else(|| match less_of(indicator)? {
            Pauses::Pairs(pairs) if pairs.own_cap.is_none() => {
                limit_beside(plans, indicator, |limit| pairs.cap_fits(limit))
            }
            Pauses::Column(PauseColumn { unit: None, .. }) => {
                limit_beside(plans, indicator, |limit| cap.value.is_akin(limit))
            }
            _ => None,
        })
    });
    let unit = foreign.min_by_key(|unit| unit.unit)?;
    Some(foreign_cap_at(cap.value, unit, cap.span).about(procedure.definition.address()))
}

/// Reports the longest pause of an indicator where it cannot be counted on the clock of a limit.
fn foreign_own_cap(plans: &Plans, indicator: &IndicatorPlan) -> Option<Diagnostic> {
    let Pauses::Pairs(pairs) = less_of(indicator)? else { return None };
    let unit = limit_beside(plans, indicator, |limit| pairs.cap_fits(limit))?;
    let finding = foreign_cap_at(pairs.cap?, unit, pairs.own_cap?);
    Some(finding.about(format!("indicator/{}", indicator.id)))
}

fn foreign_cap_at(cap: Duration, unit: Duration, span: crate::world::Span) -> Diagnostic {
    let message = Message::new("fit-pause-cap").with("limit", cap).with("unit", unit_name(unit));
    Diagnostic::fault("value-does-not-fit", message, span)
}

fn less_of(indicator: &IndicatorPlan) -> Option<&Pauses> {
    match &indicator.formula {
        FormulaPlan::Time(time) => time.less.as_ref(),
        _ => None,
    }
}

/// Two units of the first limit that the cap of the pauses does not fit.
fn limit_beside(
    plans: &Plans,
    indicator: &IndicatorPlan,
    fits: impl Fn(Duration) -> bool,
) -> Option<Duration> {
    let targets = plans.targets.on(&indicator.id);
    let mut limits = targets.flat_map(TargetPlan::levels).filter_map(|level| match level.within()? {
        Within::Duration(limit) => Some(limit),
        Within::DueDate => None,
    });
    let limit = limits.find(|limit| !fits(*limit))?;
    let unit = if limit.steps().is_some() { limit.unit } else { Unit::CalendarDay };
    Some(Duration { amount: 2, unit })
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
    if exceeds_ten_years(limit) {
        return Some(finding("value-does-not-fit", "fit-limit-long"));
    }
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

/// Two units of the column of pauses, where they cannot be added to the limit: three business days
/// are neither three weeks nor three calendar days. A column without a unit is in that of the limit.
fn foreign_pause(indicator: &IndicatorPlan, limit: Duration) -> Option<Duration> {
    let Pauses::Column(pause) = less_of(indicator)? else { return None };
    let two = Duration { amount: 2, unit: pause.unit? };
    (!two.is_akin(limit)).then_some(two)
}

/// The name of a unit: `business days`.
const fn unit_name(two: Duration) -> Message {
    Message::new(match two.unit {
        Unit::Second => "unit-seconds",
        Unit::Minute => "unit-minutes",
        Unit::Hour => "unit-hours",
        Unit::BusinessHour => "unit-business-hours",
        Unit::BusinessDay => "unit-business-days",
        Unit::CalendarDay => "unit-calendar-days",
        Unit::Week => "unit-weeks",
        Unit::Month => "unit-months",
        Unit::Year => "unit-years",
    })
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
