//! SMQ6024: complaints are counted, and nothing says how many customers could have complained.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{ExposurePlan, FormulaPlan, Plans};
use crate::model::{ComplaintProcedure, Formula, Indicator};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6024"),
    slug: "complaints-without-exposure",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("complaints_without_exposure.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let procedures: Vec<_> = model.active::<ComplaintProcedure>().collect();
    let registers: Vec<&str> = procedures
        .iter()
        .filter_map(|procedure| procedure.body().record.given()?.source.given())
        .map(|source| source.id.as_str())
        .collect();
    for indicator in model.active::<Indicator>() {
        let Some(plan) = plans.indicators.get(indicator.id()) else { continue };
        let Some(register) = plan.source.as_deref().filter(|source| registers.contains(source)) else {
            continue;
        };
        if !matches!(plan.formula, FormulaPlan::Count) || is_related(model, plans, indicator.id(), register) {
            continue;
        }
        if let Some(measure) = indicator.measure.spanned() {
            report.add(indicator.definition, measure.span, Message::new("complaints-without-exposure"));
        }
    }
}

/// Whether some figure relates this count, or the rows it counts, to an exposure.
fn is_related(model: &Model, plans: &Plans, count: &str, register: &str) -> bool {
    let of_rows = plans.indicators.values().any(|plan| {
        let FormulaPlan::Rate(rate) = &plan.formula else { return false };
        let by_figure = matches!(&rate.exposure, ExposurePlan::Indicator(_) | ExposurePlan::Typed(_));
        by_figure && rate.sum.is_none() && plan.source.as_deref() == Some(register)
    });
    let made_of_it = model.each::<Indicator>().any(|other| {
        let formula = other.measure.given().and_then(|measure| measure.formula.as_ref());
        let relates = matches!(formula, Some(Formula::Rate { .. } | Formula::Derived { .. }));
        relates && formula.is_some_and(|formula| formula.indicators().iter().any(|part| part.id == count))
    });
    of_rows || made_of_it
}
