//! What became of every row: read = counted + not yet due + out of scope + excluded + missing +
//! rejected, for each indicator that reads a source.

use super::entry::Teller;
use super::layout::{Side, folded, hanging, padded, widest, width};
use crate::language::Message;
use crate::measure::{Reading, Reconciliation};

/// Rows read, then their fates.
const WORDS: [&str; 7] = [
    "rows-read",
    "rows-counted",
    "rows-not-yet-due",
    "rows-out-of-scope",
    "rows-excluded",
    "rows-missing",
    "rows-rejected",
];
/// Columns between two cells.
const GAP: usize = 2;
/// The narrowest column of names beside the numbers.
const NARROWEST_NAME: usize = 24;

/// The rows of every source, indicator by indicator; nothing where no source was read.
pub fn rows(teller: &Teller<'_>) -> String {
    let sources = sources(teller);
    if sources.is_empty() {
        return String::new();
    }
    let table = Table::of(teller, &sources);
    let mut text = table.heading(teller);
    for (source, readings) in &sources {
        let known = readings.iter().map(|reading| reading.cut_off).max().unwrap_or_default();
        let message = Message::new("rows-of-source").with("source", *source).with("day", known);
        text.push_str(&hanging(&teller.say(message), 2, teller.screen.width));
        for reading in readings {
            text.push_str(&table.line(teller, reading));
        }
    }
    text + "\n"
}

/// The readings of each source, in the order of the sources.
fn sources<'t>(teller: &Teller<'t>) -> Vec<(&'t str, Vec<&'t Reading>)> {
    let source_of = |reading: &Reading| {
        teller.compilation.plans.indicators.get(&reading.indicator).and_then(|plan| plan.source.as_deref())
    };
    let sources = teller.measured.sources.keys().map(|source| {
        let own = teller.measured.readings.iter().filter(|reading| source_of(reading) == Some(source));
        (source.as_str(), own.collect::<Vec<_>>())
    });
    sources.filter(|(_, readings)| !readings.is_empty()).collect()
}

/// The columns of the numbers.
struct Table {
    head: Vec<String>,
    /// Nothing where the numbers stand in a sentence.
    name: Option<usize>,
    columns: Vec<usize>,
}

impl Table {
    fn of(teller: &Teller<'_>, sources: &[(&str, Vec<&Reading>)]) -> Self {
        let head: Vec<String> = WORDS.iter().map(|word| teller.word(word)).collect();
        let readings = || sources.iter().flat_map(|(_, readings)| readings);
        let columns: Vec<usize> = head
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let numbers = readings().map(|reading| width(&numbers(teller, &reading.rows)[at]));
                widest(word.split(' ')).max(numbers.max().unwrap_or(0))
            })
            .collect();
        let numbers: usize = columns.iter().map(|column| column + GAP).sum();
        let room = teller.screen.width.saturating_sub(4 + numbers);
        let longest = readings().map(|reading| width(&name(teller, reading))).max().unwrap_or(0);
        let name = (room >= longest.min(NARROWEST_NAME)).then_some(longest.min(room));
        Self { head, name, columns }
    }

    /// The heading, with the names of the columns on as many lines as they have words.
    fn heading(&self, teller: &Teller<'_>) -> String {
        let title = teller.word("rows-heading");
        let Some(name) = self.name else { return teller.screen.strong(&title) + "\n" };
        let words: Vec<Vec<String>> =
            self.head.iter().zip(&self.columns).map(|(word, columns)| folded(word, *columns)).collect();
        let deep = words.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = String::new();
        for line in 0..deep {
            let last = line + 1 == deep;
            let start = if last { title.as_str() } else { "" };
            // The last word of each name stands on the last line.
            let cells = words.iter().zip(&self.columns).map(|(words, columns)| {
                let word = (line + words.len()).checked_sub(deep).and_then(|at| words.get(at));
                let word = word.map_or("", String::as_str);
                format!("{}{}", " ".repeat(GAP), padded(word, *columns, Side::Right))
            });
            let room = (4 + name).saturating_sub(width(start));
            let cells = format!("{}{}", " ".repeat(room), cells.collect::<String>());
            let start = if last { teller.screen.strong(start) } else { String::new() };
            text.push_str(&format!("{start}{}\n", teller.screen.faint(cells.trim_end())));
        }
        text
    }

    fn line(&self, teller: &Teller<'_>, reading: &Reading) -> String {
        let (name, numbers) = (name(teller, reading), numbers(teller, &reading.rows));
        let Some(columns) = self.name else {
            let sum = teller.screen.lines(&self.sentence(&numbers));
            return hanging(&name, 4, teller.screen.width) + &hanging(&sum, 6, teller.screen.width);
        };
        let mut names = folded(&name, columns).into_iter();
        let first = padded(&names.next().unwrap_or_default(), columns, Side::Left);
        let cells = numbers
            .iter()
            .zip(&self.columns)
            .map(|(n, columns)| format!("{}{}", " ".repeat(GAP), padded(n, *columns, Side::Right)));
        let rest: String = names.map(|more| format!("    {more}\n")).collect();
        format!("    {first}{}\n{rest}", cells.collect::<String>())
    }

    /// `453 read = 450 counted + 3 without value`: fates that no row met are left out.
    fn sentence(&self, numbers: &[String; 7]) -> String {
        let named = numbers.iter().zip(&self.head).enumerate();
        let told = named.filter(|(at, (n, _))| *at < 2 || n.as_str() != "0");
        let parts: Vec<String> = told.map(|(_, (n, word))| format!("{n}\u{a0}{word}")).collect();
        match parts.split_first() {
            Some((read, fates)) => format!("{read} = {}", fates.join(" + ")),
            None => String::new(),
        }
    }
}

/// `reply-time, within 2 business days`.
fn name(teller: &Teller<'_>, reading: &Reading) -> String {
    let limit = reading.limit.map(|limit| format!(", {}", teller.speaker.formatter().within(limit)));
    teller.screen.text(&format!("{}{}", reading.indicator, limit.unwrap_or_default()))
}

fn numbers(teller: &Teller<'_>, rows: &Reconciliation) -> [String; 7] {
    let fates = [rows.not_yet_due, rows.out_of_scope, rows.excluded, rows.missing, rows.rejected];
    let [due, scope, excluded, missing, rejected] = fates.map(|n| teller.count(n));
    [teller.count(rows.read), teller.count(rows.counted), due, scope, excluded, missing, rejected]
}
