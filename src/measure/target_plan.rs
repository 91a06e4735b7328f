//! Targets: what each promise and objective holds against which indicator, from when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::plan::Plans;
use crate::model::{CodeOfConduct, InForce, Objective, Promise, Slot};
use crate::resolve::Model;
use crate::values::{PeriodKey, Target};
use crate::world::Span;

/// One target to be judged.
#[derive(Debug, Clone)]
pub struct TargetPlan {
    /// `promise/written-ack`.
    pub holder: String,
    pub kind: &'static str,
    pub id: String,
    pub indicator: String,
    pub target: Target,
    pub target_span: Span,
    /// The level below which it is at risk.
    pub warn: Option<Target>,
    /// Levels on the way, by date; the last one is the target itself.
    pub steps: Vec<(Date, Target)>,
    /// Periods that start before this day are not judged.
    pub from: Option<Date>,
    /// Periods that start after this day are not judged.
    pub until: Option<Date>,
    /// A calendar of its own.
    pub calendar: Option<String>,
    /// The one group that is judged: column and value.
    pub group: Option<(String, String)>,
}

impl TargetPlan {
    /// The level that a period is held against: the step that was next when the period began, the
    /// target itself after the last one.
    pub fn in_force(&self, period: PeriodKey) -> Target {
        let step = self.steps.iter().find(|(due, _)| *due >= period.start());
        step.map_or(self.target, |(_, target)| *target)
    }

    /// Whether a period is judged at all.
    pub fn judges(&self, period: PeriodKey) -> bool {
        self.from.is_none_or(|from| from <= period.start())
            && self.until.is_none_or(|until| period.start() <= until)
    }

    /// Every target that some period may be held against.
    pub fn levels(&self) -> impl Iterator<Item = Target> {
        self.steps.iter().map(|(_, target)| *target).chain(std::iter::once(self.target))
    }
}

/// Plans every promise and objective that has an indicator and a target.
pub fn plan(model: &Model, plans: &mut Plans) {
    let mut listing: BTreeMap<&str, &Slot<InForce>> = BTreeMap::new();
    for code in model.active::<CodeOfConduct>() {
        for listed in code.body().promises.items() {
            listing.entry(&listed.value.id).or_insert(&code.definition.control.in_force);
        }
    }
    for promise in model.active::<Promise>() {
        let (Some(indicator), Some(target)) = (promise.indicator.given(), promise.target.spanned()) else {
            continue;
        };
        let (from, until) =
            validity(&promise.definition.control.in_force, listing.get(promise.id()).copied());
        plans.targets.add(TargetPlan {
            holder: promise.definition.address(),
            kind: "promise",
            id: promise.id().to_owned(),
            indicator: indicator.id.clone(),
            target: target.value,
            target_span: target.span,
            warn: promise.warn.given().copied(),
            steps: Vec::new(),
            from,
            until,
            calendar: promise.calendar.given().map(|calendar| calendar.id.clone()),
            group: None,
        });
    }
    for objective in model.active::<Objective>() {
        let (Some(indicator), Some(target)) = (objective.indicator.given(), objective.target.spanned())
        else {
            continue;
        };
        let steps = objective
            .steps
            .items()
            .filter_map(|step| Some((*step.value.due.given()?, *step.value.target.given()?)));
        let mut steps: Vec<_> = steps.collect();
        steps.sort_by_key(|(due, _)| *due);
        let group = objective.group.given().and_then(|group| group.iter().next());
        plans.targets.add(TargetPlan {
            holder: objective.definition.address(),
            kind: "objective",
            id: objective.id().to_owned(),
            indicator: indicator.id.clone(),
            target: target.value,
            target_span: target.span,
            warn: objective.warn.given().copied(),
            steps,
            from: None,
            until: None,
            calendar: objective.calendar.given().map(|calendar| calendar.id.clone()),
            group: group.map(|(column, value)| (column.to_owned(), value.0.clone())),
        });
    }
}

/// From when and until when a promise applies: its own words, else those of the code that lists it.
fn validity(own: &Slot<InForce>, of_code: Option<&Slot<InForce>>) -> (Option<Date>, Option<Date>) {
    let ends = |in_force: &Slot<InForce>| {
        let group = in_force.given();
        (group.and_then(|g| g.from.given()).copied(), group.and_then(|g| g.until.given()).copied())
    };
    match (ends(own), of_code) {
        ((None, None), Some(of_code)) => ends(of_code),
        (own, _) => own,
    }
}
