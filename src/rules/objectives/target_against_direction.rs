//! SMQ1108: a target that asks for the worse, as its indicator says which way is better.
//!
//! A share of cases within a limit is always better when it is higher, whatever is said of the time
//! itself.

use crate::diagnostic::{Code, Label, Severity};
use crate::language::Message;
use crate::measure::{FigureKind, Plans};
use crate::model::kinds::indicator::Direction;
use crate::model::{Definition, Indicator, Objective, Promise, Ref, Slot, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Bound, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1108"),
    slug: "target-against-direction",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("target_against_direction.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        let levels = promise.target.spanned().into_iter();
        judge(direction_of(model, plans, &promise.indicator), levels, promise.definition, report);
    }
    for objective in model.active::<Objective>() {
        let steps = objective.steps.items().filter_map(|step| step.value.target.spanned());
        let levels = objective.target.spanned().into_iter().chain(steps);
        judge(direction_of(model, plans, &objective.indicator), levels, objective.definition, report);
    }
}

/// Reports the first level that asks for the worse.
fn judge<'l>(
    declared: Option<&Spanned<Direction>>,
    mut levels: impl Iterator<Item = &'l Spanned<Target>>,
    definition: &Definition,
    report: &mut Report<'_>,
) {
    let Some(declared) = declared else { return };
    let Some(level) = levels.find(|level| asked(level.value).is_some_and(|asked| asked != declared.value))
    else {
        return;
    };
    let better = if declared.value == Direction::Higher { "higher" } else { "lower" };
    let message = Message::new("target-against-direction").with("target", level.value).with("better", better);
    let label = Message::new("target-against-direction-declared").with("better", better);
    let finding = report.add(definition, level.span, message);
    finding.labels.push(Label { span: declared.span, message: label });
}

/// Which way is better, as the indicator says of its own value.
fn direction_of<'m>(
    model: &'m Model,
    plans: &Plans,
    indicator: &Slot<Ref<Indicator>>,
) -> Option<&'m Spanned<Direction>> {
    let id = &indicator.given()?.id;
    let timed = matches!(plans.figure_kind(plans.indicators.get(id)?), FigureKind::Time { .. });
    model.find::<Indicator>(id)?.body().direction.spanned().filter(|_| !timed)
}

/// Which way a target takes to be better.
const fn asked(target: Target) -> Option<Direction> {
    match target {
        Target::Level(Bound::AtLeast(_)) => Some(Direction::Higher),
        Target::Level(Bound::AtMost(_)) | Target::Percentile { .. } => Some(Direction::Lower),
        Target::Level(Bound::Between(..)) | Target::Share { .. } => None,
    }
}
