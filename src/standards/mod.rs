//! Standards: their catalogues (built in as definitions, loaded when named), and which of their
//! clauses the system shows.

mod asked;
mod audits;
mod catalogue_check;
mod coverage;
mod evidence;
mod fields;
mod gates;
mod steps;
#[cfg(test)]
mod tests;

pub use audits::{Audited, clause_key, is_within};
pub use catalogue_check::check_catalogues;
pub use coverage::{Against, ClauseCoverage, ClauseStatus, Coverage, Raised, cover};
pub use evidence::{Evidence, EvidenceNature, Ground};
pub use fields::Path as FieldPath;
pub use gates::{GateStands, GatedLevel, HasData, gated_levels, gates_coverage};
pub use steps::{FiveSteps, Sealed, StepStands, five_steps};

/// A definition that is part of the program.
pub struct BuiltIn {
    /// Its virtual path.
    pub path: &'static str,
    pub text: &'static str,
    /// A word in the project that makes it needed.
    pub trigger: &'static str,
    /// `ISO 10002:2018`, for a catalogue.
    pub standard: Option<&'static str>,
}

macro_rules! catalogues {
    ($($file:literal $trigger:literal $standard:literal;)*) => {
        &[$(BuiltIn {
            path: concat!("smqc:catalogues/", $file),
            text: include_str!(concat!("catalogues/", $file)),
            trigger: $trigger,
            standard: Some($standard),
        },)*
        BuiltIn {
            path: "smqc:questionnaires/serviceability-quotient.yaml",
            text: include_str!("questionnaires/serviceability-quotient.yaml"),
            trigger: "serviceability-quotient",
            standard: None,
        }]
    };
}

/// Everything built in.
pub const BUILT_IN: &[BuiltIn] = catalogues! {
    "iso-10001-2018.yaml" "10001" "ISO 10001:2018";
    "iso-10002-2018.yaml" "10002" "ISO 10002:2018";
    "iso-10003-2018.yaml" "10003" "ISO 10003:2018";
    "iso-10004-2018.yaml" "10004" "ISO 10004:2018";
    "iso-10008-2022.yaml" "10008" "ISO 10008:2022";
    "iso-10018-2020.yaml" "10018" "ISO 10018:2020";
    "iso-18295-1-2017.yaml" "18295" "ISO 18295-1:2017";
    "iso-9001-2015.yaml" "9001" "ISO 9001:2015";
};
