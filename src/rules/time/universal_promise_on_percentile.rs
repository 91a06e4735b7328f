//! SMQ5010: every customer is promised what only some are meant to get.

use crate::diagnostic::{Code, Label, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::Promise;
use crate::resolve::Model;
use crate::rules::aims::{Aim, aims};
use crate::rules::levels::backs_every_case;
use crate::rules::{Check, Report, Rule};
use crate::values::{Percent, Ratio};

pub const RULE: Rule = Rule {
    code: Code("SMQ5010"),
    slug: "universal-promise-on-percentile",
    severity: Severity::Warning,
    basis: "ISO 10001:2018, 4.7",
    page: include_str!("universal_promise_on_percentile.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for Aim { objective, target, promises } in aims(model, plans) {
        for promised in promises {
            let Some(promise) = model.find::<Promise>(&promised.id) else { continue };
            let backs = promised.calendar == target.calendar
                && backs_every_case(target.target, promised.target)
                && promise.redress.is_absent();
            let Some(share) = target.target.share().filter(|_| backs) else { continue };
            let message = Message::new("universal-promise-on-percentile")
                .with("promised", promised.target)
                .with("objective", objective.id())
                .with("aimed", target.target)
                .with("failed", missing(share));
            let finding = report.add(promise.definition, promised.target_span, message);
            let label = Message::new("universal-promise-on-percentile-aimed");
            finding.labels.push(Label { span: target.target_span, message: label });
        }
    }
}

/// What a share leaves out, in points.
fn missing(share: Percent) -> Argument {
    let rest = Ratio::ONE.checked_sub(share.share()).unwrap_or(Ratio::ZERO);
    let points = rest.checked_mul(Ratio::integer(100)).unwrap_or(rest);
    Argument::Rounded(points, u32::from(share.number().scale()))
}
