//! SMQ7017: in force, but not approved as it stands.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::ledger::{Standing, Standings, State};
use crate::measure::Plans;
use crate::model::{Definition, KindName};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7017"),
    slug: "active-not-approved",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("active_not_approved.md"),
    limits: &[],
    check: Check::Records(check),
};

fn check(model: &Model, _: &Plans, standings: &Standings, report: &mut Report<'_>) {
    let needed = kinds_to_approve(model);
    if needed.is_empty() && standings.is_empty() {
        return;
    }
    for definition in model.own().filter(|own| own.is_active()) {
        let address = definition.address();
        if let Some(standing) = standings.get(&address) {
            tell_difference(definition, standing, report);
            continue;
        }
        let never = standings.ledger.approvals_of(&address).is_empty() && !standings.is_unsound(&address);
        if never && needed.contains(&definition.kind.name) {
            let message = Message::new("active-never-approved").with("definition", address);
            report.add(definition, definition.id_span, message);
        }
    }
}

/// The names of the kinds that the System wants approved.
fn kinds_to_approve(model: &Model) -> Vec<&'static str> {
    let defaults = model.system().and_then(|system| system.body().defaults.given());
    let kinds = defaults.into_iter().flat_map(|defaults| defaults.approval_needed.items());
    kinds
        .map(|kind| match kind.value {
            KindName(name) => name,
        })
        .collect()
}

fn tell_difference(definition: &Definition, standing: &Standing, report: &mut Report<'_>) {
    let (State::Differs { changed }, Some(last)) = (&standing.state, standing.latest()) else { return };
    let written = |key: &&String| definition.keys.iter().any(|(own, _)| own == *key);
    let place = changed.iter().find(written).map_or(definition.id_span, |key| definition.place_of(key));
    let message = Message::new("active-not-approved")
        .with("by", last.by.as_str())
        .with("date", last.date)
        .with("definition", definition.address())
        .with("n", changed.len())
        .with("changed", Argument::Verbatim(changed.join(", ")));
    report.add(definition, place, message);
}
