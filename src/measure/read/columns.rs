//! The cells of a column into values of its type.

use std::borrow::Cow;

use super::dates::{self, Formats};
use super::evidence::{Evidence, Example, Order};
use super::faults::{CellFault, Faults};
use super::numbers::{self, Sign};
use super::stretch::{Place, Stretch};
use super::words::{Found, Listed, YesNo};
use crate::diagnostic::DataPlace;
use crate::expression::{Mask, TableColumn, Values};
use crate::language::Message;
use crate::measure::source_plan::ColumnPlan;
use crate::model::kinds::source::ColumnType;
use crate::time::ZoneTable;
use crate::values::{Decimal, parse_yes_no};

/// How the cells of a source are written.
#[derive(Debug, Clone)]
pub struct Writing {
    /// What stands for a missing value; an empty cell always does.
    pub missing: Vec<String>,
    /// The decimal sign, where it is declared.
    pub decimal: Option<char>,
    pub dates: Vec<String>,
}

/// Reads the cells of one column.
#[derive(Debug, Clone)]
pub struct ColumnReader {
    /// Place among the declared columns.
    pub index: usize,
    /// Its headers.
    pub name: String,
    personal: bool,
    kind: ColumnType,
    missing: Vec<String>,
    codes: Vec<String>,
    currency: Option<String>,
    sign: Sign,
    sign_declared: bool,
    /// How its dates are written, as declared.
    dates: Vec<String>,
    formats: Formats,
    order: Option<Order>,
    listed: Option<Listed>,
    yes_no: YesNo,
    /// Seconds of one unit of a duration written as a number.
    unit: i64,
}

/// Where the values of a batch come from.
pub struct Context<'c> {
    pub file: usize,
    pub path: &'c str,
    pub zone: &'c ZoneTable,
}

/// What a cell says.
enum Said<T> {
    Value(T),
    Nothing,
    Unreadable(&'static str),
}

use Said::{Nothing, Unreadable, Value};

impl ColumnReader {
    pub fn new(index: usize, plan: &ColumnPlan, writing: &Writing) -> Self {
        let dates = if plan.dates.is_empty() { &writing.dates } else { &plan.dates };
        let unit = plan.unit.as_deref().filter(|_| plan.kind == ColumnType::Duration);
        Self {
            index,
            name: plan.from.join(" + "),
            personal: plan.personal,
            kind: plan.kind,
            missing: writing.missing.clone(),
            codes: plan.codes.clone(),
            currency: plan.currency.clone(),
            sign: writing.decimal.map_or(Sign::Unknown, Sign::declared),
            sign_declared: writing.decimal.is_some(),
            dates: dates.clone(),
            formats: Formats::new(dates),
            order: None,
            listed: Listed::new(plan),
            yes_no: YesNo::new(plan),
            unit: unit.and_then(numbers::unit_of).unwrap_or(1),
        }
    }

    /// The sign that was found, where none is declared.
    pub fn sign_found(&self) -> Option<Sign> {
        Some(self.sign).filter(|sign| !self.sign_declared && *sign != Sign::Unknown)
    }

    /// Whether its numbers may have a fraction, and no decimal sign is declared.
    pub const fn wants_sign(&self) -> bool {
        matches!(self.kind, ColumnType::Number | ColumnType::Percent | ColumnType::Money)
            && !self.sign_declared
    }

    /// Reads numbers by a sign that was found.
    pub const fn with_sign(&mut self, sign: Sign) {
        self.sign = sign;
    }

    pub const fn order_found(&self) -> Option<Order> {
        self.order
    }

    /// Whether it holds dates, and nothing says how they are written.
    pub const fn wants_order(&self) -> bool {
        matches!(self.kind, ColumnType::Date | ColumnType::Datetime) && self.dates.is_empty()
    }

    /// Reads dates in an order that was found.
    pub fn with_order(&mut self, order: Order) {
        self.order = Some(order);
        self.formats = Formats::found(order);
    }

    pub const fn is_personal(&self) -> bool {
        self.personal
    }

    pub fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || self.missing.iter().any(|marker| marker == text)
    }

