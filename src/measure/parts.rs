//! Whether the figures that others are made of can be put together: cut alike, one figure a period,
//! of one kind in an index.

use super::formulas::Combination;
use super::indicator_plan::{FormulaPlan, IndicatorPlan};
use super::plan::Plans;
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::{Exposure, Formula, Indicator, NamedIndicator, TypedValue};
use crate::resolve::Model;
use crate::values::{Period, Target, Within};

/// Reports every part that does not fit.
pub fn check(model: &Model, plans: &Plans, findings: &mut Vec<Diagnostic>) {
    for indicator in model.each::<Indicator>() {
        let Some(plan) = plans.indicators.get(indicator.id()) else { continue };
        let Some(formula) = indicator.measure.given().and_then(|measure| measure.formula.as_ref()) else {
            continue;
        };
        let parts = formula.indicators();
        let mut found: Vec<Diagnostic> = parts.iter().filter_map(|part| misfit(plans, plan, part)).collect();
        found.extend(typed_exposure(plan, formula));
        if let (FormulaPlan::Combination(Combination::Weighted(_)), Some(part)) =
            (&plan.formula, parts.first())
            && !plans.parts_agree(&parts.iter().map(|part| part.id.as_str()).collect::<Vec<_>>())
        {
            let message = Message::new("measure-index-units");
            found.push(Diagnostic::fault("value-does-not-fit", message, part.span));
        }
        findings.extend(found.into_iter().map(|finding| finding.about(indicator.definition.address())));
    }
}

fn misfit(plans: &Plans, whole: &IndicatorPlan, part: &NamedIndicator) -> Option<Diagnostic> {
    let plan = plans.indicators.get(&part.id)?;
    let fault = |message: Message| {
        Diagnostic::fault("value-does-not-fit", message.with("part", part.id.as_str()), part.span)
    };
    if matches!(plan.formula, FormulaPlan::Time(_)) && limits(plans, &part.id) != 1 {
        return Some(fault(Message::new("measure-part-limits")));
    }
    let other = match &plan.formula {
        FormulaPlan::Typed(values) => foreign_cut(values, whole.period),
        _ => (plan.period != whole.period).then_some(plan.period),
    };
    other.map(|other| fault(different_period(whole.period, other)))
}

/// Figures entered by hand for an exposure, none of them for a period like those of the rate.
fn typed_exposure(whole: &IndicatorPlan, formula: &Formula) -> Option<Diagnostic> {
    let Formula::Rate { exposure: Exposure::Typed(values), .. } = formula else { return None };
    let other = foreign_cut(values, whole.period)?;
    let message = different_period(whole.period, other).with("part", "exposure");
    Some(Diagnostic::fault("value-does-not-fit", message, values.first()?.span))
}

/// The cut of figures entered by hand, where none of them is cut like the whole.
fn foreign_cut(values: &[TypedValue], period: Period) -> Option<Period> {
    let fits = values.iter().any(|value| value.period.cut() == period);
    values.first().map(|value| value.period.cut()).filter(|_| !fits)
}

fn different_period(own: Period, other: Period) -> Message {
    Message::new("measure-part-period").with("own", own.to_string()).with("other", other.to_string())
}

/// How many limits the cases of a timed indicator are held against.
fn limits(plans: &Plans, indicator: &str) -> usize {
    let targets = plans.targets.on(indicator);
    let mut limits: Vec<(Within, Option<String>)> = Vec::new();
    for target in targets {
        let levels: Vec<Target> = target.levels().collect();
        for limit in levels.iter().filter_map(Target::within) {
            let key = (limit, target.calendar.clone());
            if !limits.contains(&key) {
                limits.push(key);
            }
        }
    }
    limits.len()
}
