//! SMQ2012: complaints are assessed on too little.

use super::safety_without_priority::puts_safety_first;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Criterion;
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::naming::{Beginnings, SAFETY, stage_says};
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2012"),
    slug: "assessment-incomplete",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.5",
    page: include_str!("assessment_incomplete.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// A criterion, its words on the page, and how the title of a stage names it.
struct Row {
    criterion: Criterion,
    words: &'static str,
    named: Beginnings,
}

const CRITERIA: [Row; 5] = [
    Row {
        criterion: Criterion::Severity,
        words: "criterion-severity",
        named: &["sever", "serious", "gravit", "ernst", "schwere"],
    },
    Row { criterion: Criterion::Safety, words: "criterion-safety", named: SAFETY },
    Row { criterion: Criterion::Complexity, words: "criterion-complexity", named: &["complex", "komplex"] },
    Row {
        criterion: Criterion::Impact,
        words: "criterion-impact",
        named: &["impact", "consequence", "gevolg", "auswirkung"],
    },
    Row {
        criterion: Criterion::ImmediateAction,
        words: "criterion-immediate-action",
        named: &["immediat", "once", "urgen", "dringen", "sofort"],
    },
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let (given, key) = match all_of(&procedure.assessed_on) {
            Some(list) => (list.iter().copied().collect(), "assessment-incomplete"),
            None if procedure.assessed_on.is_absent() => {
                (implied(procedure.body()), "assessment-incomplete-unsaid")
            }
            None => continue,
        };
        let missing = || CRITERIA.iter().filter(|row| !given.contains(&row.criterion));
        let Some(criteria) = in_a_row(missing().map(|row| Message::new(row.words))) else { continue };
        let keys: Vec<String> = missing().map(|row| format!("`{}`", row.criterion.word())).collect();
        let message = Message::new(key).with("criteria", criteria).with("keys", keys.join(", "));
        let span = procedure.assessed_on.span().unwrap_or(procedure.definition.id_span);
        report.add(procedure.definition, span, message);
    }
}

/// What a procedure without a list of criteria assesses all the same: what its stages name, and what
/// its matrix of urgency and importance asks. All of them where part of it could not be read.
fn implied(procedure: &ComplaintProcedure) -> Vec<Criterion> {
    let mut given = Vec::new();
    match &procedure.priorities {
        Slot::Absent => {}
        Slot::Given(matrix) if matrix.value.complete => {
            given.extend([Criterion::Severity, Criterion::Impact, Criterion::ImmediateAction]);
            if puts_safety_first(&matrix.value) {
                given.push(Criterion::Safety);
            }
        }
        _ => return CRITERIA.iter().map(|row| row.criterion).collect(),
    }
    let named = |row: &&Row| procedure.stages.items().any(|stage| stage_says(&stage.value, row.named));
    given.extend(CRITERIA.iter().filter(named).map(|row| row.criterion));
    given
}
