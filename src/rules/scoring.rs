//! What assessments come to: exact means over all who scored (sources.md, 5.2). Nothing is rounded
//! before it is compared, and nothing is said of scores that do not fit their questionnaire.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::kinds::questionnaire::{Dimension, ScoreRule};
use crate::model::{Assessment, List, Questionnaire, View};
use crate::resolve::Model;
use crate::values::{Decimal, Ratio};

/// An assessment, scored.
pub struct Scored<'m> {
    pub questionnaire: View<'m, Questionnaire>,
    /// The mean of each dimension, in the order of the questionnaire.
    pub means: Vec<(&'m Dimension, Ratio)>,
    pub total: Ratio,
}

impl<'m> Scored<'m> {
    /// Nothing when a score is missing or could not be read, or when nobody scored.
    pub fn of(model: &'m Model, assessment: &View<'_, Assessment>) -> Option<Self> {
        let questionnaire: View<'m, Questionnaire> =
            model.find(&assessment.body().questionnaire.given()?.id)?;
        let dimensions = questionnaire.body().dimensions.given().filter(|list| list.complete)?;
        let by_person = assessment.body().scores.given().filter(|table| table.complete)?;
        let fits =
            |lists: &List<List<Decimal>>| lists.complete && lists.items.len() == dimensions.items.len();
        if !by_person.iter().all(|(_, lists)| fits(lists)) {
            return None;
        }
        let people = i128::try_from(by_person.entries.len()).ok().filter(|people| *people > 0)?;
        let (mut means, mut sum, mut items) = (Vec::new(), Ratio::ZERO, 0);
        for (at, dimension) in dimensions.iter().enumerate() {
            let count = dimension.items.given().filter(|list| list.complete)?.items.len();
            let mut own = Ratio::ZERO;
            for (_, lists) in by_person.iter() {
                let scores = &lists.items.get(at)?.value;
                if scores.items.len() != count || !scores.complete {
                    return None;
                }
                own = scores.iter().try_fold(own, |sum, score| sum.checked_add(score.ratio()))?;
            }
            let count = i128::try_from(count).ok()?;
            means.push((dimension, own.checked_div(Ratio::integer(count * people))?));
            sum = sum.checked_add(own)?;
            items += count;
        }
        let total = match questionnaire.body().score.given()? {
            ScoreRule::SumOfDimensionMeans => {
                means.iter().try_fold(Ratio::ZERO, |sum, (_, mean)| sum.checked_add(*mean))?
            }
            ScoreRule::MeanOfItems => sum.checked_div(Ratio::integer(items * people))?,
            ScoreRule::SumOfItems => sum.checked_div(Ratio::integer(people))?,
        };
        Some(Self { questionnaire, means, total })
    }
}

/// The last assessment with each questionnaire; none where a date could not be read.
pub fn last_ones(model: &Model) -> Vec<(View<'_, Assessment>, Date)> {
    let mut last: BTreeMap<&str, Option<(View<'_, Assessment>, Date)>> = BTreeMap::new();
    for assessment in model.active::<Assessment>() {
        let Some(questionnaire) = assessment.body().questionnaire.given() else { continue };
        let date = assessment.body().date.given().copied();
        let before = last.remove(questionnaire.id.as_str());
        let now = match (before, date) {
            (_, None) | (Some(None), _) => None,
            (Some(Some((earlier, own))), Some(date)) if own > date => Some((earlier, own)),
            (_, Some(date)) => Some((assessment, date)),
        };
        last.insert(&questionnaire.id, now);
    }
    let mut last: Vec<_> = last.into_values().flatten().collect();
    last.sort_by_key(|(assessment, _)| assessment.definition.span);
    last
}
