//! SMQ4003: too few answers for the precision that is announced.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Precision, Spanned, Survey, View};
use crate::resolve::Model;
use crate::rules::precision::{Figure, Planned, figures, planned};
use crate::rules::sampling::number;
use crate::rules::{Check, Report, Rule};
use crate::statistics::{achieved_margin, required_size};

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
        let Some(planned) = planned(survey.body(), precision.value.confidence) else { continue };
        // Every figure of the survey is to be that precise: the least demanding one already is not…
        let figures = figures(model, &survey);
        let fails =
            |figure: &Figure| required(*figure, &precision.value, &planned).filter(|n| *n > planned.answers);
        if let Some((least, n)) = figures.first().and_then(|least| Some((*least, fails(least)?))) {
            // … and how far answers lie from their mean is a guess beforehand.
            let severity = if least.is_guessed() { Severity::Warning } else { Severity::Error };
            tell(&survey, precision, &planned, (least, n), severity, report);
        // … or another one, which does not make the plan a contradiction yet.
        } else if let Some((most, n)) = figures.last().and_then(|most| Some((*most, fails(most)?))) {
            tell(&survey, precision, &planned, (most, n), Severity::Warning, report);
        }
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
    let margin = margin.and_then(|margin| figure.shown(margin));
    let mut message = Message::new("sample-too-small")
        .with("figure", figure.word())
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
