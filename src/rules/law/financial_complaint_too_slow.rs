//! SMQ8106: a financial institution in France that acknowledges or answers complaints late.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::clocks::of_stage;
use crate::rules::consumer_law::acknowledges_late;
use crate::rules::course::deadlines;
use crate::rules::jurisdictions::{FINANCE, Law, works_in};
use crate::rules::lengths::Allowed;
use crate::rules::naming::{ACKNOWLEDGING, stage_says};
use crate::rules::{Check, Report, Rule};
use crate::values::{Duration, Unit};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ8106"),
    slug: "financial-complaint-too-slow",
    severity: Severity::Warning,
    basis: "ACPR (FR), recommendation 2022-R-01, updated by 2024-R-02",
    page: include_str!("financial_complaint_too_slow.md"),
    limits: &[],
    check: Check::Definitions(check),
};

const ANSWER: Allowed = Allowed::Civil(Duration { amount: 2, unit: Unit::Month });

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    if !Law::France.applies(model) || !works_in(model, FINANCE) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some((within, span)) = late_acknowledgement(model, plans, procedure.body()) {
            let message = Message::new("financial-acknowledgement-too-slow").with("within", within);
            report.add(procedure.definition, span, message);
        }
        if let Some((within, span)) = super::late_answer(model, plans, procedure.body(), ANSWER) {
            let message = Message::new("financial-complaint-too-slow").with("within", within);
            report.add(procedure.definition, span, message);
        }
    }
}

fn late_acknowledgement(
    model: &Model,
    plans: &Plans,
    procedure: &ComplaintProcedure,
) -> Option<(Duration, Span)> {
    let stages = procedure.stages.items().map(|stage| &stage.value);
    let mut stages = stages.filter(|stage| stage_says(stage, ACKNOWLEDGING) && stage.after.is_absent());
    stages.find_map(|stage| {
        let calendar = of_stage(model, plans, procedure, stage);
        let mut times = deadlines(stage).into_iter().map(|(_, within, span)| (within, span));
        times.find(|(within, _)| acknowledges_late(model, calendar.as_deref(), *within))
    })
}
