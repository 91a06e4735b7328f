//! SMQ1006: money is promised, and nobody has set it aside or may hand it out.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Either, Promise, Spanned};
use crate::resolve::Model;
use crate::rules::wording::names_money;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ1006"),
    slug: "redress-without-budget",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 6.8",
    page: include_str!("redress_without_budget.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let Some(redress) = promise.redress.spanned() else { continue };
        let (give, budget, grantor) = match &redress.value {
            Either::Short(text) => (Spanned { value: text.clone(), span: redress.span }, true, false),
            Either::Long(long) => {
                let Some(give) = long.give.spanned() else { continue };
                // What is given without a claim is granted by nobody in particular.
                let granted = long.automatic.is_absent() || long.automatic.given() == Some(&false);
                (give.clone(), long.budget.is_absent(), granted && long.granted_by.is_absent())
            }
        };
        if !gives_money(&give.value) {
            continue;
        }
        let key = match (budget, grantor) {
            (true, true) => "redress-without-budget-or-grantor",
            (true, false) => "redress-without-budget",
            (false, true) => "redress-without-grantor",
            (false, false) => continue,
        };
        report.add(promise.definition, give.span, Message::new(key).with("give", give.value.clone()));
    }
}

fn gives_money(give: &Text) -> bool {
    give.strings().any(|(_, text)| names_money(text))
}
