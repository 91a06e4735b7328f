//! A batch as the readings see it: its conditions worked out once, its days, its cells.

use jiff::civil::Date;

use super::cells::{Cells, SUPERSEDED};
use super::program::{Guard, Job, Program};
use crate::expression::{Mask, Outcome, Table, TableColumn, Truths, Values};
use crate::measure::clock::SourceClock;
use crate::measure::read::Batch;
use crate::time::{Moment, date_of, day_number};

/// What is known of a batch before any reading.
pub struct View<'v> {
    pub program: &'v Program<'v>,
    pub batch: &'v Batch<'v>,
    /// Rows whose case comes again elsewhere.
    pub superseded: Mask,
    /// The last day of which its file knows anything.
    pub cut_off: Date,
    outcomes: Vec<Outcome>,
    /// The day each row speaks of (since 1970), and the rows that have one.
    pub days: Vec<i32>,
    pub dated: Mask,
    /// Rows whose date could not be read.
    pub undatable: Mask,
}

impl<'v> View<'v> {
    pub fn new(program: &'v Program<'v>, batch: &'v Batch<'v>, superseded: Mask) -> Self {
        let table = &batch.table;
        let outcomes = program.circuits.iter().map(|on| {
            let clock = SourceClock { zone: program.clock, calendar: on.calendar.as_deref() };
            on.circuit.run(table, &clock)
        });
        let cut_off = program.register.cut_off(batch.file, program.as_of);
        let about = program.source.about.and_then(|about| table.columns.get(about));
        let (days, dated, undatable) = match about {
            Some(column) => {
                let days = days_of(column, table.rows, program);
                let mut wrong = program.register.impossible(batch.file, &days);
                wrong.and(&column.given);
                let (mut dated, mut undatable) = (column.given.clone(), column.bad.clone());
                dated.and_not(&wrong);
                undatable.or(&wrong);
                (days, dated, undatable)
            }
            None => (vec![day_number(cut_off); table.rows], Mask::all(table.rows), Mask::none(table.rows)),
        };
        Self { program, batch, superseded, cut_off, outcomes: outcomes.collect(), days, dated, undatable }
    }

    /// The last day of which everything that a reading needs is known.
    pub fn known_until(&self, job: &Job<'_>) -> i32 {
        day_number(job.until.map_or(self.cut_off, |until| until.min(self.cut_off)))
    }

    pub const fn table(&self) -> &Table<'v> {
        &self.batch.table
    }

    pub const fn rows(&self) -> usize {
        self.batch.table.rows
    }

    pub fn column(&self, column: usize) -> Option<&TableColumn<'v>> {
        self.batch.table.columns.get(column)
    }

    /// Rows in which one of the columns could not be read.
    pub fn bad(&self, columns: &[usize]) -> Mask {
        let mut bad = Mask::none(self.rows());
        for column in columns.iter().filter_map(|column| self.column(*column)) {
            bad.or(&column.bad);
        }
        bad
    }

    /// What a condition says of each row.
    pub fn truths(&self, guard: &Guard) -> Option<&Truths> {
        self.outcomes.get(guard.circuit).map(|outcome| outcome.truths(guard.gate))
    }

    /// The day a row speaks of.
    pub fn day(&self, row: usize) -> Option<i32> {
        self.days.get(row).copied().filter(|_| self.dated.get(row))
    }

    /// The same, where a column says it: a day of extraction dates no case.
    pub fn point(&self, row: usize) -> Option<i32> {
        self.program.source.about.and_then(|_| self.day(row))
    }

    /// The moment in a cell of dates or instants.
    pub fn moment(&self, column: usize, row: usize) -> Option<Moment> {
        let column = self.column(column).filter(|column| column.given.get(row))?;
        match &column.values {
            Values::Days(days) => date_of(*days.get(row)?).map(Moment::Day),
            Values::Instants(instants) => {
                jiff::Timestamp::from_second(*instants.get(row)?).ok().map(Moment::Instant)
            }
            _ => None,
        }
    }

    /// The cells of the rows for a cut, by their days.
    pub fn cells(
        &self,
        cells: &mut Cells,
        columns: &[usize],
        day: impl Fn(usize) -> Option<i32>,
    ) -> Vec<u32> {
        let groups = cells.groups.number(self.table(), columns);
        let mut found: Vec<u32> =
            groups.iter().enumerate().map(|(row, group)| cells.find(day(row), *group)).collect();
        for row in self.superseded.iter() {
            if let Some(cell) = found.get_mut(row) {
                *cell = SUPERSEDED;
            }
        }
        found
    }
}

/// The civil day of every cell, in the System's zone.
fn days_of(column: &TableColumn<'_>, rows: usize, program: &Program<'_>) -> Vec<i32> {
    match &column.values {
        Values::Days(days) => days.clone(),
        Values::Instants(instants) => instants.iter().map(|instant| program.zone.day(*instant)).collect(),
        _ => vec![0; rows],
    }
}
