//! SMQ4008: figures of groups that will hold too few answers.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{ColumnName, Indicator, List, OneOrMany, Source, Survey, View};
use crate::resolve::Model;
use crate::rules::precision::{Figure, Planned, figure_of, planned};
use crate::rules::sampling::number;
use crate::rules::{Check, Limit, Report, Rule};
use crate::statistics::{Sampling, achieved_margin};
use crate::values::{Decimal, Percent};

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
    smallest: &Smallest,
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

fn confidence(survey: &Survey) -> Percent {
    let precision = survey.expected.given().and_then(|expected| expected.precision.given());
    precision.map_or_else(|| Percent::of(Decimal::integer(95)), |precision| precision.confidence)
}

/// The number of groups of a breakdown, at least; nothing where a column may hold any value. Two
/// columns together have at least as many groups as the one that has most.
fn groups(model: &Model, survey: &Survey, breakdown: &OneOrMany<ColumnName>) -> Option<u64> {
    let source = model.find::<Source>(&survey.results.given()?.id)?;
    let columns = source.body().columns.given()?;
    let named: &List<ColumnName> = &breakdown.0;
    let counts = named.iter().map(|name| values(&columns.get(&name.0)?.value));
    counts.collect::<Option<Vec<u64>>>()?.into_iter().max().filter(|groups| *groups > 1)
}

fn values(column: &Column) -> Option<u64> {
    match column.r#type.given()? {
        ColumnType::YesNo => Some(2),
        ColumnType::Category => {
            let declared = column.values.given().filter(|values| values.0.complete)?;
            u64::try_from(declared.0.entries.len()).ok()
        }
        _ => None,
    }
}

/// The group with the fewest answers, had all of them as many: in truth one has fewer still.
struct Smallest {
    answers: u64,
    margin: f64,
}

fn smallest(figure: Figure, planned: &Planned, groups: u64) -> Option<Smallest> {
    let answers = planned.answers / groups;
    let population = planned.sampling.population.map(|members| members.div_ceil(groups));
    let sampling = Sampling { population, ..planned.sampling };
    let margin = achieved_margin(figure.estimator(), answers, &sampling)?;
    Some(Smallest { answers, margin })
}
