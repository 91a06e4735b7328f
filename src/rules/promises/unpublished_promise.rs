//! SMQ1011: a promise that nothing makes known to customers.
//!
//! Promises of one charter are published with it: it is reported once, on the charter.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::common::Audience;
use crate::model::{CodeOfConduct, Definition, Promise, Slot};
use crate::resolve::Model;
use crate::rules::charters::Charters;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1011"),
    slug: "unpublished-promise",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.4, 6.7",
    page: include_str!("unpublished_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let charters = Charters::of(model);
    for code in model.active::<CodeOfConduct>() {
        let definition = code.definition;
        if is_in_force(definition, plans.as_of)
            && is_kept_inside(code.body())
            && !lists_published(model, code.body())
        {
            let span = code.communication.span().unwrap_or(definition.id_span);
            report.add(definition, span, Message::new("unpublished-promise-of-code"));
        }
    }
    for promise in model.active::<Promise>() {
        let definition = promise.definition;
        let unpublished = promise.published.is_absent() && promise.published_on.is_absent();
        if unpublished && is_in_force(definition, plans.as_of) && charters.leave_out(promise.id()) {
            report.add(definition, definition.id_span, Message::new("unpublished-promise"));
        }
    }
}

/// Whether it applies already: what is to come may yet be published.
fn is_in_force(definition: &Definition, as_of: Date) -> bool {
    match &definition.control.in_force {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(in_force) => match &in_force.value.from {
            Slot::Absent => true,
            Slot::Invalid => false,
            Slot::Given(from) => from.value <= as_of,
        },
    }
}

/// Whether a code was made known to nobody outside.
fn is_kept_inside(code: &CodeOfConduct) -> bool {
    match &code.communication {
        Slot::Absent => true,
        Slot::Invalid => false,
        Slot::Given(acts) => {
            let inside =
                |to: &Slot<Audience>| matches!(to.given(), Some(Audience::Staff | Audience::Management));
            acts.value.complete && acts.value.iter().all(|act| inside(&act.to))
        }
    }
}

/// Whether every promise of a code is published by itself, or may be.
fn lists_published(model: &Model, code: &CodeOfConduct) -> bool {
    let Some(listed) = code.promises.given().filter(|list| list.complete) else { return true };
    let published = |id: &str| {
        model
            .find::<Promise>(id)
            .is_none_or(|promise| !promise.published.is_absent() || !promise.published_on.is_absent())
    };
    !listed.items.is_empty() && listed.iter().all(|promise| published(&promise.id))
}
