//! SMQ2031: nobody checks how complaints are handled, or a check that was planned did not take place.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::review::Input;
use crate::model::{Audit, ComplaintProcedure, List, Review, Slot, Spanned, View};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2031"),
    slug: "complaints-not-reviewed",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 8.5 and 8.6",
    page: include_str!("complaints_not_reviewed.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let claimed = claim_of(model, "ISO 10002", "8.5").or_else(|| claim_of(model, "ISO 9001", "9.2"));
    if model.active::<ComplaintProcedure>().next().is_none() || claimed.is_none() {
        return;
    }
    let reviews: Vec<_> = model.active::<Review>().filter(looks_at_complaints).collect();
    let reviewed = !reviews.is_empty() || model.has_tombstone("review");
    for procedure in model.active::<ComplaintProcedure>() {
        let audited = model.has_tombstone("audit")
            || model.active::<Audit>().any(|audit| looks_at(&audit, procedure.id()));
        let missing = match (audited, reviewed) {
            (true, true) => continue,
            (false, true) => "audit",
            (true, false) => "review",
            (false, false) => "both",
        };
        let message = Message::new("complaints-not-reviewed").with("missing", missing);
        report.add(procedure.definition, procedure.definition.id_span, message);
    }
    for review in &reviews {
        if let Some(planned) = overdue(&review.planned, &review.date, plans.as_of) {
            let message = Message::new("complaints-not-reviewed-overdue").with("planned", planned.value);
            report.add(review.definition, planned.span, message);
        }
    }
}

/// Whether an audit is about a procedure; one that does not say what it is about may be.
fn looks_at(audit: &View<'_, Audit>, procedure: &str) -> bool {
    let names = |list: &List<crate::model::kinds::common::AnyLink>| {
        list.iter().any(|link| link.names("complaint-procedure", procedure) || link.split().0 == "system")
    };
    let of_10002 = audit.criteria.items().any(|clause| clause.value.0.contains("10002"));
    of_10002 || audit.scope.given().is_none_or(|scope| !scope.complete || names(scope))
}

/// Whether a review is about complaints; one that does not say what it is about may be.
fn looks_at_complaints(review: &View<'_, Review>) -> bool {
    let inputs = review.inputs.given();
    inputs.is_none_or(|inputs| !inputs.complete || inputs.iter().any(|input| *input == Input::Complaints))
}

/// The day on which something should have taken place and did not.
fn overdue<'s>(planned: &'s Slot<Date>, held: &Slot<Date>, today: Date) -> Option<&'s Spanned<Date>> {
    planned.spanned().filter(|planned| held.is_absent() && planned.value < today)
}
