//! Whether a system learns what its customers think.

use super::naming::{SATISFACTION, says, text_says};
use crate::model::{Indicator, Status, Survey, View};
use crate::resolve::Model;

/// Measures of what customers think.
const OPINIONS: [&str; 3] = ["ces", "csat", "nps"];

/// Whether there is a survey, in preparation too, or a figure of satisfaction; also where something
/// could not be read that may be one.
pub fn is_sought(model: &Model) -> bool {
    let unread = model.has_tombstone("survey") || model.has_tombstone("indicator");
    unread
        || model.each::<Survey>().any(|survey| survey.definition.status() != Status::Retired)
        || model.active::<Indicator>().any(|indicator| is_opinion(&indicator))
}

/// Whether an indicator is about what customers think.
pub fn is_opinion(indicator: &View<'_, Indicator>) -> bool {
    let title = indicator.definition.header.title.given();
    !indicator.survey.is_absent()
        || indicator.measure.given().is_some_and(|measure| OPINIONS.contains(&measure.tag))
        || says(indicator.id(), SATISFACTION)
        || title.is_some_and(|title| text_says(title, SATISFACTION))
}
