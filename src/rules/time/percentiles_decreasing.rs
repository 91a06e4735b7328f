//! SMQ5013: nine cases in ten are to be faster than five in ten.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Plans, TargetPlan};
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Percent, Quantity, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ5013"),
    slug: "percentiles-decreasing",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("percentiles_decreasing.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let mut levels: BTreeMap<&str, Vec<(&TargetPlan, Level)>> = BTreeMap::new();
    for (plan, level) in plans.targets.iter().filter_map(|plan| Some((plan, level(plan)?))) {
        let same_indicator = levels.entry(&plan.indicator).or_default();
        let contradicted = same_indicator
            .iter()
            .find(|(other, at)| contradicts(level, *at) && holds_with(model, plan, other))
            .copied();
        same_indicator.push((plan, level));
        let Some((other_plan, other)) = contradicted else { continue };
        let Some(definition) = model.get(plan.kind, &plan.id) else { continue };
        let (higher, lower) = if level.0 > other.0 { (plan, other_plan) } else { (other_plan, plan) };
        let message = Message::new("percentiles-decreasing")
            .with("indicator", plan.indicator.as_str())
            .with("higher", higher.target)
            .with("lower", lower.target);
        let finding = report.add(definition, plan.target_span, message);
        *finding =
            finding.clone().with_label(other_plan.target_span, Message::new("percentiles-decreasing-other"));
    }
}

/// A percentile and what it is to stay within.
type Level = (Percent, Quantity);

const fn level(plan: &TargetPlan) -> Option<Level> {
    match plan.target {
        Target::Percentile { p, at_most } => Some((p, at_most)),
        _ => None,
    }
}

/// Whether two targets hold of the same cases at the same time. An objective that looks further
/// ahead than another, or than a promise, may well ask for more.
fn holds_with(model: &Model, a: &TargetPlan, b: &TargetPlan) -> bool {
    let due = |plan: &TargetPlan| {
        model.find::<Objective>(&plan.id).and_then(|objective| objective.due.given().copied())
    };
    let when = a.kind == b.kind
        && (a.kind != "objective" || due(a) == due(b))
        && (a.from, a.until) == (b.from, b.until);
    when && (&a.group, &a.calendar) == (&b.group, &b.calendar)
}

/// Whether the higher percentile is to be reached with less.
fn contradicts(a: Level, b: Level) -> bool {
    match (a.0.cmp(&b.0), compare(a.1, b.1)) {
        (Ordering::Greater, Some(order)) => order == Ordering::Less,
        (Ordering::Less, Some(order)) => order == Ordering::Greater,
        _ => false,
    }
}

fn compare(a: Quantity, b: Quantity) -> Option<Ordering> {
    match (a, b) {
        (Quantity::Duration(a), Quantity::Duration(b)) => a.compare(b),
        (Quantity::Number(a), Quantity::Number(b)) => Some(a.cmp(&b)),
        (Quantity::Percent(a), Quantity::Percent(b)) => Some(a.cmp(&b)),
        (Quantity::Money(a), Quantity::Money(b)) if a.currency() == b.currency() => {
            Some(a.amount.cmp(&b.amount))
        }
        _ => None,
    }
}
