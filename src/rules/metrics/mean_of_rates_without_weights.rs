//! SMQ6012: a mean of percentages, each counted alike whatever it rests on.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{FormulaPlan, Plans};
use crate::model::Indicator;
use crate::model::kinds::source::ColumnType;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6012"),
    slug: "mean-of-rates-without-weights",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("mean_of_rates_without_weights.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let Some(plan) = plans.indicators.get(indicator.id()) else { continue };
        let FormulaPlan::Mean { of, weight: None } = plan.formula else { continue };
        let source = plan.source.as_ref().and_then(|id| plans.sources.get(id));
        let Some(column) = source.and_then(|source| source.columns.get(of)) else { continue };
        if let Some(measure) = indicator.measure.spanned().filter(|_| column.kind == ColumnType::Percent) {
            let message = Message::new("mean-of-rates-without-weights").with("column", column.name.as_str());
            report.add(indicator.definition, measure.span, message);
        }
    }
}
