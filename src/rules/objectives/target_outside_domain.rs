//! SMQ1107: a level that the figure can never take, in a promise or an objective.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{FigureKind, FormulaPlan, Plans};
use crate::model::{CesScoring, CsatVariant, Definition, Indicator, Objective, Promise, Ref, Slot, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Bound, Decimal, Percent, Quantity, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1107"),
    slug: "target-outside-domain",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("target_outside_domain.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let Some(domain) = domain_of(model, plans, &promise.indicator) else { continue };
        let levels = [promise.target.spanned(), promise.warn.spanned()].into_iter().flatten();
        domain.check(levels, promise.definition, report);
    }
    for objective in model.active::<Objective>() {
        let Some(domain) = domain_of(model, plans, &objective.indicator) else { continue };
        let steps = objective.steps.items().filter_map(|step| step.value.target.spanned());
        let levels =
            [objective.target.spanned(), objective.warn.spanned()].into_iter().flatten().chain(steps);
        domain.check(levels, objective.definition, report);
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

    fn check<'l>(
        &self,
        levels: impl Iterator<Item = &'l Spanned<Target>>,
        definition: &Definition,
        report: &mut Report<'_>,
    ) {
        for level in levels.filter(|level| self.leaves_out(level.value)) {
            let message = Message::new("target-outside-domain")
                .with("target", level.value)
                .with("lowest", self.lowest)
                .with("highest", self.highest);
            report.add(definition, level.span, message);
        }
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
        let outside = |level| {
            self.lowest.level().is_some_and(|lowest| level < lowest)
                || self.highest.level().is_some_and(|highest| level > highest)
        };
        self.lowest.comparable(&quantity) && quantity.level().is_some_and(outside)
    }
}

/// What the figure of an indicator lies between, where its formula says so. A ratio of sums or flows
/// has no top, except where one is part of the other.
fn domain_of(model: &Model, plans: &Plans, indicator: &Slot<Ref<Indicator>>) -> Option<Domain> {
    let indicator = plans.indicators.get(&indicator.given()?.id)?;
    match &indicator.formula {
        FormulaPlan::ShareOfSums { .. } | FormulaPlan::Quotient(_) => {
            let written = model.find::<Indicator>(&indicator.id)?;
            let tag = written.measure.given()?.tag;
            PARTS_OF_A_WHOLE.contains(&tag).then(Domain::share)
        }
        FormulaPlan::Satisfaction { answers, variant: CsatVariant::Mean }
        | FormulaPlan::Effort { answers, scoring: CesScoring::Mean } => {
            Some(Domain::numbers(answers.ends.0, answers.ends.1))
        }
        FormulaPlan::Time(_) => None,
        formula if formula.is_share_of_cases() => Some(Domain::share()),
        _ => (plans.figure_kind(indicator) == FigureKind::Score).then(|| Domain::numbers(-100, 100)),
    }
}

/// Measures whose sums are parts of one another.
const PARTS_OF_A_WHOLE: [&str; 4] = ["abandonment", "response_rate", "retention", "service_level"];
