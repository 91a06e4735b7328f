//! SMQ2016: a complaint of a higher priority may take longer than one of a lower priority.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::priority_matrix_not_monotone::rank;
use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Either, Slot, Spanned, Table};
use crate::resolve::Model;
use crate::rules::course::OTHERS;
use crate::rules::{Check, Report, Rule};
use crate::values::Duration;

pub const RULE: Rule = Rule {
    code: Code("SMQ2016"),
    slug: "higher-priority-slower",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.5 and 4.15",
    page: include_str!("higher_priority_slower.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let known = known_ranks(procedure.body());
        for stage in procedure.stages.items().map(|stage| &stage.value) {
            let Some(Either::Long(table)) = stage.within.given() else { continue };
            let Some(((higher, slow), (lower, fast))) = inversion(&by_rank(table, &known)) else { continue };
            let message = Message::new("higher-priority-slower")
                .with("stage", stage.id.given().map_or("", |id| id.as_str()))
                .with("higher", format!("P{higher}"))
                .with("slow", slow.value)
                .with("lower", format!("P{lower}"))
                .with("fast", fast.value);
            report.add(procedure.definition, slow.span, message);
        }
    }
}

/// The priorities that `others` may stand for: those of the matrix, or those of the tool's own.
fn known_ranks(procedure: &ComplaintProcedure) -> Vec<u32> {
    match &procedure.priorities {
        Slot::Absent => (1..=4).collect(),
        Slot::Invalid => Vec::new(),
        Slot::Given(matrix) => {
            let cells = matrix.value.cells.iter().flatten().flatten();
            let ranks: Option<Vec<u32>> = cells.map(|cell| rank(cell)).collect();
            ranks.unwrap_or_default()
        }
    }
}

/// The deadline of every priority, `others` spelled out.
fn by_rank<'t>(table: &'t Table<Duration>, known: &[u32]) -> BTreeMap<u32, &'t Spanned<Duration>> {
    let named = table.entries.iter().filter_map(|(key, deadline)| Some((rank(&key.value)?, deadline)));
    let mut deadlines: BTreeMap<u32, &Spanned<Duration>> = named.collect();
    // A key that could not be read would leave its priority to the others.
    if let (true, Some(others)) = (table.complete, table.get(OTHERS)) {
        for rank in known {
            deadlines.entry(*rank).or_insert(others);
        }
    }
    deadlines
}

type Ranked<'t> = (u32, &'t Spanned<Duration>);

/// The first priority with a longer deadline than a lower one, and that lower one.
fn inversion<'t>(deadlines: &BTreeMap<u32, &'t Spanned<Duration>>) -> Option<(Ranked<'t>, Ranked<'t>)> {
    deadlines.iter().find_map(|(higher, slow)| {
        let lower = deadlines.range(higher + 1..);
        let faster =
            lower.into_iter().find(|(_, fast)| slow.value.compare(fast.value) == Some(Ordering::Greater));
        faster.map(|(lower, fast)| ((*higher, *slow), (*lower, *fast)))
    })
}
