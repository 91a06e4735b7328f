//! Findings for machines.

use serde::Serialize;

use super::screen::Style;
use super::shapes::{
    DataPlaceJson, FindingJson, FindingsJson, PlaceJson, ReplacementJson, Summary, WaivedJson,
};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Speaker;
use crate::world::Files;

/// The findings.
pub fn findings(compilation: &Compilation, speaker: &Speaker, _: Style) -> String {
    let waived = compilation.waived.iter().map(|waived| WaivedJson {
        waiver: waived.waiver.clone(),
        finding: finding_json(&waived.finding, &compilation.files, speaker),
    });
    text(&FindingsJson {
        smqc: env!("CARGO_PKG_VERSION"),
        summary: summary(compilation),
        findings: all_findings(compilation, speaker),
        waived: waived.collect(),
    })
}

/// A value as JSON, one line each.
pub fn text(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

pub fn summary(compilation: &Compilation) -> Summary {
    Summary {
        definitions: compilation.model.own().count(),
        errors: compilation.count(Severity::Error),
        warnings: compilation.count(Severity::Warning),
        advice: compilation.count(Severity::Advice),
    }
}

pub fn all_findings(compilation: &Compilation, speaker: &Speaker) -> Vec<FindingJson> {
    compilation.findings.iter().map(|finding| finding_json(finding, &compilation.files, speaker)).collect()
}

/// A finding as data.
pub fn finding_json(finding: &Diagnostic, files: &Files, speaker: &Speaker) -> FindingJson {
    let place = |span| place_json(files, span);
    let replacements = finding
        .fixes
        .iter()
        .filter_map(|fix| Some(ReplacementJson { place: place(fix.span)?, text: fix.replacement.clone() }));
    FindingJson {
        code: finding.code.0,
        level: finding.severity.name(),
        message: speaker.say(&finding.message),
        why: speaker.attribute(&finding.message, "why"),
        fix: speaker.attribute(&finding.message, "fix"),
        about: finding.about.clone(),
        place: finding.span.and_then(place),
        data: finding.data.as_ref().map(|data| DataPlaceJson {
            file: data.path.clone(),
            line: data.line,
            column: data.column,
            header: data.name.clone(),
        }),
        replacements: replacements.collect(),
    }
}

fn place_json(files: &Files, span: crate::world::Span) -> Option<PlaceJson> {
    let file = files.get(span.file)?;
    let (start, end) = (file.place(span.start as usize), file.place(span.end as usize));
    Some(PlaceJson {
        file: file.path.clone(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}
