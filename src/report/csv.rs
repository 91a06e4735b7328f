//! The series as a table: one line for each indicator, limit, group and period.

use super::delimited::Table;
use super::figures::Figures;
use super::scale::within_text;
use super::screen::{Screen, Style};
use crate::compile::Compilation;
use crate::language::Speaker;
use crate::measure::{Figure, Reading, Reject, Verdict, VerdictOnPeriod};

const SERIES: [&str; 27] = [
    "indicator",
    "title",
    "limit",
    "calendar",
    "group_column",
    "group",
    "period",
    "from",
    "until",
    "complete",
    "n",
    "good",
    "value",
    "numerator",
    "denominator",
    "interval_low",
    "interval_high",
    "without_pauses",
    "judged_by",
    "target",
    "state",
    "worst_case",
    "not_yet_due",
    "excluded",
    "missing",
    "rejected",
    "known_until",
];

/// The series of every indicator. A figure on which several promises or objectives are judged has
/// their names, targets and states in one cell each, between ` | `, in one order. `value` is
/// rounded; numerator and denominator are exact.
pub fn verdicts(compilation: &Compilation, speaker: &Speaker, _: Screen) -> String {
    let mut table = Table::with_header(&SERIES);
    let Some(measured) = &compilation.measured else { return table.finish() };
    for reading in &measured.readings {
        let writer = Writer { figures: Figures { compilation, measured }, speaker, reading };
        reading.series.iter().for_each(|figure| writer.line(&mut table, None, figure));
        for (column, value, figures) in &reading.groups {
            figures.iter().for_each(|figure| writer.line(&mut table, Some((column, value)), figure));
        }
    }
    table.finish()
}

/// The findings.
pub fn findings(compilation: &Compilation, speaker: &Speaker, _: Style) -> String {
    let header = ["code", "level", "message", "why", "fix", "about", "file", "line", "column"];
    let mut table = Table::with_header(&header);
    for finding in &compilation.findings {
        let finding = super::json::finding_json(finding, &compilation.files, speaker);
        let (why, fix) = (finding.why.unwrap_or_default(), finding.fix.unwrap_or_default());
        let texts = [finding.code, finding.level, &finding.message, &why, &fix];
        texts.iter().for_each(|text| table.text(text));
        table.text(finding.about.as_deref().unwrap_or_default());
        let (file, line, column) = match (finding.place, finding.data) {
            (_, Some(data)) => (data.file, data.line.to_string(), data.column.to_string()),
            (Some(place), None) => (place.file, place.line.to_string(), place.column.to_string()),
            (None, None) => Default::default(),
        };
        [file, line, column].iter().for_each(|text| table.text(text));
        table.end();
    }
    table.finish()
}

/// Every cell that could not be read: where it stands, why, and what it holds (masked in personal
/// columns).
pub fn rejects(rejects: &[Reject], speaker: &Speaker) -> String {
    let mut table = Table::with_header(&["source", "file", "line", "column", "header", "reason", "value"]);
    for reject in rejects {
        table.text(&reject.source);
        table.text(&reject.place.path);
        table.count(reject.place.line);
        table.count(reject.place.column);
        table.text(&reject.place.name);
        table.text(&speaker.say(&reject.reason));
        table.text(reject.raw());
        table.end();
    }
    table.finish()
}

/// Writes the lines of one reading.
struct Writer<'w> {
    figures: Figures<'w>,
    speaker: &'w Speaker,
    reading: &'w Reading,
}

impl Writer<'_> {
    fn line(&self, table: &mut Table, group: Option<(&String, &String)>, figure: &Figure) {
        self.name(table, group);
        table.text(&figure.period.to_string());
        table.text(&figure.period.start().to_string());
        table.text(&figure.period.end().to_string());
        table.text(if figure.complete { "yes" } else { "no" });
        table.count(figure.tally.n);
        table.count(figure.tally.good);
        table.decimal(figure.value);
        let exact = figure.value.map(|value| (value.numerator(), value.denominator()));
        match exact {
            Some((numerator, denominator)) => {
                table.count(numerator);
                table.count(denominator);
            }
            None => ["", ""].iter().for_each(|text| table.text(text)),
        }
        table.approximate(figure.interval.map(|interval| interval.low));
        table.approximate(figure.interval.map(|interval| interval.high));
        table.decimal(self.figures.without_pauses(&self.reading.indicator, figure));
        self.judged(table, group, figure);
        let tally = &figure.tally;
        let counts = [tally.pending, tally.excluded, tally.missing, tally.rejected];
        counts.iter().for_each(|count| table.count(*count));
        table.text(&self.reading.cut_off.to_string());
        table.end();
    }

    fn name(&self, table: &mut Table, group: Option<(&String, &String)>) {
        table.text(&self.reading.indicator);
        table.text(&self.figures.title("indicator", &self.reading.indicator, self.speaker));
        table.text(&self.reading.limit.map(within_text).unwrap_or_default());
        table.text(self.reading.calendar.as_deref().unwrap_or_default());
        table.text(group.map_or("", |(column, _)| column));
        table.text(group.map_or("", |(_, value)| value));
    }

    /// Who is judged on a figure, against what, with which result.
    fn judged(&self, table: &mut Table, group: Option<(&String, &String)>, figure: &Figure) {
        let verdicts = self.figures.measured.verdicts.iter();
        let on_it: Vec<(&Verdict, &VerdictOnPeriod)> = verdicts
            .filter(|verdict| self.figures.is_judged_on(verdict, self.reading))
            .filter(|verdict| self.figures.group(verdict) == group)
            .flat_map(|verdict| verdict.periods.iter().map(move |period| (verdict, period)))
            .filter(|(_, period)| {
                period.period == figure.period && period.level.within() == self.reading.limit
            })
            .collect();
        let joined = |cell: &dyn Fn(&(&Verdict, &VerdictOnPeriod)) -> String| {
            on_it.iter().map(cell).collect::<Vec<_>>().join(" | ")
        };
        table.text(&joined(&|(verdict, _)| verdict.holder.clone()));
        table.text(&joined(&|(_, period)| period.level.to_string()));
        table.text(&joined(&|(_, period)| period.state.name().to_owned()));
        table.decimal(on_it.iter().find_map(|(_, period)| period.worst));
    }
}
