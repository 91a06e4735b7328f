//! The engine: one pass over each source for all of its readings. The reader hands out batches of
//! columns on every core; conditions are worked out for a whole batch at a time, each row gets one
//! byte per reading, and bytes are counted by period and group. What threads add up merges to the
//! same result in any order, so neither chunks nor threads nor the order of rows can show.

mod active;
mod again;
mod behind;
mod cells;
mod checks;
mod code;
mod courses;
mod dossiers;
mod elsewhere;
mod exact;
mod fitness;
mod follow;
mod judge;
mod keyed;
mod keys;
mod pauses;
mod pointed;
mod prelude;
mod program;
mod report;
mod rows;
mod spread;
mod sums;
mod timed;
mod view;
mod watches;
mod window;

pub use cells::MOST_GROUPS;
pub use judge::{Verdicts, judge, period_of};
pub use keys::superseded;
pub use pauses::{PauseTold, WhyNot};
pub use program::{Job, Program, Wanted};
pub use rows::text_of;
pub use spread::Spread;
pub use sums::{Shape, Totals};
pub use timed::{TimeTold, told};
pub use view::View;

use behind::Behind;
use cells::{Cells, Cut};
use checks::{RowChecks, Vanished};
use courses::{Courses, is_course};
use dossiers::DossierChecks;
use elsewhere::Events;
use fitness::FitnessChecks;
use keyed::is_keyed;
use prelude::Prelude;
use sums::Sums;
use watches::Watches;

use crate::diagnostic::Diagnostic;
use crate::expression::Mask;
use crate::measure::behind::{LateCase, LeftOut};
use crate::measure::indicator_plan::FormulaPlan;
use crate::measure::plan::Plans;
use crate::measure::pseudonym::SECRET;
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
    /// By reading as well: why rows were left out, and the latest cases.
    pub behind: Vec<(LeftOut, Vec<LateCase>)>,
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
    let mut events = Vec::new();
    for job in &mut program.jobs {
        let found = Events::open((model, plans, world), job, &zone);
        job.until = found.as_ref().map(|found| found.until);
        events.push(found);
    }
    let mut passed = pass(&program, &opened, &prelude, findings)?;
    let rows = passed.files.iter().map(|file| file.rows).sum();
    keyed::run(&program, (&opened, &prelude, rows), &events, &mut passed.totals, findings)?;
    let secret = world.secret(SECRET);
    let behind = std::mem::take(&mut passed.behind).into_iter();
    let behind = behind.map(|own| own.settle(&program, secret.as_deref())).collect();
    let checks = report::Checks { source, plan, rows: &passed.checks, columns: &prelude.failed };
    let guards: Vec<usize> = program.checks.iter().map(|(at, _)| *at).collect();
    for (file, read) in register.files.iter_mut().zip(passed.files) {
        let (extracted, superseded) = (file.extracted, file.superseded);
        *file = read;
        (file.extracted, file.superseded) = (extracted, superseded);
    }
    register.faults = passed.faults;
    passed.watches.settle(plan, &mut register);
    report::duplicates(source, plan, &register, &prelude.left, findings);
    report::bad_cells(source, &register, findings);
    report::vanished(source, &register, passed.vanished.failed(), findings);
    checks.report(&register, &guards, findings);
    register.dossiers = passed.dossiers.told(plan, &register, &prelude.failed);
    let unfit = passed.fitness.report(plan, &register, plans.as_of);
    findings.extend(unfit.into_iter().map(|finding| finding.about(source.definition.address())));
    Some(SourceRead { register, totals: passed.totals, behind })
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
        dossiers: Vec::new(),
        watched: std::collections::BTreeMap::new(),
    }
}

/// What one thread adds up.
struct State {
    /// By cut: the cells of the rows whose day is the one they speak of.
    cells: Vec<Cells>,
    /// By reading, then by breakdown.
    sums: Vec<Vec<Adding>>,
    checks: RowChecks,
    /// Open cases of an older export that the last one does not hold.
    vanished: Vanished,
    fitness: FitnessChecks,
    dossiers: DossierChecks,
    watches: Watches,
    /// By reading.
    behind: Vec<Behind>,
}

/// How one thread adds up one breakdown of a reading.
enum Adding {
    /// In the cells of the day that rows speak of.
    Shared(Sums),
    /// In cells of its own: the day that decides is another one.
    Own(Cells, Sums),
    /// By the days on which cases begin and end.
    Courses(Courses),
    /// With the other rows of a key, in a pass of their own.
    Keyed,
}

impl Adding {
    fn new(job: &Job<'_>, cut: &Cut) -> Self {
        match &job.plan.formula {
            formula if is_keyed(formula) => Self::Keyed,
            FormulaPlan::Time(_) | FormulaPlan::Repeat(_) => Self::Own(Cells::new(cut), Sums::default()),
            formula if is_course(formula) => Self::Courses(Courses::default()),
            _ => Self::Shared(Sums::default()),
        }
    }
}

