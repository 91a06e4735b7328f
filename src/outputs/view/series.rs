//! An indicator's readings: charts, series, breakdowns, and what became of every row.

use serde::Serialize;

use super::figure::{self, FigureRow, Scale};
use super::history::{SHOWN, SPARK};
use super::plot::{self, ChartView};
use super::reader::{Link, Prose, Reader};
use super::reconciliation::{ReconciliationView, reconciliation};
use super::trend::{TrendView, is_part, trend};
use super::words::{header, words};
use super::worst::{WorstView, worst};
use crate::measure::{Figure, IndicatorPlan, Reading};
use crate::model::{Definition, Indicator};
use crate::outputs::chart;

/// One indicator under one limit.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    /// « en 2 jours ouvrés »; nothing where the figure needs no limit.
    pub limit: Option<String>,
    pub calendar: Option<Link>,
    pub source: Option<Link>,
    pub cut_off: String,
    /// What is measured, in sentences; code between backticks.
    pub words: Vec<String>,
    pub chart: Option<ChartView>,
    /// What the control chart says.
    pub trend: Option<TrendView>,
    /// Some row has control limits, or is part of a signal.
    pub with_limits: bool,
    pub with_signals: bool,
    /// Newest first.
    pub rows: Vec<FigureRow>,
    /// Periods before the last row.
    pub earlier: usize,
    pub confidence: String,
    pub with_interval: bool,
    pub with_good: bool,
    pub with_unpaused: bool,
    pub with_left_out: bool,
    pub reconciliation: Option<ReconciliationView>,
    pub worst: Option<WorstView>,
    pub breakdowns: Vec<Breakdown>,
}

/// The figures by the values of one column.
#[derive(Debug, Clone, Serialize)]
pub struct Breakdown {
    /// As the register calls it.
    pub column: String,
    pub period: String,
    /// All groups together.
    pub whole: Option<FigureRow>,
    pub rows: Vec<GroupRow>,
    /// Groups that do not fit the table.
    pub more: usize,
}

/// The figures of one group.
#[derive(Debug, Clone, Serialize)]
pub struct GroupRow {
    /// What people call the value.
    pub label: Prose,
    pub figure: Option<FigureRow>,
    pub spark: Option<String>,
}

/// The most groups of a breakdown on a page.
const GROUPS: usize = 40;

/// The readings of an indicator; none for other kinds.
pub fn readings(reader: &Reader<'_>, definition: &Definition) -> Vec<ReadingView> {
    if definition.view::<Indicator>().is_none() {
        return Vec::new();
    }
    let Some(plan) = reader.atlas.compilation.plans.indicators.get(definition.id()) else {
        return Vec::new();
    };
    let readings = reader.atlas.readings_of(definition.id());
    let view = |(at, reading): (usize, &&Reading)| reading_view(reader, definition, plan, (reading, at + 1));
    readings.iter().enumerate().map(view).collect()
}

