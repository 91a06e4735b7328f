//! The whole of a measurement: every source read once, every indicator cut into periods, every
//! target judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::checks;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::judge::{self, State};
use super::plan::Plans;
use super::read::{Register, read_source};
use super::scan::{Judge, Reconciliation, Scanned};
use super::tally::Tally;
use super::target_plan::TargetPlan;
use crate::diagnostic::{Checked, Diagnostic};
use crate::model::{Source, TypedValue};
use crate::resolve::Model;
use crate::statistics::Interval;
use crate::time::{WorkingCalendar, time_zone};
use crate::values::{PeriodKey, Quantity, Ratio, Target, Within};
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
        self.periods.iter().rev().find(|period| period.state != State::InProgress).or_else(|| self.periods.last())
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
    let mut done: Vec<(String, Option<Within>, Option<String>)> = Vec::new();
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
            let reading = read_indicator(model, plans, &measured, indicator, limit, calendar.as_deref());
            if let Some(reading) = reading {
                measured.readings.push(reading);
                done.push((id.clone(), limit, calendar));
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
    limit: Option<Within>,
    calendar: Option<&str>,
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
        limit,
        calendar: calendar_of(model, plans, indicator, calendar),
        zone: time_zone(&plans.zone).unwrap_or(TimeZone::UTC),
        as_of: plans.as_of,
    };
    let cut_off = register.last_cut_off(plans.as_of);
    let scanned = judge.scan();
    Some(Reading {
        indicator: indicator.id.clone(),
        limit,
        calendar: calendar.map(str::to_owned),
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

/// The most periods without rows that are shown in a row: a date of the year 202 is a slip of the
/// pen, and must not bury the present under centuries.
const LONGEST_GAP: usize = 4_000;

/// Figures from the first period with rows to the one of the cut-off.
fn figures(indicator: &IndicatorPlan, periods: &BTreeMap<PeriodKey, Tally>, cut_off: Date) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut show = |period: PeriodKey, tally: &Tally| {
        let before = figures.last().map(|figure| figure.period);
        let gap = before.map(|before| between(before, period)).unwrap_or_default();
        let empty = gap.into_iter().map(|period| (period, Tally::default()));
        let shown = empty.chain(std::iter::once((period, tally.clone())));
        figures.extend(shown.map(|(period, tally)| figure(indicator, period, tally, cut_off)));
    };
    for (period, tally) in periods {
        show(*period, tally);
    }
    let last = periods.keys().next_back().filter(|last| last.end() < cut_off && last.next().is_some());
    if let Some(period) = last.and_then(|last| PeriodKey::holding(last.cut(), cut_off)) {
        show(period, &Tally::default());
    }
    figures
}

/// The periods from one to another, both left out; none where they are too many.
fn between(before: PeriodKey, behind: PeriodKey) -> Vec<PeriodKey> {
    let periods = std::iter::successors(before.next(), |period| period.next()).take_while(|period| *period < behind);
    let periods: Vec<PeriodKey> = periods.take(LONGEST_GAP + 1).collect();
    if periods.len() > LONGEST_GAP { Vec::new() } else { periods }
}

fn figure(indicator: &IndicatorPlan, period: PeriodKey, tally: Tally, cut_off: Date) -> Figure {
    let empty_count = matches!(indicator.formula, FormulaPlan::Count | FormulaPlan::Sum(_)) && tally.rows == 0;
    Figure {
        period,
        complete: period.end() <= cut_off && tally.pending == 0,
        value: if empty_count { None } else { tally.value(&indicator.formula) },
        interval: tally.interval(&indicator.formula, indicator.confidence),
        tally,
    }
}

fn group_figures(
    plans: &Plans,
    indicator: &IndicatorPlan,
    scanned: &Scanned,
    cut_off: Date,
) -> Vec<(String, String, Vec<Figure>)> {
    let source = indicator.source.as_ref().and_then(|id| plans.sources.get(id));
    let groups = scanned.groups.iter().filter_map(|((column, value), periods)| {
        let name = source?.columns.get(*column)?.name.clone();
        let figures = periods.iter().map(|(key, tally)| figure(indicator, *key, tally.clone(), cut_off));
        Some((name, value.clone(), figures.collect()))
    });
    groups.collect()
}

/// Figures entered by hand, in the order of their periods.
fn typed(indicator: &IndicatorPlan, values: &[TypedValue], as_of: Date) -> Reading {
    let mut series: Vec<Figure> = values.iter().filter_map(|value| typed_figure(indicator, value, as_of)).collect();
    series.sort_by_key(|figure| figure.period);
    let rows = Reconciliation::default();
    let cut_off = series.iter().map(|figure| figure.period.end()).max().unwrap_or(as_of).min(as_of);
    Reading {
        indicator: indicator.id.clone(),
        limit: None,
        calendar: None,
        series,
        groups: Vec::new(),
        rows,
        cut_off,
    }
}

fn typed_figure(indicator: &IndicatorPlan, value: &TypedValue, as_of: Date) -> Option<Figure> {
    let level = match value.value {
        Quantity::Duration(duration) => Ratio::integer(i128::from(duration.amount)),
        other => other.level()?,
    };
    let n = u64::from(value.n.unwrap_or(1));
    let mut tally = Tally { rows: n, n, ..Tally::default() };
    tally.add(level, Ratio::ONE);
    tally.scaled = None;
    Some(Figure {
        period: value.period,
        complete: value.period.end() <= as_of,
        value: tally.value(&indicator.formula),
        interval: None,
        tally,
    })
}

fn verdict_on(
    plans: &Plans,
    measured: &Measured,
    done: &[(String, Option<Within>, Option<String>)],
    target: &TargetPlan,
) -> Verdict {
    let reading_for = |level: Target| {
        done.iter().position(|(id, limit, calendar)| {
            *id == target.indicator && *limit == level.within() && *calendar == target.calendar
        })
    };
    let mut verdict = Verdict {
        holder: target.holder.clone(),
        kind: target.kind,
        id: target.id.clone(),
        indicator: target.indicator.clone(),
        target: target.target,
        reading: reading_for(target.target),
        periods: Vec::new(),
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
        let Some(figure) = figures_of(reading, target).iter().find(|figure| figure.period == period) else { continue };
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
