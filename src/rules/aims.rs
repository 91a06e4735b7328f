//! What is aimed at inside beside what is promised outside: objectives and promises on one indicator.

use std::collections::BTreeMap;

use crate::measure::{Plans, TargetPlan};
use crate::model::{Objective, View};
use crate::resolve::Model;

/// An objective and the promises on its indicator that are in force when it is due.
pub struct Aim<'m> {
    pub objective: View<'m, Objective>,
    /// The last level; levels on the way may be laxer.
    pub target: &'m TargetPlan,
    pub promises: Vec<&'m TargetPlan>,
}

/// Every objective for all cases with the promises beside it. An objective for one group of a
/// breakdown is left out, and so is one whose group or due date could not be read.
pub fn aims<'m>(model: &'m Model, plans: &'m Plans) -> Vec<Aim<'m>> {
    let mut promised: BTreeMap<&str, Vec<&TargetPlan>> = BTreeMap::new();
    for promise in plans.targets.iter().filter(|target| target.kind == "promise") {
        promised.entry(&promise.indicator).or_default().push(promise);
    }
    let objectives =
        plans.targets.iter().filter(|target| target.kind == "objective" && target.group.is_none());
    let aims = objectives.filter_map(|target| {
        let objective = model.find::<Objective>(&target.id).filter(|found| found.group.is_absent())?;
        let due = if objective.due.is_absent() { Some(plans.as_of) } else { objective.due.given().copied() }?;
        let promises = promised.get(target.indicator.as_str()).into_iter().flatten().copied();
        let in_force = promises.filter(|promise| {
            promise.from.is_none_or(|from| from <= due) && promise.until.is_none_or(|until| due <= until)
        });
        Some(Aim { objective, target, promises: in_force.collect() })
    });
    aims.filter(|aim| !aim.promises.is_empty()).collect()
}
