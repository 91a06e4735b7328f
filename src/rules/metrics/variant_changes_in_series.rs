//! SMQ6006: figures of one series that were not measured in the same way.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Formula, Indicator};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ6006"),
    slug: "variant-changes-in-series",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 4.3.14",
    page: include_str!("variant_changes_in_series.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let formula = indicator.measure.given().and_then(|measure| measure.formula.as_ref());
        let Some(Formula::Typed(values)) = formula else { continue };
        let mut values: Vec<_> = values.iter().collect();
        values.sort_by_key(|value| value.period);
        for pair in values.windows(2) {
            let [before, after] = pair else { continue };
            let (Some(old), Some(new)) = (&before.variant, &after.variant) else { continue };
            if fold(old) != fold(new) {
                let message = Message::new("variant-changes-in-series")
                    .with("old", old.as_str())
                    .with("new", new.as_str())
                    .with("period", after.period);
                report.add(indicator.definition, after.span, message);
            }
        }
    }
}
