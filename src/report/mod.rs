//! Message formats: the same findings and verdicts for people and for machines. Nothing here
//! prints; a format makes text.

mod case;
mod case_json;
mod chains;
mod coverage;
mod coverage_json;
mod csv;
mod delimited;
mod entry;
mod figures;
mod human;
mod json;
mod layout;
mod measured;
mod measured_json;
mod publish;
pub mod reference;
mod rows;
mod scale;
mod screen;
mod shapes;
mod spark;
mod trend;
mod views;
mod waivers;

use crate::compile::Compilation;
use crate::language::Speaker;

pub use case::case_text;
pub use case_json::{CaseJson, case_json};
pub use chains::ChainsJson;
pub use coverage::{CoverageReportJson, StepsJson, status_key, step_key, steps_json};
pub use coverage_json::{CoverageJson, coverage_json};
pub use csv::rejects as rejects_csv;
pub use delimited::begins_formula;
pub use human::{finding_text, summary};
pub use json::finding_json;
pub use measured_json::measured_json;
pub use publish::schema_of_output;
pub use scale::{Scale, decimals_needed, is_share, shown_value};
pub use screen::{Screen, Signs, Style, USUAL_WIDTH};
pub use shapes::{FindingJson, FindingsJson, MeasuredJson, ReadingJson, SourceJson, VerdictJson, WaivedJson};
pub use views::{VIEWS, View};
pub use waivers::{WaiverStanding, WaiversJson, answers, left, waivers};

/// One row of the table of formats.
pub struct Format {
    /// As given to `--format`.
    pub name: &'static str,
    /// The findings.
    pub findings: fn(&Compilation, &Speaker, Style) -> String,
    /// The verdicts, with the findings.
    pub verdicts: fn(&Compilation, &Speaker, Screen) -> String,
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "csv", findings: csv::findings, verdicts: csv::verdicts },
    Format { name: "human", findings: human::findings, verdicts: measured::verdicts },
    Format { name: "json", findings: json::findings, verdicts: measured_json::verdicts },
];

/// The format of a name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
