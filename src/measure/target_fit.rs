//! What stands beside a target: its warning level and its starting point, which speak of the same
//! thing, and the one group of a breakdown that an objective is about.

use super::indicator_plan::IndicatorPlan;
use super::plan::Plans;
use crate::diagnostic::Diagnostic;
use crate::expression::ColumnType;
use crate::language::{Argument, Message};
use crate::model::{CellText, Objective, Promise, Slot, Spanned, View};
use crate::resolve::Model;
use crate::schema::nearest;
use crate::values::{Bound, Clock, Quantity, Target, Within};

/// Reports every warning level, starting point and group that could not be judged.
pub fn check(model: &Model, plans: &Plans, findings: &mut Vec<Diagnostic>) {
    for promise in model.each::<Promise>() {
        let found = foreign_warning(&promise.target, &promise.warn);
        findings.extend(found.map(|finding| finding.about(promise.definition.address())));
    }
    for objective in model.each::<Objective>() {
        let found = foreign_warning(&objective.target, &objective.warn).into_iter();
        let found = found.chain(foreign_groups(plans, &objective)).chain(foreign_baseline(&objective));
        let found = found.chain(baseline_of_other_unit(&objective));
        findings.extend(found.map(|finding| finding.about(objective.definition.address())));
    }
}

/// A warning level in other terms than the target: another limit, another percentile, another unit.
fn foreign_warning(target: &Slot<Target>, warn: &Slot<Target>) -> Option<Diagnostic> {
    let (target, warn) = (target.given()?, warn.spanned()?);
    if same_terms(*target, warn.value) {
        return None;
    }
    let message = Message::new("fit-warn-other-terms").with("warn", warn.value).with("target", *target);
    Some(Diagnostic::fault("value-does-not-fit", message, warn.span))
}

/// A starting point in another unit than the target: 0.88 beside 90 %. How long things took may stand
/// beside the share that keeps a limit.
fn baseline_of_other_unit(objective: &View<'_, Objective>) -> Option<Diagnostic> {
    let target = *objective.target.given()?;
    let baseline = objective.baseline.given()?.value.spanned()?;
    let wanted = match target {
        Target::Share { at_least, .. } => Quantity::Percent(at_least),
        Target::Percentile { at_most, .. } => at_most,
        Target::Level(Bound::AtLeast(level) | Bound::AtMost(level) | Bound::Between(level, _)) => level,
    };
    let is_length = matches!(baseline.value, Quantity::Duration(_));
    let tells_a_time = target.within().is_some() || matches!(wanted, Quantity::Duration(_));
    if is_length && tells_a_time || baseline.value.comparable(&wanted) {
        return None;
    }
    let message =
        Message::new("fit-baseline-other-unit").with("value", baseline.value).with("target", target);
    Some(Diagnostic::fault("value-does-not-fit", message, baseline.span))
}

fn same_terms(target: Target, warn: Target) -> bool {
    match (target, warn) {
        (Target::Share { within: own, .. }, Target::Share { within: other, .. }) => own == other,
        (Target::Percentile { p: own, at_most: a }, Target::Percentile { p: other, at_most: b }) => {
            own == other && a.comparable(&b)
        }
        (Target::Level(own), Target::Level(other)) => match (own, other) {
            (Bound::AtLeast(a), Bound::AtLeast(b))
            | (Bound::AtMost(a), Bound::AtMost(b))
            | (Bound::Between(a, _), Bound::Between(b, _)) => a.comparable(&b),
            _ => false,
        },
        _ => false,
    }
}

/// A starting point in business hours for a target in business days, or the other way round.
fn foreign_baseline(objective: &View<'_, Objective>) -> Option<Diagnostic> {
    let baseline = objective.baseline.given()?.value.spanned()?;
    let (target, Quantity::Duration(value)) = (objective.target.given()?, baseline.value) else {
        return None;
    };
    let Some(Within::Duration(limit)) = target.within() else { return None };
    let mixed = matches!(
        (value.clock(), limit.clock()),
        (Clock::BusinessHours, Clock::BusinessDays) | (Clock::BusinessDays, Clock::BusinessHours)
    );
    let message = Message::new("fit-baseline-clock").with("baseline", value).with("target", *target);
    mixed.then(|| Diagnostic::fault("working-time-against-business-days", message, baseline.span))
}

type Named = (Spanned<String>, Spanned<CellText>);

/// Groups of which the indicator gives no figure.
fn foreign_groups(plans: &Plans, objective: &View<'_, Objective>) -> Vec<Diagnostic> {
    let mut named = objective.group.pairs();
    let indicator = objective.indicator.given().and_then(|indicator| plans.indicators.get(&indicator.id));
    let first = named.next().zip(indicator);
    let mut findings: Vec<Diagnostic> =
        first.and_then(|(group, indicator)| foreign_group(plans, indicator, group)).into_iter().collect();
    findings.extend(named.map(|(column, _)| {
        let message = Message::new("fit-group-several").with("column", column.value.as_str());
        Diagnostic::fault("value-does-not-fit", message, column.span)
    }));
    findings
}

fn foreign_group(plans: &Plans, indicator: &IndicatorPlan, (column, value): &Named) -> Option<Diagnostic> {
    let source = indicator.source.as_ref().and_then(|id| plans.sources.get(id));
    let at = source.and_then(|source| source.columns.iter().position(|own| own.name == column.value));
    let split = at.filter(|at| indicator.split_by.contains(&vec![*at]));
    let (Some(source), Some(at)) = (source, split) else {
        // Where a column could not be read, it may be this one.
        let readable = source.is_none_or(|source| source.complete);
        let message = Message::new("fit-group-not-split")
            .with("indicator", indicator.id.as_str())
            .with("column", column.value.as_str());
        return readable.then(|| Diagnostic::fault("value-does-not-fit", message, column.span));
    };
    let Some(ColumnType::Category(words, false)) = source.typed.get(at).map(|column| &column.kind) else {
        return None;
    };
    let written = value.value.0.trim();
    if words.iter().any(|word| word == written) {
        return None;
    }
    let near = nearest(written, words.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new("value-word")
        .with("raw", written)
        .with("known", Argument::List(words.clone()))
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("wrong-value", message, value.span);
    Some(match near {
        Some(near) => finding.with_fix(value.span, near),
        None => finding,
    })
}
