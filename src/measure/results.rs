//! The whole of a measurement: every source read once, every indicator cut into periods, every
//! target judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::checks;
use super::fate::Reconciliation;
use super::figures::{figures, group_figures, typed};
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::judge::State;
use super::plan::Plans;
use super::read::{Register, read_source};
use super::scan::Judge;
use super::tally::Tally;
use super::verdicts::{ReadingKey, verdict_on};
use crate::diagnostic::{Checked, Diagnostic};
use crate::model::Source;
use crate::resolve::Model;
use crate::statistics::Interval;
use crate::time::{WorkingCalendar, time_zone};
use crate::values::{PeriodKey, Ratio, Target, Within};
use crate::world::World;

/// Everything measured.
pub struct Measured {
    /// Sources that were read, by id.
    pub sources: BTreeMap<String, Register>,
    pub readings: Vec<Reading>,
    pub verdicts: Vec<Verdict>,
}

/// One indicator, read under one limit.
#[derive(Debug, Clone)]
pub struct Reading {
    pub indicator: String,
    /// The limit cases are held against; nothing where the figure needs none.
    pub limit: Option<Within>,
    pub calendar: Option<String>,
    /// Figures by period, in order, periods without rows included.
    pub series: Vec<Figure>,
    /// The same by group: column, value.
    pub groups: Vec<(String, String, Vec<Figure>)>,
    pub rows: Reconciliation,
    /// The day after which nothing is known.
    pub cut_off: Date,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct Figure {
    pub period: PeriodKey,
    /// Whether the period was over at the cut-off.
    pub complete: bool,
    pub tally: Tally,
    /// A share (0–1), a score, a count, a sum or a mean.
    pub value: Option<Ratio>,
    pub interval: Option<Interval>,
}

/// A promise or objective, judged period by period.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// `promise/written-ack`.
    pub holder: String,
    pub kind: &'static str,
    pub id: String,
    pub indicator: String,
    pub target: Target,
    /// Where its reading stands in [`Measured::readings`].
    pub reading: Option<usize>,
    pub periods: Vec<VerdictOnPeriod>,
}

/// The verdict on one period.
#[derive(Debug, Clone)]
pub struct VerdictOnPeriod {
    pub period: PeriodKey,
    pub state: State,
    /// The level it was held against.
    pub level: Target,
    pub n: u64,
    pub value: Option<Ratio>,
    /// The figure if everything left out were a miss.
    pub worst: Option<Ratio>,
    /// The share of the allowed misses that is used.
    pub used: Option<Ratio>,
    /// The verdict was reached on this period and the one before together; so are its figures.
    pub pooled: bool,
}

impl Verdict {
    /// The verdict that counts: on the last complete period.
    pub fn current(&self) -> Option<&VerdictOnPeriod> {
        self.periods
            .iter()
            .rev()
            .find(|period| period.state != State::InProgress)
            .or_else(|| self.periods.last())
    }

    /// The state to show: no data where nothing could be judged.
    pub fn state(&self) -> State {
        self.current().map_or(State::NoData, |period| period.state)
    }
}

impl Measured {
    /// The verdict on a promise or objective.
    pub fn verdict(&self, holder: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.holder == holder)
    }

    /// The readings of an indicator.
    pub fn readings_of<'m>(&'m self, indicator: &'m str) -> impl Iterator<Item = &'m Reading> {
        self.readings.iter().filter(move |reading| reading.indicator == indicator)
    }
}

/// Measures everything that is planned.
pub fn measure(model: &Model, plans: &Plans, world: &dyn World) -> Checked<Measured> {
    let mut findings = Vec::new();
    let mut measured = Measured { sources: BTreeMap::new(), readings: Vec::new(), verdicts: Vec::new() };
    read_all(model, plans, world, &mut measured, &mut findings);
    let mut done: Vec<ReadingKey> = Vec::new();
    for (id, indicator) in &plans.indicators {
        let mut wanted: Vec<(Option<Within>, Option<String>)> = Vec::new();
        for target in plans.targets.iter().filter(|target| target.indicator == *id) {
            for level in target.levels() {
                let key = (level.within(), target.calendar.clone());
                if !wanted.contains(&key) {
                    wanted.push(key);
                }
            }
        }
        if wanted.is_empty() {
            wanted.push((None, None));
        }
        for (limit, calendar) in wanted {
            let key = (id.clone(), limit, calendar);
            if let Some(reading) = read_indicator(model, plans, &measured, indicator, &key) {
                measured.readings.push(reading);
                done.push(key);
            }
        }
    }
    for target in &plans.targets {
        let verdict = verdict_on(plans, &measured, &done, target);
        measured.verdicts.push(verdict);
    }
    Checked::new(measured, findings)
}

/// Reads every source that an indicator, or nobody, needs: unused ones are read for their checks.
fn read_all(
    model: &Model,
    plans: &Plans,
    world: &dyn World,
    measured: &mut Measured,
    findings: &mut Vec<Diagnostic>,
) {
    for source in model.active::<Source>() {
        let Some(plan) = plans.sources.get(source.id()) else { continue };
        let register = read_source(&source, plan, world).drain_into(findings);
        if let Some(register) = register {
            let calendar = plans.calendar_for(model, None);
            checks::run(&source, plan, &register, calendar.as_deref(), findings);
            measured.sources.insert(source.id().to_owned(), register);
        }
    }
}

fn read_indicator(
    model: &Model,
    plans: &Plans,
    measured: &Measured,
    indicator: &IndicatorPlan,
    (_, limit, calendar): &ReadingKey,
) -> Option<Reading> {
    if let FormulaPlan::Typed(values) = &indicator.formula {
        return Some(typed(indicator, values, plans.as_of));
    }
    let id = indicator.source.as_ref()?;
    let register = measured.sources.get(id)?;
    let judge = Judge {
        plan: indicator,
        source: plans.sources.get(id)?,
        register,
        limit: *limit,
        calendar: calendar_of(model, plans, indicator, calendar.as_deref()),
        zone: time_zone(&plans.zone).unwrap_or(TimeZone::UTC),
        as_of: plans.as_of,
    };
    let cut_off = register.last_cut_off(plans.as_of);
    let scanned = judge.scan();
    Some(Reading {
        indicator: indicator.id.clone(),
        limit: *limit,
        calendar: calendar.clone(),
        series: figures(indicator, &scanned.periods, cut_off),
        groups: group_figures(plans, indicator, &scanned, cut_off),
        rows: scanned.rows,
        cut_off,
    })
}

/// The calendar of a target, else that of its indicator.
pub fn calendar_of(
    model: &Model,
    plans: &Plans,
    indicator: &IndicatorPlan,
    named: Option<&str>,
) -> Option<Arc<WorkingCalendar>> {
    match named {
        Some(id) => plans.calendar_for(model, Some(id)),
        None => indicator.calendar.clone(),
    }
}
