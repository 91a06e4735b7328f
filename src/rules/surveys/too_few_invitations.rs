//! SMQ4005: the answers aimed at will not come from so few invitations.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Slot, Survey};
use crate::resolve::Model;
use crate::rules::sampling::{answering, at_most, number, population};
use crate::rules::{Check, Report, Rule};
use crate::statistics::invitations;

pub const RULE: Rule = Rule {
    code: Code("SMQ4005"),
    slug: "too-few-invitations",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("too_few_invitations.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let (Some(plan), Some(expected)) = (survey.sampling.given(), survey.expected.given()) else {
            continue;
        };
        let (Some(wanted), Some(response)) = (plan.answers.spanned(), expected.response.given()) else {
            continue;
        };
        let Some(asked) = asked(survey.body()) else { continue };
        let share = response.share();
        let share = u64::try_from(share.numerator()).ok().zip(u64::try_from(share.denominator()).ok());
        let needed = share.and_then(|share| invitations(u64::from(wanted.value), share));
        let (Some(needed), Some(answers)) = (needed, answering(asked, *response)) else { continue };
        // More answers than people is another mistake (SMQ4004).
        if needed > asked && u64::from(wanted.value) <= asked {
            let message = Message::new("too-few-invitations")
                .with("asked", number(asked))
                .with("response", *response)
                .with("answers", number(answers))
                .with("wanted", number(u64::from(wanted.value)))
                .with("needed", number(needed));
            report.add(survey.definition, wanted.span, message);
        }
    }
}

/// The people who are asked: as many as the plan says, else everybody there is.
fn asked(survey: &Survey) -> Option<u64> {
    match &survey.sampling.given()?.size {
        Slot::Given(asked) => Some(u64::from(asked.value)),
        Slot::Invalid => None,
        Slot::Absent => population(survey).given().map(|size| at_most(survey, size)),
    }
}
