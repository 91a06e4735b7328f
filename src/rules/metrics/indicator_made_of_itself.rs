//! SMQ6007: an indicator whose figure is made of its own figure, however long the way round.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Indicator, NamedIndicator};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6007"),
    slug: "indicator-made-of-itself",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("indicator_made_of_itself.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut reported = BTreeSet::new();
    for indicator in model.each::<Indicator>() {
        for part in parts(model, indicator.id()) {
            let Some(path) = way_back(model, part, indicator.id()) else { continue };
            if reported.insert(path.iter().cloned().collect::<BTreeSet<String>>()) {
                let circle = path.iter().chain(path.first()).cloned().collect::<Vec<_>>().join(" → ");
                let message = Message::new("indicator-made-of-itself").with("path", circle);
                report.add(indicator.definition, part.span, message);
            }
        }
    }
}

/// The indicators that the figure of one is made of.
fn parts<'m>(model: &'m Model, id: &str) -> Vec<&'m NamedIndicator> {
    let Some(definition) = model.get("indicator", id) else { return Vec::new() };
    let indicator = definition.body().as_any().downcast_ref::<Indicator>();
    indicator.and_then(|own| own.measure.given()).map(|measure| measure.indicators()).unwrap_or_default()
}

/// The indicators on the way from `home` through one of its parts back to it, `home` first; each is
/// visited once.
fn way_back(model: &Model, first: &NamedIndicator, home: &str) -> Option<Vec<String>> {
    let mut paths = vec![vec![home.to_owned(), first.id.clone()]];
    let mut seen = BTreeSet::new();
    while let Some(path) = paths.pop() {
        let last = path.last()?;
        if last == home {
            return Some(path[..path.len() - 1].to_vec());
        }
        if seen.insert(last.clone()) {
            let longer = parts(model, last).into_iter().rev();
            paths.extend(longer.map(|part| path.iter().cloned().chain([part.id.clone()]).collect()));
        }
    }
    None
}
