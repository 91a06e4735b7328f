//! SMQ4022: figures of more periods than there are waves.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Indicator, Slot, Survey};
use crate::resolve::Model;
use crate::rules::sampling::share_of_year;
use crate::rules::{Check, Report, Rule};
use crate::values::Period;
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ4022"),
    slug: "reported-more-often-than-asked",
    severity: Severity::Warning,
    basis: "arithmetic",
    page: include_str!("reported_more_often_than_asked.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let survey = indicator.survey.given().and_then(|survey| model.find::<Survey>(&survey.id));
        // Whoever writes after each case collects all the time.
        let Some(survey) = survey.filter(|survey| survey.sent.is_absent()) else { continue };
        let Some(wave) = survey.period.given().copied() else { continue };
        let Some((period, span)) = reported(model, indicator.body(), indicator.definition.id_span) else {
            continue;
        };
        let moves = |period| matches!(period, Period::Rolling(_));
        if !moves(wave) && !moves(period) && share_of_year(period) < share_of_year(wave) {
            let message = Message::new("reported-more-often-than-asked")
                .with("survey", survey.id())
                .with("wave", wave.to_string())
                .with("period", period.to_string());
            let finding = report.add(indicator.definition, span, message);
            if let Some(place) = survey.body().period.span() {
                let label = Message::new("reported-more-often-than-asked-wave");
                *finding = finding.clone().with_label(place, label);
            }
        }
    }
}

/// By which periods the figure is cut, and where that stands: else the System's way, or by month.
fn reported(model: &Model, indicator: &Indicator, place: Span) -> Option<(Period, Span)> {
    match (&indicator.period, model.system().map(|system| &system.body().defaults)) {
        (Slot::Given(period), _) => Some((period.value, period.span)),
        (Slot::Absent, None | Some(Slot::Absent)) => Some((Period::Month, place)),
        (Slot::Absent, Some(Slot::Given(defaults))) => match &defaults.value.period {
            Slot::Given(period) => Some((period.value, place)),
            Slot::Absent => Some((Period::Month, place)),
            Slot::Invalid => None,
        },
        _ => None,
    }
}
