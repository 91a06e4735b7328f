//! One case, for machines; its schema is published (`schemas/output/case.schema.json`).

use schemars::JsonSchema;
use serde::Serialize;

use super::case::{fate_key, why_key};
use super::scale::within_text;
use crate::language::Speaker;
use crate::measure::{At, CaseReport, CaseStep, PauseStep};
use crate::time::{Counted, PassedOver, Step};

/// What `case --format json` prints: every row that has the key.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseJson {
    /// Version of the program.
    pub smqc: &'static str,
    pub case: String,
    pub rows: Vec<CaseRowJson>,
}

/// A row of a source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseRowJson {
    pub source: String,
    /// In the language of the messages.
    pub title: String,
    pub file: String,
    pub line: u64,
    /// The case comes again in a later file or row: this one counts nowhere.
    pub superseded: bool,
    /// In the order of the declared columns.
    pub cells: Vec<CaseCellJson>,
    pub indicators: Vec<CaseStepJson>,
}

/// A cell; without a value where it is missing, a pseudonym in a personal column, `?` where it cannot
/// be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseCellJson {
    pub column: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What an indicator made of the row under one limit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseStepJson {
    pub indicator: String,
    /// In the language of the messages.
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// `counted`, `not-yet-due`, `out-of-scope`, `excluded`, `missing` or `rejected`.
    pub fate: &'static str,
    pub good: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<String>,
    /// The day on which it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The instant on the wall clock of the calendar; absent where the day lasts to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_time: Option<String>,
    /// The last day on which something is known of the case.
    pub cut_off: String,
    /// Time in which the clock stood still, as far as it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<String>,
    /// Its pauses one by one, where each has its columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<CasePauseJson>,
    /// The reopening that made an earlier stop void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopened: Option<String>,
    /// The stop that is void.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_stop: Option<String>,
    /// Why it is left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excluded_for: Vec<String>,
    /// From start to stop, as counted here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_days: Option<u32>,
    /// What NETWORKDAYS.INTL says of the same days: it counts both ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excel_networkdays: Option<i64>,
    /// The count, day by day.
    pub days: Vec<CaseDayJson>,
}

/// One pause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CasePauseJson {
    pub from: String,
    /// Absent while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub counts: bool,
    /// `no-reason`, `not-recorded`, `begun-after-due` or `recorded-after-due`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<&'static str>,
}

/// One day of the count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseDayJson {
    pub date: String,
    /// Whether the calendar opens on this day.
    pub opens: bool,
    /// What it counts as; 0 is the day of receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// Working time counted on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// Why it does not count: `weekday`, `holiday`, `closing`, `after hours` or `after cut-off`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passed_over: Option<&'static str>,
}

/// A case as data.
pub fn case_json(case: &str, reports: &[CaseReport], speaker: &Speaker) -> String {
    let rows = reports.iter().map(|report| row_json(report, speaker)).collect();
    super::json::text(&CaseJson { smqc: env!("CARGO_PKG_VERSION"), case: case.to_owned(), rows })
}

fn row_json(report: &CaseReport, speaker: &Speaker) -> CaseRowJson {
    let cell = |(column, value): &(String, Option<String>)| CaseCellJson {
        column: column.clone(),
        value: value.clone(),
    };
    CaseRowJson {
        source: report.source.clone(),
        title: speaker.formatter().text(&report.title),
        file: report.path.clone(),
        line: report.line,
        superseded: report.superseded,
        cells: report.cells.iter().map(cell).collect(),
        indicators: report.steps.iter().map(|step| step_json(step, speaker)).collect(),
    }
}

fn step_json(step: &CaseStep, speaker: &Speaker) -> CaseStepJson {
    let formatter = speaker.formatter();
    CaseStepJson {
        indicator: step.indicator.clone(),
        title: formatter.text(&step.title),
        limit: step.limit.map(within_text),
        fate: fate_key(step.fate).trim_start_matches("fate-"),
        good: step.good,
        period: step.period.map(|period| period.to_string()),
        start: step.start.map(|day| day.to_string()),
        stop: step.stop.map(|day| day.to_string()),
        due: step.due.map(|due| due.day.to_string()),
        due_time: step.due_time.map(|time| time.to_string()),
        cut_off: step.cut_off.to_string(),
        pause: step.pause.map(|pause| pause.to_string()),
        pauses: step.pauses.iter().map(pause_json).collect(),
        reopened: step.void.map(|(_, on)| at_text(on)),
        void_stop: step.void.and_then(|(stop, _)| stop.map(at_text)),
        excluded_for: step.exclusions.iter().map(|reason| formatter.text(reason)).collect(),
        business_days: step.ours,
        excel_networkdays: step.excel,
        days: step.days.iter().map(day_json).collect(),
    }
}

fn pause_json(pause: &PauseStep) -> CasePauseJson {
    CasePauseJson {
        from: at_text(pause.from),
        to: pause.to.map(at_text),
        counts: pause.why_not.is_none(),
        why_not: pause.why_not.map(|why| why_key(why).trim_start_matches("case-pause-")),
    }
}

/// `2026-03-02`, or `2026-03-02T14:05:00` on the wall clock of the calendar.
fn at_text(at: At) -> String {
    at.time.map_or_else(|| at.day.to_string(), |time| at.day.to_datetime(time).to_string())
}

fn day_json(step: &Step) -> CaseDayJson {
    let (day, seconds) = match step.counted {
        Some(Counted::Day(day)) => (Some(day), None),
        Some(Counted::Seconds(seconds)) => (None, Some(seconds)),
        None => (None, None),
    };
    let passed_over = step.passed_over.map(|reason| match reason {
        PassedOver::Weekday => "weekday",
        PassedOver::Holiday => "holiday",
        PassedOver::Closing => "closing",
        PassedOver::AfterHours => "after hours",
        PassedOver::AfterCutOff => "after cut-off",
    });
    CaseDayJson { date: step.date.to_string(), opens: step.opens, day, seconds, passed_over }
}
