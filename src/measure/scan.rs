//! One indicator over the rows of its source: what becomes of each row, and the sums per period
//! (`domain/verdicts.md`, "What happens to a row").

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::clock::{SourceClock, moment};
use super::indicator_plan::{Answers, FormulaPlan, IndicatorPlan, Pause};
use super::read::{Register, Row, Value};
use super::source_plan::SourcePlan;
use super::tally::{Elapsed, Tally};
use crate::expression::Cell;
use crate::model::kinds::indicator::Cohort;
use crate::time::{Due, Moment, WorkingCalendar, due_elapsed};
use crate::values::{Clock as DurationClock, Decimal, Duration, Period, PeriodKey, Ratio, Within};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    Counted,
    NotYetDue,
    OutOfScope,
    Excluded,
    Missing,
    Rejected,
}

/// One row, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub fate: Fate,
    /// The day that decides its period; nothing when it cannot be told.
    pub day: Option<Date>,
    /// What it adds when counted.
    pub adds: Adds,
    /// The due of a timed case.
    pub due: Option<Due>,
}

/// What a counted row adds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Adds {
    pub good: bool,
    pub good_without_pauses: bool,
    pub detractor: bool,
    /// Value and weight, where the formula averages or sums.
    pub value: Option<(Ratio, Ratio)>,
    /// What comes above and below the line, where the formula divides sums.
    pub parts: Option<(Ratio, Ratio)>,
    pub elapsed: Option<Elapsed>,
}

/// Rows by fate: read = counted + not yet due + out of scope + excluded + missing + rejected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reconciliation {
    pub read: u64,
    pub counted: u64,
    pub not_yet_due: u64,
    pub out_of_scope: u64,
    pub excluded: u64,
    pub missing: u64,
    pub rejected: u64,
    /// Of the excluded, missing and rejected: those of which no period can be told.
    pub undated: u64,
}

/// The rows of an indicator, added up.
#[derive(Debug, Clone, Default)]
pub struct Scanned {
    pub periods: BTreeMap<PeriodKey, Tally>,
    /// By column and value, then period.
    pub groups: BTreeMap<(usize, String), BTreeMap<PeriodKey, Tally>>,
    pub rows: Reconciliation,
}

/// How the rows of one indicator are judged: one limit, one calendar.
pub struct Judge<'j> {
    pub plan: &'j IndicatorPlan,
    pub source: &'j SourcePlan,
    pub register: &'j Register,
    pub limit: Option<Within>,
    pub calendar: Option<Arc<WorkingCalendar>>,
    /// Zone of periods.
    pub zone: TimeZone,
    pub as_of: Date,
}

