//! SMQ6022: the weights of an index do not sum to one, or one of them is negative.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{Formula, Indicator};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6022"),
    slug: "index-weights-not-one",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("index_weights_not_one.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// How far the sum may be off: thirds written with seven decimals are let through.
const PER_MILLION: i128 = 1;

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.each::<Indicator>() {
        let Some(measure) = indicator.measure.spanned() else { continue };
        let Some(Formula::Index(parts)) = &measure.value.formula else { continue };
        let negative = parts.iter().find(|(_, weight)| weight.value < Ratio::ZERO);
        if let Some((_, weight)) = negative {
            report.add(indicator.definition, weight.span, Message::new("index-weights-not-one-negative"));
            continue;
        }
        let sum = parts.iter().try_fold(Ratio::ZERO, |sum, (_, weight)| sum.checked_add(weight.value));
        if let Some(sum) = sum.filter(|sum| is_off(*sum)) {
            let message = Message::new("index-weights-not-one").with("sum", Argument::Rounded(sum, 6));
            report.add(indicator.definition, measure.span, message);
        }
    }
}

fn is_off(sum: Ratio) -> bool {
    let Some(excess) =
        sum.checked_sub(Ratio::ONE).and_then(|excess| excess.checked_mul(Ratio::integer(1_000_000)))
    else {
        return true;
    };
    excess > Ratio::integer(PER_MILLION) || excess < Ratio::integer(-PER_MILLION)
}
