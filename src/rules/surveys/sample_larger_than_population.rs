//! SMQ4004: more people are asked, or to answer, than there are.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Survey;
use crate::resolve::Model;
use crate::rules::sampling::{at_most, number, population};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4004"),
    slug: "sample-larger-than-population",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("sample_larger_than_population.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let (population, Some(plan)) = (population(survey.body()), survey.sampling.given()) else { continue };
        let Some(declared) = population.spanned() else { continue };
        let members = at_most(survey.body(), &declared.value);
        let asked = plan.size.spanned().map(|asked| ("asked", asked));
        let answers = plan.answers.spanned().map(|answers| ("answers", answers));
        let mut too_many =
            asked.into_iter().chain(answers).filter(|(_, size)| u64::from(size.value) > members);
        if let Some((what, size)) = too_many.next() {
            let message = Message::new("sample-larger-than-population")
                .with("what", what)
                .with("sample", number(u64::from(size.value)))
                .with("population", number(members));
            let label = Message::new("sample-larger-than-population-size");
            let finding = report.add(survey.definition, size.span, message);
            *finding = finding.clone().with_label(declared.span, label);
        }
    }
}
