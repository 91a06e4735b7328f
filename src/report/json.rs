//! Findings and verdicts for machines.

use serde::Serialize;

use super::Style;
use super::measured::within_text;
use super::shapes::{
    DataPlaceJson, FigureJson, FileJson, FindingJson, FindingsJson, GroupJson, MeasuredJson, PlaceJson,
    ReadingJson, ReplacementJson, RowsJson, SourceJson, Summary, VerdictJson, VerdictPeriodJson, WaivedJson,
};
use super::trend::{budget_json, trend_json};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Speaker;
use crate::measure::{Figure, Reading, Verdict, VerdictOnPeriod};
use crate::values::Ratio;
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

/// The verdicts, with the findings.
pub fn verdicts(compilation: &Compilation, speaker: &Speaker, _: Style) -> String {
    text(&measured_json(compilation, speaker))
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn summary(compilation: &Compilation) -> Summary {
    Summary {
        definitions: compilation.model.own().count(),
        errors: compilation.count(Severity::Error),
        warnings: compilation.count(Severity::Warning),
        advice: compilation.count(Severity::Advice),
    }
}

fn all_findings(compilation: &Compilation, speaker: &Speaker) -> Vec<FindingJson> {
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

/// Everything measured, as data.
pub fn measured_json(compilation: &Compilation, speaker: &Speaker) -> MeasuredJson {
    let measured = compilation.measured.as_ref();
    let readings = measured.map(|m| m.readings.as_slice()).unwrap_or_default();
    let sources = measured.into_iter().flat_map(|m| &m.sources).map(|(id, register)| SourceJson {
        source: id.clone(),
        bad_cells: usize::try_from(register.faults.count).unwrap_or(usize::MAX),
        files: register.files.iter().map(|file| file_json(file, speaker)).collect(),
    });
    MeasuredJson {
        smqc: env!("CARGO_PKG_VERSION"),
        as_of: compilation.as_of.to_string(),
        summary: summary(compilation),
        verdicts: measured.into_iter().flat_map(|m| &m.verdicts).map(verdict_json).collect(),
        indicators: readings.iter().map(reading_json).collect(),
        sources: sources.collect(),
        findings: all_findings(compilation, speaker),
    }
}

fn file_json(file: &crate::measure::FileRead, speaker: &Speaker) -> FileJson {
    FileJson {
        path: file.path.clone(),
        sha256: file.digest.clone(),
        rows: file.rows,
        skipped: file.skipped,
        superseded: file.superseded,
        extracted: file.extracted.map(|day| day.to_string()),
        detected: file.detected.iter().map(|message| speaker.say(message)).collect(),
    }
}

fn exact(value: Option<Ratio>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn verdict_json(verdict: &Verdict) -> VerdictJson {
    VerdictJson {
        holder: verdict.holder.clone(),
        indicator: verdict.indicator.clone(),
        target: verdict.target.to_string(),
        state: verdict.state().name(),
        period: verdict.current().map(|period| period.period.to_string()),
        periods: verdict.periods.iter().map(verdict_period_json).collect(),
        budget: verdict.budget.as_ref().map(budget_json),
    }
}

fn verdict_period_json(period: &VerdictOnPeriod) -> VerdictPeriodJson {
    VerdictPeriodJson {
        period: period.period.to_string(),
        state: period.state.name(),
        level: period.level.to_string(),
        n: period.n,
        value: exact(period.value),
        worst_case: exact(period.worst),
        pooled: period.pooled,
    }
}

fn reading_json(reading: &Reading) -> ReadingJson {
    let rows = &reading.rows;
    ReadingJson {
        indicator: reading.indicator.clone(),
        limit: reading.limit.map(within_text),
        cut_off: reading.cut_off.to_string(),
        rows: RowsJson {
            read: rows.read,
            counted: rows.counted,
            not_yet_due: rows.not_yet_due,
            out_of_scope: rows.out_of_scope,
            excluded: rows.excluded,
            missing: rows.missing,
            rejected: rows.rejected,
        },
        series: reading.series.iter().map(figure_json).collect(),
        groups: reading
            .groups
            .iter()
            .map(|(column, value, figures)| GroupJson {
                column: column.clone(),
                value: value.clone(),
                series: figures.iter().map(figure_json).collect(),
            })
            .collect(),
        trend: reading.trend.as_ref().map(trend_json),
    }
}

fn figure_json(figure: &Figure) -> FigureJson {
    let tally = &figure.tally;
    let paused = tally.good_without_pauses != tally.good;
    FigureJson {
        period: figure.period.to_string(),
        complete: figure.complete,
        n: tally.n,
        good: Some(tally.good).filter(|good| *good > 0 || !tally.elapsed.is_empty()),
        value: exact(figure.value),
        approximately: figure.value.map(Ratio::to_f64),
        interval: figure.interval.map(|interval| [interval.low, interval.high]),
        good_without_pauses: Some(tally.good_without_pauses).filter(|_| paused),
        excluded: tally.excluded,
        missing: tally.missing,
        rejected: tally.rejected,
    }
}
