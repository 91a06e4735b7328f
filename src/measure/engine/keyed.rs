//! Measures that need the other rows of a key: what comes again, and who is still active. The keys
//! are gone through in parts, so that memory follows the part and not the source. Whatever the order
//! of the rows, the result is the same.

use super::cells::{Cells, SUPERSEDED};
use super::elsewhere::Events;
use super::judge::judge;
use super::prelude::Prelude;
use super::program::{Job, Program};
use super::rows::{KeyHash, key_of};
use super::sums::{Sums, Totals};
use super::view::View;
use super::window::{Window, day_of};
use super::{active, again};
use crate::diagnostic::Diagnostic;
use crate::measure::formulas::{PresenceBy, PresencePlan};
use crate::measure::indicator_plan::FormulaPlan;
use crate::measure::read::{Batch, Opened};
use crate::model::RepeatFigure;
use crate::time::{Moment, date_of};

/// Whether a formula needs the other rows of a key.
pub const fn is_keyed(formula: &FormulaPlan) -> bool {
    match formula {
        FormulaPlan::Repeat(repeat) => !matches!(repeat.figure, RepeatFigure::Reopening),
        FormulaPlan::Presence(presence) => matches!(presence.by, PresenceBy::Activity { .. }),
        _ => false,
    }
}

/// A row, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed {
    pub key: KeyHash,
    /// The day, or the second where hours are known.
    pub at: i64,
    pub code: u8,
    /// The thread that found it, and its place among the rows of that thread.
    pub found: (u16, u32),
}

/// The rows of one part, found by one thread.
pub struct Gathered {
    pub cells: Vec<Cells>,
    pub sums: Vec<Sums>,
    rows: Vec<(KeyHash, i64, u8)>,
    /// The cells of each row, one per breakdown.
    places: Vec<u32>,
}

impl Gathered {
    fn new(program: &Program<'_>, job: &Job<'_>) -> Self {
        let cuts = job.cuts.iter().filter_map(|cut| program.cuts.get(*cut));
        let cells: Vec<Cells> = cuts.map(Cells::new).collect();
        let sums = cells.iter().map(|_| Sums::default()).collect();
        Self { cells, sums, rows: Vec::new(), places: Vec::new() }
    }

    /// The cell of a row in a breakdown.
    pub fn place(&self, row: u32, cut: usize) -> u32 {
        self.places.get(row as usize * self.cells.len() + cut).copied().unwrap_or(SUPERSEDED)
    }

    fn take(&mut self, view: &View<'_>, job: &Job<'_>, (part, parts): (u32, u32)) {
        let verdicts = judge(view, job);
        let codes = verdicts.judged.codes();
        let mut found = Vec::new();
        for (cut, cells) in job.cuts.iter().zip(&mut self.cells) {
            let columns = view.program.cuts.get(*cut).map_or(&[][..], |cut| &cut.columns);
            found.push(view.cells(cells, columns, |row| verdicts.day(view, row)));
        }
        let columns: Vec<_> =
            key_columns(&job.plan.formula).into_iter().filter_map(|column| view.column(column)).collect();
        for (row, code) in codes.iter().enumerate() {
            if view.superseded.get(row) {
                continue;
            }
            let key = key_of(&columns, row).zip(moment(view, job, row));
            match key {
                Some((key, at)) if key.part(parts) == part => {
                    self.rows.push((key, at, *code));
                    self.places.extend(found.iter().filter_map(|cells| cells.get(row)));
                }
                None if part == 0 => {
                    for ((sums, cells), found) in self.sums.iter_mut().zip(&self.cells).zip(&found) {
                        let cell = found.get(row).copied().unwrap_or(SUPERSEDED);
                        sums.count(&[cell], &[*code], cells.len());
                    }
                }
                _ => {}
            }
        }
    }
}

/// When a row happened; nothing for what lies behind the cut-off.
fn moment(view: &View<'_>, job: &Job<'_>, row: usize) -> Option<i64> {
    let (column, by_day) = match &job.plan.formula {
        FormulaPlan::Repeat(repeat) => (repeat.date, repeat.by_day),
        FormulaPlan::Presence(PresencePlan { by: PresenceBy::Activity { active, .. }, .. }) => {
            (*active, true)
        }
        _ => return None,
    };
    let moment = view.moment(column, row)?;
    let day = day_of(view.program.zone, moment);
    let known = date_of(day).is_some_and(|day| day <= view.cut_off);
    known.then_some(match moment {
        Moment::Instant(instant) if !by_day => instant.as_second(),
        _ => i64::from(day),
    })
}

