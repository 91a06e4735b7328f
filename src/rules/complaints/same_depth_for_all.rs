//! SMQ2020: every complaint is looked into as deeply as every other.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Either, Slot, Table};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ2020"),
    slug: "same-depth-for-all",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.6",
    page: include_str!("same_depth_for_all.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let claimed = claim_of(model, "ISO 10002", "7.6").is_some();
    for procedure in model.active::<ComplaintProcedure>() {
        let depth = match &procedure.investigation {
            Slot::Absent => &Slot::Absent,
            Slot::Invalid => continue,
            Slot::Given(investigation) => &investigation.value.depth,
        };
        let key = match depth {
            Slot::Absent if claimed => "same-depth-for-all-unsaid",
            Slot::Given(depth) if is_single(&depth.value) => "same-depth-for-all",
            _ => continue,
        };
        let span = depth.span().unwrap_or(procedure.definition.id_span);
        report.add(procedure.definition, span, Message::new(key));
    }
}

/// Whether one depth serves every priority.
fn is_single(depth: &Either<Text, Table<Text>>) -> bool {
    match depth {
        Either::Short(_) => true,
        Either::Long(table) => {
            let written = |text: &Text| text.strings().map(|(_, text)| fold(text)).collect::<Vec<_>>();
            let depths: BTreeSet<Vec<String>> = table.iter().map(|(_, depth)| written(depth)).collect();
            table.complete && depths.len() == 1
        }
    }
}
