//! One case, step by step: what each indicator made of its row, and how its due date was counted.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::engine::{self, Job, PauseTold, Program, TimeTold, Verdicts, View, Wanted, WhyNot, text_of};
use super::fate::Fate;
use super::indicator_plan::FormulaPlan;
use super::plan::Plans;
use super::pseudonym::{SECRET, pseudonym};
use super::read::{Batch, Opened, open};
use super::register::Register;
use super::results::{Measured, calendar_of};
use super::source_plan::SourcePlan;
use crate::expression::{Mask, Table, TableColumn, Values};
use crate::model::kinds::source::ColumnType;
use crate::model::{Definition, Indicator, Source, View as DefinitionView};
use crate::resolve::Model;
use crate::time::{Due, Moment, Step, date_of};
use crate::values::{Decimal, Duration, PeriodKey, Text, Unit, Within};
use crate::world::World;

/// A row of a source, and what each reading made of it.
#[derive(Debug, Clone)]
pub struct CaseReport {
    pub source: String,
    /// The title of the source.
    pub title: Text,
    pub path: String,
    pub line: u64,
    /// The case comes again in a later file or row: this one counts nowhere.
    pub superseded: bool,
    /// Column and value as read; personal values as pseudonyms.
    pub cells: Vec<(String, Option<String>)>,
    pub steps: Vec<CaseStep>,
}

/// What one reading made of the row.
#[derive(Debug, Clone)]
pub struct CaseStep {
    pub indicator: String,
    /// The title of the indicator.
    pub title: Text,
    pub limit: Option<Within>,
    pub fate: Fate,
    pub good: bool,
    pub period: Option<PeriodKey>,
    pub start: Option<Date>,
    pub stop: Option<Date>,
    pub due: Option<Due>,
    /// The due instant on the wall clock of the calendar; nothing when the due is a whole day.
    pub due_time: Option<jiff::civil::DateTime>,
    /// The last day on which something is known of the case.
    pub cut_off: Date,
    /// What the clock was stopped for, as far as it counts: whole units, in which the due is later.
    pub pause: Option<Duration>,
    /// Its pauses one by one, where each has its columns, in their order.
    pub pauses: Vec<PauseStep>,
    /// Whether a reopening made an earlier stop void: that stop, and the reopening.
    pub void: Option<(Option<At>, At)>,
    /// Why the case is left out, where it is.
    pub exclusions: Vec<Text>,
    /// The count day by day, in business time.
    pub days: Vec<Step>,
    /// What Excel's NETWORKDAYS.INTL says from start to stop: it counts both ends.
    pub excel: Option<i64>,
    /// Business days from start to stop as counted here.
    pub ours: Option<u32>,
}

/// A day, and the hour where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub day: Date,
    pub time: Option<jiff::civil::Time>,
}

/// One pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseStep {
    pub from: At,
    /// Nothing while it lasts.
    pub to: Option<At>,
    /// Why it does not count.
    pub why_not: Option<WhyNot>,
}

impl At {
    fn of(moment: Moment, zone: &TimeZone) -> Self {
        match moment {
            Moment::Day(day) => Self { day, time: None },
            Moment::Instant(instant) => {
                let local = zone.to_datetime(instant);
                Self { day: local.date(), time: Some(local.time()) }
            }
        }
    }
}

/// Every row whose key is `id`, explained. The sources are read again for it.
pub fn explain_case(
    (model, plans): (&Model, &Plans),
    measured: &Measured,
    world: &dyn World,
    id: &str,
) -> Vec<CaseReport> {
    let mut reports = Vec::new();
    for source in model.active::<Source>() {
        let (Some(plan), Some(register)) =
            (plans.sources.get(source.id()), measured.sources.get(source.id()))
        else {
            continue;
        };
        let key = world.secret(SECRET);
        let teller = Teller { model, plans, measured, plan, register, key };
        let rows: Vec<Batch<'static>> =
            rows_of(&source, plan, world, id).into_iter().map(Found::into_batch).collect();
        let superseded = engine::superseded(plan, &rows);
        reports.extend(rows.iter().zip(superseded).map(|(row, superseded)| teller.tell(row, superseded)));
    }
    reports
}

