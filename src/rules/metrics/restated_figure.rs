//! SMQ6031: a closed period is told differently from how it was sealed.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::ledger::SealedFigure;
use crate::measure::{FigureKind, Measured, Plans, State, Verdict, VerdictOnPeriod};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Quantity, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ6031"),
    slug: "restated-figure",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("restated_figure.md"),
    check: Check::Results(check),
    limits: &[],
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let mut told = BTreeSet::new();
    // Promises stand behind objectives in the order of addresses; customers saw theirs.
    for sealed in measured.sealed.iter().rev() {
        let Some(verdict) = measured.verdict(&sealed.holder) else { continue };
        let Some(now) = today(verdict, sealed) else { continue };
        let Some(definition) = model.get(verdict.kind, &verdict.id) else { continue };
        let Some(value) = now.value.filter(|value| (*value, now.n) != (sealed.value, sealed.n)) else {
            continue;
        };
        // A promise and an objective on one figure: told once.
        if !told.insert((&verdict.indicator, sealed.period, sealed.value, value)) {
            continue;
        }
        let plan = plans.indicators.get(&verdict.indicator);
        let percent = plan.is_some_and(|plan| is_percentage(plans.figure_kind(plan)));
        let shown = |value: Ratio| {
            let hundred = Ratio::integer(if percent { 100 } else { 1 });
            Argument::Rounded(value.checked_mul(hundred).unwrap_or(value), 2)
        };
        let key = if percent { "restated-figure" } else { "restated-figure-number" };
        let message = Message::new(key)
            .with("period", sealed.period)
            .with("record", sealed.record.as_str())
            .with("before", shown(sealed.value))
            .with("after", shown(value))
            .with("cases-before", sealed.n)
            .with("cases-after", now.n);
        report.add(definition, definition.id_span, message);
    }
}

/// The verdict of today on the period sealed, where it was reached in the same way. Data that are gone
/// altogether (retention has ended, say) restate nothing.
fn today<'v>(verdict: &'v Verdict, sealed: &SealedFigure) -> Option<&'v VerdictOnPeriod> {
    let same = |period: &&VerdictOnPeriod| period.period == sealed.period && period.pooled == sealed.pooled;
    let found = verdict.periods.iter().find(same)?;
    (!matches!(found.state, State::InProgress | State::NoData)).then_some(found)
}

const fn is_percentage(kind: FigureKind) -> bool {
    matches!(
        kind,
        FigureKind::Share | FigureKind::Time { .. } | FigureKind::Typed(Some(Quantity::Percent(_)))
    )
}
