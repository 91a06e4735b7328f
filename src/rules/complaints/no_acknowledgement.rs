//! SMQ2008: nobody tells the complainant that the complaint has arrived.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, Formula, Indicator, Slot};
use crate::resolve::Model;
use crate::rules::naming::{ACKNOWLEDGING, says, stage_says, text_says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2008"),
    slug: "no-acknowledgement",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.4",
    page: include_str!("no_acknowledgement.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let readable = procedure.stages.given().is_none_or(|stages| stages.complete);
        let silent = readable && !matches!(procedure.stages, Slot::Invalid);
        if silent && !is_acknowledged(model, procedure.body()) {
            let span = procedure.definition.id_span;
            report.add(procedure.definition, span, Message::new("no-acknowledgement"));
        }
    }
}

fn is_acknowledged(model: &Model, procedure: &ComplaintProcedure) -> bool {
    let stages: Vec<&Stage> = procedure.stages.items().map(|stage| &stage.value).collect();
    if stages.iter().any(|stage| stage_says(stage, ACKNOWLEDGING) || measured(model, procedure, stage)) {
        return true;
    }
    // Whoever is told at the first of several stages has been told that the complaint arrived.
    let tells =
        |stage: &Stage| stage.tell_customer.given().is_some_and(|told| told.tells && told.every.is_none());
    matches!(stages.as_slice(), [first, _, ..] if tells(first))
}

/// Whether the deadline of a stage is measured up to the acknowledgement.
fn measured(model: &Model, procedure: &ComplaintProcedure, stage: &Stage) -> bool {
    let Some(indicator) =
        stage.measured_by.given().and_then(|measured| model.find::<Indicator>(&measured.id))
    else {
        return false;
    };
    let title = indicator.definition.header.title.given();
    if says(indicator.id(), ACKNOWLEDGING) || title.is_some_and(|title| text_says(title, ACKNOWLEDGING)) {
        return true;
    }
    let formula = indicator.measure.given().and_then(|measure| measure.formula.as_ref());
    let Some(Formula::Time { to, .. }) = formula else { return false };
    let fields = procedure.record.given().and_then(|record| record.fields.given());
    let column = fields.and_then(|fields| fields.get("acknowledged"));
    says(&to.value.0, ACKNOWLEDGING) || column.is_some_and(|column| column.value == to.value)
}
