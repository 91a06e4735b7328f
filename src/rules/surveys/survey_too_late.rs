//! SMQ4023: asked when the memory has faded, told when the matter is over.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::resolve::Model;
use crate::rules::lengths::{Allowed, exceeds};
use crate::rules::sampling::share_of_year;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Period, Quantity};

pub const RULE: Rule = Rule {
    code: Code("SMQ4023"),
    slug: "survey-too-late",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 4.3.12",
    page: include_str!("survey_too_late.md"),
    limits: &[
        Limit { name: "sent", default: "7 calendar days" },
        Limit { name: "results", default: "30 calendar days" },
    ],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let (Quantity::Duration(sent), Quantity::Duration(results)) =
        (report.limit("sent"), report.limit("results"))
    else {
        return;
    };
    for survey in model.active::<Survey>() {
        if let Some(own) = survey.sent.spanned()
            && exceeds(model, plans, own.value.duration, Allowed::Civil(sent))
        {
            let message = Message::new("survey-too-late")
                .with("after", own.value.duration)
                .with("event", own.value.event.as_str())
                .with("limit", sent);
            report.add(survey.definition, own.span, message);
        }
        let within = survey.report.given().and_then(|results| results.within.spanned());
        if let Some(within) = within.filter(|_| is_frequent(survey.body()))
            && exceeds(model, plans, within.value, Allowed::Civil(results))
        {
            let message =
                Message::new("survey-too-late-results").with("within", within.value).with("limit", results);
            report.add(survey.definition, within.span, message);
        }
    }
}

/// Whether answers come all the time, or at least every quarter: a yearly wave may take its time.
fn is_frequent(survey: &Survey) -> bool {
    let often = |period: Period| share_of_year(period) <= share_of_year(Period::Quarter);
    survey.sent.is_given() || survey.period.given().is_some_and(|period| often(*period))
}
