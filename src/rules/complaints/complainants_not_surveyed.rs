//! SMQ2030: nobody asks complainants how their complaint was handled.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Survey, View};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, COMPLAINING, FOLLOWING_UP, says, stage_says, text_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2030"),
    slug: "complainants-not-surveyed",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 8.3",
    page: include_str!("complainants_not_surveyed.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Complainants are asked whether they are satisfied.
const ASKING: Beginnings = &["satisf", "survey", "sondage", "tevreden", "zufrieden"];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if model.has_tombstone("survey") {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        let asks = procedure.stages.items().any(|stage| asks_afterwards(&stage.value));
        let surveyed = || model.active::<Survey>().any(|survey| asks_complainants(&survey, procedure.id()));
        if procedure.satisfaction.is_absent() && !asks && !surveyed() {
            let message = Message::new("complainants-not-surveyed");
            report.add(procedure.definition, procedure.definition.id_span, message);
        }
    }
}

/// Whether at this stage the complainant is asked how it went.
pub fn asks_afterwards(stage: &Stage) -> bool {
    !stage.after.is_absent() && stage_says(stage, FOLLOWING_UP) || stage_says(stage, ASKING)
}

/// Whether a survey is about complaints: its population, its title or its purpose says so, or one of
/// its questions names the procedure.
fn asks_complainants(survey: &View<'_, Survey>, procedure: &str) -> bool {
    let who = survey.population.given().and_then(|population| population.who.given());
    let title = survey.definition.header.title.given();
    let texts = [who, title, survey.purpose.given()];
    let about = survey.questions.items().any(|question| {
        question.value.about.given().is_some_and(|about| about.names("complaint-procedure", procedure))
    });
    about
        || says(survey.id(), COMPLAINING)
        || texts.into_iter().flatten().any(|text| text_says(text, COMPLAINING))
}
