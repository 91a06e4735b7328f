//! SMQ2026: a complaint was closed before it came in.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans, Step};
use crate::resolve::Model;
use crate::rules::registers::registered;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2026"),
    slug: "record-dates-out-of-order",
    severity: Severity::Error,
    basis: "ISO 10002:2018, 7.3",
    page: include_str!("record_dates_out_of_order.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for found in registered(model, plans, measured) {
        for (((first, before), (_, after)), broken) in &found.dossiers.out_of_order {
            // Nothing can happen to a complaint before it comes in; the rest may be a habit of the desk.
            let severity = if *first == Step::Received { Severity::Error } else { Severity::Warning };
            let message = Message::new("record-dates-out-of-order")
                .with("count", broken.count)
                .with("before", found.column(*before))
                .with("after", found.column(*after));
            let span = found.span_of(*after);
            let finding = report.add_as(severity, found.procedure.definition, span, message);
            finding.data = Some(broken.first.clone());
        }
    }
}