    /// Reads the cells of the column, which stand in these slots of a stretch (two for one instant:
    /// date and hour).
    pub fn read<'t>(
        &'t self,
        stretch: &'t Stretch<'t>,
        slots: &[usize],
        context: &Context<'_>,
        (faults, evidence): (&mut Faults, &mut Evidence),
    ) -> TableColumn<'t> {
        let mut cells = Cells::new(self, stretch, slots, context, (faults, evidence));
        let values = match self.kind {
            ColumnType::Text => Values::Texts(cells.texts()),
            ColumnType::Category => cells.words(self.listed.as_ref()),
            ColumnType::YesNo => {
                let yes = cells.yes_no();
                Values::YesNo(Mask::of(yes.len(), |row| yes.get(row) == Some(&1)))
            }
            ColumnType::Count => cells.numbers("cell-count", |text, sign| {
                numbers::whole(text, sign).filter(|number| number.units() >= 0)
            }),
            ColumnType::Integer => cells.numbers("cell-integer", numbers::whole),
            ColumnType::Number => cells.numbers("cell-number", numbers::number),
            ColumnType::Percent => cells.numbers("cell-percent", numbers::percent),
            ColumnType::Money => {
                let currency = self.currency.clone();
                cells.numbers("cell-money", move |text, sign| numbers::money(text, sign, currency.as_deref()))
            }
            ColumnType::Duration => {
                cells.numbers("cell-duration", |text, sign| numbers::duration(text, sign, self.unit))
            }
            ColumnType::Date => Values::Days(cells.days()),
            ColumnType::Datetime => Values::Instants(cells.instants(context.zone)),
        };
        let unanswered = if self.codes.is_empty() { Mask::default() } else { cells.unanswered };
        TableColumn { given: cells.given, bad: cells.bad, unanswered, values }
    }

    const fn no_date(&self) -> &'static str {
        if self.dates.is_empty() { "cell-date-undeclared" } else { "cell-date" }
    }
}

/// The cells of one column in a stretch, and what became of them.
struct Cells<'t, 'c> {
    reader: &'t ColumnReader,
    stretch: &'t Stretch<'t>,
    slots: &'c [usize],
    /// Of the first slot.
    places: &'t [Place],
    native: &'t [bool],
    context: &'c Context<'c>,
    faults: &'c mut Faults,
    evidence: &'c mut Evidence,
    given: Mask,
    bad: Mask,
    unanswered: Mask,
}

impl<'t, 'c> Cells<'t, 'c> {
    fn new(
        reader: &'t ColumnReader,
        stretch: &'t Stretch<'t>,
        slots: &'c [usize],
        context: &'c Context<'c>,
        (faults, evidence): (&'c mut Faults, &'c mut Evidence),
    ) -> Self {
        let rows = stretch.rows();
        let mut bad = Mask::none(rows);
        stretch.unusable.iter().for_each(|row| bad.set(row.row));
        let (given, unanswered) = (Mask::none(rows), Mask::none(rows));
        let slot = slots.first().and_then(|slot| stretch.slots.get(*slot));
        let (places, native) = slot.map_or((&[][..], &[][..]), |slot| (&slot.places, &slot.native));
        Self { reader, stretch, slots, places, native, context, faults, evidence, given, bad, unanswered }
    }

    /// Whether a cell holds a value rather than text that stands for one.
    fn is_native(&self, row: usize) -> bool {
        self.native.get(row).copied().unwrap_or(false)
    }

