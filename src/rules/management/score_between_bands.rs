//! SMQ9403: a serviceability quotient for which the printed guide has no band.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::Questionnaire;
use crate::resolve::Model;
use crate::rules::scoring::{Scored, last_ones};
use crate::rules::{Check, Report, Rule};
use crate::values::{Decimal, Ratio, Text};

pub const RULE: Rule = Rule {
    code: Code("SMQ9403"),
    slug: "score-between-bands",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("score_between_bands.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// The questionnaire of the guide.
const QUOTIENT: &str = "serviceability-quotient";

/// Scores between two bands of the guide, ends not included.
const GAPS: [(i64, i64); 2] = [(20, 21), (27, 28)];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for (assessment, _) in last_ones(model) {
        let Some(scored) = Scored::of(model, &assessment) else { continue };
        let questionnaire = scored.questionnaire;
        if questionnaire.id() != QUOTIENT || !questionnaire.definition.built_in {
            continue;
        }
        let end = |end: i64| Ratio::integer(i128::from(end));
        let gap = GAPS.iter().find(|(low, high)| end(*low) < scored.total && scored.total < end(*high));
        if let Some(((low, high), band)) = gap.zip(band_of(questionnaire.body(), scored.total)) {
            let message = Message::new("score-between-bands")
                .with("total", Argument::Rounded(scored.total, 2))
                .with("low", Decimal::integer(*low))
                .with("high", Decimal::integer(*high))
                .with("band", band.clone());
            report.add(assessment.definition, assessment.definition.id_span, message);
        }
    }
}

/// The band of a score: the first one that begins no higher.
fn band_of(questionnaire: &Questionnaire, total: Ratio) -> Option<&Text> {
    let mut bands = questionnaire.bands.items().map(|band| &band.value);
    bands.find(|band| band.at_least.given().is_some_and(|from| from.ratio() <= total))?.title.given()
}
