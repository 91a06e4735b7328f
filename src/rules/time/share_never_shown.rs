//! SMQ5015: a sample so small that even without a single failure it cannot show the share.
//!
//! The verdict on a sample is the exact one-sided test at 5 %: *met* needs pⁿ ≤ 0.05 where all n
//! cases are good, n ≥ ln 0.05 / ln p.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::indicator::Basis;
use crate::model::{Indicator, Slot, Survey};
use crate::resolve::Model;
use crate::rules::sampling::{answering, number};
use crate::rules::{Check, Report, Rule};
use crate::statistics::discovery_size;
use crate::values::{Bound, Percent, Quantity, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ5015"),
    slug: "share-never-shown",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("share_never_shown.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// The level of the exact test by which a verdict on a sample is reached.
const SIGNIFICANCE: (u64, u64) = (5, 100);

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for target in &plans.targets {
        let Target::Level(Bound::AtLeast(Quantity::Percent(share))) = target.target else { continue };
        let (Some(indicator), Some(definition)) =
            (plans.indicators.get(&target.indicator), model.get(target.kind, &target.id))
        else {
            continue;
        };
        let answers = answers(model, &target.indicator, indicator.period)
            .filter(|_| indicator.basis == Basis::Sample && target.group.is_none());
        let (Some(answers), Some(needed)) = (answers, needed(share)) else { continue };
        if answers >= needed {
            continue;
        }
        // Two periods running are judged together.
        let severity = if answers * 2 >= needed { Severity::Advice } else { Severity::Warning };
        let message = Message::new("share-never-shown")
            .with("share", share)
            .with("answers", number(answers))
            .with("needed", number(needed))
            .with("pooled", if severity == Severity::Advice { "yes" } else { "no" });
        report.add_as(severity, definition, target.target_span, message);
    }
}

/// The smallest sample in which no failure at all shows the share; nothing for 100 %, which no
/// sample shows.
fn needed(share: Percent) -> Option<u64> {
    let failures = Ratio::ONE.checked_sub(share.share())?;
    let part = u64::try_from(failures.numerator()).ok()?;
    discovery_size((part, u64::try_from(failures.denominator()).ok()?), SIGNIFICANCE, None)
}

/// The answers that the plan of the survey counts on, in one period of the indicator.
fn answers(model: &Model, indicator: &str, period: crate::values::Period) -> Option<u64> {
    let survey = model.find::<Indicator>(indicator)?.body().survey.given()?;
    let survey = model.find::<Survey>(&survey.id)?;
    let wave = match &survey.body().period {
        Slot::Invalid => return None,
        Slot::Absent => period,
        Slot::Given(wave) => wave.value,
    };
    let plan = survey.body().sampling.given().filter(|_| wave == period)?;
    match (&plan.answers, &plan.size) {
        (Slot::Given(answers), _) => Some(u64::from(answers.value)),
        (Slot::Absent, Slot::Given(asked)) => {
            let response = survey.body().expected.given()?.response.given()?;
            answering(u64::from(asked.value), *response)
        }
        _ => None,
    }
}
