//! SMQ6008: an indicator that does not say from what, how often, by whom or how it is measured.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Definition, Formula, Indicator, View};
use crate::resolve::Model;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6008"),
    slug: "indicator-half-defined",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 9.1.1",
    page: include_str!("indicator_half_defined.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let Some(measure) = indicator.measure.spanned() else { continue };
        let Some(formula) = &measure.value.formula else { continue };
        let id = indicator.definition.id_span;
        if let Some(key) = unfounded(&indicator, formula) {
            report.add(indicator.definition, measure.span, Message::new(key));
        }
        if period_is_open(model, &indicator, formula) {
            report.add(indicator.definition, id, Message::new("indicator-half-defined-period"));
        }
        if nobody_answers(model, &indicator, formula) {
            report.add(indicator.definition, id, Message::new("indicator-half-defined-owner"));
        }
        if is_unexplained(&indicator, formula) {
            let message = Message::new("indicator-half-defined-method");
            report.add_as(Severity::Advice, indicator.definition, measure.span, message);
        }
    }
}

/// Nothing says from what the figure is computed.
fn unfounded(indicator: &View<'_, Indicator>, formula: &Formula) -> Option<&'static str> {
    let question = indicator.measure.given().is_some_and(|measure| measure.question().is_some());
    if question && indicator.survey.is_absent() {
        return Some("indicator-half-defined-survey");
    }
    let nothing = indicator.source.is_absent() && indicator.survey.is_absent();
    (formula.reads_rows() && nothing).then_some("indicator-half-defined")
}

/// Neither the indicator nor the System says how often; figures entered by hand say it themselves.
fn period_is_open(model: &Model, indicator: &View<'_, Indicator>, formula: &Formula) -> bool {
    let Some(system) = model.system().filter(|_| indicator.period.is_absent()) else { return false };
    let defaults = &system.body().defaults;
    let by_default = match defaults.given() {
        Some(defaults) => !defaults.period.is_absent(),
        None => !defaults.is_absent(),
    };
    !by_default && !matches!(formula, Formula::Typed(_))
}

/// Neither it, nor what uses it, nor what it is made of names a role.
fn nobody_answers(model: &Model, indicator: &View<'_, Indicator>, formula: &Formula) -> bool {
    let definition = indicator.definition;
    let owned = |other: &&Definition| !other.header.owner.is_absent();
    let around = model.dependents(definition).into_iter().chain(model.dependencies(definition));
    !matches!(formula, Formula::Typed(_))
        && owner_of(model, definition).is_absent()
        && !around.into_iter().any(|other| owned(&other))
}

/// A figure entered by hand of which nobody says how it comes about.
fn is_unexplained(indicator: &View<'_, Indicator>, formula: &Formula) -> bool {
    let Formula::Typed(values) = formula else { return false };
    let said = values.iter().any(|value| value.noted || value.variant.is_some());
    indicator.method.is_absent() && !said
}
