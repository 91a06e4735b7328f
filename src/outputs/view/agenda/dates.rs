//! The days that definitions name.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Event, Sort};
use crate::language::Message;
use crate::model::{
    Action, Audit, Definition, DisputeProvider, Either, Objective, Review, Role, Status, Survey, System,
    Waiver,
};
use crate::outputs::view::reader::{Prose, Reader};
use crate::rules::owner_of;
use crate::values::{Period, Unit};

/// How far ahead the waves of a survey are announced.
const MONTHS_AHEAD: i64 = 12;

/// Every event of what is not retired, by date; those of one day by address.
pub fn events(reader: &Reader<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    let pages = reader.atlas.pages().filter(|own| !own.built_in && own.status() != Status::Retired);
    for definition in pages {
        let mut days =
            Days { reader, definition, as_of: reader.atlas.compilation.as_of, events: &mut events };
        days.control();
        days.system();
        days.role();
        days.survey();
        days.action();
        days.objective();
        days.audit();
        days.review();
        days.waiver();
        days.provider();
    }
    events.sort_by(|a, b| (a.date, &a.key).cmp(&(b.date, &b.key)));
    events
}

struct Days<'d> {
    reader: &'d Reader<'d>,
    definition: &'d Definition,
    as_of: Date,
    events: &'d mut Vec<Event>,
}

