//! Cells of the result: one per period and group. A row finds its cell by its day and its group;
//! rows without a place of their own fall into one of three cells apart.

use std::collections::{BTreeMap, HashMap};

use crate::expression::{Mask, Table, TableColumn, Values};
use crate::time::date_of;
use crate::values::{Period, PeriodKey};

/// The cell of rows whose case comes again elsewhere: they are no cases.
pub const SUPERSEDED: u32 = 0;
/// Of rows of which no day is known.
pub const UNDATED: u32 = 1;
/// Of rows outside the window that is looked at.
pub const OUTSIDE: u32 = 2;
const FIRST_CELL: u32 = 3;

/// The most groups of one breakdown; beyond, there is none.
pub const MOST_GROUPS: usize = 1_000;

/// How cases are cut: by period, and by the values of up to three columns together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    pub period: Period,
    /// The one window of a rolling period.
    pub window: Option<PeriodKey>,
    pub columns: Vec<usize>,
}

/// The cells that rows have been found for so far.
#[derive(Debug)]
pub struct Cells {
    pub periods: Periods,
    pub groups: Groups,
    /// Period and group of each cell, from `FIRST_CELL` on.
    places: Vec<(u32, u32)>,
    /// By period, then group; 0 is none yet.
    lookup: Vec<Vec<u32>>,
}

impl Cells {
    pub fn new(cut: &Cut) -> Self {
        Self {
            periods: Periods { period: cut.period, window: cut.window, ..Periods::default_of(cut.period) },
            groups: Groups::default(),
            places: Vec::new(),
            lookup: Vec::new(),
        }
    }

    /// How many cells there are, those apart included.
    pub fn len(&self) -> usize {
        self.places.len() + FIRST_CELL as usize
    }

    /// The cell of a day (since 1970) and a group.
    pub fn find(&mut self, day: Option<i32>, group: u32) -> u32 {
        let Some(day) = day else { return UNDATED };
        let Some(period) = self.periods.find(day) else { return OUTSIDE };
        if self.lookup.len() <= period as usize {
            self.lookup.resize(period as usize + 1, Vec::new());
        }
        let Some(row) = self.lookup.get_mut(period as usize) else { return OUTSIDE };
        if row.len() <= group as usize {
            row.resize(group as usize + 1, 0);
        }
        let Some(cell) = row.get_mut(group as usize) else { return OUTSIDE };
        if *cell == 0 {
            *cell = u32::try_from(self.places.len()).unwrap_or(0) + FIRST_CELL;
            self.places.push((period, group));
        }
        *cell
    }

    /// The period and the group of a cell; nothing for those apart. A group is `None` for rows that
    /// lack one of the values.
    pub fn place(&self, cell: usize) -> Option<(PeriodKey, Option<&[String]>)> {
        let (period, group) = self.places.get(cell.checked_sub(FIRST_CELL as usize)?)?;
        let key = self.periods.keys.get(*period as usize)?;
        let group = self.groups.names.get((*group as usize).wrapping_sub(1)).map(Vec::as_slice);
        Some((*key, group))
    }
}

/// The first and the last day with a place in the table of periods: 1900 and 2100.
const FIRST_DAY: i32 = -25_567;
const LAST_DAY: i32 = 47_846;

/// The periods that days belong to.
#[derive(Debug)]
pub struct Periods {
    period: Period,
    window: Option<PeriodKey>,
    keys: Vec<PeriodKey>,
    numbers: BTreeMap<PeriodKey, u32>,
    /// By day: 0 is not known yet, 1 none, else the number of the period and 2.
    by_day: Vec<u32>,
}

impl Periods {
    const fn default_of(period: Period) -> Self {
        Self { period, window: None, keys: Vec::new(), numbers: BTreeMap::new(), by_day: Vec::new() }
    }

