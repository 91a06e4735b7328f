//! SMQ4026: results that nobody gets, nobody acts on, or customers never hear of.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Slot, Survey};
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::owners::owner_of;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4026"),
    slug: "results-reach-nobody",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 7.5 and 4.3.5",
    page: include_str!("results_reach_nobody.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let told = |how: &'static str| Message::new("results-reach-nobody").with("how", how);
        match &survey.report {
            Slot::Invalid => {}
            Slot::Absent => {
                report.add(survey.definition, survey.definition.id_span, told("all"));
            }
            Slot::Given(results) => {
                let (inside, outside) =
                    (nothing_listed(&results.value.to), results.value.customers_told.is_absent());
                let how = match (inside, outside) {
                    (false, false) => None,
                    (true, false) => Some("audience"),
                    (false, true) => Some("customers"),
                    (true, true) => Some("all"),
                };
                if let Some(how) = how {
                    report.add(survey.definition, results.span, told(how));
                }
            }
        }
        if owner_of(model, survey.definition).is_absent() {
            report.add(survey.definition, survey.definition.id_span, told("owner"));
        }
    }
}
