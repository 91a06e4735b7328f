//! The engine: one pass over each source for all of its readings. The reader hands out batches of
//! columns on every core; conditions are worked out for a whole batch at a time, each row gets one
//! byte per reading, and bytes are counted by period and group. What threads add up merges to the
//! same result in any order, so neither chunks nor threads nor the order of rows can show.

mod cells;
mod checks;
mod code;
mod exact;
mod judge;
mod keys;
mod pointed;
mod prelude;
mod program;
mod report;
mod rows;
mod spread;
mod sums;
mod timed;
mod view;

pub use judge::{Verdicts, judge, period_of};
pub use keys::superseded;
pub use program::{Job, Program, Wanted};
pub use rows::text_of;
pub use spread::Spread;
pub use sums::{Shape, Totals};
pub use view::View;

use cells::Cells;
use checks::RowChecks;
use prelude::Prelude;
use sums::Sums;

use crate::diagnostic::Diagnostic;
use crate::expression::Mask;
use crate::measure::indicator_plan::FormulaPlan;
use crate::measure::plan::Plans;
use crate::measure::read::{Batch, Faults, Opened, open};
use crate::measure::register::Register;
use crate::measure::source_plan::SourcePlan;
use crate::model::{Source, View as DefinitionView};
use crate::resolve::Model;
use crate::time::{ZoneTable, time_zone};
use crate::world::World;

/// A source that was read, and the sums of its readings.
pub struct SourceRead {
    pub register: Register,
    /// By reading, in the order asked for, then by breakdown.
    pub totals: Vec<Vec<Totals>>,
}

/// Reads a source once for all of its readings; nothing when it has no data or cannot be read.
pub fn read_source<'p>(
    (model, plans): (&Model, &'p Plans),
    source: &DefinitionView<'_, Source>,
    wanted: Vec<Wanted<'p>>,
    world: &dyn World,
    findings: &mut Vec<Diagnostic>,
) -> Option<SourceRead> {
    let plan = plans.sources.get(source.id())?;
    let opened = open(source, plan, world).drain_into(findings)?;
    let prelude = prelude::run(plan, &opened, findings)?;
    let mut register = register_of(plan, &opened, &prelude);
    let zone = zone_of(plans);
    let mut program = Program::new(plan, &register, (&opened.table, &zone), plans.as_of);
    for reading in wanted {
        program.read(reading);
    }
    program.check(plans.calendar_for(model, None).as_ref());
    let passed = pass(&program, &opened, &prelude, findings)?;
    let checks = report::Checks { source, plan, rows: &passed.checks, columns: &prelude.failed };
    let guards: Vec<usize> = program.checks.iter().map(|(at, _)| *at).collect();
    for (file, read) in register.files.iter_mut().zip(passed.files) {
        let (extracted, superseded) = (file.extracted, file.superseded);
        *file = read;
        (file.extracted, file.superseded) = (extracted, superseded);
    }
    register.faults = passed.faults;
    report::duplicates(source, plan, &register, &prelude.left, findings);
    report::bad_cells(source, &register, findings);
    checks.report(&register, &guards, findings);
    Some(SourceRead { register, totals: passed.totals })
}

/// The zone of periods, as a table.
pub fn zone_of(plans: &Plans) -> ZoneTable {
    ZoneTable::new(time_zone(&plans.zone).unwrap_or(jiff::tz::TimeZone::UTC))
}

/// Where nothing says when the data were taken out, the last date in them stands for it.
fn register_of(plan: &SourcePlan, opened: &Opened<'_>, prelude: &Prelude) -> Register {
    let superseded = prelude.left.by_file();
    let mut files = opened.files.clone();
    for (at, file) in (0_u32..).zip(&mut files) {
        file.extracted = file.extracted.or(prelude.last_date);
        file.superseded = superseded.get(&at).copied().unwrap_or(0);
    }
    Register {
        source: plan.id.clone(),
        zone: opened.zone.clone(),
        files,
        faults: Faults::default(),
        extraction_declared: opened.extraction_declared,
    }
}

/// What one thread adds up.
struct State {
    /// By cut: the cells of the rows whose day is the one they speak of.
    cells: Vec<Cells>,
    /// By reading and breakdown: sums, and for timed cases cells of their own.
    sums: Vec<Vec<(Option<Cells>, Sums)>>,
    checks: RowChecks,
}

impl State {
    fn new(program: &Program<'_>) -> Self {
        let sums = program.jobs.iter().map(|job| {
            let timed = matches!(job.plan.formula, FormulaPlan::Time(_));
            let cuts = job.cuts.iter().filter_map(|cut| program.cuts.get(*cut));
            cuts.map(|cut| (timed.then(|| Cells::new(cut)), Sums::default())).collect()
        });
        Self {
            cells: program.cuts.iter().map(Cells::new).collect(),
            sums: sums.collect(),
            checks: RowChecks::default(),
        }
    }

    fn take(&mut self, program: &Program<'_>, batch: &Batch<'_>, superseded: Mask) {
        let view = View::new(program, batch, superseded);
        self.checks.add(&view);
        let mut shared: Vec<Option<Vec<u32>>> = vec![None; program.cuts.len()];
        for (job, sums) in program.jobs.iter().zip(&mut self.sums) {
            let verdicts = judge(&view, job);
            for (at, (own, sums)) in job.cuts.iter().zip(sums) {
                let Some(cut) = program.cuts.get(*at) else { continue };
                if let Some(cells) = own {
                    let found = view.cells(cells, &cut.columns, |row| verdicts.day(&view, row));
                    verdicts.add(&view, job, &found, (cells, sums));
                    continue;
                }
                let (Some(cells), Some(shared)) = (self.cells.get_mut(*at), shared.get_mut(*at)) else {
                    continue;
                };
                let found =
                    shared.get_or_insert_with(|| view.cells(cells, &cut.columns, |row| view.day(row)));
                verdicts.add(&view, job, found, (cells, sums));
            }
        }
    }
}

/// What the pass over a source found.
struct Passed {
    totals: Vec<Vec<Totals>>,
    checks: RowChecks,
    files: Vec<crate::measure::read::FileRead>,
    faults: Faults,
}

fn pass(
    program: &Program<'_>,
    opened: &Opened<'_>,
    prelude: &Prelude,
    findings: &mut Vec<Diagnostic>,
) -> Option<Passed> {
    let take = |state: &mut State, batch: &Batch<'_>| state.take(program, batch, prelude.left.mask(batch));
    let scanned = opened.scan(&program.wanted, || State::new(program), take).drain_into(findings)?;
    let empty = |job: &Job<'_>| job.cuts.iter().map(|_| Totals::default()).collect::<Vec<_>>();
    let mut totals: Vec<Vec<Totals>> = program.jobs.iter().map(empty).collect();
    let mut checks = RowChecks::default();
    for state in scanned.states {
        checks.merge(state.checks);
        for ((job, totals), sums) in program.jobs.iter().zip(&mut totals).zip(state.sums) {
            for ((cut, total), (own, sums)) in job.cuts.iter().zip(totals).zip(sums) {
                if let Some(cells) = own.as_ref().or_else(|| state.cells.get(*cut)) {
                    total.add(cells, sums);
                }
            }
        }
    }
    Some(Passed { totals, checks, files: scanned.files, faults: scanned.faults })
}
