//! One indicator over the rows of its source: what becomes of each row, and the sums per period
//! (`domain/verdicts.md`, "What happens to a row").

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::clock::{SourceClock, moment};
use super::fate::{Adds, Fate, Judged, Reconciliation};
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::read::{Register, Row, Value};
use super::source_plan::SourcePlan;
use super::tally::Tally;
use crate::expression::Cell;
use crate::model::kinds::indicator::Cohort;
use crate::time::WorkingCalendar;
use crate::values::{Period, PeriodKey, Within};

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
        if scope == Some(Fate::OutOfScope) {
            return Judged::uncounted(Fate::OutOfScope, point);
        }
        let judged = match &self.plan.formula {
            FormulaPlan::Time(time) => {
                let timed = self.timed(row, &cells, time);
                timed.unwrap_or_else(|| Judged::uncounted(Fate::Rejected, point))
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
            (None, FormulaPlan::Time(_)) => None,
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

/// Whether one of the columns holds a cell that could not be read.
pub fn is_bad(row: &Row, columns: &[usize]) -> bool {
    columns.iter().any(|column| row.cells.get(*column).is_some_and(Value::is_bad))
}
