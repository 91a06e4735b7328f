//! The shapes of the JSON outputs; their schemas are published (`schemas/output/`).

use schemars::JsonSchema;
use serde::Serialize;

use super::trend::{BudgetJson, TrendJson};

/// What `check --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingsJson {
    /// Version of the program.
    pub smqc: &'static str,
    pub summary: Summary,
    pub findings: Vec<FindingJson>,
    pub waived: Vec<WaivedJson>,
}

/// Findings by level.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    pub definitions: usize,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
}

/// One finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingJson {
    pub code: &'static str,
    /// `error`, `warning` or `advice`.
    pub level: &'static str,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The definition spoken of: `promise/written-ack`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Where in the definitions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceJson>,
    /// Where in the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<DataPlaceJson>,
    /// Replacements that mend it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replacements: Vec<ReplacementJson>,
}

/// A stretch of a definition file; lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlaceJson {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A cell of a data file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DataPlaceJson {
    pub file: String,
    pub line: u64,
    pub column: u64,
    pub header: String,
}

/// A stretch and what to write there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReplacementJson {
    pub place: PlaceJson,
    pub text: String,
}

/// A finding that a waiver silences.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaivedJson {
    pub waiver: String,
    pub finding: FindingJson,
}

/// What `measure --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasuredJson {
    pub smqc: &'static str,
    /// The day judged on, at most.
    pub as_of: String,
    pub summary: Summary,
    pub verdicts: Vec<VerdictJson>,
    pub indicators: Vec<ReadingJson>,
    pub sources: Vec<SourceJson>,
    pub findings: Vec<FindingJson>,
}

/// The verdict on a promise or objective.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerdictJson {
    /// `promise/written-ack`.
    pub holder: String,
    /// In the language of the messages.
    pub title: String,
    pub indicator: String,
    /// The one group that is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupNameJson>,
    /// In canonical English spelling.
    pub target: String,
    /// The verdict on the last complete period.
    pub state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    pub periods: Vec<VerdictPeriodJson>,
    /// What is spent of the misses allowed, where the target is a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetJson>,
}

/// A group: a column and one of its values.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupNameJson {
    pub column: String,
    pub value: String,
}

/// The verdict on one period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerdictPeriodJson {
    pub period: String,
    pub state: &'static str,
    pub level: String,
    pub n: u64,
    /// Exact, as `11190/11543`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The figure if everything left out were a miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_case: Option<String>,
    /// The share of the allowed misses that is used, exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<String>,
    /// The percentile that a target names, in days or seconds by its clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentile: Option<PercentileJson>,
    /// Reached on this period and the one before together.
    pub pooled: bool,
}

/// A nearest-rank percentile of durations.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PercentileJson {
    pub amount: i64,
    /// `business days`, `calendar days` or `seconds`.
    pub unit: &'static str,
    /// Cases that are still open leave it undecided: it is this much or more.
    pub at_least: bool,
}

/// One indicator under one limit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReadingJson {
    pub indicator: String,
    /// In the language of the messages.
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// The calendar of the target, where it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The confidence of the intervals, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
    /// The day after which nothing is known.
    pub cut_off: String,
    pub rows: RowsJson,
    pub series: Vec<FigureJson>,
    pub groups: Vec<GroupJson>,
    /// The control chart of the complete periods; left out below two of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<TrendJson>,
}

/// read = counted + not yet due + out of scope + excluded + missing + rejected.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowsJson {
    pub read: u64,
    pub counted: u64,
    pub not_yet_due: u64,
    pub out_of_scope: u64,
    pub excluded: u64,
    pub missing: u64,
    pub rejected: u64,
}

/// One figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FigureJson {
    pub period: String,
    /// First day.
    pub from: String,
    /// Last day, included.
    pub until: String,
    pub complete: bool,
    pub n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good: Option<u64>,
    /// Exact: a share (0–1), a score, a count, a sum or a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The same as a decimal number, for charts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximately: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Good cases had nobody paused the clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good_without_pauses: Option<u64>,
    /// Cases of this period that are not due yet.
    pub not_yet_due: u64,
    pub excluded: u64,
    pub missing: u64,
    pub rejected: u64,
}

/// The figures of one group.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupJson {
    pub column: String,
    pub value: String,
    pub series: Vec<FigureJson>,
}

/// A source, read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceJson {
    pub source: String,
    pub files: Vec<FileJson>,
    pub bad_cells: usize,
}

/// A data file, read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FileJson {
    pub path: String,
    pub sha256: String,
    pub rows: u64,
    pub skipped: u64,
    pub superseded: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extracted: Option<String>,
    /// What was found where nothing was declared.
    pub detected: Vec<String>,
}
