//! Everything measured, for machines: exact ratios, canonical spellings.

use super::figures::Figures;
use super::json::{all_findings, summary, text};
use super::scale::within_text;
use super::screen::Screen;
use super::shapes::{
    FigureJson, FileJson, GroupJson, GroupNameJson, MeasuredJson, PercentileJson, ReadingJson, RowsJson,
    SourceJson, VerdictJson, VerdictPeriodJson,
};
use super::trend::{budget_json, trend_json};
use crate::compile::Compilation;
use crate::language::Speaker;
use crate::measure::{Figure, FileRead, Reading, Reconciliation, Verdict, VerdictOnPeriod};
use crate::values::{Ratio, Unit};

/// The verdicts, with the findings.
pub fn verdicts(compilation: &Compilation, speaker: &Speaker, _: Screen) -> String {
    text(&measured_json(compilation, speaker))
}

/// Everything measured, as data.
pub fn measured_json(compilation: &Compilation, speaker: &Speaker) -> MeasuredJson {
    let mut json = MeasuredJson {
        smqc: env!("CARGO_PKG_VERSION"),
        as_of: compilation.as_of.to_string(),
        summary: summary(compilation),
        verdicts: Vec::new(),
        indicators: Vec::new(),
        sources: Vec::new(),
        findings: all_findings(compilation, speaker),
    };
    let Some(measured) = &compilation.measured else { return json };
    let writer = Writer { figures: Figures { compilation, measured }, speaker };
    json.verdicts = measured.verdicts.iter().map(|verdict| writer.verdict(verdict)).collect();
    json.indicators = measured.readings.iter().map(|reading| writer.reading(reading)).collect();
    let sources = measured.sources.iter().map(|(id, register)| SourceJson {
        source: id.clone(),
        bad_cells: usize::try_from(register.faults.count).unwrap_or(usize::MAX),
        files: register.files.iter().map(|file| file_json(file, speaker)).collect(),
    });
    json.sources = sources.collect();
    json
}

fn file_json(file: &FileRead, speaker: &Speaker) -> FileJson {
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

/// Writes for one reader.
struct Writer<'w> {
    figures: Figures<'w>,
    speaker: &'w Speaker,
}

impl Writer<'_> {
    fn verdict(&self, verdict: &Verdict) -> VerdictJson {
        let group = self.figures.group(verdict);
        VerdictJson {
            holder: verdict.holder.clone(),
            title: self.figures.title(verdict.kind, &verdict.id, self.speaker),
            indicator: verdict.indicator.clone(),
            group: group
                .map(|(column, value)| GroupNameJson { column: column.clone(), value: value.clone() }),
            target: verdict.target.to_string(),
            state: verdict.state().name(),
            period: verdict.current().map(|period| period.period.to_string()),
            periods: verdict.periods.iter().map(|period| self.period(verdict, period)).collect(),
            budget: verdict.budget.as_ref().map(budget_json),
        }
    }

    fn period(&self, verdict: &Verdict, period: &VerdictOnPeriod) -> VerdictPeriodJson {
        let figure = self.figures.behind(verdict, period);
        let percentile = figure.and_then(|figure| Figures::percentile(figure, period.level));
        VerdictPeriodJson {
            period: period.period.to_string(),
            state: period.state.name(),
            level: period.level.to_string(),
            n: period.n,
            value: exact(period.value),
            worst_case: exact(period.worst),
            used: exact(period.used),
            percentile: percentile.map(|percentile| PercentileJson {
                amount: percentile.amount,
                unit: match percentile.unit {
                    Unit::BusinessDay => "business days",
                    Unit::CalendarDay => "calendar days",
                    _ => "seconds",
                },
                at_least: percentile.at_least,
            }),
            pooled: period.pooled,
        }
    }

    fn reading(&self, reading: &Reading) -> ReadingJson {
        let plan = self.figures.compilation.plans.indicators.get(&reading.indicator);
        let figures =
            |figures: &[Figure]| figures.iter().map(|figure| self.figure(reading, figure)).collect();
        let groups = reading.groups.iter().map(|(column, value, series)| GroupJson {
            column: column.clone(),
            value: value.clone(),
            series: figures(series),
        });
        ReadingJson {
            indicator: reading.indicator.clone(),
            title: self.figures.title("indicator", &reading.indicator, self.speaker),
            limit: reading.limit.map(within_text),
            calendar: reading.calendar.clone(),
            confidence: plan.map(|plan| plan.confidence.number().to_string()),
            cut_off: reading.cut_off.to_string(),
            rows: rows_json(&reading.rows),
            series: figures(&reading.series),
            groups: groups.collect(),
            trend: reading.trend.as_ref().map(trend_json),
        }
    }

    fn figure(&self, reading: &Reading, figure: &Figure) -> FigureJson {
        let tally = &figure.tally;
        let paused = self.figures.without_pauses(&reading.indicator, figure).is_some();
        FigureJson {
            period: figure.period.to_string(),
            from: figure.period.start().to_string(),
            until: figure.period.end().to_string(),
            complete: figure.complete,
            n: tally.n,
            good: Some(tally.good).filter(|good| *good > 0 || !tally.elapsed.is_empty()),
            value: exact(figure.value),
            approximately: figure.value.map(Ratio::to_f64),
            interval: figure.interval.map(|interval| [interval.low, interval.high]),
            good_without_pauses: Some(tally.good_without_pauses).filter(|_| paused),
            not_yet_due: tally.pending,
            excluded: tally.excluded,
            missing: tally.missing,
            rejected: tally.rejected,
        }
    }
}

fn rows_json(rows: &Reconciliation) -> RowsJson {
    RowsJson {
        read: rows.read,
        counted: rows.counted,
        not_yet_due: rows.not_yet_due,
        out_of_scope: rows.out_of_scope,
        excluded: rows.excluded,
        missing: rows.missing,
        rejected: rows.rejected,
    }
}
