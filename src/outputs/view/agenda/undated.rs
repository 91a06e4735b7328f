//! What ought to have a date and has none.

use super::UndatedView;
use crate::ledger::State;
use crate::model::{Action, Audit, Definition, Objective, Review, Role, Status, Survey};
use crate::outputs::view::reader::Reader;
use crate::values::Period;

/// In the order of definitions; a definition may lack several dates.
pub fn undated(reader: &Reader<'_>) -> Vec<UndatedView> {
    let pages = reader.atlas.pages().filter(|own| !own.built_in && own.status() != Status::Retired);
    let mut found = Vec::new();
    for definition in pages {
        for key in lacking(definition) {
            found.push(UndatedView { link: reader.link(definition), why: reader.word(key) });
        }
        let standing = reader.atlas.compilation.standings.get(&definition.address());
        if standing.is_some_and(|own| matches!(&own.state, State::Approved { moved } if !moved.is_empty())) {
            found.push(UndatedView { link: reader.link(definition), why: reader.word("undated-approval") });
        }
    }
    found
}

/// The messages of the dates that a definition lacks.
fn lacking(definition: &Definition) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if definition.kind.controlled && definition.control.review_due.is_absent() {
        keys.push("undated-review");
    }
    if let Some(action) = definition.view::<Action>()
        && action.body().due.is_absent()
        && action.body().done.is_absent()
    {
        keys.push("undated-action");
    }
    if let Some(objective) = definition.view::<Objective>()
        && objective.body().due.is_absent()
    {
        keys.push("undated-objective");
    }
    if let Some(audit) = definition.view::<Audit>()
        && audit.body().date.is_absent()
        && audit.body().planned.is_absent()
    {
        keys.push("undated-audit");
    }
    if let Some(review) = definition.view::<Review>()
        && review.body().date.is_absent()
        && review.body().planned.is_absent()
    {
        keys.push("undated-management-review");
    }
    if let Some(role) = definition.view::<Role>()
        && role.body().training_due.is_absent()
        && role.body().competences.items().next().is_some()
    {
        keys.push("undated-training");
    }
    if let Some(survey) = definition.view::<Survey>() {
        let body = survey.body();
        let short = matches!(body.period.given(), Some(Period::Day | Period::Week | Period::Rolling(_)));
        match (&body.period, &body.sent) {
            (period, sent) if (period.is_absent() || short) && sent.is_given() => {
                keys.push("undated-continuous");
            }
            (period, _) if short || period.is_absent() => keys.push("undated-survey"),
            _ => {}
        }
    }
    keys
}
