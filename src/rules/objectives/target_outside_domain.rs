//! SMQ1107: a level that the figure can never take, in a promise or an objective.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{FormulaPlan, IndicatorPlan, Plans};
use crate::model::{CsatVariant, Definition, Indicator, Objective, Promise, Ref, Slot, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Bound, Decimal, Percent, Quantity, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1107"),
    slug: "target-outside-domain",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("target_outside_domain.md"),
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let levels = [promise.target.spanned(), promise.warn.spanned()].into_iter().flatten();
        check_levels(model, plans, report, promise.definition, &promise.indicator, levels);
    }
    for objective in model.active::<Objective>() {
        let steps = objective.steps.items().filter_map(|step| step.value.target.spanned());
        let levels =
            [objective.target.spanned(), objective.warn.spanned()].into_iter().flatten().chain(steps);
        check_levels(model, plans, report, objective.definition, &objective.indicator, levels);
    }
}

fn check_levels<'l>(
    model: &Model,
    plans: &Plans,
    report: &mut Report<'_>,
    definition: &Definition,
    indicator: &Slot<Ref<Indicator>>,
    levels: impl Iterator<Item = &'l Spanned<Target>>,
) {
    let named = indicator.given().and_then(|indicator| plans.indicators.get(&indicator.id));
    let Some(domain) = named.and_then(|indicator| domain_of(model, indicator)) else { return };
    for level in levels {
        if domain.leaves_out(level.value) {
            let message = Message::new("target-outside-domain")
                .with("target", level.value)
                .with("lowest", domain.lowest)
                .with("highest", domain.highest);
            report.add(definition, level.span, message);
        }
    }
}

/// The values a figure can take.
struct Domain {
    lowest: Quantity,
    highest: Quantity,
}

impl Domain {
    fn share() -> Self {
        let [lowest, highest] =
            [0, 100].map(|number| Quantity::Percent(Percent::of(Decimal::integer(number))));
        Self { lowest, highest }
    }

    fn numbers(lowest: i64, highest: i64) -> Self {
        let [lowest, highest] = [lowest, highest].map(|number| Quantity::Number(Decimal::integer(number)));
        Self { lowest, highest }
    }

    /// Whether a level lies outside. A level in another unit than the figure is another fault.
    fn leaves_out(&self, target: Target) -> bool {
        let Target::Level(bound) = target else { return false };
        match bound {
            Bound::AtLeast(quantity) | Bound::AtMost(quantity) => self.is_outside(quantity),
            Bound::Between(low, high) => self.is_outside(low) || self.is_outside(high),
        }
    }

    fn is_outside(&self, quantity: Quantity) -> bool {
        let comparable = matches!(
            (self.lowest, quantity),
            (Quantity::Percent(_), Quantity::Percent(_) | Quantity::Per { .. })
                | (Quantity::Number(_), Quantity::Number(_))
        );
        let ends: Option<(Ratio, Ratio)> = self.lowest.level().zip(self.highest.level());
        let outside =
            ends.zip(quantity.level()).is_some_and(|((low, high), level)| level < low || level > high);
        comparable && outside
    }
}

/// What the figure of an indicator lies between, where its formula says so. A ratio of sums has no
/// top, except that of contacts answered in time.
fn domain_of(model: &Model, indicator: &IndicatorPlan) -> Option<Domain> {
    match &indicator.formula {
        FormulaPlan::Share { .. } => Some(Domain::share()),
        FormulaPlan::ShareOfSums { .. } => {
            let written = model.find::<Indicator>(&indicator.id)?;
            let tag = written.measure.given()?.tag;
            (tag == "service_level").then(Domain::share)
        }
        FormulaPlan::NetPromoter(_) => Some(Domain::numbers(-100, 100)),
        FormulaPlan::Satisfaction { answers, variant: CsatVariant::Mean } => {
            Some(Domain::numbers(answers.ends.0, answers.ends.1))
        }
        FormulaPlan::Satisfaction { .. } => Some(Domain::share()),
        _ => None,
    }
}
