//! SMQ9402: a team scores itself low on something, and does nothing about it.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::questionnaire::{Dimension, ItemScale};
use crate::model::{Action, Assessment, View};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::row::in_a_row;
use crate::rules::scoring::{Scored, last_ones};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ9402"),
    slug: "weak-dimension-without-action",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("weak_dimension_without_action.md"),
    limits: &[Limit { name: "mean", default: "3" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let limit = report.limit("mean").level();
    for (assessment, _) in last_ones(model) {
        if !nothing_listed(&assessment.actions) || is_followed(model, &assessment) {
            continue;
        }
        let Some(scored) = Scored::of(model, &assessment) else { continue };
        let scale = scored.questionnaire.body().scale.given();
        let Some(least) = scale.zip(limit).and_then(|(scale, limit)| carried_over(limit, scale)) else {
            continue;
        };
        let weak = scored.means.iter().filter(|(_, mean)| *mean < least);
        let Some(parts) = in_a_row(weak.map(|(dimension, mean)| told(dimension, *mean))) else { continue };
        let message = Message::new("weak-dimension-without-action")
            .with("least", Argument::Rounded(least, 1))
            .with("parts", parts);
        report.add(assessment.definition, assessment.definition.id_span, message);
    }
}

/// Whether an action comes from an assessment, or may.
fn is_followed(model: &Model, assessment: &View<'_, Assessment>) -> bool {
    model.has_tombstone("action")
        || model.active::<Action>().any(|action| {
            let mut origins = action.origin.given().into_iter().flat_map(|origins| origins.0.iter());
            origins.any(|origin| origin.names("assessment", assessment.id()))
        })
}

/// A limit on a scale of 1 to 5, carried over to another scale: its middle stays the middle.
fn carried_over(limit: Ratio, scale: &ItemScale) -> Option<Ratio> {
    let end = |end: u32| Ratio::integer(i128::from(end));
    let (from, to) = (end(*scale.from.given()?), end(*scale.to.given()?));
    let share = limit.checked_sub(Ratio::ONE)?.checked_div(Ratio::integer(4))?;
    from.checked_add(to.checked_sub(from)?.checked_mul(share)?)
}

fn told(dimension: &Dimension, mean: Ratio) -> Message {
    let message = Message::new("weak-dimension").with("mean", Argument::Rounded(mean, 2));
    match (dimension.title.given(), dimension.id.given()) {
        (Some(title), _) => message.with("dimension", title.clone()),
        (None, Some(id)) => message.with("dimension", id.as_str()),
        (None, None) => message.with("dimension", ""),
    }
}
