//! SMQ1020: customers are surveyed, and never about the charter.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, Promise, Survey};
use crate::resolve::Model;
use crate::rules::asked::Asked;
use crate::rules::chain::Net;
use crate::rules::graph::promise_never_reaches_survey;
use crate::rules::missing::{all_of, nothing_listed};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ1020"),
    slug: "no-question-about-code",
    severity: Severity::Advice,
    basis: "ISO 10001:2018, 8.3",
    page: include_str!("no_question_about_code.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut surveys = model.active::<Survey>().peekable();
    // A survey whose questions are not written may ask about the charter.
    if surveys.peek().is_none() || surveys.any(|survey| nothing_listed(&survey.questions)) {
        return;
    }
    let (net, asked) = (Net::of(model), Asked::of(model));
    for code in model.active::<CodeOfConduct>() {
        let Some(promises) = all_of(&code.body().promises) else { continue };
        let asked_about = asked.about("code-of-conduct", code.id())
            || promises.iter().any(|promise| is_asked_about(model, &asked, &promise.id));
        if !asked_about && !promise_never_reaches_survey::tells_of(model, &net, &code) {
            report.add(code.definition, code.definition.id_span, Message::new("no-question-about-code"));
        }
    }
}

/// Whether a question is about a promise, or about what it is measured by.
fn is_asked_about(model: &Model, asked: &Asked<'_>, promise: &str) -> bool {
    let indicator = model.find::<Promise>(promise).and_then(|promise| promise.body().indicator.given());
    asked.about("promise", promise)
        || indicator.is_some_and(|indicator| asked.about("indicator", &indicator.id))
}
