//! SMQ4008: figures of groups that will hold too few answers.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{ColumnName, Indicator, OneOrMany, Survey, View};
use crate::resolve::Model;
use crate::rules::precision::{Figure, Planned, figure_of, planned};
use crate::rules::sampling::number;
use crate::rules::strata::{Stratum, confidence, groups, smallest};
use crate::rules::{Check, Limit, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ4008"),
    slug: "subgroups-too-small",
    severity: Severity::Warning,
    basis: "ISO 10004:2018, 6.2",
    page: include_str!("subgroups_too_small.md"),
    limits: &[Limit { name: "margin", default: "10" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(accepted) = report.limit("margin").level() else { return };
    for indicator in model.active::<Indicator>() {
        let survey = indicator.survey.given().and_then(|survey| model.find::<Survey>(&survey.id));
        let Some(survey) = survey.filter(|survey| survey.definition.is_active()) else { continue };
        let Some(figure) = figure_of(&indicator, survey.body()).filter(|figure| !figure.is_guessed()) else {
            continue;
        };
        let Some(planned) = planned(survey.body(), confidence(survey.body())) else { continue };
        for breakdown in indicator.split_by.items() {
            let Some(groups) = groups(model, survey.body(), &breakdown.value) else { continue };
            let Some(smallest) = smallest(figure, &planned, groups) else { continue };
            if smallest.margin * figure.points() > accepted.to_f64() {
                let told = told(&survey, &breakdown.value, (figure, &planned, groups), &smallest);
                report.add(indicator.definition, breakdown.span, told);
            }
        }
    }
}

fn told(
    survey: &View<'_, Survey>,
    breakdown: &OneOrMany<ColumnName>,
    (figure, planned, groups): (Figure, &Planned, u64),
    smallest: &Stratum,
) -> Message {
    let columns: Vec<String> = breakdown.iter().map(|column| column.0.clone()).collect();
    Message::new("subgroups-too-small")
        .with("survey", survey.id())
        .with("columns", columns.join(" × "))
        .with("groups", groups)
        .with("answers", number(planned.answers))
        .with("each", number(smallest.answers))
        .with("margin", figure.shown(smallest.margin).map_or(Argument::from("∞"), Argument::from))
}