    /// The number of the period that holds a day; nothing outside the window.
    fn find(&mut self, day: i32) -> Option<u32> {
        let at = usize::try_from(day - FIRST_DAY).ok().filter(|_| day <= LAST_DAY);
        let Some(at) = at else { return self.work_out(day) };
        if self.by_day.is_empty() {
            self.by_day = vec![0; usize::try_from(LAST_DAY - FIRST_DAY + 1).unwrap_or(0)];
        }
        match self.by_day.get(at) {
            Some(0) | None => {
                let found = self.work_out(day);
                if let Some(known) = self.by_day.get_mut(at) {
                    *known = found.map_or(1, |number| number + 2);
                }
                found
            }
            Some(known) => known.checked_sub(2),
        }
    }

    fn work_out(&mut self, day: i32) -> Option<u32> {
        let key = self.key(day)?;
        let next = u32::try_from(self.keys.len()).ok()?;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.keys.push(key);
        }
        Some(number)
    }

    /// The period that holds a day.
    pub fn key(&self, day: i32) -> Option<PeriodKey> {
        let date = date_of(day)?;
        match self.window {
            Some(window) => (window.start() <= date && date <= window.end()).then_some(window),
            None => PeriodKey::holding(self.period, date),
        }
    }
}

/// Groups by the values of their columns.
#[derive(Debug, Default)]
pub struct Groups {
    names: Vec<Vec<String>>,
    /// From 1 on; 0 is the group of rows that lack a value.
    numbers: HashMap<Vec<String>, u32>,
    /// There are more than [`MOST_GROUPS`]: those beyond are not told apart.
    pub overflow: bool,
}

impl Groups {
    /// The group of every row of a table.
    pub fn number(&mut self, table: &Table<'_>, columns: &[usize]) -> Vec<u32> {
        let columns: Vec<&TableColumn<'_>> =
            columns.iter().filter_map(|column| table.columns.get(*column)).collect();
        if columns.is_empty() {
            return vec![0; table.rows];
        }
        if let [TableColumn { given, values: Values::Words { codes, words }, .. }] = columns.as_slice() {
            return self.of_words(given, codes, words);
        }
        (0..table.rows)
            .map(|row| {
                let names = columns.iter().map(|column| text_at(column, row).map(str::to_owned));
                names.collect::<Option<Vec<String>>>().map_or(0, |names| self.number_of(names))
            })
            .collect()
    }

    /// One column of categories: each word is looked up once.
    fn of_words(&mut self, given: &Mask, codes: &[u32], words: &[std::borrow::Cow<'_, str>]) -> Vec<u32> {
        let mut known: Vec<Option<u32>> = vec![None; words.len()];
        let mut number = |row: usize, code: u32| {
            if !given.get(row) {
                return 0;
            }
            let Some(slot) = known.get_mut(code as usize) else { return 0 };
            let word = words.get(code as usize).map_or("", AsRef::as_ref);
            *slot.get_or_insert_with(|| self.number_of(vec![word.to_owned()]))
        };
        codes.iter().enumerate().map(|(row, code)| number(row, *code)).collect()
    }

    /// The values of a group; nothing for rows that lack one, or where nothing is broken down.
    pub fn name(&self, number: u32) -> Option<&[String]> {
        self.names.get((number as usize).wrapping_sub(1)).map(Vec::as_slice)
    }

    fn number_of(&mut self, names: Vec<String>) -> u32 {
        if let Some(number) = self.numbers.get(&names) {
            return *number;
        }
        if self.names.len() >= MOST_GROUPS {
            self.overflow = true;
            return 0;
        }
        self.names.push(names.clone());
        let number = u32::try_from(self.names.len()).unwrap_or(0);
        self.numbers.insert(names, number);
        number
    }
}

/// The text of a cell of words or texts; nothing where it is missing or bad.
pub fn text_at<'t>(column: &'t TableColumn<'_>, row: usize) -> Option<&'t str> {
    if !column.given.get(row) {
        return None;
    }
    match &column.values {
        Values::Words { codes, words } => words.get(*codes.get(row)? as usize).map(AsRef::as_ref),
        Values::Texts(texts) => texts.get(row).map(AsRef::as_ref),
        _ => None,
    }
}
