//! One case, step by step: what each indicator made of its row, and how its due date was counted.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::clock::moment;
use super::fate::Fate;
use super::indicator_plan::FormulaPlan;
use super::plan::Plans;
use super::read::{Value, key_text};
use super::results::{Measured, calendar_of};
use super::scan::Judge;
use crate::resolve::Model;
use crate::time::{Due, Step, time_zone};
use crate::values::{PeriodKey, Within};

/// A row of a source, and what each reading made of it.
#[derive(Debug, Clone)]
pub struct CaseReport {
    pub source: String,
    pub path: String,
    pub line: u64,
    /// Column and value as read; personal values are masked.
    pub cells: Vec<(String, Option<String>)>,
    pub steps: Vec<CaseStep>,
}

/// What one reading made of the row.
#[derive(Debug, Clone)]
pub struct CaseStep {
    pub indicator: String,
    pub limit: Option<Within>,
    pub fate: Fate,
    pub good: bool,
    pub period: Option<PeriodKey>,
    pub start: Option<Date>,
    pub stop: Option<Date>,
    pub due: Option<Due>,
    /// The due instant on the wall clock of the calendar; nothing when the due is a whole day.
    pub due_time: Option<jiff::civil::DateTime>,
    /// The count day by day, in business time.
    pub days: Vec<Step>,
    /// What Excel's NETWORKDAYS.INTL says from start to stop: it counts both ends.
    pub excel: Option<i64>,
    /// Business days from start to stop as counted here.
    pub ours: Option<u32>,
}

/// Every row whose key is `id`, explained.
pub fn explain_case(model: &Model, plans: &Plans, measured: &Measured, id: &str) -> Vec<CaseReport> {
    let mut reports = Vec::new();
    for (source_id, register) in &measured.sources {
        let Some(source) = plans.sources.get(source_id) else { continue };
        for row in &register.rows {
            let key =
                source.key.iter().map(|at| row.cells.get(*at).and_then(key_text)).collect::<Option<Vec<_>>>();
            if key.is_none_or(|key| key.is_empty() || key.join("/") != id) {
                continue;
            }
            let path = register.files.get(row.file).map_or_else(String::new, |file| file.path.clone());
            let cells = source.columns.iter().zip(&row.cells).map(|(column, value)| {
                let shown =
                    if column.personal { Some("***".to_owned()) } else { shown(value, &register.zone) };
                (column.name.clone(), shown)
            });
            let mut report = CaseReport {
                source: source_id.clone(),
                path,
                line: row.line,
                cells: cells.collect(),
                steps: Vec::new(),
            };
            for reading in &measured.readings {
                let Some(plan) = plans.indicators.get(&reading.indicator) else { continue };
                if plan.source.as_deref() != Some(source_id) {
                    continue;
                }
                let judge = Judge {
                    plan,
                    source,
                    register,
                    limit: reading.limit,
                    calendar: calendar_of(model, plans, plan, reading.calendar.as_deref()),
                    zone: time_zone(&plans.zone).unwrap_or(TimeZone::UTC),
                    as_of: plans.as_of,
                };
                report.steps.push(step(&judge, row));
            }
            reports.push(report);
        }
    }
    reports
}

fn step(judge: &Judge<'_>, row: &super::read::Row) -> CaseStep {
    let judged = judge.judge(row);
    let mut step = CaseStep {
        indicator: judge.plan.id.clone(),
        limit: judge.limit,
        fate: judged.fate,
        good: judged.adds.good,
        period: judged.day.and_then(|day| judge.period_of(day)),
        start: None,
        stop: None,
        due: judged.due,
        due_time: None,
        days: Vec::new(),
        excel: None,
        ours: None,
    };
    let FormulaPlan::Time(time) = &judge.plan.formula else { return step };
    let at = |column: usize| row.cells.get(column).map(Value::cell).as_ref().and_then(moment);
    let (Some(start), stop) = (at(time.from), at(time.to)) else { return step };
    let by_day = judge.is_day_column(time.to);
    step.start = Some(start.day_in(&judge.zone));
    step.stop = stop.map(|stop| stop.day_in(&judge.zone));
    if let Some(calendar) = &judge.calendar {
        if let Some(Within::Duration(limit)) = judge.limit {
            step.days = calendar.explain_due(start, limit, by_day).map(|told| told.steps).unwrap_or_default();
        }
        step.ours = stop.and_then(|stop| calendar.business_days_between(start, stop, by_day));
        step.excel = step.start.zip(step.stop).and_then(|(a, b)| calendar.networkdays_excel(a, b));
    }
    let whole_day = by_day || start.is_day();
    step.due_time = judged.due.filter(|_| !whole_day).map(|due| {
        let zone = judge.calendar.as_ref().map_or(&judge.zone, |calendar| calendar.zone());
        zone.to_datetime(due.instant)
    });
    step
}

fn shown(value: &Value, zone: &TimeZone) -> Option<String> {
    match value {
        Value::Missing => None,
        Value::Bad(_) => Some("?".to_owned()),
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(crate::language::rounded(*number, decimals(*number))),
        Value::YesNo(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Day(day) => Some(day.to_string()),
        Value::Instant(instant) => Some(zone.to_datetime(*instant).strftime("%Y-%m-%d %H:%M").to_string()),
    }
}

/// As many decimals as the number has, four at the most.
fn decimals(number: crate::values::Ratio) -> u32 {
    (0..4_u32).find(|places| 10_i128.pow(*places) % number.denominator() == 0).unwrap_or(4)
}
