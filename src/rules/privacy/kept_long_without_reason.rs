//! SMQ8004: personal data kept for very long, and nobody says why.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{After, ComplaintProcedure, Definition, Slot, Source};
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::lengths::is_longer;
use crate::rules::personal::personal_columns;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Quantity, Text};

pub const RULE: Rule = Rule {
    code: Code("SMQ8004"),
    slug: "kept-long-without-reason",
    severity: Severity::Warning,
    basis: "GDPR, art. 5(1)(e)",
    page: include_str!("kept_long_without_reason.md"),
    limits: &[Limit { name: "longest", default: "5 years" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        tell(procedure.definition, &procedure.retention, &procedure.retention_reason, report);
    }
    for source in model.active::<Source>().filter(|source| personal_columns(source).next().is_some()) {
        tell(source.definition, &source.retention, &source.retention_reason, report);
    }
}

fn tell(definition: &Definition, retention: &Slot<After>, reason: &Slot<Text>, report: &mut Report<'_>) {
    let Some(kept) = retention.spanned().filter(|_| reason.is_absent()) else { return };
    let Quantity::Duration(longest) = report.limit("longest") else { return };
    if is_longer(kept.value.duration, longest) {
        let message = Message::new("kept-long-without-reason")
            .with("kept", kept.value.duration)
            .with("longest", longest);
        report.add(definition, kept.span, message);
    }
}
