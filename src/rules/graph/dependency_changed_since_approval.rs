//! SMQ7020: what an approved definition relies on has changed since it was approved.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::ledger::{Standings, State};
use crate::measure::Plans;
use crate::model::Definition;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ7020"),
    slug: "dependency-changed-since-approval",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("dependency_changed_since_approval.md"),
    limits: &[],
    check: Check::Records(check),
};

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    if standings.is_empty() {
        return;
    }
    for definition in model.own().filter(|own| own.is_active()) {
        let address = definition.address();
        let Some(standing) = standings.get(&address) else { continue };
        let (State::Approved { moved }, Some(last)) = (&standing.state, standing.latest()) else { continue };
        let Some(first) = moved.first() else { continue };
        let message = Message::new("dependency-changed-since-approval")
            .with("by", last.by.as_str())
            .with("date", last.date)
            .with("definition", address)
            .with("n", moved.len())
            .with("moved", moved.join(", "));
        report.add(definition, reference_to(model, definition, first), message);
    }
}

/// Where a definition first names another.
fn reference_to(model: &Model, definition: &Definition, other: &str) -> Span {
    let position = |slug: &str, id: &str| model.position(slug, id);
    let from = position(definition.kind.slug, definition.id());
    let to = other.split_once('/').and_then(|(slug, id)| position(slug, id));
    let edge = model.edges().iter().find(|edge| Some(edge.from) == from && Some(edge.to) == to);
    edge.map_or(definition.id_span, |edge| edge.span)
}
