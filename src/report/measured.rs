//! Verdicts for people: promises and objectives by gravity, then what nothing is held against, then
//! what became of every row, then the findings.

use super::entry::{Cells, Entry, Teller};
use super::layout::{Side, folded, hanging, padded, widest, width};
use super::screen::Screen;
use super::{human, rows};
use crate::compile::Compilation;
use crate::language::{Message, Speaker};
use crate::measure::{Measured, State};

/// The verdicts, the rows, then the findings.
pub fn verdicts(compilation: &Compilation, speaker: &Speaker, screen: Screen) -> String {
    let Some(measured) = &compilation.measured else {
        return human::findings_on(compilation, speaker, screen);
    };
    let teller = Teller { compilation, measured, speaker, screen };
    let sections = sections(&teller);
    let layout = Layout::of(sections.iter().flat_map(|section| &section.entries), screen);
    let mut text = String::new();
    for section in &sections {
        text.push_str(&layout.heading(&teller, &teller.word(section.heading)));
        for state in section.states() {
            let own: Vec<&Entry> = section.entries.iter().filter(|entry| entry.state == state).collect();
            if let Some(state) = state {
                text.push_str(&state_line(&teller, state, own.len()));
            }
            own.iter().for_each(|entry| text.push_str(&layout.lines(&teller, entry)));
        }
        text.push('\n');
    }
    if !sections.is_empty() {
        text.push_str(&legend(&teller));
    }
    text.push_str(&rows::rows(&teller));
    text.push_str(&human::findings_on(compilation, speaker, screen));
    text
}

/// Lines under one heading.
struct Section {
    heading: &'static str,
    entries: Vec<Entry>,
}

impl Section {
    /// The states that occur, gravest first.
    fn states(&self) -> Vec<Option<State>> {
        let mut states: Vec<Option<State>> = self.entries.iter().map(|entry| entry.state).collect();
        states.sort_unstable();
        states.dedup();
        states
    }
}

/// What there is to tell. Indicators have a line of their own where nothing is judged on them.
fn sections(teller: &Teller<'_>) -> Vec<Section> {
    let measured: &Measured = teller.measured;
    let judged = |kind: &str| {
        let own = measured.verdicts.iter().filter(|verdict| verdict.kind == kind);
        own.map(|verdict| teller.verdict(verdict)).collect()
    };
    let plain = measured
        .readings
        .iter()
        .filter(|reading| measured.verdicts.iter().all(|verdict| verdict.indicator != reading.indicator));
    let nothing_judged = measured.verdicts.is_empty() && !teller.compilation.plans.targets.is_empty();
    let sections = [
        Section { heading: "measured-promises", entries: judged("promise") },
        Section { heading: "measured-objectives", entries: judged("objective") },
        Section {
            heading: if nothing_judged { "measured-not-judged" } else { "measured-indicators" },
            entries: plain.map(|reading| teller.reading(reading)).collect(),
        },
    ];
    sections.into_iter().filter(|section| !section.entries.is_empty()).collect()
}

/// What the figures are, in one sentence.
fn legend(teller: &Teller<'_>) -> String {
    let plans = teller.compilation.plans.indicators.values();
    let mut levels: Vec<String> =
        plans.map(|plan| teller.speaker.formatter().percent(plan.confidence)).collect();
    levels.sort();
    levels.dedup();
    let message = Message::new("measured-legend").with("confidence", levels.join(", "));
    let lines = folded(&teller.say(message), teller.screen.width);
    lines.iter().map(|line| teller.screen.faint(line) + "\n").collect::<String>() + "\n"
}

/// `  ✗ missed (2)`.
fn state_line(teller: &Teller<'_>, state: State, count: usize) -> String {
    let word = format!("{} {}", teller.screen.mark(state), teller.word(state.key()));
    let count = teller.count(u64::try_from(count).unwrap_or(u64::MAX));
    format!("  {} ({count})\n", teller.screen.painted(state, &word))
}

/// Columns between two cells.
const GAP: usize = 2;
/// Where titles begin.
const INDENT: usize = 4;
/// The narrowest column of titles beside the figures.
const NARROWEST_TITLE: usize = 26;

