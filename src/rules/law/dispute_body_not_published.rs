//! SMQ8202: consumers in the Union do not find the dispute body on the web site and in the terms.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::DisputeProvider;
use crate::resolve::Model;
use crate::rules::consumer_law::applies_to;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8202"),
    slug: "dispute-body-not-published",
    severity: Severity::Warning,
    basis: "Directive 2013/11/EU, art. 13; CJEU C-380/19",
    page: include_str!("dispute_body_not_published.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        let applies = |law| applies_to(law, model, provider.body());
        // French law says the same, and more (SMQ8102).
        if !applies(Law::Union) || applies(Law::France) {
            continue;
        }
        if let Some((place, span)) = super::not_named_in(model, &provider) {
            let message = Message::new("dispute-body-not-published").with("place", place);
            report.add(provider.definition, span, message);
        }
    }
}
