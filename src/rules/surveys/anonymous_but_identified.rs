//! SMQ4028: answers that are said to be anonymous and name the customer.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Source, Survey};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4028"),
    slug: "anonymous-but-identified",
    severity: Severity::Error,
    basis: "ISO 10004:2018, 4.3.9",
    page: include_str!("anonymous_but_identified.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let Some(anonymous) = survey.anonymous.spanned().filter(|anonymous| anonymous.value) else {
            continue;
        };
        let results = survey.results.given().and_then(|results| model.find::<Source>(&results.id));
        let Some(results) = results else { continue };
        let columns = results.body().columns.pairs();
        let mut personal = columns.filter(|(_, column)| column.value.personal.given() == Some(&true));
        if let Some((name, _)) = personal.next() {
            let message = Message::new("anonymous-but-identified")
                .with("column", name.value.as_str())
                .with("source", results.id());
            let finding = report.add(survey.definition, anonymous.span, message);
            *finding = finding.clone().with_label(name.span, Message::new("anonymous-but-identified-here"));
        }
    }
}
