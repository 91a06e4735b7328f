//! What the answers of a survey are worth: how many its plan counts on, and by which formula the
//! figure drawn from them is estimated.

use crate::model::kinds::survey::{Question, Sampling as Plan, SamplingMethod, ScaleWord};
use crate::model::{CesScoring, CsatVariant, Either, Formula, Indicator, Slot, Survey, View};
use crate::resolve::Model;
use crate::rules::sampling::{answering, per_wave, population};
use crate::statistics::{Confidence, Estimator, Sampling};
use crate::values::{Decimal, Percent};

/// What is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Share,
    NetPromoter,
    /// A mean on a scale of so many steps from end to end, in steps of the scale.
    Mean {
        range: u32,
    },
}

impl Figure {
    /// Nothing being known of the answers: for shares and scores the worst case, for a mean a
    /// standard deviation of a quarter of the scale.
    pub fn estimator(self) -> Estimator {
        match self {
            Self::Share => Estimator::Proportion { expected: 0.5 },
            Self::NetPromoter => Estimator::Nps { variance: 1.0 },
            Self::Mean { range } => Estimator::Mean { deviation: f64::from(range) / 4.0 },
        }
    }

    /// So many points of a margin are one unit of the estimator's.
    pub const fn points(self) -> f64 {
        match self {
            Self::Share => 100.0,
            Self::NetPromoter | Self::Mean { .. } => 1.0,
        }
    }

    /// Whether its spread is a rule of thumb rather than the worst there can be.
    pub const fn is_guessed(self) -> bool {
        matches!(self, Self::Mean { .. })
    }

    /// How it is called in messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::NetPromoter => "nps",
            Self::Mean { .. } => "mean",
        }
    }

    /// A margin in points, with one decimal, or two for a mean: for display only.
    pub fn shown(self, margin: f64) -> Option<Decimal> {
        let decimals = if self.is_guessed() { 2 } else { 1 };
        Decimal::parse(&format!("{:.decimals$}", margin * self.points())).ok()
    }
}

/// The figure that an indicator draws from a survey; nothing where its margin has no formula here.
pub fn figure_of(indicator: &View<'_, Indicator>, survey: &Survey) -> Option<Figure> {
    match indicator.body().measure.given()?.formula.as_ref()? {
        Formula::NetPromoter { .. } => Some(Figure::NetPromoter),
        Formula::Satisfaction { variant: CsatVariant::Mean, question }
        | Formula::Effort { scoring: CesScoring::Mean, question, .. } => {
            let mut questions = survey.questions.items().map(|own| &own.value);
            let asked = questions.find(|own| own.id.given() == Some(&question.value))?;
            Some(Figure::Mean { range: range_of(asked)? })
        }
        Formula::Mean { of, weight: None } => {
            let mut questions = survey.questions.items().map(|own| &own.value);
            let asked = questions.find(|own| own.column.given() == Some(&of.value))?;
            Some(Figure::Mean { range: range_of(asked)? })
        }
        Formula::Satisfaction { variant, .. } if variant.is_share() => Some(Figure::Share),
        Formula::Effort { scoring: CesScoring::Positive, .. } | Formula::Share { .. } => Some(Figure::Share),
        _ => None,
    }
}

fn range_of(question: &Question) -> Option<u32> {
    let (from, to) = match question.scale.given()? {
        Either::Short(word) => word.ends()?,
        Either::Long(scale) => (i64::from(*scale.from.given()?), i64::from(*scale.to.given()?)),
    };
    u32::try_from(to.checked_sub(from)?).ok().filter(|range| *range > 0)
}

/// The figures of a survey, the least demanding first: a mean where nothing but means is measured;
/// else shares, unless every closed question is for the Net Promoter Score, and that score.
pub fn figures(model: &Model, survey: &View<'_, Survey>) -> Vec<Figure> {
    let of_survey = model
        .active::<Indicator>()
        .filter(|own| own.survey.given().is_some_and(|named| named.id == survey.id()));
    let measured: Vec<Option<Figure>> = of_survey.map(|own| figure_of(&own, survey.body())).collect();
    let means = measured.iter().flatten().filter_map(|figure| match figure {
        Figure::Mean { range } => Some(*range),
        _ => None,
    });
    let means: Vec<u32> = means.collect();
    if let Some(widest) = means.iter().max().filter(|_| means.len() == measured.len()) {
        return vec![Figure::Mean { range: *widest }];
    }
    let is = |wanted: ScaleWord| move |scale: &Slot<_>| matches!(scale.given(), Some(Either::Short(word)) if *word == wanted);
    let scales: Vec<_> = survey.body().questions.items().map(|question| &question.value.scale).collect();
    let closed = || scales.iter().filter(|scale| !is(ScaleWord::Open)(scale));
    let complete = survey.questions.given().is_some_and(|questions| questions.complete);
    let some_nps = closed().any(|scale| is(ScaleWord::Nps)(scale));
    let only_nps = complete && some_nps && closed().all(|scale| is(ScaleWord::Nps)(scale));
    match (only_nps, some_nps) {
        (true, _) => vec![Figure::NetPromoter],
        (false, true) => vec![Figure::Share, Figure::NetPromoter],
        (false, false) => vec![Figure::Share],
    }
}

/// The answers that a plan counts on.
pub struct Planned {
    pub answers: u64,
    pub sampling: Sampling,
}

/// Nothing when the plan does not say, could not be read, or is no random sample (SMQ4007).
pub fn planned(survey: &Survey, confidence: Percent) -> Option<Planned> {
    let plan = survey.sampling.given()?;
    if !matches!(plan.method.given()?, SamplingMethod::Everyone | SamplingMethod::Random) {
        return None;
    }
    let population = match population(survey) {
        Slot::Absent => None,
        Slot::Invalid => return None,
        Slot::Given(population) => Some(population.value),
    };
    let (answers, members) = match (&plan.answers, &plan.size) {
        (Slot::Given(answers), _) => (u64::from(answers.value), population.map(|own| per_wave(survey, &own))),
        (Slot::Absent, Slot::Given(asked)) => {
            (expected(survey, u64::from(asked.value))?, population.map(|own| per_wave(survey, &own)))
        }
        (Slot::Absent, Slot::Absent) => {
            let members = u64::from(population?.count);
            (expected(survey, members)?, Some(members))
        }
        _ => return None,
    };
    let share = confidence.share();
    let confidence = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
    let confidence = Confidence::new(confidence)?;
    let sampling = Sampling { confidence, population: members, design_effect: design_effect(plan)? };
    Some(Planned { answers, sampling })
}

fn expected(survey: &Survey, asked: u64) -> Option<u64> {
    answering(asked, *survey.expected.given()?.response.given()?)
}

fn design_effect(plan: &Plan) -> Option<f64> {
    match &plan.design_effect {
        Slot::Absent => Some(1.0),
        Slot::Invalid => None,
        Slot::Given(effect) => Some(effect.value.ratio().to_f64()),
    }
}