/// The widths of the columns, the same for every section.
struct Layout {
    screen: Screen,
    /// Nothing where titles stand on a line of their own.
    title: Option<usize>,
    /// Spark, value, interval, n, period; nothing where no line has such a figure.
    cells: [usize; 5],
}

impl Layout {
    fn of<'e>(entries: impl Iterator<Item = &'e Entry> + Clone, screen: Screen) -> Self {
        let mut cells = [0; 5];
        for (at, column) in cells.iter_mut().enumerate() {
            *column = widest(entries.clone().map(|entry| in_order(&entry.cells)[at]));
        }
        let figures: usize = cells.iter().filter(|column| **column > 0).map(|column| column + GAP).sum();
        let room = screen.width.saturating_sub(INDENT + figures);
        let longest = widest(entries.map(|entry| entry.title.as_str()));
        let title = (room >= longest.min(NARROWEST_TITLE)).then_some(longest.min(room));
        Self { screen, title, cells }
    }

    /// The heading of a section, with the names of the columns where titles stand beside figures.
    fn heading(&self, teller: &Teller<'_>, heading: &str) -> String {
        let Some(title) = self.title else { return format!("{}\n", self.screen.strong(heading)) };
        let names = Cells {
            spark: teller.word("measured-column-periods"),
            value: teller.word("measured-column-value"),
            interval: teller.word("measured-column-interval"),
            n: teller.word("measured-column-n"),
            period: teller.word("measured-column-period"),
        };
        let room = (INDENT + title).saturating_sub(width(heading));
        let names = format!("{}{}", " ".repeat(room), self.figures(&names));
        format!("{}{}\n", self.screen.strong(heading), self.screen.faint(names.trim_end()))
    }

    /// The lines of one entry: title and figures, then the notes.
    fn lines(&self, teller: &Teller<'_>, entry: &Entry) -> String {
        let mut text = String::new();
        let figures = self.figures(&entry.cells);
        if let Some(columns) = self.title {
            let mut title = folded(&entry.title, columns).into_iter();
            let first = padded(&title.next().unwrap_or_default(), columns, Side::Left);
            text.push_str(format!("{}{first}{figures}", " ".repeat(INDENT)).trim_end());
            text.push('\n');
            title.for_each(|more| text.push_str(&format!("{}{more}\n", " ".repeat(INDENT))));
        } else {
            text.push_str(&hanging(&entry.title, INDENT, self.screen.width));
            text.push_str(&self.figures_below(teller, &entry.cells));
        }
        text.push_str(&hanging(&entry.notes.join(" · "), INDENT + 2, self.screen.width));
        self.screen.lines(&text)
    }

    /// The figures, each after a gap.
    fn figures(&self, cells: &Cells) -> String {
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left];
        let cells = in_order(cells).into_iter().zip(self.cells).zip(sides);
        let shown = cells.filter(|((_, columns), _)| *columns > 0);
        shown
            .map(|((cell, columns), side)| format!("{}{}", " ".repeat(GAP), padded(cell, columns, side)))
            .collect()
    }

    /// The figures on a line of their own, where nothing names their columns.
    fn figures_below(&self, teller: &Teller<'_>, cells: &Cells) -> String {
        let n = if cells.n.is_empty() {
            String::new()
        } else {
            format!("{}\u{a0}=\u{a0}", teller.word("measured-column-n"))
        };
        let named = Cells { n: teller.screen.text(&n) + &cells.n, ..cells.clone() };
        let figures = Self {
            cells: [self.cells[0], self.cells[1], self.cells[2], self.cells[3] + 4, self.cells[4]],
            ..*self
        };
        let line = figures.figures(&named);
        let line = format!("{}{}", " ".repeat(INDENT), line.trim_end());
        if width(&line) <= self.screen.width {
            return line + "\n";
        }
        hanging(&in_order(&named).join(" "), INDENT + 2, self.screen.width)
    }
}

/// The cells in the order of their columns.
fn in_order(cells: &Cells) -> [&str; 5] {
    [&cells.spark, &cells.value, &cells.interval, &cells.n, &cells.period]
}
