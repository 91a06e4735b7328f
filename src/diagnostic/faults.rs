//! Faults of the stages before the rules: their codes, levels and pages. They cannot be waived.

use super::{Code, Severity};

/// One fault that a stage before the rules can find.
#[derive(Debug)]
pub struct Fault {
    pub code: Code,
    pub slug: &'static str,
    pub severity: Severity,
    /// The page that `smqc explain` prints.
    pub page: &'static str,
}

macro_rules! faults {
    ($($code:literal $slug:literal $severity:ident;)*) => {
        /// Every fault, by code.
        pub const FAULTS: &[Fault] = &[$(Fault {
            code: Code($code),
            slug: $slug,
            severity: Severity::$severity,
            page: include_str!(concat!("faults/", $slug, ".md")),
        },)*];
    };
}

faults! {
    "SMQ0001" "yaml-syntax" Error;
    "SMQ0002" "duplicate-key" Error;
    "SMQ0003" "wrong-encoding" Error;
    "SMQ0004" "input-too-large" Error;
    "SMQ0005" "not-a-definition" Error;
    "SMQ0101" "unknown-kind" Error;
    "SMQ0102" "missing-field" Error;
    "SMQ0103" "wrong-shape" Error;
    "SMQ0104" "empty-value" Error;
    "SMQ0201" "wrong-value" Error;
    "SMQ0202" "value-does-not-fit" Error;
    "SMQ0301" "no-system" Error;
    "SMQ0302" "reference-cycle" Error;
    "SMQ0401" "wrong-expression" Error;
    "SMQ0402" "constant-condition" Warning;
    "SMQ0501" "no-data" Warning;
    "SMQ0502" "unreadable-data" Error;
    "SMQ0503" "rejected-rows" Warning;
    "SMQ0504" "failed-check" Warning;
    "SMQ0601" "unreadable-template" Error;
    "SMQ0602" "unknown-template" Warning;
    "SMQ0603" "wrong-template" Error;
    "SMQ0604" "template-runs-away" Error;
    "SMQ0605" "template-not-harmless" Error;
    "SMQ0606" "template-of-another-version" Warning;
    "SMQ0607" "logo-unusable" Error;
    "SMQ5005" "business-time-without-calendar" Error;
    "SMQ5006" "unqualified-days" Error;
    "SMQ5007" "invalid-calendar" Error;
    "SMQ5023" "working-time-against-business-days" Error;
    "SMQ6001" "unknown-measure" Error;
    "SMQ6002" "bare-percentage" Error;
    "SMQ7002" "unknown-reference" Error;
    "SMQ7003" "duplicate-id" Error;
    "SMQ7016" "unknown-key" Error;
}

/// The row of a fault. Every slug named in the program has one: a test sees to it.
pub fn fault(slug: &str) -> &'static Fault {
    FAULTS.iter().find(|row| row.slug == slug).unwrap_or(&FAULTS[0])
}
