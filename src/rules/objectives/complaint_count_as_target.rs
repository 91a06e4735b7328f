//! SMQ1113: fewer complaints are aimed at, and nothing is said of access or satisfaction.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{ExposurePlan, FormulaPlan, IndicatorPlan, Plans};
use crate::model::{ComplaintProcedure, Indicator, Objective, TypedValue, View};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, SATISFACTION, says, text_says};
use crate::rules::{Check, Report, Rule};
use crate::values::{Bound, Quantity, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1113"),
    slug: "complaint-count-as-target",
    severity: Severity::Advice,
    basis: "ISO 10002:2018, 4.11, 4.13",
    page: include_str!("complaint_count_as_target.md"),
    limits: &[],
    check: Check::Definitions(check),
};

const COMPLAINTS: Beginnings = &["complaint", "reclamation", "plainte", "klacht", "beschwerde"];
const NUMBER: Beginnings =
    &["nombre", "number", "count", "volume", "recus", "recues", "received", "aantal", "anzahl"];
const ACCESS: Beginnings = &["access", "acces", "joign", "joindre", "reach", "bereikba", "erreichba"];

/// Measures of how easily a customer gets through.
const GETTING_THROUGH: [&str; 2] = ["service_level", "abandonment"];

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let registers: Vec<&str> = model
        .active::<ComplaintProcedure>()
        .filter_map(|procedure| Some(procedure.body().record.given()?.source.given()?.id.as_str()))
        .collect();
    if model.has_tombstone("objective") || model.active().any(|objective| is_companion(model, &objective)) {
        return;
    }
    for objective in model.active::<Objective>() {
        let Some(target) = objective.target.spanned().filter(|target| is_at_most(target.value)) else {
            continue;
        };
        let counted = objective.indicator.given().is_some_and(|indicator| {
            let plan = plans.indicators.get(&indicator.id);
            plan.is_some_and(|plan| counts_complaints(model, plan, &registers))
        });
        if counted {
            let message = Message::new("complaint-count-as-target").with("target", target.value);
            report.add(objective.definition, target.span, message);
        }
    }
}

/// Whether an objective is about satisfaction or access, or may be.
fn is_companion(model: &Model, objective: &View<'_, Objective>) -> bool {
    let Some(named) = objective.indicator.given() else { return !objective.indicator.is_absent() };
    let Some(indicator) = model.find::<Indicator>(&named.id) else { return true };
    let title =
        |own: Beginnings| indicator.definition.header.title.given().is_some_and(|text| text_says(text, own));
    let tag = indicator.measure.given().map(|measure| measure.tag);
    !indicator.survey.is_absent()
        || tag.is_none_or(|tag| GETTING_THROUGH.contains(&tag))
        || [SATISFACTION, ACCESS].into_iter().any(|words| title(words) || says(indicator.id(), words))
}

const fn is_at_most(target: Target) -> bool {
    matches!(target, Target::Level(Bound::AtMost(_)))
}

/// Whether an indicator is the number of complaints, or that number per so many customers.
fn counts_complaints(model: &Model, plan: &IndicatorPlan, registers: &[&str]) -> bool {
    let of_register = plan.source.as_deref().is_some_and(|source| registers.contains(&source));
    match &plan.formula {
        FormulaPlan::Count => of_register && plan.scope.is_none(),
        FormulaPlan::Rate(rate) => {
            let by_figure = matches!(&rate.exposure, ExposurePlan::Indicator(_) | ExposurePlan::Typed(_));
            of_register && by_figure && rate.sum.is_none() && plan.scope.is_none()
        }
        FormulaPlan::Typed(values) => {
            let title = model.find::<Indicator>(&plan.id).and_then(|own| own.definition.header.title.given());
            let is_number =
                |value: &TypedValue| matches!(value.value, Quantity::Number(_) | Quantity::Per { .. });
            values.iter().all(is_number)
                && title.is_some_and(|title| text_says(title, COMPLAINTS) && text_says(title, NUMBER))
        }
        _ => false,
    }
}