impl State {
    fn new(program: &Program<'_>) -> Self {
        let sums = program.jobs.iter().map(|job| {
            let cuts = job.cuts.iter().filter_map(|cut| program.cuts.get(*cut));
            cuts.map(|cut| Adding::new(job, cut)).collect()
        });
        Self {
            cells: program.cuts.iter().map(Cells::new).collect(),
            sums: sums.collect(),
            checks: RowChecks::default(),
            vanished: Vanished::default(),
            fitness: FitnessChecks::default(),
            dossiers: DossierChecks::default(),
            watches: Watches::default(),
            behind: program.jobs.iter().map(|_| Behind::default()).collect(),
        }
    }

    fn take(&mut self, program: &Program<'_>, batch: &Batch<'_>, superseded: Mask) {
        let view = View::new(program, batch, superseded);
        self.checks.add(&view);
        self.fitness.add(&view);
        self.dossiers.add(&view);
        self.watches.add(&view);
        let mut shared: Vec<Option<Vec<u32>>> = vec![None; program.cuts.len()];
        for ((job, sums), behind) in program.jobs.iter().zip(&mut self.sums).zip(&mut self.behind) {
            if is_keyed(&job.plan.formula) {
                continue;
            }
            let verdicts = judge(&view, job);
            self.vanished.add(&view, &verdicts);
            behind.add(&view, job, &verdicts);
            for (at, adding) in job.cuts.iter().zip(sums) {
                let Some(cut) = program.cuts.get(*at) else { continue };
                match adding {
                    Adding::Keyed => {}
                    Adding::Courses(courses) => courses.add(&view, job, cut, &verdicts),
                    Adding::Own(cells, sums) => {
                        let found = view.cells(cells, &cut.columns, |row| verdicts.day(&view, row));
                        verdicts.add(&view, job, &found, (cells, sums));
                    }
                    Adding::Shared(sums) => {
                        let (Some(cells), Some(shared)) = (self.cells.get_mut(*at), shared.get_mut(*at))
                        else {
                            continue;
                        };
                        let found = shared
                            .get_or_insert_with(|| view.cells(cells, &cut.columns, |row| view.day(row)));
                        verdicts.add(&view, job, found, (cells, sums));
                    }
                }
            }
        }
    }

    /// Adds what the thread found to the sums of all.
    fn settle(self, program: &Program<'_>, totals: &mut [Vec<Totals>]) {
        let cut_off = program.register.last_cut_off(program.as_of);
        for ((job, totals), sums) in program.jobs.iter().zip(totals).zip(self.sums) {
            for (place, (at, adding)) in job.cuts.iter().zip(sums).enumerate() {
                let (Some(cut), Some(cells)) = (program.cuts.get(*at), self.cells.get(*at)) else { continue };
                if let (0, Adding::Courses(courses), Some(bands)) = (place, &adding, job.bands(totals)) {
                    courses.settle_bands(job, cut, cut_off, bands);
                }
                let Some(total) = totals.get_mut(place) else { continue };
                match adding {
                    Adding::Keyed => {}
                    Adding::Own(cells, sums) => total.add(&cells, sums),
                    Adding::Courses(courses) => courses.settle(job, cut, cut_off, total),
                    Adding::Shared(sums) => total.add(cells, sums),
                }
            }
        }
    }
}

/// What the pass over a source found.
struct Passed {
    totals: Vec<Vec<Totals>>,
    checks: RowChecks,
    /// Open cases of an older export that the last one does not hold.
    vanished: Vanished,
    fitness: FitnessChecks,
    dossiers: DossierChecks,
    watches: Watches,
    behind: Vec<Behind>,
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
    let mut totals: Vec<Vec<Totals>> = program.jobs.iter().map(Job::totals).collect();
    let mut checks = RowChecks::default();
    let mut fitness = FitnessChecks::default();
    let mut watches = Watches::default();
    let mut vanished = Vanished::default();
    let mut dossiers = DossierChecks::default();
    let mut behind: Vec<Behind> = program.jobs.iter().map(|_| Behind::default()).collect();
    for mut state in scanned.states {
        checks.merge(std::mem::take(&mut state.checks));
        vanished.merge(std::mem::take(&mut state.vanished));
        fitness.merge(std::mem::take(&mut state.fitness));
        dossiers.merge(std::mem::take(&mut state.dossiers));
        watches.merge(std::mem::take(&mut state.watches));
        for (own, other) in behind.iter_mut().zip(std::mem::take(&mut state.behind)) {
            own.merge(other);
        }
        state.settle(program, &mut totals);
    }
    let (files, faults) = (scanned.files, scanned.faults);
    Some(Passed { totals, checks, vanished, fitness, dossiers, watches, behind, files, faults })
}
