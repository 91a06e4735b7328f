//! Message formats: the same findings and verdicts for people and for machines. Nothing here
//! prints; a format makes text.

mod case;
mod human;
mod json;
mod measured;
mod publish;
mod shapes;
mod trend;

use crate::compile::Compilation;
use crate::language::Speaker;

pub use case::{case_json, case_text};
pub use human::finding_text;
pub use json::{finding_json, measured_json};
pub use measured::{decimals_needed, is_share, shown_value, verdict_line};
pub use publish::schema_of_output;
pub use shapes::{FindingJson, FindingsJson, MeasuredJson, ReadingJson, SourceJson, VerdictJson, WaivedJson};

/// One row of the table of formats.
pub struct Format {
    /// As given to `--format`.
    pub name: &'static str,
    /// The findings.
    pub findings: fn(&Compilation, &Speaker, Style) -> String,
    /// The verdicts, with the findings.
    pub verdicts: fn(&Compilation, &Speaker, Style) -> String,
}

/// Whether colours are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// Every format, by name.
pub const FORMATS: &[Format] = &[
    Format { name: "human", findings: human::findings, verdicts: measured::verdicts },
    Format { name: "json", findings: json::findings, verdicts: json::verdicts },
];

/// The format of a name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