/// A row on its own.
struct Found {
    file: usize,
    line: u64,
    offset: u64,
    table: Table<'static>,
}

impl Found {
    fn into_batch(self) -> Batch<'static> {
        Batch { file: self.file, lines: vec![self.line], offsets: vec![self.offset], table: self.table }
    }
}

/// The rows whose key is `id`, in the order of files and lines.
fn rows_of(
    source: &DefinitionView<'_, Source>,
    plan: &SourcePlan,
    world: &dyn World,
    id: &str,
) -> Vec<Found> {
    if plan.key.is_empty() {
        return Vec::new();
    }
    let Some(opened) = open(source, plan, world).drain_into(&mut Vec::new()) else { return Vec::new() };
    let wanted = vec![true; plan.columns.len()];
    let take = |found: &mut Vec<Found>, batch: &Batch<'_>| found.extend(matching(plan, batch, id));
    let scan = |opened: &Opened<'_>| opened.scan(&wanted, Vec::new, take).drain_into(&mut Vec::new());
    let mut rows: Vec<Found> = scan(&opened).into_iter().flat_map(|scan| scan.states).flatten().collect();
    rows.sort_by_key(|row| (row.file, row.line));
    rows
}

fn matching(plan: &SourcePlan, batch: &Batch<'_>, id: &str) -> Vec<Found> {
    let column = |at: &usize| batch.table.columns.get(*at);
    let is_wanted = |row: &usize| {
        let parts = plan.key.iter().map(|at| text_of(column(at)?, *row)).collect::<Option<Vec<_>>>();
        parts.is_some_and(|parts| parts.join("/") == id)
    };
    let rows = (0..batch.table.rows).filter(is_wanted);
    rows.map(|row| Found {
        file: batch.file,
        line: batch.lines.get(row).copied().unwrap_or(0),
        offset: batch.offsets.get(row).copied().unwrap_or(0),
        table: one_row(&batch.table, row),
    })
    .collect()
}