fn key_columns(formula: &FormulaPlan) -> Vec<usize> {
    match formula {
        FormulaPlan::Repeat(repeat) => repeat.key.iter().chain(&repeat.same).copied().collect(),
        FormulaPlan::Presence(PresencePlan { by: PresenceBy::Activity { customer, .. }, .. }) => {
            vec![*customer]
        }
        _ => Vec::new(),
    }
}

/// The rows whose keys are held at one time, about fifty bytes each; more are taken part by part.
const ROWS_PER_PART: u64 = 6_000_000;

/// Goes through the keys of every keyed reading, all of them together; nothing when the source cannot
/// be read. `rows` is the number of its rows.
pub fn run(
    program: &Program<'_>,
    (opened, prelude, rows): (&Opened<'_>, &Prelude, u64),
    events: &[Option<Events<'_>>],
    totals: &mut [Vec<Totals>],
    findings: &mut Vec<Diagnostic>,
) -> Option<()> {
    let jobs: Vec<&Job<'_>> = program.jobs.iter().filter(|job| is_keyed(&job.plan.formula)).collect();
    let wanted: Vec<bool> = (0..program.source.columns.len())
        .map(|column| jobs.iter().any(|job| job.reads(column) || program.source.about == Some(column)))
        .collect();
    let held = rows.saturating_mul(u64::try_from(jobs.len()).unwrap_or(u64::MAX));
    let parts = u32::try_from(held.div_ceil(ROWS_PER_PART)).unwrap_or(u32::MAX);
    for part in 0..parts {
        let take = |gathered: &mut Vec<Gathered>, batch: &Batch<'_>| {
            let view = View::new(program, batch, prelude.left.mask(batch));
            for (job, gathered) in jobs.iter().zip(gathered) {
                gathered.take(&view, job, (part, parts));
            }
        };
        let mut found = Vec::new();
        let start = || jobs.iter().map(|job| Gathered::new(program, job)).collect();
        let Some(scanned) = opened.scan(&wanted, start, take).drain_into(&mut found) else {
            findings.extend(found);
            return None;
        };
        let mut threads: Vec<_> = scanned.states.into_iter().map(Vec::into_iter).collect();
        for ((job, totals), events) in program.jobs.iter().zip(&mut *totals).zip(events) {
            if is_keyed(&job.plan.formula) {
                let gathered = threads.iter_mut().filter_map(Iterator::next).collect();
                let events = events.as_ref().map(|events| events.part((part, parts))).unwrap_or_default();
                settle(program, job, gathered, &events, totals);
            }
        }
    }
    Some(())
}

/// Goes through the keys of one part.
fn settle(
    program: &Program<'_>,
    job: &Job<'_>,
    mut gathered: Vec<Gathered>,
    events: &[(KeyHash, i64)],
    totals: &mut [Totals],
) {
    let mut rows: Vec<Keyed> = Vec::new();
    for (thread, own) in (0_u16..).zip(&mut gathered) {
        let taken = std::mem::take(&mut own.rows);
        rows.extend((0_u32..).zip(taken).map(|(at, (key, moment, code))| Keyed {
            key,
            at: moment,
            code,
            found: (thread, at),
        }));
    }
    rows.sort_unstable();
    match &job.plan.formula {
        FormulaPlan::Repeat(repeat) => {
            let window = Window { job, zone: program.zone, length: repeat.window, by_day: repeat.by_day };
            for same in rows.chunk_by(|a, b| a.key == b.key) {
                again::count(repeat, &window, (same, events), &mut gathered);
            }
        }
        FormulaPlan::Presence(presence) => {
            for same in rows.chunk_by(|a, b| a.key == b.key) {
                active::count(program, job, presence, same, (&gathered, &mut *totals));
            }
        }
        _ => {}
    }
    for own in gathered {
        for ((cells, sums), total) in own.cells.iter().zip(own.sums).zip(&mut *totals) {
            total.add(cells, sums);
        }
    }
}
