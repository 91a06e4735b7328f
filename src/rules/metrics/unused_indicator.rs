//! SMQ6009: a figure that nobody looks at.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Indicator, KINDS, Objective, Promise, Ref, Slot, Wanted};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6009"),
    slug: "unused-indicator",
    severity: Severity::Advice,
    basis: "ISO 9001:2015, 9.1.1",
    page: include_str!("unused_indicator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if some_user_is_unread(model) {
        return;
    }
    let used: BTreeSet<usize> =
        model.edges().iter().filter(|edge| edge.from != edge.to).map(|edge| edge.to).collect();
    for indicator in model.active::<Indicator>() {
        let at = model.position("indicator", indicator.id());
        if at.is_some_and(|at| !used.contains(&at)) {
            let message = Message::new("unused-indicator");
            report.add(indicator.definition, indicator.definition.id_span, message);
        }
    }
}

/// Whether something that could not be read might be what uses an indicator: a broken document, a
/// reference that leads nowhere, a field that is wrong.
fn some_user_is_unread(model: &Model) -> bool {
    let unread = |indicator: &Slot<Ref<Indicator>>| !indicator.is_absent() && !indicator.is_given();
    let lost = model.own().flat_map(|definition| &definition.references).any(|reference| {
        let by_id = reference.wanted == Wanted::One("indicator");
        let id = reference.text.strip_prefix("indicator/").or(by_id.then_some(reference.text.as_str()));
        id.and_then(|id| id.split('/').next()).is_some_and(|id| model.position("indicator", id).is_none())
    });
    lost || KINDS.iter().any(|kind| model.has_tombstone(kind.slug))
        || model.each::<Promise>().any(|promise| unread(&promise.indicator))
        || model.each::<Objective>().any(|objective| unread(&objective.indicator))
}