    /// Reads every cell; whatever stands where none is given is the `filler`.
    #[inline]
    fn fill<T: Clone>(
        &mut self,
        filler: &T,
        mut read: impl FnMut(&Self, usize, Cow<'t, str>) -> Said<T>,
    ) -> Vec<T> {
        let rows = self.stretch.rows();
        let mut values = Vec::with_capacity(rows);
        let some_unusable = !self.stretch.unusable.is_empty();
        let mut word = 0_u64;
        for (row, place) in self.places.iter().enumerate() {
            let text = self.stretch.text_at(*place);
            let said = if some_unusable && self.bad.get(row) || self.reader.is_missing(&text) {
                Nothing
            } else {
                read(self, row, text)
            };
            match said {
                Value(value) => {
                    values.push(value);
                    word |= 1 << (row % 64);
                }
                Nothing => values.push(filler.clone()),
                Unreadable(key) => {
                    values.push(filler.clone());
                    self.unreadable(row, key);
                }
            }
            if row % 64 == 63 || row + 1 == rows {
                if let Some(own) = self.given.words_mut().get_mut(row / 64) {
                    *own = word;
                }
                word = 0;
            }
        }
        values
    }

    fn each<T: Clone>(
        &mut self,
        filler: T,
        mut read: impl FnMut(Cow<'t, str>) -> Option<T>,
        key: &'static str,
    ) -> Vec<T> {
        self.fill(&filler, |_, _, text| read(text).map_or(Unreadable(key), Value))
    }

    fn yes_no(&mut self) -> Vec<u32> {
        let mut found = Found::new();
        let words = &self.reader.yes_no;
        self.fill(&0, |cells, row, text| {
            let read = if cells.is_native(row) {
                parse_yes_no(&text).map(u32::from)
            } else {
                found.of(text, |text| words.find(text).map(u32::from))
            };
            read.map_or(Unreadable("cell-yes-no"), Value)
        })
    }

    fn texts(&mut self) -> Vec<Cow<'t, str>> {
        self.fill(&Cow::Borrowed(""), |_, _, text| Value(text))
    }

    fn words(&mut self, listed: Option<&'t Listed>) -> Values<'t> {
        let mut found = Found::new();
        if let Some(listed) = listed {
            let codes = self.each(0, |text| found.of(text, |text| listed.find(text)), "cell-unlisted");
            let words = listed.words.iter().map(|word| Cow::Borrowed(word.as_str()));
            return Values::Words { codes, words: words.collect() };
        }
        let mut words: Vec<Cow<'t, str>> = Vec::new();
        let mut add = |text: &Cow<'t, str>| {
            words.push(text.clone());
            u32::try_from(words.len() - 1).ok()
        };
        let codes = self.each(0, |text| found.of(text, &mut add), "cell-unlisted");
        Values::Words { codes, words }
    }

    fn numbers(&mut self, key: &'static str, read: impl Fn(&str, Sign) -> Option<Decimal>) -> Values<'t> {
        let (own, wants_sign) = (self.reader.sign, self.reader.wants_sign());
        let mut evidence = std::mem::take(self.evidence);
        let values = self.fill(&Decimal::integer(0), |cells, row, text| {
            if cells.is_native(row) {
                let share = text.ends_with('%') && cells.reader.kind == ColumnType::Number;
                let read =
                    if share { numbers::percent(&text, Sign::Point) } else { read(&text, Sign::Point) };
                return read.map_or(Unreadable(key), Value);
            }
            let read = read(&text, own);
            if wants_sign && (read.is_none() || own == Sign::Unknown && text.contains([',', '.'])) {
                evidence.of_number(&text, || cells.example(row, &text));
            }
            read.map_or(Unreadable(key), Value)
        });
        *self.evidence = evidence;
        Values::Numbers(values)
    }

    fn date(&self, row: usize, text: &str) -> Option<dates::Read> {
        if self.is_native(row) { dates::iso(text) } else { self.reader.formats.read(text) }
    }

    fn days(&mut self) -> Vec<i32> {
        let mut evidence = std::mem::take(self.evidence);
        let days = self.fill(&0, |cells, row, text| match cells.date(row, &text) {
            Some(read) => Value(read.day),
            None => cells.no_date(row, &text, &mut evidence),
        });
        *self.evidence = evidence;
        days
    }

    /// A cell that is no date; where nothing is declared, it may tell how dates are written.
    fn no_date<T>(&self, row: usize, text: &str, evidence: &mut Evidence) -> Said<T> {
        if self.reader.wants_order() {
            evidence.of_date(text, || self.example(row, text));
        }
        Unreadable(self.reader.no_date())
    }

    fn example(&self, row: usize, text: &str) -> Example {
        let (line, offset) = (self.stretch.lines.get(row), self.stretch.offsets.get(row));
        let raw = if self.reader.personal { "***".to_owned() } else { shortened(text) };
        (self.context.file, offset.copied().unwrap_or(0), line.copied().unwrap_or(1), raw)
    }

    fn instants(&mut self, zone: &ZoneTable) -> Vec<i64> {
        let key = self.reader.no_date();
        let hour = self.slots.get(1).copied();
        let mut offsets = Offsets::new(zone);
        let mut evidence = std::mem::take(self.evidence);
        let instants = self.fill(&0, |cells, row, text| {
            let Some(read) = cells.date(row, &text) else {
                return cells.no_date(row, &text, &mut evidence);
            };
            let second = match hour.map(|hour| cells.stretch.cell(hour, row)) {
                None => read.second,
                // The day is known, the hour is not: the cell cannot say when.
                Some(hour) if cells.reader.is_missing(&hour) => return Unreadable("cell-hour-missing"),
                Some(hour) => match dates::time(&hour) {
                    Some(second) => Some(second),
                    None => return Unreadable("cell-hour"),
                },
            };
            let instant = match read.offset {
                Some(offset) => Some(local(read.day, second) - i64::from(offset)),
                None => offsets.instant(read.day, second),
            };
            instant.map_or(Unreadable(key), Value)
        });
        *self.evidence = evidence;
        instants
    }

    #[cold]
    fn unreadable(&mut self, row: usize, key: &'static str) {
        let raws: Vec<Cow<'_, str>> = self.slots.iter().map(|slot| self.stretch.cell(*slot, row)).collect();
        if let Some(raw) = raws.first()
            && self.reader.codes.iter().any(|code| code == raw)
        {
            self.unanswered.set(row);
            return;
        }
        self.bad.set(row);
        let offset = self.stretch.offsets.get(row).copied().unwrap_or(0);
        let (reader, context, stretch, slots) = (self.reader, self.context, self.stretch, self.slots);
        self.faults.add((context.file, offset, reader.index), key, || {
            let (line, column) = stretch.position(row, slots.first().copied().unwrap_or(usize::MAX));
            let place = DataPlace { path: context.path.to_owned(), line, column, name: reader.name.clone() };
            let mut reason = Message::new(key);
            if key == "cell-date" {
                reason = reason.with("format", reader.dates.join(", "));
            }
            let raw = if reader.personal { "***".to_owned() } else { shortened(&raws.join(" ")) };
            CellFault {
                file: context.file,
                offset,
                column: reader.index,
                place,
                reason: reason.with("raw", raw),
            }
        });
    }
}

/// Seconds since 1970 on a wall clock.
fn local(day: i32, second: Option<i32>) -> i64 {
    i64::from(day) * 86_400 + i64::from(second.unwrap_or(0))
}

/// Offsets of the days met lately, where the clocks do not change.
struct Offsets<'z> {
    zone: &'z ZoneTable,
    /// Day, and its offset; where the clocks change, [`CHANGES`].
    days: Vec<(i32, i32)>,
}

/// No offset of a zone.
const CHANGES: i32 = i32::MAX;
/// How many days are kept, a power of two.
const DAYS_KEPT: i32 = 1 << 10;

impl<'z> Offsets<'z> {
    fn new(zone: &'z ZoneTable) -> Self {
        Self { zone, days: vec![(i32::MIN, CHANGES); DAYS_KEPT as usize] }
    }

    #[inline]
    fn instant(&mut self, day: i32, second: Option<i32>) -> Option<i64> {
        let local = local(day, second);
        let known = self.days.get_mut(usize::try_from(day & (DAYS_KEPT - 1)).ok()?)?;
        if known.0 != day {
            *known = (day, steady_offset(self.zone, day));
        }
        if known.1 == CHANGES { self.zone.instant(local) } else { Some(local - i64::from(known.1)) }
    }
}

/// The offset of a day from its first to its last second.
fn steady_offset(zone: &ZoneTable, day: i32) -> i32 {
    let offset = |local: i64| zone.instant(local).map(|instant| local - instant);
    let (morning, evening) = (offset(local(day, None)), offset(local(day, Some(86_399))));
    morning.filter(|_| morning == evening).and_then(|offset| i32::try_from(offset).ok()).unwrap_or(CHANGES)
}

/// A cell as messages show it.
pub fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
