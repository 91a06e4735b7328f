//! SMQ2011: the complainant hears nothing while the complaint is handled.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Stage;
use crate::model::{ComplaintProcedure, List, Slot};
use crate::resolve::Model;
use crate::rules::clocks::{Counted, of_procedure, of_stage};
use crate::rules::course::deadlines;
use crate::rules::missing::all_of;
use crate::rules::naming::{ACKNOWLEDGING, answers, stage_says};
use crate::rules::starts::{Later, later};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Duration, Quantity};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ2011"),
    slug: "complainant-left-in-silence",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.3",
    page: include_str!("complainant_left_in_silence.md"),
    limits: &[Limit { name: "silence", default: "10 business days" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let Quantity::Duration(limit) = report.limit("silence") else { return };
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(stages) = all_of(&procedure.stages).filter(|stages| is_readable(stages)) else { continue };
        if stages.iter().any(tells_no) && !stages.iter().any(tells) {
            let span = procedure.stages.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("complainant-left-in-silence-throughout"));
            continue;
        }
        let Some((length, span, last)) = length(procedure.body(), stages) else { continue };
        let calendar = match last {
            Some(stage) => of_stage(model, plans, procedure.body(), stage),
            None => of_procedure(model, plans, procedure.body()),
        };
        let counted = |limit| Counted::new(limit, calendar.clone());
        let long = match length.compare(limit) {
            Some(order) => order.is_ge(),
            None => later(plans, &counted(length), &counted(limit)).is_some_and(Later::mostly),
        };
        if long && !stages.iter().any(tells_meanwhile) {
            let message = Message::new("complainant-left-in-silence").with("length", length);
            report.add(procedure.definition, span, message);
        }
    }
}

fn is_readable(stages: &List<Stage>) -> bool {
    stages.iter().all(|stage| !matches!(stage.tell_customer, Slot::Invalid))
}

fn tells(stage: &Stage) -> bool {
    stage.tell_customer.given().is_some_and(|telling| telling.tells)
}

fn tells_no(stage: &Stage) -> bool {
    stage.tell_customer.given().is_some_and(|telling| !telling.tells)
}

/// Whether the complainant hears of the complaint between the acknowledgement and the answer.
fn tells_meanwhile(stage: &Stage) -> bool {
    let again = stage.tell_customer.given().is_some_and(|telling| telling.every.is_some());
    let between = !stage_says(stage, ACKNOWLEDGING) && !answers(stage) && stage.after.is_absent();
    again || between && tells(stage)
}

/// How long a complaint may take: the total, else the longest deadline of an answer, with the stage
/// that has it.
fn length<'p>(
    procedure: &ComplaintProcedure,
    stages: &'p List<Stage>,
) -> Option<(Duration, Span, Option<&'p Stage>)> {
    match &procedure.total {
        Slot::Given(total) => return Some((total.value, total.span, None)),
        Slot::Invalid => return None,
        Slot::Absent => {}
    }
    let answering = stages.iter().filter(|stage| answers(stage) && stage.after.is_absent());
    let all = answering.flat_map(|stage| deadlines(stage).into_iter().map(move |deadline| (stage, deadline)));
    let longest = all.max_by(|(_, a), (_, b)| a.1.compare(b.1).unwrap_or(Ordering::Equal));
    longest.map(|(stage, (_, deadline, span))| (deadline, span, Some(stage)))
}