impl Judge<'_> {
    /// Judges every row and adds it up.
    pub fn scan(&self) -> Scanned {
        let mut scanned = Scanned::default();
        for row in &self.register.rows {
            let judged = self.judge(row);
            scanned.rows.read += 1;
            self.add(&mut scanned, row, &judged);
        }
        scanned
    }

    fn add(&self, scanned: &mut Scanned, row: &Row, judged: &Judged) {
        let rows = &mut scanned.rows;
        match judged.fate {
            Fate::Counted => rows.counted += 1,
            Fate::NotYetDue => rows.not_yet_due += 1,
            Fate::OutOfScope => rows.out_of_scope += 1,
            Fate::Excluded => rows.excluded += 1,
            Fate::Missing => rows.missing += 1,
            Fate::Rejected => rows.rejected += 1,
        }
        if judged.fate == Fate::OutOfScope {
            return;
        }
        let Some(day) = judged.day else {
            rows.undated += u64::from(!matches!(judged.fate, Fate::Counted | Fate::NotYetDue));
            return;
        };
        let Some(period) = self.period_of(day) else { return };
        if judged.fate == Fate::NotYetDue && self.plan.cohort == Cohort::Due {
            return;
        }
        add_to(scanned.periods.entry(period).or_default(), judged);
        for column in &self.plan.split_by {
            if let Some(Value::Text(value)) = row.cells.get(*column) {
                let group = scanned.groups.entry((*column, value.clone())).or_default();
                add_to(group.entry(period).or_default(), judged);
            }
        }
    }

    /// The period that holds a day; for a rolling window, the one that ends at the cut-off of the
    /// source, and nothing for a day outside it.
    pub fn period_of(&self, day: Date) -> Option<PeriodKey> {
        if let Period::Rolling(_) = self.plan.period {
            let last = self.register.last_cut_off(self.as_of);
            let window = PeriodKey::holding(self.plan.period, last)?;
            return (window.start() <= day && day <= window.end()).then_some(window);
        }
        PeriodKey::holding(self.plan.period, day)
    }

    /// What becomes of one row.
    pub fn judge(&self, row: &Row) -> Judged {
        let cells: Vec<Cell<'_>> = row.cells.iter().map(Value::cell).collect();
        let point = self.point_day(row, &cells);
        let scope = self.scope_fate(row, &cells);
        let gone = |fate: Fate| Judged { fate, day: point, adds: Adds::default(), due: None };
        if scope == Some(Fate::OutOfScope) {
            return gone(Fate::OutOfScope);
        }
        let judged = match &self.plan.formula {
            FormulaPlan::Time { from, to, less, due } => {
                self.timed(row, &cells, *from, *to, less.as_ref(), *due).unwrap_or_else(|| gone(Fate::Rejected))
            }
            _ => self.pointed(row, &cells, point),
        };
        // What is left out belongs to the period of its due instant, like what is counted.
        if let Some(fate) = scope {
            return Judged { fate, adds: Adds::default(), ..judged };
        }
        match judged.fate {
            Fate::OutOfScope => judged,
            _ if self.is_excluded(row, &cells, &judged, point) => Judged { fate: Fate::Excluded, ..judged },
            _ => judged,
        }
    }

    /// Why a row is not in scope; nothing when it is.
    fn scope_fate(&self, row: &Row, cells: &[Cell<'_>]) -> Option<Fate> {
        let scope = self.plan.scope.as_ref()?;
        if is_bad(row, &scope.columns()) {
            return Some(Fate::Rejected);
        }
        let clock = SourceClock { zone: &self.register.zone, calendar: self.calendar.as_deref() };
        match scope.holds(cells, &clock) {
            None => Some(Fate::Missing),
            Some(false) => Some(Fate::OutOfScope),
            Some(true) => None,
        }
    }

    /// The day of a point measure: the column the rows speak of, else the day of extraction. A timed
    /// case has its due instant; without one it may belong to any period.
    fn point_day(&self, row: &Row, cells: &[Cell<'_>]) -> Option<Date> {
        match (self.source.about, &self.plan.formula) {
            (Some(about), _) => cells.get(about).and_then(moment).map(|moment| moment.day_in(&self.zone)),
            (None, FormulaPlan::Time { .. }) => None,
            (None, _) => Some(self.register.cut_off(row.file, self.as_of)),
        }
    }

    /// An exclusion counts inside its window, when it was approved before the period ended.
    fn is_excluded(&self, row: &Row, cells: &[Cell<'_>], judged: &Judged, point: Option<Date>) -> bool {
        let clock = SourceClock { zone: &self.register.zone, calendar: self.calendar.as_deref() };
        let day = judged.day.or(point);
        let ends = day.and_then(|day| self.period_of(day)).map(PeriodKey::end);
        self.plan.exclusions.iter().any(|exclusion| {
            let in_time = exclusion.approved.is_some_and(|on| ends.is_none_or(|end| on <= end));
            let after = exclusion.from.is_none_or(|from| day.is_some_and(|day| from <= day));
            let before = exclusion.until.is_none_or(|until| day.is_some_and(|day| day <= until));
            in_time
                && after
                && before
                && !is_bad(row, &exclusion.condition.columns())
                && exclusion.condition.holds(cells, &clock) == Some(true)
        })
    }

    /// A timed case: it belongs to the period that holds its due instant and counts once that is
    /// past; good ⇔ stopped by then. `None` when it cannot be timed at all.
    fn timed(
        &self,
        row: &Row,
        cells: &[Cell<'_>],
        from: usize,
        to: usize,
        less: Option<&Pause>,
        due_column: Option<usize>,
    ) -> Option<Judged> {
        let start = cells.get(from).and_then(moment)?;
        let start_day = start.day_in(&self.zone);
        let rejected = |day: Date| Judged { fate: Fate::Rejected, day: Some(day), adds: Adds::default(), due: None };
        let stop_is_day = self.is_day_column(to);
        let paused = less.map_or(Some(Ratio::ZERO), |pause| self.paused(row, cells, pause));
        let pause = paused.unwrap_or(Ratio::ZERO);
        let due = match (self.limit, due_column) {
            (Some(Within::DueDate), Some(column)) => match cells.get(column) {
                Some(Cell::Missing) if row.cells.get(column).is_some_and(Value::is_bad) => {
                    return Some(rejected(start_day));
                }
                Some(cell) => match moment(cell) {
                    Some(moment) => self.due_at(moment)?,
                    None => return Some(Judged { fate: Fate::Missing, ..rejected(start_day) }),
                },
                None => return None,
            },
            (Some(Within::Duration(limit)), _) => self.due(start, longer(limit, pause)?, stop_is_day)?,
            _ => self.due_at(start)?,
        };
        let day = if self.plan.cohort == Cohort::Received { start_day } else { due.day };
        if paused.is_none() || is_bad(row, &[to]) {
            return Some(rejected(day));
        }
        let cut_off = self.register.cut_off(row.file, self.as_of);
        let stop = cells.get(to).and_then(moment);
        if stop.is_some_and(|stop| stop.compare(start, &self.zone).is_lt()) {
            return Some(rejected(day));
        }
        let stopped = stop.filter(|stop| stop.day_in(&self.zone) <= cut_off);
        let fate = if due.day <= cut_off { Fate::Counted } else { Fate::NotYetDue };
        let plain = match self.limit {
            Some(Within::Duration(limit)) if less.is_some() => self.due(start, limit, stop_is_day)?,
            _ => due,
        };
        let adds = Adds {
            good: stopped.is_some_and(|stop| !due.is_late(stop)),
            good_without_pauses: stopped.is_some_and(|stop| !plain.is_late(stop)),
            elapsed: self.elapsed(start, stopped, cut_off, pause, stop_is_day),
            ..Adds::default()
        };
        Some(Judged { fate, day: Some(day), adds, due: Some(due) })
    }

    /// The due of a case under this judge's calendar.
    pub fn due(&self, start: Moment, limit: Duration, stop_is_day: bool) -> Option<Due> {
        match &self.calendar {
            Some(calendar) => calendar.due(start, limit, stop_is_day).ok(),
            None => due_elapsed(start, limit, &self.zone, stop_is_day).ok(),
        }
    }

    fn due_at(&self, moment: Moment) -> Option<Due> {
        let day = moment.day_in(&self.zone);
        let instant = match moment {
            Moment::Instant(instant) => instant,
            Moment::Day(day) => crate::time::instant_at(&self.zone, day.tomorrow().ok()?.at(0, 0, 0, 0))?,
        };
        Some(Due { instant, day })
    }

    pub fn is_day_column(&self, column: usize) -> bool {
        let kind = self.source.columns.get(column).map(|column| column.kind);
        kind == Some(crate::model::kinds::source::ColumnType::Date)
    }

    /// The pause of a case, capped; nothing when the cell is wrong. A missing pause is none.
    fn paused(&self, row: &Row, cells: &[Cell<'_>], pause: &Pause) -> Option<Ratio> {
        match cells.get(pause.column) {
            Some(Cell::Number(paused)) if *paused >= Ratio::ZERO => {
                Some(pause.cap.map_or(*paused, |cap| cap.min(*paused)))
            }
            Some(Cell::Missing) if !is_bad(row, &[pause.column]) => Some(Ratio::ZERO),
            _ => None,
        }
    }

    /// How long a case took on the clock of the limit; for an open one, its age at the cut-off.
    fn elapsed(
        &self,
        start: Moment,
        stopped: Option<Moment>,
        cut_off: Date,
        pause: Ratio,
        stop_is_day: bool,
    ) -> Option<Elapsed> {
        let until = stopped.unwrap_or(Moment::Day(cut_off));
        let by_day = stop_is_day || until.is_day();
        let clock = match self.limit {
            Some(Within::Duration(limit)) => limit.clock(),
            _ if self.calendar.is_some() => DurationClock::BusinessDays,
            _ => DurationClock::Calendar,
        };
        let whole = match clock {
            DurationClock::BusinessDays => {
                i64::from(self.calendar.as_ref()?.business_days_between(start, until, by_day)?)
            }
            DurationClock::Calendar => {
                let span = start.day_in(&self.zone).until(until.day_in(&self.zone)).ok()?;
                i64::from(span.get_days())
            }
            DurationClock::BusinessHours => match (start, until) {
                (Moment::Instant(a), Moment::Instant(b)) => self.calendar.as_ref()?.working_seconds_between(a, b)?,
                (Moment::Instant(a), Moment::Day(_)) => {
                    self.calendar.as_ref()?.working_seconds_between(a, self.due_at(until)?.instant)?
                }
                _ => return None,
            },
            DurationClock::Elapsed => match (start, until) {
                (Moment::Instant(a), Moment::Instant(b)) => b.as_second() - a.as_second(),
                (Moment::Instant(a), Moment::Day(_)) => self.due_at(until)?.instant.as_second() - a.as_second(),
                _ => return None,
            },
        };
        let pause = i64::try_from(pause.numerator() / pause.denominator()).ok()?;
        Some(Elapsed { amount: (whole - pause).max(0), open: stopped.is_none() })
    }

    /// A measure at a point in time.
    fn pointed(&self, row: &Row, cells: &[Cell<'_>], point: Option<Date>) -> Judged {
        let about_bad = self.source.about.is_some_and(|about| is_bad(row, &[about]));
        let (fate, adds) = self.contribution(row, cells);
        let adds = Adds { good_without_pauses: adds.good, ..adds };
        let cut_off = self.register.cut_off(row.file, self.as_of);
        let fate = match (fate, point) {
            (Fate::OutOfScope, _) => Fate::OutOfScope,
            (_, None) if about_bad => Fate::Rejected,
            (Fate::Counted, None) => Fate::Missing,
            (Fate::Counted, Some(day)) if day > cut_off => Fate::NotYetDue,
            (fate, _) => fate,
        };
        Judged { fate, day: point, adds, due: None }
    }

    fn contribution(&self, row: &Row, cells: &[Cell<'_>]) -> (Fate, Adds) {
        let clock = SourceClock { zone: &self.register.zone, calendar: self.calendar.as_deref() };
        let nothing = |fate: Fate| (fate, Adds::default());
        match &self.plan.formula {
            FormulaPlan::Count | FormulaPlan::Typed(_) | FormulaPlan::Time { .. } => {
                (Fate::Counted, Adds { good: true, ..Adds::default() })
            }
            FormulaPlan::Share { of, among } => {
                if let Some(among) = among {
                    if is_bad(row, &among.columns()) {
                        return nothing(Fate::Rejected);
                    }
                    match among.holds(cells, &clock) {
                        None => return nothing(Fate::Missing),
                        Some(false) => return nothing(Fate::OutOfScope),
                        Some(true) => {}
                    }
                }
                if is_bad(row, &of.columns()) {
                    return nothing(Fate::Rejected);
                }
                match of.holds(cells, &clock) {
                    None => nothing(Fate::Missing),
                    Some(good) => (Fate::Counted, Adds { good, ..Adds::default() }),
                }
            }
            FormulaPlan::ShareOfSums { numerator, denominator } => {
                match (signed_sum(row, cells, numerator), signed_sum(row, cells, denominator)) {
                    (Ok(above), Ok(below)) => {
                        (Fate::Counted, Adds { parts: Some((above, below)), ..Adds::default() })
                    }
                    (Err(fate), _) | (_, Err(fate)) => nothing(fate),
                }
            }
            FormulaPlan::Sum(of) => match number(row, cells, *of) {
                Ok(value) => (Fate::Counted, Adds { value: Some((value, Ratio::ONE)), ..Adds::default() }),
                Err(fate) => nothing(fate),
            },
            FormulaPlan::Mean { of, weight } => {
                let weight = weight.map_or(Ok(Ratio::ONE), |weight| number(row, cells, weight));
                match (number(row, cells, *of), weight) {
                    (Ok(_), Ok(weight)) if weight < Ratio::ZERO => nothing(Fate::Rejected),
                    (Ok(value), Ok(weight)) => {
                        (Fate::Counted, Adds { value: Some((value, weight)), ..Adds::default() })
                    }
                    (Err(fate), _) | (_, Err(fate)) => nothing(fate),
                }
            }
            FormulaPlan::NetPromoter(answers) => match self.answer(row, cells, answers) {
                Ok(score) => {
                    let adds = Adds { good: score >= 9, detractor: score <= 6, ..Adds::default() };
                    (Fate::Counted, adds)
                }
                Err(fate) => nothing(fate),
            },
            FormulaPlan::Satisfaction { answers, variant } => match self.answer(row, cells, answers) {
                Ok(score) => {
                    let good = variant.satisfied_from().is_some_and(|from| score >= from);
                    let value = Some((Ratio::integer(i128::from(score)), Ratio::ONE));
                    (Fate::Counted, Adds { good, value, ..Adds::default() })
                }
                Err(fate) => nothing(fate),
            },
        }
    }

    /// A whole number on the scale of the question.
    fn answer(&self, row: &Row, cells: &[Cell<'_>], answers: &Answers) -> Result<i64, Fate> {
        if let Some(Value::Bad(fault)) = row.cells.get(answers.column) {
            let raw = self.register.faults.get(*fault).and_then(|fault| {
                fault.reason.arguments.iter().find(|(name, _)| *name == "raw").map(|(_, raw)| raw.clone())
            });
            let listed = matches!(raw, Some(crate::language::Argument::Verbatim(raw)) if answers.not_answered.contains(&raw));
            return Err(if listed { Fate::OutOfScope } else { Fate::Rejected });
        }
        let score = match cells.get(answers.column) {
            Some(Cell::Number(number)) => *number,
            Some(Cell::Missing) | None => return Err(Fate::Missing),
            _ => return Err(Fate::Rejected),
        };
        let is_code = |code: &String| Decimal::parse(code).is_ok_and(|code| code.ratio() == score);
        if answers.not_answered.iter().any(is_code) {
            return Err(Fate::OutOfScope);
        }
        let (low, high) = answers.ends;
        match i64::try_from(score.numerator()) {
            Ok(whole) if score.denominator() == 1 && (low..=high).contains(&whole) => Ok(whole),
            _ => Err(Fate::Rejected),
        }
    }
}

fn add_to(tally: &mut Tally, judged: &Judged) {
    match judged.fate {
        Fate::Excluded => tally.excluded += 1,
        Fate::Missing => tally.missing += 1,
        Fate::Rejected => tally.rejected += 1,
        Fate::NotYetDue => tally.pending += 1,
        Fate::OutOfScope => {}
        Fate::Counted => {
            tally.rows += 1;
            if let Some((above, below)) = judged.adds.parts {
                tally.add_parts(above, below);
                return;
            }
            tally.n += 1;
            tally.good += u64::from(judged.adds.good);
            tally.good_without_pauses += u64::from(judged.adds.good_without_pauses);
            tally.detractors += u64::from(judged.adds.detractor);
            tally.elapsed.extend(judged.adds.elapsed);
            if let Some((value, weight)) = judged.adds.value {
                tally.add(value, weight);
            }
        }
    }
}

fn is_bad(row: &Row, columns: &[usize]) -> bool {
    columns.iter().any(|column| row.cells.get(*column).is_some_and(Value::is_bad))
}

fn number(row: &Row, cells: &[Cell<'_>], column: usize) -> Result<Ratio, Fate> {
    match cells.get(column) {
        Some(Cell::Number(number)) => Ok(*number),
        Some(Cell::Missing) if !is_bad(row, &[column]) => Err(Fate::Missing),
        _ => Err(Fate::Rejected),
    }
}

fn signed_sum(row: &Row, cells: &[Cell<'_>], columns: &[(i8, usize)]) -> Result<Ratio, Fate> {
    let mut sum = Ratio::ZERO;
    for (sign, column) in columns {
        let value = number(row, cells, *column)?;
        let signed = value.checked_mul(Ratio::integer(i128::from(*sign)));
        sum = signed.and_then(|value| sum.checked_add(value)).ok_or(Fate::Rejected)?;
    }
    Ok(sum)
}

/// A limit made longer by a pause, in whole units of the limit.
fn longer(limit: Duration, pause: Ratio) -> Option<Duration> {
    let whole = u32::try_from(pause.numerator() / pause.denominator()).ok()?;
    Some(Duration { amount: limit.amount.checked_add(whole)?, ..limit })
}
