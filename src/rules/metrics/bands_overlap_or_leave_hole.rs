//! SMQ6010: levels that judge a figure, of which one hides another or leaves values without meaning.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::questionnaire::{Band, ScoreRule};
use crate::model::{Definition, Objective, Promise, Questionnaire, Slot, Spanned, View};
use crate::resolve::Model;
use crate::rules::levels::compare;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};
use crate::values::{Decimal, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ6010"),
    slug: "bands-overlap-or-leave-hole",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("bands_overlap_or_leave_hole.md"),
    check: Check::Definitions(check),
    limits: &[],
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for promise in model.active::<Promise>() {
        hidden_warning(promise.definition, &promise.target, &promise.warn, report);
    }
    for objective in model.active::<Objective>() {
        hidden_warning(objective.definition, &objective.target, &objective.warn, report);
    }
    for questionnaire in model.active::<Questionnaire>().filter(|own| !own.definition.built_in) {
        bands(&questionnaire, report);
    }
}

/// A warning level that the target already asks for: whatever is below it is missed, not at risk.
fn hidden_warning(
    definition: &Definition,
    target: &Slot<Target>,
    warn: &Slot<Target>,
    report: &mut Report<'_>,
) {
    let (Some(target), Some(warn)) = (target.given(), warn.spanned()) else { return };
    if matches!(compare(warn.value, *target), Some(Ordering::Less | Ordering::Equal)) {
        let message =
            Message::new("bands-overlap-or-leave-hole").with("warn", warn.value).with("target", *target);
        report.add(definition, warn.span, message);
    }
}

fn bands(questionnaire: &View<'_, Questionnaire>, report: &mut Report<'_>) {
    let Some(list) = all_of(&questionnaire.body().bands) else { return };
    let starts: Vec<&Spanned<Decimal>> =
        list.iter().filter_map(|band: &Band| band.at_least.spanned()).collect();
    if starts.len() < list.items.len() {
        return;
    }
    for (at, start) in starts.iter().enumerate() {
        let level = start.value.ratio();
        if starts.iter().take(at).any(|earlier| earlier.value.ratio() == level) {
            let message = Message::new("bands-overlap-or-leave-hole-twice").with("level", start.value);
            report.add(questionnaire.definition, start.span, message);
        }
    }
    let (Some(lowest), Some(score)) =
        (starts.iter().min_by_key(|start| start.value.ratio()), lowest_score(questionnaire))
    else {
        return;
    };
    if lowest.value.ratio() > Ratio::integer(i128::from(score)) {
        let message = Message::new("bands-overlap-or-leave-hole-below")
            .with("lowest", score)
            .with("level", lowest.value);
        report.add(questionnaire.definition, lowest.span, message);
    }
}

/// The lowest score that can come out.
fn lowest_score(questionnaire: &View<'_, Questionnaire>) -> Option<u64> {
    let dimensions = all_of(&questionnaire.body().dimensions)?;
    let from = u64::from(*questionnaire.scale.given()?.from.given()?);
    let parts = match questionnaire.score.given()? {
        ScoreRule::MeanOfItems => 1,
        ScoreRule::SumOfDimensionMeans => dimensions.items.len(),
        ScoreRule::SumOfItems => {
            let items: Option<Vec<usize>> =
                dimensions.iter().map(|dimension| Some(all_of(&dimension.items)?.items.len())).collect();
            items?.into_iter().sum()
        }
    };
    from.checked_mul(u64::try_from(parts).ok()?)
}
