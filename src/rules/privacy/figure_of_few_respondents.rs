//! SMQ8011: a breakdown of a survey that shows what a handful of people answered.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Figure, Measured, Plans, Reading};
use crate::model::Indicator;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::PeriodKey;

pub const RULE: Rule = Rule {
    code: Code("SMQ8011"),
    slug: "figure-of-few-respondents",
    severity: Severity::Warning,
    basis: "GDPR, art. 4(5) and recital 26",
    page: include_str!("figure_of_few_respondents.md"),
    limits: &[Limit { name: "respondents", default: "5" }],
    check: Check::Results(check),
};

fn check(model: &Model, _: &Plans, measured: &Measured, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for indicator in model.active::<Indicator>().filter(|indicator| indicator.survey.is_given()) {
        let Some(split) = indicator.split_by.span() else { continue };
        let Some(reading) = measured.readings_of(indicator.id()).next() else { continue };
        let Some(period) = last_complete(reading) else { continue };
        let few = report.count("respondents");
        let shown = groups(reading, period).filter(|(_, figure)| (1..few).contains(&figure.tally.n));
        if let Some((group, figure)) = shown.min_by_key(|(_, figure)| figure.tally.n) {
            let message = Message::new("figure-of-few-respondents")
                .with("period", period)
                .with("group", group)
                .with("n", figure.tally.n)
                .with("few", few);
            report.add(indicator.definition, split, message);
        }
    }
}

/// The period whose breakdown is shown.
fn last_complete(reading: &Reading) -> Option<PeriodKey> {
    reading.series.iter().rev().find(|figure| figure.complete).map(|figure| figure.period)
}

/// The figures of the groups in a period, by the value that makes the group.
fn groups(reading: &Reading, period: PeriodKey) -> impl Iterator<Item = (&str, &Figure)> {
    reading.groups.iter().filter_map(move |(_, value, series)| {
        Some((value.as_str(), series.iter().find(|figure| figure.period == period)?))
    })
}
