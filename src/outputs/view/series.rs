//! An indicator's readings: charts, series, breakdowns, and what became of every row.

use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{self, FigureRow, Scale};
use super::history::{SHOWN, SPARK, ends_of, plain_points};
use super::reader::{Link, Prose, Reader};
use super::trend;
use crate::measure::{Figure, IndicatorPlan, Reading, Trend};
use crate::model::{Definition, Indicator};
use crate::outputs::chart::{self, Labels};

/// One indicator under one limit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadingView {
    /// « en 2 jours ouvrés »; nothing where the figure needs no limit.
    pub limit: Option<String>,
    pub calendar: Option<Link>,
    pub source: Option<Link>,
    pub cut_off: String,
    #[serde(serialize_with = "crate::outputs::template::as_drawing")]
    #[schemars(with = "Option<String>")]
    pub chart: Option<String>,
    /// The chart shows the limits within which the figure moves while nothing changes.
    pub with_limits: bool,
    /// What the control chart says.
    pub trend: Vec<String>,
    /// Newest first.
    pub rows: Vec<FigureRow>,
    /// Periods before the last row.
    pub earlier: usize,
    pub confidence: String,
    pub with_interval: bool,
    pub with_good: bool,
    pub with_unpaused: bool,
    pub with_left_out: bool,
    pub reconciliation: Option<String>,
    pub breakdowns: Vec<Breakdown>,
}

/// The figures by the values of one column.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Breakdown {
    pub column: String,
    pub period: String,
    pub rows: Vec<GroupRow>,
    /// Groups that do not fit the table.
    pub more: usize,
}

/// The figures of one group.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupRow {
    /// What people call the value.
    pub label: Prose,
    pub figure: Option<FigureRow>,
    #[serde(serialize_with = "crate::outputs::template::as_drawing")]
    #[schemars(with = "Option<String>")]
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
    readings.iter().map(|reading| reading_view(reader, definition, plan, reading)).collect()
}

fn reading_view(
    reader: &Reader<'_>,
    definition: &Definition,
    plan: &IndicatorPlan,
    reading: &Reading,
) -> ReadingView {
    let scale = Scale::of(reader, &reading.indicator, None).with_at_least(1);
    let shown = &reading.series[reading.series.len().saturating_sub(SHOWN)..];
    let mut rows = figure::rows(reader, &scale, plan, shown);
    rows.reverse();
    let formatter = reader.formatter();
    let left_out = |figure: &Figure| figure.tally.left_out() > 0;
    ReadingView {
        limit: reading.limit.map(|limit| formatter.within(limit)),
        calendar: reading.calendar.as_ref().map(|id| reader.link_to("calendar", id, None)),
        source: plan.source.as_ref().map(|id| reader.link_to("source", id, None)),
        cut_off: formatter.date(reading.cut_off),
        chart: chart_of(reader, definition, &scale, (shown, reading.trend.as_ref())),
        with_limits: reading.trend.is_some(),
        trend: trend::sentences(reader, reading),
        earlier: reading.series.len() - shown.len(),
        confidence: formatter.percent(plan.confidence),
        with_interval: rows.iter().any(|row| row.interval.is_some()),
        with_good: rows.iter().any(|row| row.good.is_some()),
        with_unpaused: rows.iter().any(|row| row.unpaused.is_some()),
        with_left_out: shown.iter().any(left_out),
        reconciliation: figure::reconciliation(reader, reading),
        breakdowns: breakdowns(reader, &scale, plan, reading),
        rows,
    }
}

fn chart_of(
    reader: &Reader<'_>,
    definition: &Definition,
    scale: &Scale<'_>,
    (shown, trend): (&[Figure], Option<&Trend>),
) -> Option<String> {
    let keys: Vec<_> = shown.iter().map(|figure| figure.period).collect();
    let labels = Labels {
        title: &reader.title(definition).text,
        value: &|value, decimals| scale.written(value, decimals),
        periods: ends_of(reader, &keys),
        share: scale.share,
    };
    chart::chart(&plain_points(reader, scale, shown, trend), &labels)
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
    for (column, value, figures) in reading.groups.iter().filter(|(column, _, _)| !personal(column)) {
        if breakdowns.last().is_none_or(|breakdown| breakdown.column != *column) {
            breakdowns.push(Breakdown {
                column: column.clone(),
                period: reader.formatter().period_key(last.period),
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
            spark: chart::sparkline(&plain_points(reader, scale, recent, None), value),
        });
    }
    breakdowns
}
