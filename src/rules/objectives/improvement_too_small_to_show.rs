//! SMQ1112: an objective asks for a change that answers in this number cannot show.
//!
//! Only where chance plays a part: scores and shares of answers, or of a sample. What is not known of
//! the answers is taken at its best, so that what is told to be invisible is.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{FormulaPlan, IndicatorPlan, Plans};
use crate::model::kinds::indicator::Basis;
use crate::model::kinds::objective::Baseline;
use crate::model::{Indicator, Objective, Slot, Survey};
use crate::resolve::Model;
use crate::rules::levels::reaches;
use crate::rules::sampling::{number, per_wave, population};
use crate::rules::{Check, Report, Rule};
use crate::statistics::{
    Confidence, Estimator, Recommendations, Sampling, achieved_margin, detectable_change, detecting_size,
    safely_detectable_change, safely_detecting_size,
};
use crate::values::{Bound, Decimal, Quantity, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ1112"),
    slug: "improvement-too-small-to-show",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("improvement_too_small_to_show.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for objective in model.active::<Objective>() {
        let indicator = objective.indicator.given().and_then(|named| plans.indicators.get(&named.id));
        let (Some(indicator), Some(baseline)) = (indicator, objective.baseline.given()) else { continue };
        let Some(target) = objective.target.spanned().filter(|_| objective.group.is_absent()) else {
            continue;
        };
        let waves = Waves::of(indicator, baseline, target.value);
        let Some(waves) = waves.filter(|_| !is_reached(baseline, target.value)) else { continue };
        let Some(shown) = waves.shown(population_of(model, &indicator.id, waves.n)) else { continue };
        if waves.change.to_f64() < shown.as_often_as_not {
            let message = waves.told(&shown).with("indicator", indicator.id.as_str());
            report.add(objective.definition, target.span, message);
        }
    }
}

/// Two waves of one size, and the change between them that is asked for; all in points.
struct Waves {
    n: u64,
    change: Ratio,
    /// Decimals of the change.
    decimals: u32,
    /// Deviation of one answer in each wave.
    deviations: (f64, f64),
    /// Whether the deviations are known, or the smallest possible ones.
    known: bool,
    confidence: Confidence,
}

/// The changes that two waves show, in points.
struct Shown {
    as_often_as_not: f64,
    four_times_in_five: f64,
}

impl Waves {
    fn of(indicator: &IndicatorPlan, baseline: &Baseline, target: Target) -> Option<Self> {
        let Target::Level(Bound::AtLeast(aim) | Bound::AtMost(aim)) = target else { return None };
        let (from, n) = (*baseline.value.given()?, u64::from(*baseline.n.given()?));
        let (from, aim, (deviations, known)) = match (&indicator.formula, from, aim) {
            (FormulaPlan::NetPromoter(_), Quantity::Number(from), Quantity::Number(aim)) => {
                (from, aim, score_deviations(baseline, from, aim)?)
            }
            (formula, Quantity::Percent(from), Quantity::Percent(aim))
                if is_sampled_share(formula, indicator.basis) =>
            {
                let deviation = |share: Ratio| (share.to_f64() * (1.0 - share.to_f64())).sqrt() * 100.0;
                let deviations = (deviation(from.share()), deviation(aim.share()));
                (from.number(), aim.number(), (deviations, true))
            }
            _ => return None,
        };
        let change = aim.ratio().checked_sub(from.ratio())?;
        let change = if change < Ratio::ZERO { Ratio::ZERO.checked_sub(change)? } else { change };
        let level = indicator.confidence.share();
        let level = (u64::try_from(level.numerator()).ok()?, u64::try_from(level.denominator()).ok()?);
        let whole = change.denominator() == 1;
        let decimals = if whole { 0 } else { u32::from(from.scale().max(aim.scale())) };
        Some(Self { n, change, decimals, deviations, known, confidence: Confidence::new(level)? })
    }

    fn shown(&self, population: Option<u64>) -> Option<Shown> {
        let sampling = Sampling { population, ..Sampling::simple(self.confidence) };
        let error = |deviation| {
            let margin = achieved_margin(Estimator::Mean { deviation }, self.n, &sampling)?;
            Some(margin / self.confidence.z())
        };
        let (before, after) = (error(self.deviations.0)?, error(self.deviations.1)?);
        Some(Shown {
            as_often_as_not: detectable_change(before, after, self.confidence),
            four_times_in_five: safely_detectable_change(before, after, self.confidence),
        })
    }

    fn told(&self, shown: &Shown) -> Message {
        let change = self.change.to_f64();
        let size = |size: Option<u64>| number(size.unwrap_or(u64::MAX));
        // One decimal, for display only.
        let points = |points: f64| Decimal::parse(&format!("{points:.1}")).unwrap_or(Decimal::integer(0));
        Message::new("improvement-too-small-to-show")
            .with("change", Argument::Rounded(self.change, self.decimals))
            .with("n", number(self.n))
            .with("known", if self.known { "yes" } else { "no" })
            .with("shown", points(shown.as_often_as_not))
            .with("safely", points(shown.four_times_in_five))
            .with("needed", size(detecting_size(self.deviations, change, self.confidence)))
            .with("needed_safely", size(safely_detecting_size(self.deviations, change, self.confidence)))
    }
}

/// Deviations of one answer where promoters and detractors are counted, the second wave being like the
/// first; else the smallest ones that the scores allow: p + d is at least |p − d|.
fn score_deviations(baseline: &Baseline, from: Decimal, aim: Decimal) -> Option<((f64, f64), bool)> {
    if let (Some(promoters), Some(detractors)) = (baseline.promoters.given(), baseline.detractors.given()) {
        let (promoters, detractors) = (u64::from(*promoters), u64::from(*detractors));
        let passives = u64::from(*baseline.n.given()?).checked_sub(promoters)?.checked_sub(detractors)?;
        let deviation = Recommendations { promoters, passives, detractors }.variance()?.sqrt() * 100.0;
        return Some(((deviation, deviation), true));
    }
    let smallest = |score: Decimal| {
        let net = (score.ratio().to_f64() / 100.0).abs();
        (net - net * net).max(0.0).sqrt() * 100.0
    };
    Some(((smallest(from), smallest(aim)), false))
}

/// Whether the figure is a share of a sample, so that chance moves it.
fn is_sampled_share(formula: &FormulaPlan, basis: Basis) -> bool {
    let share = formula.is_share_of_cases() || matches!(formula, FormulaPlan::Typed(_));
    share && !matches!(formula, FormulaPlan::Time(_)) && basis == Basis::Sample
}

fn is_reached(baseline: &Baseline, target: Target) -> bool {
    baseline.value.given().and_then(|value| reaches(*value, target)) == Some(true)
}

/// How many people a wave of `n` answers speaks of, where the survey says so.
fn population_of(model: &Model, indicator: &str, n: u64) -> Option<u64> {
    let indicator = model.find::<Indicator>(indicator)?;
    let survey = model.find::<Survey>(&indicator.body().survey.given()?.id)?;
    let Slot::Given(size) = population(survey.body()) else { return None };
    let sizes = [per_wave(survey.body(), &size.value), u64::from(size.value.count)];
    sizes.into_iter().find(|size| *size >= n)
}
