//! One line of the report: a promise, an objective or an indicator, its figures in words.

use super::figures::{Figures, Percentile};
use super::scale::{Scale, level_of};
use super::screen::Screen;
use super::spark::sparkline;
use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::measure::{Figure, Measured, Reading, State, Verdict, VerdictOnPeriod};
use crate::values::{Duration, PeriodKey, Quantity, Ratio, Target, Unit};

/// What is told, to whom, on which screen.
#[derive(Clone, Copy)]
pub struct Teller<'t> {
    pub compilation: &'t Compilation,
    pub measured: &'t Measured,
    pub speaker: &'t Speaker,
    pub screen: Screen,
}

/// The cells of one line, already in the reader's writing.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Nothing where nothing is judged.
    pub state: Option<State>,
    pub title: String,
    /// Figures, in the order of their columns.
    pub cells: Cells,
    /// What stands below the figures, the id first.
    pub notes: Vec<String>,
}

/// The figures of one line.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    pub spark: String,
    pub value: String,
    pub interval: String,
    pub n: String,
    pub period: String,
}

impl Teller<'_> {
    /// The line of a promise or objective, as it stands in the last complete period.
    pub fn verdict(&self, verdict: &Verdict) -> Entry {
        let title = self.title(verdict.kind, &verdict.id);
        let target = verdict.current().map_or(verdict.target, |period| period.level);
        let target = self.say(Message::new("measured-target").with("target", target));
        let mut entry = Entry {
            state: Some(verdict.state()),
            title,
            cells: Cells { value: self.word("measured-nothing"), ..Cells::default() },
            notes: vec![self.screen.text(&verdict.id), target],
        };
        if let Some(period) = verdict.current() {
            entry.cells = self.judged_cells(verdict, period);
            entry.notes.extend(self.judged_notes(verdict, period));
        }
        entry
    }

    fn judged_cells(&self, verdict: &Verdict, period: &VerdictOnPeriod) -> Cells {
        let scale = self.scale(&verdict.indicator, Some(period.level));
        let done = verdict.periods.iter().filter(|period| period.state != State::InProgress);
        let values: Vec<Option<Ratio>> = done.map(|period| period.value).collect();
        let interval = self.figures().behind(verdict, period).filter(|_| !period.pooled);
        let interval = interval.and_then(|figure| scale.interval(figure.interval?));
        let value = period.value.map(|value| scale.value(value, Some(period.level)));
        Cells {
            spark: sparkline(&values, level_of(period.level), self.screen.signs),
            value: value.map_or_else(|| self.word("measured-no-value"), |value| self.screen.text(&value)),
            interval: interval.map_or_else(String::new, |interval| self.screen.text(&interval)),
            n: self.count(period.n),
            period: self.period(period.period),
        }
    }

    fn judged_notes(&self, verdict: &Verdict, period: &VerdictOnPeriod) -> Vec<String> {
        let scale = self.scale(&verdict.indicator, Some(period.level));
        let level = Some(period.level);
        let said = |key: &'static str, value: Ratio| {
            self.say(Message::new(key).with("value", scale.value(value, level)))
        };
        let figure = self.figures().behind(verdict, period);
        let mut notes = Vec::new();
        notes.extend(figure.and_then(|figure| self.percentile(figure, period.level)));
        notes.extend(period.worst.map(|worst| said("measured-worst", worst)));
        let unpaused = figure.and_then(|figure| self.figures().without_pauses(&verdict.indicator, figure));
        notes.extend(unpaused.map(|value| said("measured-unpaused", value)));
        if self.figures().group(verdict).is_none() {
            notes.extend(self.figures().reading(verdict, period).and_then(|reading| self.signal(reading)));
        }
        if period.pooled {
            notes.push(self.word("measured-pooled"));
        }
        notes
    }

    /// The line of an indicator that nothing is held against.
    pub fn reading(&self, reading: &Reading) -> Entry {
        let title = self.title("indicator", &reading.indicator);
        let limit = reading.limit.map(|limit| format!(", {}", self.speaker.formatter().within(limit)));
        let scale = self.scale(&reading.indicator, None);
        let done: Vec<&Figure> = reading.series.iter().filter(|figure| figure.complete).collect();
        let shown = done.last().copied().or_else(|| reading.series.last());
        let values: Vec<Option<Ratio>> = done.iter().map(|figure| figure.value).collect();
        let mut notes = vec![self.screen.text(&reading.indicator)];
        let unpaused = shown.and_then(|figure| self.figures().without_pauses(&reading.indicator, figure));
        notes.extend(unpaused.map(|value| {
            self.say(Message::new("measured-unpaused").with("value", scale.value(value, None)))
        }));
        notes.extend(self.signal(reading));
        Entry {
            state: None,
            title: title + &self.screen.text(&limit.unwrap_or_default()),
            cells: shown.map_or_else(
                || Cells { value: self.word("measured-no-value"), ..Cells::default() },
                |figure| Cells {
                    spark: sparkline(&values, None, self.screen.signs),
                    ..self.figure_cells(&scale, figure)
                },
            ),
            notes,
        }
    }

    fn figure_cells(&self, scale: &Scale<'_>, figure: &Figure) -> Cells {
        let value = figure.value.map(|value| scale.value(value, None));
        let interval = figure.interval.and_then(|interval| scale.interval(interval));
        Cells {
            spark: String::new(),
            value: value.map_or_else(|| self.word("measured-no-value"), |value| self.screen.text(&value)),
            interval: interval.map_or_else(String::new, |interval| self.screen.text(&interval)),
            n: self.count(figure.tally.n),
            period: self.period(figure.period),
        }
    }

    /// « p90 = 16 jours ouvrés », or at least that where open cases leave it undecided.
    fn percentile(&self, figure: &Figure, level: Target) -> Option<String> {
        let Target::Percentile { p, at_most: Quantity::Duration(limit) } = level else { return None };
        let Percentile { amount, unit, at_least } = Figures::percentile(figure, level)?;
        let formatter = self.speaker.formatter();
        let took = if unit == Unit::Second && limit.unit != Unit::Second {
            format!("{}:{:02}:{:02}", amount / 3_600, amount / 60 % 60, amount % 60)
        } else {
            formatter.duration(Duration { amount: u32::try_from(amount).ok()?, unit })
        };
        let sign = if at_least { "≥" } else { "=" };
        let p = formatter.number(p.number());
        Some(self.screen.text(&format!("p{p}\u{a0}{sign}\u{a0}{took}")))
    }

    /// Whether the last complete period is news; nothing while the limits of its chart may move.
    fn signal(&self, reading: &Reading) -> Option<String> {
        let trend = reading.trend.as_ref()?;
        match trend.signal_now() {
            Some(signal) => Some(self.say(Message::new("measured-signal").with("from", signal.from))),
            None => (!trend.provisional()).then(|| self.word("measured-no-signal")),
        }
    }

    const fn figures(&self) -> Figures<'_> {
        Figures { compilation: self.compilation, measured: self.measured }
    }

    fn scale(&self, indicator: &str, level: Option<Target>) -> Scale<'_> {
        Scale::of(self.compilation, indicator, level, self.speaker)
    }

    fn title(&self, kind: &str, id: &str) -> String {
        self.screen.text(&self.figures().title(kind, id, self.speaker))
    }

    pub fn count(&self, count: u64) -> String {
        self.screen.text(&self.speaker.formatter().count(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    fn period(&self, period: PeriodKey) -> String {
        self.screen.text(&self.speaker.formatter().period_key(period))
    }

    pub fn word(&self, key: &str) -> String {
        self.screen.text(&self.speaker.word(key))
    }

    #[expect(clippy::needless_pass_by_value, reason = "every message is built for this call")]
    pub fn say(&self, message: Message) -> String {
        self.screen.text(&self.speaker.say(&message))
    }
}
