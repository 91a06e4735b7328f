//! What a plan's answers are worth group by group: of a breakdown, or of the mix of the population.

use crate::model::kinds::source::{Column, ColumnType};
use crate::model::{ColumnName, List, OneOrMany, Source, Survey};
use crate::resolve::Model;
use crate::rules::precision::{Figure, Planned};
use crate::rules::sampling::answering;
use crate::statistics::{Sampling, achieved_margin};
use crate::values::{Decimal, Percent};

/// A group of those who answer.
pub struct Stratum {
    pub answers: u64,
    /// In the unit of the figure's estimator.
    pub margin: f64,
}

/// The confidence of the survey's precision; 95 % where it names none.
pub fn confidence(survey: &Survey) -> Percent {
    let precision = survey.expected.given().and_then(|expected| expected.precision.given());
    precision.map_or_else(|| Percent::of(Decimal::integer(95)), |precision| precision.confidence)
}

/// The number of groups of a breakdown, at least; nothing where a column may hold any value. Two
/// columns together have at least as many groups as the one that has most.
pub fn groups(model: &Model, survey: &Survey, breakdown: &OneOrMany<ColumnName>) -> Option<u64> {
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
pub fn smallest(figure: Figure, planned: &Planned, groups: u64) -> Option<Stratum> {
    let answers = planned.answers.checked_div(groups)?;
    let population = planned.sampling.population.map(|members| members.div_ceil(groups));
    stratum(figure, planned, answers, population)
}

/// The group that is a share of the population, had it as large a share of the answers.
pub fn of_share(figure: Figure, planned: &Planned, share: Percent) -> Option<Stratum> {
    let answers = share.share().checked_mul(crate::values::Ratio::integer(i128::from(planned.answers)))?;
    let answers = u64::try_from(answers.numerator() / answers.denominator()).ok()?;
    let population = match planned.sampling.population {
        Some(members) => Some(answering(members, share)?.max(answers)),
        None => None,
    };
    stratum(figure, planned, answers, population)
}

fn stratum(figure: Figure, planned: &Planned, answers: u64, population: Option<u64>) -> Option<Stratum> {
    let sampling = Sampling { population, ..planned.sampling };
    let margin = achieved_margin(figure.estimator(), answers, &sampling)?;
    Some(Stratum { answers, margin })
}
