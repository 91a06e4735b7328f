//! SMQ7001: the chain behind a promise breaks before a survey: nobody asks customers about it.
//!
//! The other links that may be missing have rules of their own: the indicator, the procedure, the
//! escalation, the provider.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, Promise, View};
use crate::resolve::Model;
use crate::rules::chain::{Chain, Found, Net, Step};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ7001"),
    slug: "promise-never-reaches-survey",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("promise_never_reaches_survey.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let net = Net::of(model);
    for promise in model.active::<Promise>() {
        let chain = net.chain(promise);
        if let Some(path) = path_without_survey(&chain) {
            let message = Message::new("promise-never-reaches-survey").with("path", path);
            report.add(promise.definition, promise.definition.id_span, message);
        }
    }
}

/// Whether this rule says of a promise of a code that no survey asks about it.
pub fn tells_of<'m>(model: &'m Model, net: &Net<'m>, code: &View<'_, CodeOfConduct>) -> bool {
    let listed = code.promises.items().filter_map(|listed| model.find::<Promise>(&listed.value.id));
    let mut chains = listed.filter(|own| own.definition.is_active()).map(|own| net.chain(own));
    chains.any(|chain| path_without_survey(&chain).is_some())
}

/// The links up to the survey, where that is the one that is missing. Without an indicator or a
/// procedure it is those that are missing first.
fn path_without_survey(chain: &Chain<'_>) -> Option<String> {
    let there = |step| match chain.found(step) {
        Some(Found::There(definitions)) => Some(definitions.join(", ")),
        _ => None,
    };
    let (indicator, procedure) = (there(Step::Indicator)?, there(Step::Procedure)?);
    if chain.found(Step::Survey) != Some(&Found::Missing) {
        return None;
    }
    let promise = chain.promise.definition.address();
    let links = [Some(promise), Some(indicator), Some(procedure), there(Step::Provider)];
    Some(links.into_iter().flatten().collect::<Vec<_>>().join(" → "))
}
