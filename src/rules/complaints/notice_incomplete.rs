//! SMQ2002: customers are not told how to complain, or not all of it.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::{Notice, NoticePart};
use crate::model::{ComplaintProcedure, Slot};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2002"),
    slug: "notice-incomplete",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.4 and 7.1",
    page: include_str!("notice_incomplete.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// What a notice tells at the least, in words of the page.
const PARTS: [(NoticePart, &str); 5] = [
    (NoticePart::Where, "notice-part-where"),
    (NoticePart::How, "notice-part-how"),
    (NoticePart::WhatToSupply, "notice-part-supply"),
    (NoticePart::Deadlines, "notice-part-deadlines"),
    (NoticePart::Remedies, "notice-part-remedies"),
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        match &procedure.notice {
            Slot::Absent => {
                let message = Message::new("notice-incomplete-missing");
                report.add(procedure.definition, procedure.definition.id_span, message);
            }
            Slot::Invalid => {}
            Slot::Given(notice) => {
                let missing = missing(&notice.value);
                let keys: Vec<String> =
                    missing.iter().map(|(part, _)| format!("`{}`", part.word())).collect();
                let Some(parts) = in_a_row(missing.iter().map(|(_, words)| Message::new(words))) else {
                    continue;
                };
                let message =
                    Message::new("notice-incomplete").with("parts", parts).with("keys", keys.join(", "));
                let span = notice.value.says.span().unwrap_or(notice.span);
                report.add(procedure.definition, span, message);
            }
        }
    }
}

/// The parts that a notice does not tell, as far as it could be read.
fn missing(notice: &Notice) -> Vec<(NoticePart, &'static str)> {
    let told: Vec<NoticePart> = match all_of(&notice.says) {
        Some(says) => says.iter().copied().collect(),
        None if notice.says.is_absent() => Vec::new(),
        None => return Vec::new(),
    };
    PARTS.into_iter().filter(|(part, _)| !told.contains(part)).collect()
}
