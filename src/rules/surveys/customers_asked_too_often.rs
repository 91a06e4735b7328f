//! SMQ4024: the same customer is asked again and again.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::survey::SamplingMethod;
use crate::model::{Slot, Survey, View};
use crate::resolve::Model;
use crate::rules::lengths::is_longer;
use crate::rules::sampling::{invites, share_of_year};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Duration, Period, Quantity, Unit};

pub const RULE: Rule = Rule {
    code: Code("SMQ4024"),
    slug: "customers-asked-too-often",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("customers_asked_too_often.md"),
    limits: &[Limit { name: "rest", default: "90 calendar days" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Quantity::Duration(rest) = report.limit("rest") else { return };
    let inviting: Vec<View<'_, Survey>> =
        model.active::<Survey>().filter(|survey| invites(survey.body())).collect();
    for survey in &inviting {
        let short = survey.not_again_within.spanned().filter(|own| is_longer(rest, own.value));
        if let Some(own) = short {
            let message = told("short").with("own", own.value).with("rest", rest);
            report.add_as(Severity::Advice, survey.definition, own.span, message);
        }
    }
    let free = inviting.into_iter().filter(|survey| survey.not_again_within.is_absent());
    let (again, once): (Vec<_>, Vec<_>) = free.partition(|survey| asks_again(survey.body(), rest));
    for survey in &again {
        report.add(survey.definition, survey.definition.id_span, told("alone").with("rest", rest));
    }
    for (at, survey) in once.iter().enumerate() {
        let before = once.iter().take(at).chain(&again);
        let others: Vec<&View<'_, Survey>> =
            before.filter(|other| meet(survey.body(), other.body())).collect();
        if let Some(first) = others.first() {
            let names = others.iter().map(|other| other.id().to_owned()).collect();
            let message = told("together").with("others", Argument::List(names)).with("rest", rest);
            let finding = report.add(survey.definition, survey.definition.id_span, message);
            let label = Message::new("customers-asked-too-often-other");
            *finding = finding.clone().with_label(first.definition.id_span, label);
        }
    }
}

fn told(how: &'static str) -> Message {
    Message::new("customers-asked-too-often").with("how", how)
}

/// Whether one survey alone may ask a customer twice in the time: with each case, or everybody in
/// waves that follow more closely.
fn asks_again(survey: &Survey, rest: Duration) -> bool {
    let everybody = survey
        .sampling
        .given()
        .is_some_and(|sampling| matches!(sampling.method.given(), Some(SamplingMethod::Everyone)));
    let close = survey.period.given().is_some_and(|period| days_of(*period) < days_in(rest));
    survey.sent.is_given() || everybody && close
}

/// About how many days lie between two waves.
fn days_of(period: Period) -> i128 {
    let share = share_of_year(period);
    share.numerator() * 365 / share.denominator().max(1)
}

fn days_in(rest: Duration) -> i128 {
    let amount = i128::from(rest.amount);
    match rest.unit {
        Unit::Week => amount * 7,
        Unit::Month => amount * 30,
        Unit::Year => amount * 365,
        _ => amount,
    }
}

/// Whether a customer may belong to both populations.
fn meet(one: &Survey, other: &Survey) -> bool {
    match (groups(one), groups(other)) {
        (Some(one), Some(other)) => !one.is_disjoint(&other),
        _ => true,
    }
}

/// The groups of customers asked; nothing when they may be any.
fn groups(survey: &Survey) -> Option<BTreeSet<&str>> {
    let Slot::Given(population) = &survey.population else { return None };
    let words = population.value.includes.given().filter(|words| words.0.complete)?;
    let groups: BTreeSet<&str> = words.iter().map(|word| word.0.as_str()).collect();
    (!groups.contains("all")).then_some(groups)
}
