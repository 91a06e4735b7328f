//! Findings, as pages show them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::{Link, Prose, Reader};
use crate::diagnostic::{Diagnostic, FAULTS, Severity};
use crate::report::{left, waivers};
use crate::rules;

/// One finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingView {
    /// On the page of findings: its code, and from the second of a code its place among them.
    pub anchor: Option<String>,
    /// `error`, `warning` or `advice`.
    pub level: &'static str,
    pub word: String,
    pub code: &'static str,
    pub slug: &'static str,
    /// Words of the program: code stands between backticks.
    pub message: String,
    pub why: Option<String>,
    pub fix: Option<String>,
    pub about: Option<Link>,
    /// `file:line`, in the definitions.
    pub place: Option<String>,
    /// `file:line`, in the data.
    pub data: Option<String>,
    pub waiver: Option<Link>,
}

/// The page of findings and waivers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingsView {
    pub findings: Vec<FindingView>,
    pub waived: Vec<FindingView>,
    pub waivers: Vec<WaiverView>,
}

/// A waiver, with its end.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverView {
    pub link: Link,
    pub code: String,
    pub target: Link,
    pub reason: Option<Prose>,
    pub owner: Option<Link>,
    pub approver: Option<Link>,
    /// « jusqu’au 31 décembre 2026, encore 169 jours … ».
    pub left: String,
}

/// Everything found, and what is waived.
pub fn findings(reader: &Reader<'_>) -> FindingsView {
    let compilation = reader.atlas.compilation;
    let mut findings: Vec<FindingView> =
        compilation.findings.iter().map(|finding| finding_view(reader, finding)).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &mut findings {
        let nth = seen.entry(finding.code).and_modify(|nth| *nth += 1).or_insert(1);
        finding.anchor =
            Some(if *nth == 1 { finding.code.to_owned() } else { format!("{}-{nth}", finding.code) });
    }
    let waived = compilation.waived.iter().map(|waived| FindingView {
        waiver: Some(reader.link_to("waiver", &waived.waiver, None)),
        ..finding_view(reader, &waived.finding)
    });
    FindingsView { findings, waived: waived.collect(), waivers: waiver_views(reader) }
}

/// Every waiver, those that end first before the others.
fn waiver_views(reader: &Reader<'_>) -> Vec<WaiverView> {
    let all = waivers(reader.atlas.compilation).into_iter().map(|own| WaiverView {
        link: reader.link_to("waiver", &own.id, None),
        target: reader.link_to_address(&own.target),
        reason: own.reason.as_ref().map(|reason| reader.prose(reason)),
        owner: own.owner.as_deref().map(|role| reader.link_to_address(role)),
        approver: own.approver.as_deref().map(|role| reader.link_to_address(role)),
        left: left(&own, reader.speaker),
        code: own.code,
    });
    all.collect()
}

/// One finding.
pub fn finding_view(reader: &Reader<'_>, finding: &Diagnostic) -> FindingView {
    let files = &reader.atlas.compilation.files;
    let place = finding.span.and_then(|span| files.locate(span));
    let level = match finding.severity {
        Severity::Error => "level-error",
        Severity::Warning => "level-warning",
        Severity::Advice => "level-advice",
    };
    FindingView {
        anchor: None,
        level: finding.severity.name(),
        word: reader.word(level),
        code: finding.code.0,
        slug: slug_of(finding.code.0),
        message: reader.speaker.say(&finding.message),
        why: reader.speaker.attribute(&finding.message, "why"),
        fix: reader.speaker.attribute(&finding.message, "fix"),
        about: finding.about.as_deref().map(|address| reader.link_to_address(address)),
        place: place.map(|(path, place)| format!("{path}:{}", place.line)),
        data: finding.data.as_ref().map(|data| format!("{}:{}", data.path, data.line)),
        waiver: None,
    }
}

/// The name of a rule or fault.
fn slug_of(code: &str) -> &'static str {
    let rule = rules::find(code).map(|rule| rule.slug);
    rule.or_else(|| FAULTS.iter().find(|fault| fault.code.0 == code).map(|fault| fault.slug)).unwrap_or("")
}
