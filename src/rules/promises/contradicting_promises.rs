//! SMQ1009: two promises to the same customers on the same matter, one with a laxer level.
//!
//! Levels of which neither follows from the other (80 % in a day, 99 % in a week) complete each
//! other and are left alone.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Label, Severity};
use crate::language::Message;
use crate::measure::{Plans, TargetPlan};
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::levels::{compare, share_within};
use crate::rules::reach::{meet, reach_of};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1009"),
    slug: "contradicting-promises",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("contradicting_promises.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    let mut before: BTreeMap<&str, Vec<&TargetPlan>> = BTreeMap::new();
    for target in plans.targets.iter().filter(|target| target.kind == "promise") {
        let Some(promise) = model.find::<Promise>(&target.id) else { continue };
        let same_matter = before.entry(&target.indicator).or_default();
        let earlier =
            same_matter.iter().copied().find(|earlier| contradict(model, &charters, earlier, target));
        same_matter.push(target);
        if let Some(earlier) = earlier {
            let message = Message::new("contradicting-promises")
                .with("other", earlier.id.as_str())
                .with("level", target.target)
                .with("other_level", earlier.target);
            let first = Message::new("contradicting-promises-other").with("other", earlier.id.as_str());
            let finding = report.add(promise.definition, target.target_span, message);
            finding.labels.push(Label { span: earlier.target_span, message: first });
        }
    }
}

fn contradict(model: &Model, charters: &Charters<'_>, one: &TargetPlan, other: &TargetPlan) -> bool {
    let same_matter = one.indicator == other.indicator && one.calendar == other.calendar;
    let shares = share_within(one.target).is_some() && share_within(other.target).is_some();
    let laxer = matches!(compare(one.target, other.target), Some(Ordering::Less | Ordering::Greater));
    same_matter && shares && laxer && at_one_time(one, other) && to_the_same(model, charters, one, other)
}

fn at_one_time(one: &TargetPlan, other: &TargetPlan) -> bool {
    let before =
        |a: &TargetPlan, b: &TargetPlan| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
    !before(one, other) && !before(other, one)
}

fn to_the_same(model: &Model, charters: &Charters<'_>, one: &TargetPlan, other: &TargetPlan) -> bool {
    let reach =
        |target: &TargetPlan| model.find::<Promise>(&target.id).map(|promise| reach_of(charters, &promise));
    reach(one).zip(reach(other)).is_some_and(|(one, other)| meet(&one, &other))
}
