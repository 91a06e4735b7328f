//! What becomes of findings: levels set in the System, waivers, order. One mistake, one message.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Waiver;
use crate::model::kinds::system::RuleLevel;
use crate::resolve::Model;
use crate::rules;
use crate::world::Files;

/// A finding that a waiver silences.
#[derive(Debug, Clone)]
pub struct Waived {
    pub finding: Diagnostic,
    /// The id of the waiver.
    pub waiver: String,
}

/// Sets levels, takes out what is waived, and puts the rest in order.
pub fn adjust(
    model: &Model,
    files: &Files,
    as_of: Date,
    findings: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let mut kept = Vec::new();
    let mut waived = Vec::new();
    for finding in findings {
        let Some(finding) = levelled(model, finding) else { continue };
        match waiver_for(model, as_of, &finding) {
            Some(waiver) => waived.push(Waived { finding, waiver }),
            None => kept.push(finding),
        }
    }
    kept.sort_by_cached_key(|finding| order(files, finding));
    let mut seen = BTreeSet::new();
    kept.retain(|finding| {
        seen.insert((finding.code, finding.span, format!("{:?}{:?}", finding.message, finding.data)))
    });
    (kept, waived)
}

/// The finding at the level that the System sets for its rule; nothing when it is off.
fn levelled(model: &Model, mut finding: Diagnostic) -> Option<Diagnostic> {
    let Some(rule) = rules::find(finding.code.0) else { return Some(finding) };
    let system = model.system();
    let levels = system.as_ref().and_then(|system| system.body().rules.given());
    let level = levels.and_then(|levels| levels.get(rule.code.0).or_else(|| levels.get(rule.slug)));
    match level.map(|level| level.value) {
        None => Some(finding),
        Some(RuleLevel::Off) => None,
        Some(level) => {
            finding.severity = match level {
                RuleLevel::Advice => Severity::Advice,
                RuleLevel::Warning => Severity::Warning,
                RuleLevel::Error | RuleLevel::Off => Severity::Error,
            };
            Some(finding)
        }
    }
}

/// The waiver in force that silences a rule on the definition a finding is about.
fn waiver_for(model: &Model, as_of: Date, finding: &Diagnostic) -> Option<String> {
    let rule = rules::find(finding.code.0)?;
    let about = finding.about.as_deref()?;
    let found = model.active::<Waiver>().find(|waiver| {
        let names_rule = waiver.rule.given().is_some_and(|r| r.0 == rule.code.0 || r.0 == rule.slug);
        let (kind, id) = about.split_once('/').unwrap_or((about, ""));
        let names_target = waiver.target.given().is_some_and(|target| target.names(kind, id));
        names_rule && names_target && waiver.until.given().is_some_and(|until| as_of <= *until)
    });
    found.map(|waiver| waiver.id().to_owned())
}

type Order = (u8, String, usize, String, u64, &'static str);

/// Findings on definitions in the order of files and lines, then those on data, then the rest.
fn order(files: &Files, finding: &Diagnostic) -> Order {
    let code = finding.code.0;
    match (finding.span, &finding.data) {
        (Some(span), None) => {
            let path = files.get(span.file).map_or_else(String::new, |file| file.path.clone());
            (0, path, span.start as usize, String::new(), 0, code)
        }
        (_, Some(place)) => (1, place.path.clone(), 0, place.name.clone(), place.line, code),
        (None, None) => (2, String::new(), 0, String::new(), 0, code),
    }
}
