//! The whole of a measurement: every source read once, every indicator cut into periods, every
//! target judged.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::behind::{LateCase, LeftOut};
use super::budget::Budget;
use super::combine::combine;
use super::engine::{self, Shape, SourceRead, Totals, Wanted};
use super::fate::Reconciliation;
use super::figures::{ACROSS, figures, group_figures, typed};
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::judge::State;
use super::plan::Plans;
use super::register::Register;
use super::source_plan::SourcePlan;
use super::tally::Tally;
use super::trend::{self, Trend};
use super::verdicts::{ReadingKey, verdict_on};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::ledger::{Past, SealedFigure};
use crate::model::kinds::indicator::Cohort;
use crate::model::{BacklogFigure, Indicator, Source};
use crate::resolve::Model;
use crate::statistics::Interval;
use crate::time::WorkingCalendar;
use crate::values::{PeriodKey, Ratio, Target, Within};
use crate::world::World;

/// Everything measured.
pub struct Measured {
    /// Sources that were read, by id.
    pub sources: BTreeMap<String, Register>,
    /// In the order of the ids of their indicators.
    pub readings: Vec<Reading>,
    /// Promises in the order of files, then objectives.
    pub verdicts: Vec<Verdict>,
    /// Where the verdict on each of them stands.
    by_holder: HashMap<String, usize>,
    /// What earlier records say, as far as they were given.
    pub sealed: Vec<SealedFigure>,
    /// The records before this measurement.
    pub past: Past,
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
    /// Why rows were left out; nothing where it is not told row by row.
    pub left_out: Option<LeftOut>,
    /// The cases furthest beyond their due in the last complete period, the latest first.
    pub late: Vec<LateCase>,
    /// The control chart of the series; nothing where there are too few complete periods.
    pub trend: Option<Trend>,
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
    /// What is spent of the misses allowed; nothing where the target is no share.
    pub budget: Option<Budget>,
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
        self.verdicts.get(*self.by_holder.get(holder)?)
    }

    /// Notes where each verdict stands, whenever some were added or taken out.
    pub(super) fn find_verdicts_again(&mut self) {
        // Of two with one address, the first counts.
        let places = self.verdicts.iter().enumerate().rev();
        self.by_holder = places.map(|(at, verdict)| (verdict.holder.clone(), at)).collect();
    }

    /// The readings of an indicator.
    pub fn readings_of(&self, indicator: &str) -> std::slice::Iter<'_, Reading> {
        let from = self.readings.partition_point(|reading| reading.indicator.as_str() < indicator);
        let until = self.readings.partition_point(|reading| reading.indicator.as_str() <= indicator);
        self.readings.get(from..until).unwrap_or_default().iter()
    }
}

