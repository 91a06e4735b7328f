//! SMQ6028: the verdict would be another one if what was left out had been counted as misses, or
//! much was left out.

use super::{current, undated};
use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Measured, Plans, State};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::Ratio;

pub const RULE: Rule = Rule {
    code: Code("SMQ6028"),
    slug: "verdict-rests-on-exclusions",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("verdict_rests_on_exclusions.md"),
    limits: &[],
    check: Check::Results(check),
};

/// Left out of the count beyond this share, the reader is told.
const MUCH: i128 = 20;

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for verdict in &measured.verdicts {
        let Some(definition) = model.get(verdict.kind, &verdict.id) else { continue };
        let Some((judged, figure)) = current(measured, verdict) else { continue };
        let tally = &figure.tally;
        let touched = i128::from(tally.rows) + i128::from(tally.left_out());
        let much = i128::from(tally.left_out()) * MUCH > touched;
        let key = match judged.state {
            State::RestingOnExclusions if judged.worst.is_none() => "verdict-rests-on-exclusions-count",
            State::RestingOnExclusions => "verdict-rests-on-exclusions",
            _ if much => "verdict-rests-on-exclusions-many",
            _ => continue,
        };
        let worst = judged.worst.unwrap_or(Ratio::ZERO);
        let hundred = worst.checked_mul(Ratio::integer(100)).unwrap_or(worst);
        let message = Message::new(key)
            .with("period", judged.period)
            .with("left", tally.left_out() + undated(measured, verdict))
            .with("excluded", tally.excluded)
            .with("missing", tally.missing)
            .with("rejected", tally.rejected)
            .with("undated", undated(measured, verdict))
            .with("worst", Argument::Rounded(hundred, 1));
        report.add(definition, definition.id_span, message);
    }
}
