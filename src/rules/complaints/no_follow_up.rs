//! SMQ2038: nobody asks afterwards whether the matter is settled.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::model::kinds::complaint_procedure::Stage;
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::naming::{CLOSING, FOLLOWING_UP, answers, stage_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2038"),
    slug: "no-follow-up",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("no_follow_up.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(stages) = all_of(&procedure.stages) else { continue };
        let stages: Vec<&Stage> = stages.iter().collect();
        // A survey of the complainants asks each of them as well.
        if stages.is_empty() || !procedure.satisfaction.is_absent() {
            continue;
        }
        let follows = |stage: &&Stage| stage_says(stage, FOLLOWING_UP) || comes_after_answer(&stages, stage);
        if !stages.iter().any(follows) {
            report.add(procedure.definition, procedure.definition.id_span, Message::new("no-follow-up"));
        }
    }
}

/// Whether a stage comes after the answer without closing the file.
fn comes_after_answer(stages: &[&Stage], stage: &Stage) -> bool {
    let names = stage.after.given().into_iter().flat_map(crate::model::OneOrMany::iter);
    let mut before = names.filter_map(|name| stages.iter().find(|other| other.id.given() == Some(name)));
    !stage_says(stage, CLOSING) && !answers(stage) && before.any(|other| answers(other))
}
