//! SMQ5012: the shares promised for the stages do not add up to the share of the whole.
//!
//! If a share pᵢ of the cases pass stage i in time, at least 1 − Σ(1 − pᵢ) pass all of them in time
//! (Bonferroni); Π pᵢ if the stages are independent, which nobody knows.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{FormulaPlan, IndicatorPlan, Plans, TargetPlan};
use crate::resolve::Model;
use crate::rules::levels::share_within;
use crate::rules::{Check, Report, Rule};
use crate::values::{Duration, Percent, Ratio, Within};

pub const RULE: Rule = Rule {
    code: Code("SMQ5012"),
    slug: "stage-shares-below-total",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("stage_shares_below_total.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Longer ways are not looked for.
const MOST_STAGES: usize = 6;

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let legs: Vec<Leg<'_>> = plans.targets.iter().filter_map(|target| leg(plans, target)).collect();
    let stages = stages(&legs);
    for whole in &legs {
        let mut ways = Vec::new();
        walk(&stages, whole, &mut vec![], &mut ways);
        // Where one way of looking at the stages guarantees the whole, all is well.
        let Some(best) = ways.into_iter().max_by_key(|way| guaranteed(way)) else { continue };
        let (guaranteed, independent) = (guaranteed(&best), product(&best));
        let Some(definition) = model.get(whole.target.kind, &whole.target.id) else { continue };
        if guaranteed >= whole.share.share() {
            continue;
        }
        let message = Message::new("stage-shares-below-total")
            .with("target", whole.target.target)
            .with("stages", row(&best))
            .with("guaranteed", points(guaranteed, 1))
            .with("independent", points(independent, 1));
        report.add(definition, whole.target.target_span, message);
    }
}

/// The legs from each column of a source; of several between the same columns within the same limit,
/// the one with the highest share.
type Stages<'l, 'p> = BTreeMap<(&'p str, usize), Vec<&'l Leg<'p>>>;

fn stages<'l, 'p>(legs: &'l [Leg<'p>]) -> Stages<'l, 'p> {
    let mut stages: Stages<'l, 'p> = BTreeMap::new();
    for leg in legs {
        let from = stages.entry((leg.source, leg.from)).or_default();
        match from.iter_mut().find(|other| (other.to, other.limit) == (leg.to, leg.limit)) {
            Some(other) if other.share < leg.share => *other = leg,
            Some(_) => {}
            None => from.push(leg),
        }
    }
    stages
}

/// A target on the time between two columns of a source.
struct Leg<'p> {
    target: &'p TargetPlan,
    source: &'p str,
    from: usize,
    to: usize,
    share: Percent,
    limit: Duration,
}

/// Nothing for times with pauses, parts of the cases and other measures: their stages do not follow
/// on one another for the same cases.
fn leg<'p>(plans: &'p Plans, target: &'p TargetPlan) -> Option<Leg<'p>> {
    let indicator: &IndicatorPlan = plans.indicators.get(&target.indicator)?;
    let FormulaPlan::Time(time) = &indicator.formula else { return None };
    let (share, Within::Duration(limit)) = share_within(target.target)? else { return None };
    let plain = time.less.is_none()
        && time.due.is_none()
        && indicator.scope.is_none()
        && target.group.is_none()
        && target.calendar.is_none();
    let source = indicator.source.as_deref()?;
    plain.then_some(Leg { target, source, from: time.from, to: time.to, share, limit })
}

/// Every way from the start of the whole to its end, in stages whose limits add up to its limit.
fn walk<'l, 'p>(
    stages: &Stages<'l, 'p>,
    whole: &Leg<'p>,
    way: &mut Vec<&'l Leg<'p>>,
    ways: &mut Vec<Vec<&'l Leg<'p>>>,
) {
    let at = way.last().map_or(whole.from, |leg| leg.to);
    if at == whole.to && way.len() >= 2 {
        let sum = way.iter().map(|leg| i64::from(leg.limit.amount)).sum::<i64>();
        if sum == i64::from(whole.limit.amount) {
            ways.push(way.clone());
        }
        return;
    }
    // Columns are walked through once, and ways are few: a register has a handful of dates.
    if way.len() >= MOST_STAGES || ways.len() >= 100 {
        return;
    }
    let next = stages.get(&(whole.source, at)).into_iter().flatten().copied().filter(|leg| {
        (leg.from, leg.to) != (whole.from, whole.to)
            && leg.to != whole.from
            && leg.limit.unit == whole.limit.unit
            && !way.iter().any(|before| before.from == leg.to || before.to == leg.to)
    });
    for leg in next.collect::<Vec<_>>() {
        way.push(leg);
        walk(stages, whole, way, ways);
        way.pop();
    }
}

/// 1 − Σ(1 − pᵢ), not below 0.
fn guaranteed(way: &[&Leg<'_>]) -> Ratio {
    let missed = way.iter().filter_map(|leg| Ratio::ONE.checked_sub(leg.share.share()));
    let missed = missed.fold(Ratio::ZERO, |sum, next| sum.checked_add(next).unwrap_or(Ratio::ONE));
    Ratio::ONE.checked_sub(missed).unwrap_or(Ratio::ZERO).max(Ratio::ZERO)
}

/// Π pᵢ.
fn product(way: &[&Leg<'_>]) -> Ratio {
    let shares = way.iter().map(|leg| leg.share.share());
    shares.fold(Ratio::ONE, |product, next| product.checked_mul(next).unwrap_or(Ratio::ZERO))
}

fn points(share: Ratio, decimals: u32) -> Argument {
    let hundred = share.checked_mul(Ratio::integer(100)).unwrap_or(share);
    let decimals = if hundred.denominator() == 1 { 0 } else { decimals };
    Argument::Rounded(hundred, decimals)
}

/// The stages in a row: `95 % for “ack-time”, 90 % for “answer-time”`.
fn row(way: &[&Leg<'_>]) -> Argument {
    let stage = |leg: &&Leg<'_>| {
        Message::new("stage-shares-stage")
            .with("share", leg.share)
            .with("indicator", leg.target.indicator.as_str())
    };
    let mut stages = way.iter().map(stage);
    let Some(first) = stages.next() else { return Argument::Verbatim(String::new()) };
    let joined = stages
        .fold(first, |head, next| Message::new("stage-shares-row").with("head", head).with("next", next));
    joined.into()
}
