//! SMQ6015: a signal against limits that were drawn from a few points.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans};
use crate::model::Indicator;
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6015"),
    slug: "signal-on-few-points",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("signal_on_few_points.md"),
    check: Check::Results(check),
    limits: &[Limit { name: "points", default: "20" }],
};

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let wanted = report.count("points");
    for indicator in model.active::<Indicator>() {
        let mut readings = measured.readings_of(indicator.id());
        let Some(trend) = readings.next().and_then(|reading| reading.trend.as_ref()) else { continue };
        let points = u64::try_from(trend.points.len()).unwrap_or(u64::MAX);
        if let Some(signal) = trend.signal_now().filter(|_| points < wanted) {
            let message = Message::new("signal-on-few-points")
                .with("period", signal.to)
                .with("points", points)
                .with("wanted", wanted);
            report.add(indicator.definition, indicator.definition.id_span, message);
        }
    }
}
