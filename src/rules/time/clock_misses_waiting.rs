//! SMQ5016: a clock that starts when somebody inside takes the case up, or stops before the customer
//! is told.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ColumnName, ComplaintProcedure, Indicator, Spanned};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, says};
use crate::rules::receipt::{ends_of, names_of};
use crate::rules::{Check, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ5016"),
    slug: "clock-misses-waiting",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.3",
    page: include_str!("clock_misses_waiting.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Somebody inside gets the case.
const ASSIGNING: Beginnings =
    &["assign", "affectation", "attribu", "allocat", "toegewez", "toewijz", "zugewies", "zuteil"];
/// The same, where only the whole word says so: an outage has its *affected since*.
const ASSIGNED: [&str; 4] = ["affecte", "affectee", "affectes", "affectees"];

/// An answer exists that nobody has sent.
const DRAFTING: Beginnings = &["draft", "brouillon", "redige", "redaction", "entwurf", "entworf"];

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for id in told_to_customers(model, plans) {
        let (Some(indicator), Some((from, to))) = (model.find::<Indicator>(id), ends_of(model, id)) else {
            continue;
        };
        let named = |column: &Spanned<ColumnName>| names_of(model, id, &column.value.0);
        let late = named(from).iter().any(|name| is_assignment(name)).then_some((from, "start"));
        let early = named(to).iter().any(|name| says(name, DRAFTING)).then_some((to, "stop"));
        for (column, end) in late.into_iter().chain(early) {
            let message =
                Message::new("clock-misses-waiting").with("end", end).with("column", column.value.0.as_str());
            report.add(indicator.definition, column.span, message);
        }
    }
}

fn is_assignment(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    says(name, ASSIGNING) || words.any(|word| ASSIGNED.contains(&word))
}

/// The indicators of what customers wait for: promises, and stages that run from receipt.
fn told_to_customers<'m>(model: &'m Model, plans: &'m Plans) -> BTreeSet<&'m str> {
    let promised = plans.targets.iter().filter(|target| target.kind == "promise");
    let mut indicators: BTreeSet<&str> = promised.map(|target| target.indicator.as_str()).collect();
    for procedure in model.active::<ComplaintProcedure>() {
        let stages = procedure.body().stages.items().map(|stage| &stage.value);
        let first = stages.filter(|stage| stage.after.is_absent());
        indicators.extend(first.filter_map(|stage| Some(stage.measured_by.given()?.id.as_str())));
    }
    indicators
}
