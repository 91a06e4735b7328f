//! What becomes of findings: levels set in the System, waivers, order. One mistake, one message.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{View, Waiver};
use crate::resolve::Model;
use crate::rules::{self, Settings};
use crate::world::{Files, Span};

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
    settings: &Settings,
    as_of: Date,
    findings: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let waivers = Waivers::of(model, as_of);
    let mut kept = Vec::new();
    let mut waived = Vec::new();
    for finding in findings {
        let Some(finding) = settings.levelled(finding) else { continue };
        match waivers.one_for(&finding) {
            Some(waiver) => waived.push(Waived { finding, waiver }),
            None => kept.push(finding),
        }
    }
    kept.sort_by_cached_key(|finding| order(files, finding));
    (without_repetitions(kept), waived)
}

/// What a finding says of which place.
type Spot = (Code, Option<Span>, Option<(String, u64)>);

/// Each finding once: the same words on the same place say nothing more.
fn without_repetitions(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut at_place: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let datum = finding.data.as_ref().map(|place| (place.path.clone(), place.line));
        let before = at_place.entry((finding.code, finding.span, datum)).or_default();
        let same = |at: &usize| {
            kept.get(*at).is_some_and(|other| other.message == finding.message && other.data == finding.data)
        };
        if !before.iter().any(same) {
            before.push(kept.len());
            kept.push(finding);
        }
    }
    kept
}

/// Waivers in force, by code of the rule.
struct Waivers<'m>(BTreeMap<&'static str, Vec<View<'m, Waiver>>>);

impl<'m> Waivers<'m> {
    fn of(model: &'m Model, as_of: Date) -> Self {
        let mut waivers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for waiver in model.active::<Waiver>() {
            let in_force = waiver.until.given().is_some_and(|until| as_of <= *until);
            let rule = waiver.rule.given().and_then(|named| rules::find(&named.0));
            if let Some(rule) = rule.filter(|_| in_force) {
                waivers.entry(rule.code.0).or_default().push(waiver);
            }
        }
        Self(waivers)
    }

    /// The waiver in force that silences a rule on the definition a finding is about.
    fn one_for(&self, finding: &Diagnostic) -> Option<String> {
        let waivers = self.0.get(finding.code.0)?;
        let about = finding.about.as_deref()?;
        let (kind, id) = about.split_once('/').unwrap_or((about, ""));
        let names_target =
            |waiver: &&View<'_, Waiver>| waiver.target.given().is_some_and(|target| target.names(kind, id));
        waivers.iter().find(names_target).map(|waiver| waiver.id().to_owned())
    }
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
