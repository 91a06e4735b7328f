//! SMQ8301: a financial firm in the United Kingdom whose final response comes late.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::system::Sector;
use crate::resolve::Model;
use crate::rules::jurisdictions::{FINANCE, Law, works_in};
use crate::rules::lengths::Allowed;
use crate::rules::{Check, Report, Rule};
use crate::values::{Duration, Unit};

pub const RULE: Rule = Rule {
    code: Code("SMQ8301"),
    slug: "final-response-too-late",
    severity: Severity::Warning,
    basis: "FCA (UK), DISP 1.6",
    page: include_str!("final_response_too_late.md"),
    limits: &[],
    check: Check::Definitions(check),
};

const FINAL_RESPONSE: Allowed = Allowed::Civil(Duration { amount: 8, unit: Unit::Week });

/// Payments and electronic money; 35 in exceptional cases.
const PAYMENTS: Allowed = Allowed::WorkingDays { amount: 15, a_week: 5 };

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    if !Law::UnitedKingdom.applies(model) || !works_in(model, FINANCE) {
        return;
    }
    let beside_payments = [Sector::Finance, Sector::Banking, Sector::Insurance];
    let (allowed, message) = if works_in(model, &beside_payments) {
        (FINAL_RESPONSE, "final-response-too-late")
    } else {
        (PAYMENTS, "final-response-on-payment-too-late")
    };
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some((within, span)) = super::late_answer(model, plans, procedure.body(), allowed) {
            report.add(procedure.definition, span, Message::new(message).with("within", within));
        }
    }
}