fn reading_view(
    reader: &Reader<'_>,
    definition: &Definition,
    plan: &IndicatorPlan,
    (reading, number): (&Reading, usize),
) -> ReadingView {
    let scale = Scale::of(reader, &reading.indicator, None).with_at_least(1);
    let shown = &reading.series[reading.series.len().saturating_sub(SHOWN)..];
    let said = trend(reader, reading, shown.first().map(|figure| figure.period));
    let mut rows = figure::rows(reader, &scale, plan, shown);
    for (row, figure) in rows.iter_mut().zip(shown) {
        let limits = reading.trend.as_ref().and_then(|trend| plot::limits_of(trend, figure.period));
        row.limits = limits.map(|own| {
            format!("{}\u{202f}–\u{202f}{}", scale.written(own.lower, 1), scale.written(own.upper, 1))
        });
        row.signals = letters(reading, said.as_ref(), figure);
    }
    rows.reverse();
    let formatter = reader.formatter();
    let left_out = |figure: &Figure| figure.tally.left_out() > 0;
    ReadingView {
        limit: reading.limit.map(|limit| formatter.within(limit)),
        calendar: reading.calendar.as_ref().map(|id| reader.link_to("calendar", id, None)),
        source: plan.source.as_ref().map(|id| reader.link_to("source", id, None)),
        cut_off: formatter.date(reading.cut_off),
        words: words(reader, definition, plan, (reading, number)),
        chart: plot::of_reading(reader, definition, &scale, (reading, shown), (said.as_ref(), number)),
        with_limits: rows.iter().any(|row| row.limits.is_some()),
        with_signals: rows.iter().any(|row| !row.signals.is_empty()),
        trend: said,
        earlier: reading.series.len() - shown.len(),
        confidence: formatter.percent(plan.confidence),
        with_interval: rows.iter().any(|row| row.interval.is_some()),
        with_good: rows.iter().any(|row| row.good.is_some()),
        with_unpaused: rows.iter().any(|row| row.unpaused.is_some()),
        with_left_out: shown.iter().any(left_out),
        reconciliation: reconciliation(reader, plan, reading),
        worst: worst(reader, plan, reading),
        breakdowns: breakdowns(reader, &scale, plan, reading),
        rows,
    }
}

/// The letters of the signals that a period is part of.
fn letters(reading: &Reading, said: Option<&TrendView>, figure: &Figure) -> String {
    let Some(trend) = &reading.trend else { return String::new() };
    let signals = said.iter().flat_map(|said| &said.signals);
    let own = signals.filter(|signal| signal.found.iter().any(|own| is_part(own, trend, figure.period)));
    own.map(|signal| signal.letter.as_str()).collect()
}

/// One table per column, on the last complete period of the whole.
fn breakdowns(
    reader: &Reader<'_>,
    scale: &Scale<'_>,
    plan: &IndicatorPlan,
    reading: &Reading,
) -> Vec<Breakdown> {
    let complete = reading.series.iter().rev().find(|figure| figure.complete);
    let Some(last) = complete.or(reading.series.last()) else { return Vec::new() };
    let source = plan.source.as_ref().and_then(|id| reader.atlas.compilation.plans.sources.get(id));
    let columns = source.map(|source| source.columns.as_slice()).unwrap_or_default();
    // Personal data never stand on a page.
    let personal = |name: &str| columns.iter().any(|column| column.personal && column.name == name);
    let mut breakdowns: Vec<Breakdown> = Vec::new();
    let mut before: Option<&str> = None;
    for (column, value, figures) in reading.groups.iter().filter(|(column, _, _)| !personal(column)) {
        if before != Some(column.as_str()) {
            before = Some(column);
            breakdowns.push(Breakdown {
                column: named(reader, columns, column),
                period: reader.formatter().period_key(last.period),
                whole: figure::rows(reader, scale, plan, std::slice::from_ref(last)).pop(),
                rows: Vec::new(),
                more: 0,
            });
        }
        let Some(breakdown) = breakdowns.last_mut() else { continue };
        if breakdown.rows.len() == GROUPS {
            breakdown.more += 1;
            continue;
        }
        let now = figures.iter().find(|figure| figure.period == last.period);
        let recent = &figures[figures.len().saturating_sub(SPARK)..];
        breakdown.rows.push(GroupRow {
            label: reader.called(value),
            figure: now
                .and_then(|figure| figure::rows(reader, scale, plan, std::slice::from_ref(figure)).pop()),
            spark: chart::sparkline(&plot::points_of(reader, scale, recent, None, None), &[], value),
        });
    }
    breakdowns
}

/// The columns of a breakdown as the register calls them.
fn named(reader: &Reader<'_>, columns: &[crate::measure::ColumnPlan], column: &str) -> String {
    if column == "age" && !columns.iter().any(|own| own.name == column) {
        return reader.word("figures-age");
    }
    let names = column
        .split(" × ")
        .map(|name| columns.iter().find(|own| own.name == name).map_or_else(|| name.to_owned(), header));
    names.collect::<Vec<_>>().join(" × ")
}
