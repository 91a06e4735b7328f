//! SMQ9002: a management review that did not look at satisfaction, complaints or actions.
//!
//! Only the last review is judged: those before it cannot be held again. Where complaints are
//! handled, SMQ2031 tells that no review looks at them.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::review::Input;
use crate::model::{ComplaintProcedure, Review, Slot, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9002"),
    slug: "review-without-inputs",
    severity: Severity::Warning,
    basis: "ISO 9001:2015, 9.3.2",
    page: include_str!("review_without_inputs.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// What every review looks at, in words of the page.
const WANTED: [(Input, &str); 3] = [
    (Input::Surveys, "review-input-surveys"),
    (Input::Complaints, "review-input-complaints"),
    (Input::Actions, "review-input-actions"),
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let handled = model.active::<ComplaintProcedure>().next().is_some();
    let reviewed = model.has_tombstone("review") || model.active::<Review>().next().is_some();
    if let Some(claim) = claim_of(model, "ISO 9001", "9.3").filter(|_| !reviewed && !handled) {
        report.add(claim.system.definition, claim.span, Message::new("review-without-inputs-none-held"));
    }
    let Some(last) = last_held(model) else { return };
    let inputs = match &last.inputs {
        Slot::Absent => Vec::new(),
        Slot::Given(inputs) if inputs.value.complete => inputs.value.iter().copied().collect(),
        _ => return,
    };
    let told_elsewhere = handled && !model.active::<Review>().any(|review| names_complaints(&review));
    let missing = WANTED
        .iter()
        .filter(|(input, _)| !(inputs.contains(input) || told_elsewhere && *input == Input::Complaints));
    let missing: Vec<_> = missing.collect();
    let Some(parts) = in_a_row(missing.iter().map(|(_, words)| Message::new(words))) else { return };
    let keys: Vec<&str> = missing.iter().map(|(input, _)| input.word()).collect();
    let message = Message::new("review-without-inputs").with("parts", parts).with("keys", keys.join(", "));
    report.add(last.definition, last.inputs.span().unwrap_or(last.definition.id_span), message);
}

/// The last review that took place.
fn last_held(model: &Model) -> Option<View<'_, Review>> {
    let held = model.active::<Review>().filter(|review| review.date.is_given());
    held.max_by_key(|review| review.date.given().copied())
}

/// Whether a review looks at complaints, or does not say at what.
fn names_complaints(review: &View<'_, Review>) -> bool {
    let inputs = review.inputs.given();
    inputs.is_none_or(|inputs| !inputs.complete || inputs.iter().any(|input| *input == Input::Complaints))
}