/// Measures everything that is planned.
pub fn measure(model: &Model, plans: &Plans, world: &dyn World) -> Checked<Measured> {
    let mut findings = Vec::new();
    let mut measured = Measured {
        sources: BTreeMap::new(),
        readings: Vec::new(),
        verdicts: Vec::new(),
        by_holder: HashMap::new(),
        sealed: Vec::new(),
        past: Past::default(),
    };
    let wanted = wanted(plans);
    let mut read: HashMap<ReadingKey, Reading> = HashMap::new();
    for source in model.active::<Source>() {
        let of_source = |key: &&ReadingKey| {
            plans.indicators.get(&key.0).is_some_and(|plan| plan.source.as_deref() == Some(source.id()))
        };
        let keys: Vec<&ReadingKey> = wanted.iter().filter(of_source).collect();
        let readings = keys.iter().filter_map(|key| wanted_reading(model, plans, key)).collect();
        let done = engine::read_source((model, plans), &source, readings, world, &mut findings);
        let Some(SourceRead { register, totals, behind }) = done else { continue };
        for ((key, totals), behind) in keys.into_iter().zip(&totals).zip(behind) {
            let found = reading(plans, key, &register, totals);
            read.extend(found.map(|reading| (key.clone(), with_behind(reading, behind))));
            for finding in too_many_groups(model, plans, key, totals) {
                // One indicator may be read under several limits.
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        measured.sources.insert(source.id().to_owned(), register);
    }
    for key in &wanted {
        let typed = plans.indicators.get(&key.0).and_then(|plan| match &plan.formula {
            FormulaPlan::Typed(values) => Some(typed(plan, values, plans.as_of)),
            _ => None,
        });
        read.extend(typed.map(|reading| (key.clone(), reading)));
    }
    combine(plans, &wanted, &mut read);
    let mut done: HashMap<ReadingKey, usize> = HashMap::new();
    for key in wanted {
        if let Some(mut reading) = read.remove(&key) {
            reading.trend = trend::of_reading(plans, &reading);
            done.insert(key, measured.readings.len());
            measured.readings.push(reading);
        }
    }
    for target in &plans.targets {
        let verdict = verdict_on(plans, &measured, &done, target);
        measured.verdicts.push(verdict);
    }
    measured.find_verdicts_again();
    Checked::new(measured, findings)
}

/// What has to be read: every indicator under every limit and calendar that a target holds it
/// against, or as it is. In the order of the indicators, then of their targets.
fn wanted(plans: &Plans) -> Vec<ReadingKey> {
    let mut by_indicator: BTreeMap<&str, Vec<ReadingKey>> = BTreeMap::new();
    for target in &plans.targets {
        let keys = by_indicator.entry(&target.indicator).or_default();
        for level in target.levels() {
            let key = (target.indicator.clone(), level.within(), target.calendar.clone());
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    let of = |id: &String| by_indicator.remove(id.as_str()).unwrap_or_else(|| vec![(id.clone(), None, None)]);
    plans.indicators.keys().flat_map(of).collect()
}

fn wanted_reading<'p>(model: &Model, plans: &'p Plans, key: &ReadingKey) -> Option<Wanted<'p>> {
    let plan = plans.indicators.get(&key.0)?;
    let calendar = calendar_of(model, plans, plan, key.2.as_deref());
    Some(Wanted { key: key.clone(), plan, calendar })
}

/// The figures of one reading.
fn reading(plans: &Plans, key: &ReadingKey, register: &Register, totals: &[Totals]) -> Option<Reading> {
    let indicator = plans.indicators.get(&key.0)?;
    let source = plans.sources.get(indicator.source.as_ref()?)?;
    let cut_off = register.last_cut_off(plans.as_of);
    let shape = match (&indicator.formula, indicator.cohort) {
        (FormulaPlan::ShareOfSums { .. } | FormulaPlan::Quotient(_), _) => Shape::Parts,
        (FormulaPlan::Backlog(backlog), _) => match backlog.figure {
            BacklogFigure::ClosureRate => Shape::Parts,
            BacklogFigure::Open => Shape::Stock,
            BacklogFigure::Overdue | BacklogFigure::P90Age => Shape::Cases,
        },
        (FormulaPlan::Repeat(_), _) | (_, Cohort::Received) => Shape::CasesAndPending,
        (_, Cohort::Due) => Shape::Cases,
    };
    let whole = totals.first()?;
    let mut groups = Vec::new();
    if let Some(bands) = totals.last().filter(|_| indicator.formula.has_bands()) {
        let mut ages = group_figures(indicator, &["age".to_owned()], &bands.groups(shape), cut_off);
        ages.sort_by_key(|(_, band, _)| first_day(band));
        groups.extend(ages);
    }
    for (columns, totals) in indicator.split_by.iter().zip(totals).filter(|(_, totals)| !totals.overflows()) {
        let names = names_of(source, columns);
        groups.extend(group_figures(indicator, &names, &totals.groups(shape), cut_off));
    }
    Some(Reading {
        indicator: indicator.id.clone(),
        limit: key.1,
        calendar: key.2.clone(),
        series: figures(indicator, &whole.periods(shape), cut_off),
        groups,
        rows: whole.rows(),
        cut_off,
        left_out: None,
        late: Vec::new(),
        trend: None,
    })
}

/// The reading with what stands behind it; reasons only where they account for every row left out.
fn with_behind(reading: Reading, (left_out, mut late): (LeftOut, Vec<LateCase>)) -> Reading {
    let sum = |counts: &mut dyn Iterator<Item = &u64>| counts.sum::<u64>();
    let rows = &reading.rows;
    let whole = sum(&mut left_out.excluded.values()) == rows.excluded
        && sum(&mut left_out.missing.values()) == rows.missing
        && sum(&mut left_out.rejected.values()) == rows.rejected;
    let judged = reading.series.iter().rev().find(|figure| figure.complete).map(|figure| figure.period);
    late.retain(|case| Some(case.period) == judged);
    Reading { left_out: whole.then_some(left_out), late, ..reading }
}

/// The youngest age of a band: `6–10` before `11–20` before `> 20`.
fn first_day(band: &str) -> (u32, bool) {
    let digits: String =
        band.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(0), band.starts_with('>'))
}

fn names_of(source: &SourcePlan, columns: &[usize]) -> Vec<String> {
    let found = columns.iter().filter_map(|column| source.columns.get(*column));
    found.map(|column| column.name.clone()).collect()
}

/// Breakdowns with more groups than are shown.
fn too_many_groups(model: &Model, plans: &Plans, key: &ReadingKey, totals: &[Totals]) -> Vec<Diagnostic> {
    let found = || {
        let plan = plans.indicators.get(&key.0)?;
        Some((plan, plans.sources.get(plan.source.as_ref()?)?, model.find::<Indicator>(&key.0)?))
    };
    let Some((plan, source, indicator)) = found() else { return Vec::new() };
    let span = indicator.split_by.span().unwrap_or(plan.span);
    let over = plan.split_by.iter().zip(totals).filter(|(_, totals)| totals.overflows());
    let finding = over.map(|(columns, _)| {
        let message = Message::new("data-too-many-groups")
            .with("column", names_of(source, columns).join(ACROSS))
            .with("most", engine::MOST_GROUPS);
        Diagnostic::fault("failed-check", message, span).about(indicator.definition.address())
    });
    finding.collect()
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