impl Days<'_> {
    fn add(&mut self, date: Option<&Date>, sort: Sort) {
        self.add_part(date, sort, "", None);
    }

    /// An event of a part: `part` tells it from its like.
    fn add_part(&mut self, date: Option<&Date>, sort: Sort, part: &str, detail: Option<Prose>) {
        let Some(date) = date else { return };
        let reader = self.reader;
        let model = &reader.atlas.compilation.model;
        // Who holds a role is the role itself.
        let owner = match self.definition.kind.slug {
            "role" => None,
            _ => owner_of(model, self.definition).given().and_then(|id| reader.name_of("role", id)),
        };
        let (slug, id) = (self.definition.kind.slug, self.definition.id());
        let part = if part.is_empty() { String::new() } else { format!("-{part}") };
        self.events.push(Event {
            date: *date,
            sort,
            link: reader.link(self.definition),
            detail,
            owner,
            key: format!("{slug}-{id}-{}{part}", sort.name()),
        });
    }

    fn control(&mut self) {
        let control = &self.definition.control;
        self.add(control.review_due.given(), Sort::Review);
        let Some(validity) = control.in_force.given() else { return };
        self.add(validity.until.given(), Sort::End);
        let as_of = self.as_of;
        self.add(validity.from.given().filter(|day| **day > as_of), Sort::Start);
    }

    fn system(&mut self) {
        let Some(system) = self.definition.view::<System>() else { return };
        if let Some(Either::Long(policy)) = system.body().policy.given() {
            self.add(policy.review_due.given(), Sort::PolicyReview);
        }
    }

    fn role(&mut self) {
        let Some(role) = self.definition.view::<Role>() else { return };
        self.add(role.body().training_due.given(), Sort::Training);
        for (own, n) in role.body().competences.items().zip(1_u32..) {
            if let Either::Long(own) = &own.value {
                let what = own.what.given().map(|what| self.reader.prose(what));
                self.add_part(own.until.given(), Sort::Competence, &n.to_string(), what);
            }
        }
    }

    fn action(&mut self) {
        let Some(action) = self.definition.view::<Action>() else { return };
        let action = action.body();
        if !action.done.is_given() {
            self.add(action.due.given(), Sort::Action);
        }
        let Some(effect) = action.effect.given() else { return };
        let as_of = self.as_of;
        // Whether a past one was looked at, the figures say, not the calendar.
        let by = effect.by.given().filter(|day| **day >= as_of);
        let named = effect.indicator.given().and_then(|own| self.reader.name_of("indicator", &own.id));
        self.add_part(by, Sort::Effect, "", named);
    }

    fn objective(&mut self) {
        let Some(objective) = self.definition.view::<Objective>() else { return };
        let target = |target: Option<&crate::values::Target>| {
            target.map(|target| self.reader.plain(self.reader.formatter().target(*target)))
        };
        let own = objective.body();
        let goal = target(own.target.given());
        let steps: Vec<_> = own.steps.items().map(|step| (step, target(step.value.target.given()))).collect();
        self.add_part(own.due.given(), Sort::Objective, "", goal);
        for ((step, goal), n) in steps.into_iter().zip(1_u32..) {
            self.add_part(step.value.due.given(), Sort::Step, &n.to_string(), goal);
        }
    }

    fn audit(&mut self) {
        let Some(audit) = self.definition.view::<Audit>() else { return };
        let as_of = self.as_of;
        let planned = match audit.body().date.given() {
            Some(held) => Some(held).filter(|held| **held > as_of),
            None => audit.body().planned.given(),
        };
        self.add(planned, Sort::Audit);
    }

    fn review(&mut self) {
        let Some(review) = self.definition.view::<Review>() else { return };
        let as_of = self.as_of;
        let planned = match review.body().date.given() {
            Some(held) => Some(held).filter(|held| **held > as_of),
            None => review.body().planned.given(),
        };
        self.add(planned, Sort::ManagementReview);
        for (decision, n) in review.body().decisions.items().zip(1_u32..) {
            // A decision that an action carries out is due when the action is.
            let alone = !decision.value.action.is_given();
            let what = decision.value.what.given().map(|what| self.reader.prose(what));
            self.add_part(decision.value.due.given().filter(|_| alone), Sort::Decision, &n.to_string(), what);
        }
    }

    fn waiver(&mut self) {
        let Some(waiver) = self.definition.view::<Waiver>() else { return };
        self.add(waiver.body().until.given(), Sort::Waiver);
    }

    fn provider(&mut self) {
        let Some(provider) = self.definition.view::<DisputeProvider>() else { return };
        let agreement = provider.body().agreement.given();
        self.add(agreement.and_then(|agreement| agreement.until.given()), Sort::Agreement);
    }

    fn survey(&mut self) {
        let Some(survey) = self.definition.view::<Survey>() else { return };
        let as_of = self.as_of;
        let pilot = survey.body().pilot.given().and_then(|pilot| pilot.date.given());
        self.add(pilot.filter(|day| **day >= as_of), Sort::Pilot);
        let Some(length) = survey.body().period.given().and_then(|period| months(*period)) else { return };
        let report = survey.body().report.given().and_then(|report| report.within.given().copied());
        let until = as_of.checked_add(MONTHS_AHEAD.months()).unwrap_or(as_of);
        // Periods start with the year.
        let mut start = Date::new(as_of.year(), 1, 1).unwrap_or(as_of);
        while start <= until {
            let Ok(next) = start.checked_add(length.months()) else { return };
            let key = start.to_string();
            let last = next.yesterday().ok().map(|day| self.period_of(start, day));
            let named = last.map(|text| self.reader.plain(text));
            if start > as_of {
                self.add_part(Some(&start), Sort::Wave, &key, named.clone());
            }
            let told = report.and_then(span).and_then(|span| next.yesterday().ok()?.checked_add(span).ok());
            let told = told.filter(|day| *day > as_of && *day <= until);
            self.add_part(told.as_ref(), Sort::Report, &key, named);
            start = next;
        }
    }

    fn period_of(&self, first: Date, last: Date) -> String {
        self.reader.say(Message::new("period-window").with("first", first).with("last", last))
    }
}

/// The months of a period that is some; shorter ones are no appointments.
const fn months(period: Period) -> Option<i64> {
    match period {
        Period::Month => Some(1),
        Period::Quarter => Some(3),
        Period::HalfYear => Some(6),
        Period::Year => Some(12),
        Period::Day | Period::Week | Period::Rolling(_) => None,
    }
}

/// A duration that needs no working calendar.
fn span(duration: crate::values::Duration) -> Option<Span> {
    let amount = i64::from(duration.amount);
    let span = match duration.unit {
        Unit::CalendarDay => Span::new().try_days(amount),
        Unit::Week => Span::new().try_weeks(amount),
        Unit::Month => Span::new().try_months(amount),
        Unit::Year => Span::new().try_years(amount),
        _ => return None,
    };
    span.ok()
}
