//! SMQ4003: too few answers for the precision that is announced.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::{Sampling as Plan, SamplingMethod, ScaleWord};
use crate::model::{Either, Precision, Slot, Spanned, Survey, View};
use crate::resolve::Model;
use crate::rules::sampling::{answering, number, per_wave, population};
use crate::rules::{Check, Report, Rule};
use crate::statistics::{Confidence, Estimator, Sampling, achieved_margin, required_size};
use crate::values::Decimal;

pub const RULE: Rule = Rule {
    code: Code("SMQ4003"),
    slug: "sample-too-small",
    severity: Severity::Error,
    basis: "ISO 10004:2018, 7.3.4",
    page: include_str!("sample_too_small.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for survey in model.active::<Survey>() {
        let Some(precision) = survey.expected.given().and_then(|expected| expected.precision.spanned())
        else {
            continue;
        };
        let Some(planned) = planned(survey.body(), &precision.value) else { continue };
        // Every figure of the survey is to be that precise: the least demanding one already is not…
        let figures = figures(survey.body());
        let fails =
            |figure: &Figure| required(*figure, &precision.value, &planned).filter(|n| *n > planned.answers);
        if let Some((least, n)) = figures.first().and_then(|least| Some((*least, fails(least)?))) {
            tell(&survey, precision, &planned, (least, n), Severity::Error, report);
        // … or another one, which does not make the plan a contradiction yet.
        } else if let Some((most, n)) = figures.last().and_then(|most| Some((*most, fails(most)?))) {
            tell(&survey, precision, &planned, (most, n), Severity::Warning, report);
        }
    }
}

/// What is estimated; the less demanding first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Share,
    NetPromoter,
}

impl Figure {
    /// Nothing being known of the answers, the worst case.
    const fn estimator(self) -> Estimator {
        match self {
            Self::Share => Estimator::Proportion { expected: 0.5 },
            Self::NetPromoter => Estimator::Nps { variance: 1.0 },
        }
    }

    /// So many points of the margin are one unit of the estimator's.
    const fn points(self) -> f64 {
        match self {
            Self::Share => 100.0,
            Self::NetPromoter => 1.0,
        }
    }
}

/// The figures that the questions give: shares, unless every closed question is for the Net Promoter
/// Score; and that score.
fn figures(survey: &Survey) -> Vec<Figure> {
    let is = |wanted: ScaleWord| move |scale: &Slot<_>| matches!(scale.given(), Some(Either::Short(word)) if *word == wanted);
    let scales: Vec<_> = survey.questions.items().map(|question| &question.value.scale).collect();
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

/// The answers that the plan counts on.
struct Planned {
    answers: u64,
    sampling: Sampling,
}

/// Nothing when the plan does not say, could not be read, or is no random sample (SMQ4007).
fn planned(survey: &Survey, precision: &Precision) -> Option<Planned> {
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
    let confidence = precision.confidence.share();
    let confidence =
        (u64::try_from(confidence.numerator()).ok()?, u64::try_from(confidence.denominator()).ok()?);
    let confidence = Confidence::new(confidence)?;
    Some(Planned {
        answers,
        sampling: Sampling { confidence, population: members, design_effect: design_effect(plan)? },
    })
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

fn required(figure: Figure, precision: &Precision, planned: &Planned) -> Option<u64> {
    let margin = precision.points.ratio().to_f64() / figure.points();
    required_size(figure.estimator(), margin, &planned.sampling)
}

#[expect(clippy::too_many_arguments, reason = "all of it is told")]
fn tell(
    survey: &View<'_, Survey>,
    precision: &Spanned<Precision>,
    planned: &Planned,
    (figure, needed): (Figure, u64),
    severity: Severity,
    report: &mut Report<'_>,
) {
    let margin = achieved_margin(figure.estimator(), planned.answers, &planned.sampling);
    // One decimal, for display only.
    let margin = margin.and_then(|margin| Decimal::parse(&format!("{:.1}", margin * figure.points())).ok());
    let mut message = Message::new("sample-too-small")
        .with("figure", if figure == Figure::NetPromoter { "nps" } else { "share" })
        .with("points", precision.value.points)
        .with("confidence", precision.value.confidence)
        .with("needed", number(needed))
        .with("answers", number(planned.answers))
        .with("known", if planned.sampling.population.is_some() { "yes" } else { "no" })
        .with("population", number(planned.sampling.population.unwrap_or(0)))
        .with("achieved", if margin.is_some() { "yes" } else { "no" });
    if let Some(margin) = margin {
        message = message.with("margin", margin);
    }
    report.add_as(severity, survey.definition, precision.span, message);
}