/// A table of one row of another.
fn one_row(table: &Table<'_>, row: usize) -> Table<'static> {
    let bit = |mask: &Mask| Mask::of(1, |_| mask.get(row));
    let columns = table.columns.iter().map(|column| TableColumn {
        given: bit(&column.given),
        bad: bit(&column.bad),
        unanswered: bit(&column.unanswered),
        values: one_value(&column.values, row),
    });
    Table { rows: 1, columns: columns.collect() }
}

fn one_value(values: &Values<'_>, row: usize) -> Values<'static> {
    match values {
        Values::Unread => Values::Unread,
        Values::Words { codes, words } => {
            let word = codes.get(row).and_then(|code| words.get(*code as usize));
            let words = vec![word.map_or_else(String::new, ToString::to_string).into()];
            Values::Words { codes: vec![0], words }
        }
        Values::Texts(texts) => {
            Values::Texts(vec![texts.get(row).map_or_else(String::new, ToString::to_string).into()])
        }
        Values::Numbers(numbers) => {
            Values::Numbers(vec![numbers.get(row).copied().unwrap_or(Decimal::integer(0))])
        }
        Values::YesNo(yes) => Values::YesNo(Mask::of(1, |_| yes.get(row))),
        Values::Days(days) => Values::Days(vec![days.get(row).copied().unwrap_or(0)]),
        Values::Instants(instants) => Values::Instants(vec![instants.get(row).copied().unwrap_or(0)]),
    }
}

/// Tells what became of the rows of one source.
struct Teller<'t> {
    model: &'t Model,
    plans: &'t Plans,
    measured: &'t Measured,
    plan: &'t SourcePlan,
    register: &'t Register,
    /// What pseudonyms are keyed with.
    key: Option<Vec<u8>>,
}

impl Teller<'_> {
    fn tell(&self, found: &Batch<'_>, superseded: bool) -> CaseReport {
        let line = found.lines.first().copied().unwrap_or(0);
        let cells = self.plan.columns.iter().zip(&found.table.columns).map(|(column, cell)| {
            let shown = shown(cell, &self.register.zone);
            let named = (self.plan.id.as_str(), column.name.as_str());
            let veiled = |value: String| pseudonym(self.key.as_deref(), named, &value, line);
            (column.name.clone(), if column.personal { shown.map(veiled) } else { shown })
        });
        CaseReport {
            source: self.plan.id.clone(),
            title: self
                .model
                .find::<Source>(&self.plan.id)
                .map_or_else(|| Text::plain(&self.plan.id), |source| title_of(source.definition)),
            path: self.register.path(found.file).to_owned(),
            line,
            superseded,
            cells: cells.collect(),
            steps: if superseded { Vec::new() } else { self.steps(found) },
        }
    }

    /// What each reading made of the row.
    fn steps(&self, batch: &Batch<'_>) -> Vec<CaseStep> {
        let clock = crate::time::ZoneTable::new(self.register.zone.clone());
        let zone = engine::zone_of(self.plans);
        let mut program = Program::new(self.plan, self.register, (&clock, &zone), self.plans.as_of);
        for reading in &self.measured.readings {
            let Some(plan) = self.plans.indicators.get(&reading.indicator) else { continue };
            if plan.formula.tells_row_by_row() && plan.source.as_deref() == Some(self.plan.id.as_str()) {
                let key = (reading.indicator.clone(), reading.limit, reading.calendar.clone());
                let calendar = calendar_of(self.model, self.plans, plan, reading.calendar.as_deref());
                program.read(Wanted { key, plan, calendar });
            }
        }
        let view = View::new(&program, batch, Mask::none(1));
        program.jobs.iter().map(|job| self.step(&view, job)).collect()
    }

    fn step(&self, view: &View<'_>, job: &Job<'_>) -> CaseStep {
        let mut step = step(view, job);
        if let Some(indicator) = self.model.find::<Indicator>(&step.indicator) {
            step.title = title_of(indicator.definition);
            if step.fate == Fate::Excluded {
                step.exclusions = reasons(view, job, &indicator);
            }
        }
        step
    }
}

fn title_of(definition: &Definition) -> Text {
    definition.header.title.given().cloned().unwrap_or_else(|| Text::plain(definition.id()))
}

/// The reasons of the exclusions that hold; all of them where one could not be planned.
fn reasons(view: &View<'_>, job: &Job<'_>, indicator: &DefinitionView<'_, Indicator>) -> Vec<Text> {
    let all: Vec<Option<Text>> =
        indicator.exclude.items().map(|exclusion| exclusion.value.reason.given().cloned()).collect();
    let planned = job.exclusions.len() == all.len();
    let holds = |at: usize| {
        let guard = job.exclusions.get(at).map(|(guard, _)| guard);
        !planned || guard.and_then(|guard| view.truths(guard)).is_some_and(|truths| truths.yes.get(0))
    };
    all.into_iter().enumerate().filter(|(at, _)| holds(*at)).filter_map(|(_, reason)| reason).collect()
}

