//! SMQ4025: satisfaction known from what customers say alone, not from what they do.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::review::Input;
use crate::model::{Review, Survey, View};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4025"),
    slug: "no-indirect-indicator",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.3.2",
    page: include_str!("no_indirect_indicator.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let surveys: Vec<View<'_, Survey>> = model.active::<Survey>().collect();
    let Some(first) = surveys.first() else { return };
    let alone = surveys.iter().all(|survey| nothing_listed(&survey.alongside));
    if alone && !model.has_tombstone("survey") && !is_read_together(model) {
        let message = Message::new("no-indirect-indicator").with("n", surveys.len());
        report.add(first.definition, first.definition.id_span, message);
    }
}

/// Whether some review looks at surveys and complaints beside each other, or cannot be read.
fn is_read_together(model: &Model) -> bool {
    let mut reviews = model.each::<Review>();
    reviews.any(|review| match review.inputs.given() {
        Some(inputs) => {
            let has = |wanted: Input| inputs.iter().any(|input| *input == wanted);
            !inputs.complete || has(Input::Surveys) && has(Input::Complaints)
        }
        None => !review.inputs.is_absent(),
    })
}
