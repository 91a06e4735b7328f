//! SMQ1019: a promise without a margin, or one that costs money when broken, and no risk weighed.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Either, Promise};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::wording::names_money;
use crate::rules::{Check, Report, Rule};
use crate::values::{Bound, Quantity, Ratio, Target, Text};

pub const RULE: Rule = Rule {
    code: Code("SMQ1019"),
    slug: "promise-without-risk",
    severity: Severity::Advice,
    basis: "ISO 10001:2018, 5.2",
    page: include_str!("promise_without_risk.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        if !nothing_listed(&promise.risks) {
            continue;
        }
        let span = promise.definition.id_span;
        if promise.target.given().is_some_and(|target| allows_no_miss(*target)) {
            report.add(promise.definition, span, Message::new("promise-without-risk"));
        } else if costs_money(promise.body()) {
            report.add(promise.definition, span, Message::new("promise-without-risk-of-redress"));
        }
    }
}

fn allows_no_miss(target: Target) -> bool {
    match target {
        Target::Share { at_least, .. } | Target::Level(Bound::AtLeast(Quantity::Percent(at_least))) => {
            at_least.share() >= Ratio::ONE
        }
        _ => false,
    }
}

fn costs_money(promise: &Promise) -> bool {
    let names = |give: &Text| give.strings().any(|(_, text)| names_money(text));
    match promise.redress.given() {
        Some(Either::Short(text)) => names(text),
        Some(Either::Long(redress)) => {
            let budget = redress.budget.given().is_some_and(|budget| budget.money.amount.units() > 0);
            budget || redress.give.given().is_some_and(names)
        }
        None => false,
    }
}
