//! Limits on different clocks, held against one another from the same receipt: business days of a
//! calendar against calendar days, months or hours. What is worst is looked up day by day, with the
//! calendar's own holidays, closings and cut-off hour.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::measure::{IndicatorPlan, Plans, TargetPlan};
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::time::{Due, Moment, Race, Receipts, WorkingCalendar, due_elapsed, race, time_zone};
use crate::values::{Clock, Duration};

/// How many years are looked ahead: in four, every holiday has fallen on several days of the week.
const COMING_YEARS: i64 = 4;

/// The years from the day of compilation on, and what was found out about them.
pub struct ComingYears {
    pub first: Date,
    pub last: Date,
    pub zone: TimeZone,
    /// Many definitions hold the same two limits against one another.
    raced: RefCell<HashMap<Pair, Option<Race>>>,
}

/// Two limits, each with the place of its calendar in memory, and the receipts tried.
type Pair = ([(Duration, usize); 2], Receipts);

impl ComingYears {
    pub fn of(plans: &Plans) -> Option<Self> {
        let after = plans.as_of.checked_add(COMING_YEARS.years()).ok()?;
        Self::between(plans, plans.as_of, after.yesterday().ok()?)
    }

    /// The days from `first` to `last`, both included, in the zone of the System.
    pub fn between(plans: &Plans, first: Date, last: Date) -> Option<Self> {
        Some(Self { first, last, zone: time_zone(&plans.zone).ok()?, raced: RefCell::default() })
    }

    /// The receipts to try on a calendar; on every day where there is none.
    pub fn receipts(&self, calendar: Option<&WorkingCalendar>, which: Receipts) -> Vec<Moment> {
        if let Some(calendar) = calendar {
            return calendar.receipts(self.first, self.last, which);
        }
        self.first.series(1.day()).take_while(|day| *day <= self.last).map(Moment::Day).collect()
    }

    /// The end of a civil day.
    pub fn end_of(&self, day: Date) -> Option<Due> {
        let nothing = Duration { amount: 0, unit: crate::values::Unit::CalendarDay };
        due_elapsed(Moment::Day(day), nothing, &self.zone, true).ok()
    }
}

/// A limit and the calendar it is counted on.
#[derive(Debug, Clone)]
pub struct Counted {
    pub limit: Duration,
    pub calendar: Option<Arc<WorkingCalendar>>,
}

impl Counted {
    pub const fn new(limit: Duration, calendar: Option<Arc<WorkingCalendar>>) -> Self {
        Self { limit, calendar }
    }

    /// When the limit ends; on days, at the end of one.
    pub fn due(&self, received: Moment, zone: &TimeZone, by_day: bool) -> Option<Due> {
        match &self.calendar {
            Some(calendar) => calendar.due(received, self.limit, by_day).ok(),
            None => due_elapsed(received, self.limit, zone, by_day).ok(),
        }
    }

    /// Whether only dates can tell which of two limits is longer: other clocks, or the business days
    /// of other calendars.
    pub fn needs_dates(&self, other: &Self) -> bool {
        match self.limit.compare(other.limit) {
            None => true,
            Some(_) => self.limit.needs_calendar() && !self.shares_calendar(other),
        }
    }

    fn identity(&self) -> (Duration, usize) {
        (self.limit, self.calendar.as_ref().map_or(0, |calendar| Arc::as_ptr(calendar).addr()))
    }

    /// Whether both are counted on one calendar, or on none.
    pub fn shares_calendar(&self, other: &Self) -> bool {
        is_one(self.calendar.as_ref(), other.calendar.as_ref())
    }

    /// Whether it counts hours, minutes or seconds, whatever the calendar.
    pub const fn counts_hours(&self) -> bool {
        matches!(self.limit.clock(), Clock::Elapsed | Clock::BusinessHours)
    }
}

/// Whether two calendars are one, or there is none.
pub fn is_one(one: Option<&Arc<WorkingCalendar>>, other: Option<&Arc<WorkingCalendar>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// How two limits end beside each other. Nothing where no calendar is needed to tell, or the calendar
/// is missing.
pub fn beside(years: &ComingYears, one: &Counted, other: &Counted, which: Receipts) -> Option<Race> {
    if !one.needs_dates(other) {
        return None;
    }
    let pair = ([one.identity(), other.identity()], which);
    if let Some(known) = years.raced.borrow().get(&pair) {
        return *known;
    }
    let by_hour = one.counts_hours() || other.counts_hours();
    let own = if one.limit.needs_calendar() { one } else { other };
    let calendar = own.calendar.as_deref();
    let receipts = years.receipts(calendar, if by_hour { Receipts::Timed } else { which });
    let due = |limit: &Counted, start| limit.due(start, &years.zone, !by_hour);
    let race = race(&receipts, |start| due(one, start), |start| due(other, start));
    years.raced.borrow_mut().insert(pair, race);
    race
}

/// The calendar of a procedure: its own, else the System's.
pub fn of_procedure(
    model: &Model,
    plans: &Plans,
    procedure: &ComplaintProcedure,
) -> Option<Arc<WorkingCalendar>> {
    match &procedure.calendar {
        Slot::Absent => plans.calendar_for(model, None),
        Slot::Invalid => None,
        Slot::Given(calendar) => plans.calendars.get(&calendar.value.id).cloned(),
    }
}

/// The calendar of a stage: that of the procedure, else of the indicator that measures it, else the
/// System's.
pub fn of_stage(
    model: &Model,
    plans: &Plans,
    procedure: &ComplaintProcedure,
    stage: &Stage,
) -> Option<Arc<WorkingCalendar>> {
    let measured = stage.measured_by.given().and_then(|indicator| plans.indicators.get(&indicator.id));
    match measured {
        Some(indicator) if procedure.calendar.is_absent() => indicator.calendar.clone(),
        _ => of_procedure(model, plans, procedure),
    }
}

/// The calendar of a target: its own, else that of its indicator. Nothing where one was named that
/// cannot be used.
pub fn of_target(
    model: &Model,
    plans: &Plans,
    target: &TargetPlan,
    indicator: &IndicatorPlan,
) -> Option<Arc<WorkingCalendar>> {
    match &target.calendar {
        Some(own) => plans.calendar_for(model, Some(own)),
        None => indicator.calendar.clone(),
    }
}

/// Which receipts the register of an indicator knows.
pub fn receipts_of(plans: &Plans, indicator: &IndicatorPlan) -> Receipts {
    let source = indicator.source.as_ref().and_then(|source| plans.sources.get(source));
    match source {
        Some(source) if !indicator.formula.counts_days_only(source) => Receipts::Timed,
        _ => Receipts::Dated,
    }
}
