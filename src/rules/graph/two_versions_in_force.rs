//! SMQ7005: a definition and the one that takes its place are in force together, or take the place of
//! each other.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Definition, Slot};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7005"),
    slug: "two-versions-in-force",
    severity: Severity::Error,
    basis: "ISO 9001:2015, 7.5",
    page: include_str!("two_versions_in_force.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut circular = BTreeSet::new();
    for definition in model.own() {
        let Some(former) = former_of(model, definition) else { continue };
        let Some(span) = definition.control.supersedes.span() else { continue };
        if circular.contains(&definition.address()) {
            continue;
        }
        if let Some(circle) = circle_from(model, definition) {
            let message = Message::new("two-versions-in-a-circle").with("path", circle.join(" → "));
            report.add(definition, span, message);
            circular.extend(circle);
            continue;
        }
        if definition.is_active() && former.is_active() && overlap(definition, former) {
            let message = Message::new("two-versions-in-force").with("former", former.address());
            report.add(definition, span, message);
        }
    }
}

/// What a definition takes the place of.
fn former_of<'m>(model: &'m Model, definition: &Definition) -> Option<&'m Definition> {
    let (kind, id, _) = definition.control.supersedes.given()?.split();
    model.get(kind, id)
}

/// The way back to a definition through what it takes the place of, itself at both ends.
fn circle_from(model: &Model, definition: &Definition) -> Option<Vec<String>> {
    let mut path = vec![definition.address()];
    let mut next = former_of(model, definition);
    while let Some(former) = next {
        let address = former.address();
        let seen = path.contains(&address);
        path.push(address);
        if seen {
            return (path.first() == path.last()).then_some(path);
        }
        next = former_of(model, former);
    }
    None
}

/// Whether both apply on some day; not where a day could not be read.
fn overlap(one: &Definition, other: &Definition) -> bool {
    let (Some((from, until)), Some((other_from, other_until))) = (days_of(one), days_of(other)) else {
        return false;
    };
    let begins = from.max(other_from);
    [until, other_until].into_iter().flatten().all(|until| begins.is_none_or(|begins| begins <= until))
}

/// The first and the last day of application, where they are said.
fn days_of(definition: &Definition) -> Option<(Option<Date>, Option<Date>)> {
    let read = |slot: &Slot<Date>| match slot {
        Slot::Absent => Some(None),
        Slot::Invalid => None,
        Slot::Given(day) => Some(Some(day.value)),
    };
    match &definition.control.in_force {
        Slot::Absent => Some((None, None)),
        Slot::Invalid => None,
        Slot::Given(days) => Some((read(&days.value.from)?, read(&days.value.until)?)),
    }
}