fn step(view: &View<'_>, job: &Job<'_>) -> CaseStep {
    let verdicts = engine::judge(view, job);
    let day = verdicts.day(view, 0).and_then(date_of);
    let (fate, good) = verdicts.fate(0);
    let mut step = CaseStep {
        indicator: job.plan.id.clone(),
        title: Text::plain(&job.plan.id),
        limit: job.limit,
        fate,
        good,
        period: day.and_then(|day| engine::period_of(view, job, day)),
        start: None,
        stop: None,
        due: due_of(&verdicts),
        due_time: None,
        cut_off: view.cut_off,
        pause: None,
        pauses: Vec::new(),
        void: None,
        exclusions: Vec::new(),
        days: Vec::new(),
        excel: None,
        ours: None,
    };
    let FormulaPlan::Time(time) = &job.plan.formula else { return step };
    let told = engine::told(view, job, time, 0);
    let Some(start) = told.start else { return step };
    let zone = job.calendar.as_ref().map_or(view.program.zone.zone(), |calendar| calendar.zone());
    let stop_column = view.program.source.columns.get(time.to);
    let by_day = stop_column.is_some_and(|column| column.kind == ColumnType::Date);
    step.start = Some(start.day_in(zone));
    step.stop = told.stop.map(|stop| stop.day_in(zone));
    step.pause = told.limit.and_then(|longer| pause_of(job.limit, longer));
    step.pauses = told.pauses.iter().map(|pause| pause_step(*pause, zone)).collect();
    step.void = told.void.map(|(stop, on)| (stop.map(|stop| At::of(stop, zone)), At::of(on, zone)));
    count(&mut step, job, &told, by_day);
    step.due_time = step.due.filter(|_| !by_day && !start.is_day()).map(|due| zone.to_datetime(due.instant));
    step
}

fn pause_step(pause: PauseTold, zone: &TimeZone) -> PauseStep {
    PauseStep { from: At::of(pause.from, zone), to: pause.to.map(|to| At::of(to, zone)), why_not: pause.why }
}

/// How much later a limit is due, in the largest unit of its clock that is whole; nothing where no
/// pause counted.
fn pause_of(limit: Option<Within>, (longer, steps): (Duration, i64)) -> Option<Duration> {
    let Some(Within::Duration(limit)) = limit else { return None };
    let more = longer.amount.saturating_sub(limit.amount);
    if more > 0 {
        return Some(Duration { amount: more, unit: limit.unit });
    }
    let units =
        [limit.unit, Unit::BusinessDay, Unit::CalendarDay, Unit::BusinessHour, Unit::Minute, Unit::Second];
    let whole = units.into_iter().map(|unit| Duration { amount: 1, unit }).find_map(|one| {
        let step = one.steps().filter(|step| one.clock() == limit.clock() && steps % step == 0)?;
        u32::try_from(steps / step).ok().map(|amount| Duration { amount, ..one })
    });
    whole.filter(|pause| pause.amount > 0)
}

fn due_of(verdicts: &Verdicts) -> Option<Due> {
    verdicts.timed.as_ref()?.dues.first().copied().flatten()
}

/// The count in business time, day by day, beside that of a spreadsheet.
fn count(step: &mut CaseStep, job: &Job<'_>, told: &TimeTold, by_day: bool) {
    let (Some(calendar), Some(start)) = (&job.calendar, told.start) else { return };
    if let Some((limit, extra)) = told.limit {
        let explained = calendar.explain_due_later(start, limit, extra, by_day);
        step.days = explained.map(|told| told.steps).unwrap_or_default();
    }
    step.ours = told.stop.and_then(|stop| calendar.business_days_between(start, stop, by_day));
    step.excel = step.start.zip(step.stop).and_then(|(a, b)| calendar.networkdays_excel(a, b));
}

fn shown(column: &TableColumn<'_>, zone: &TimeZone) -> Option<String> {
    if column.bad.get(0) {
        return Some("?".to_owned());
    }
    if !column.given.get(0) {
        return None;
    }
    match &column.values {
        Values::Numbers(numbers) => {
            let number = numbers.first()?.ratio();
            Some(crate::language::rounded(number, decimals(number)))
        }
        Values::YesNo(yes) => Some(if yes.get(0) { "yes" } else { "no" }.to_owned()),
        Values::Instants(instants) => {
            let instant = jiff::Timestamp::from_second(*instants.first()?).ok()?;
            Some(zone.to_datetime(instant).strftime("%Y-%m-%d %H:%M").to_string())
        }
        _ => text_of(column, 0),
    }
}

/// As many decimals as the number has, four at the most.
fn decimals(number: crate::values::Ratio) -> u32 {
    (0..4_u32).find(|places| 10_i128.pow(*places) % number.denominator() == 0).unwrap_or(4)
}
