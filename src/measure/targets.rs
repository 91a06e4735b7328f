//! Every target, found by who holds it and by the indicator it is held against: with thousands of
//! them, nobody looks through all for one.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::target_plan::TargetPlan;

/// The targets of a system: promises in the order of files, then objectives.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    all: Vec<TargetPlan>,
    by_holder: BTreeMap<String, usize>,
    by_indicator: BTreeMap<String, Vec<usize>>,
}

impl Targets {
    pub fn add(&mut self, target: TargetPlan) {
        let at = self.all.len();
        self.by_holder.entry(target.holder.clone()).or_insert(at);
        self.by_indicator.entry(target.indicator.clone()).or_default().push(at);
        self.all.push(target);
    }

    /// The target of a promise or an objective (`promise/written-ack`).
    pub fn held_by(&self, holder: &str) -> Option<&TargetPlan> {
        self.all.get(*self.by_holder.get(holder)?)
    }

    /// The targets on an indicator, in their order.
    pub fn on(&self, indicator: &str) -> impl Iterator<Item = &TargetPlan> {
        let places = self.by_indicator.get(indicator).into_iter().flatten();
        places.filter_map(|at| self.all.get(*at))
    }
}

impl Deref for Targets {
    type Target = [TargetPlan];

    fn deref(&self) -> &[TargetPlan] {
        &self.all
    }
}

impl<'t> IntoIterator for &'t Targets {
    type Item = &'t TargetPlan;
    type IntoIter = std::slice::Iter<'t, TargetPlan>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
