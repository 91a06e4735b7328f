//! SMQ5014: a percentile that the number of cases of a period does not reach.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{IndicatorPlan, Plans, TargetPlan};
use crate::model::Objective;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Percent, Period, PeriodKey, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ5014"),
    slug: "percentile-without-volume",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("percentile_without_volume.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let volumes = volumes(model, plans);
    for target in &plans.targets {
        let (Target::Percentile { p, .. }, Some(indicator), Some(definition)) =
            (target.target, plans.indicators.get(&target.indicator), model.get(target.kind, &target.id))
        else {
            continue;
        };
        let cases = own_volume(model, target, indicator).or_else(|| volumes.get(&same(target)).copied());
        let Some((cases, needed)) = cases.zip(one_beyond(p)) else { continue };
        if cases < needed {
            let message = Message::new("percentile-without-volume")
                .with("target", target.target)
                .with("needed", Argument::Rounded(needed, 0))
                .with("cases", Argument::Rounded(cases, 0))
                .with("period", indicator.period.to_string());
            report.add(definition, target.target_span, message);
        }
    }
}

/// An indicator, and the one group that is spoken of.
type Same<'p> = (&'p str, &'p Option<(String, String)>);

fn same(target: &TargetPlan) -> Same<'_> {
    (&target.indicator, &target.group)
}

/// The most cases that a starting point tells of, for one period of its indicator.
fn volumes<'p>(model: &Model, plans: &'p Plans) -> BTreeMap<Same<'p>, Ratio> {
    let mut volumes: BTreeMap<Same<'p>, Ratio> = BTreeMap::new();
    for target in &plans.targets {
        let indicator = plans.indicators.get(&target.indicator);
        if let Some(cases) = indicator.and_then(|indicator| own_volume(model, target, indicator)) {
            let most = volumes.entry(same(target)).or_insert(cases);
            *most = (*most).max(cases);
        }
    }
    volumes
}

/// 1/(1 − p): so many cases until one lies beyond the percentile.
fn one_beyond(p: Percent) -> Option<Ratio> {
    Ratio::ONE.checked_div(Ratio::ONE.checked_sub(p.share())?)
}

/// The cases of one period of the indicator, by the starting point of an objective.
fn own_volume(model: &Model, target: &TargetPlan, indicator: &IndicatorPlan) -> Option<Ratio> {
    let objective = model.find::<Objective>(&target.id).filter(|_| target.kind == "objective")?;
    let baseline = objective.body().baseline.given()?;
    let n = Ratio::integer(i128::from(*baseline.n.given()?));
    n.checked_mul(months_of(indicator.period)?)?.checked_div(months(*baseline.period.given()?)?)
}

/// The length of a period in months; nothing where it is not made of whole months.
fn months(period: PeriodKey) -> Option<Ratio> {
    let (start, end) = (period.start(), period.end());
    let whole = start.day() == 1 && end == end.last_of_month();
    let year = i128::from(end.year()) - i128::from(start.year());
    let months = year * 12 + i128::from(end.month()) - i128::from(start.month()) + 1;
    whole.then(|| Ratio::integer(months))
}

fn months_of(period: Period) -> Option<Ratio> {
    let months = match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
        Period::Day | Period::Week | Period::Rolling(_) => return None,
    };
    Some(Ratio::integer(months))
}
