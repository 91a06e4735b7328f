//! SMQ2009: who complains by e-mail waits days to hear that it arrived.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, ComplaintProcedure};
use crate::resolve::Model;
use crate::rules::clocks::{Counted, of_stage};
use crate::rules::consumer_law::acknowledges_late;
use crate::rules::course::deadlines;
use crate::rules::naming::{ACKNOWLEDGING, stage_says};
use crate::rules::starts::{Later, later};
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::Quantity;

pub const RULE: Rule = Rule {
    code: Code("SMQ2009"),
    slug: "slow-acknowledgement",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.4",
    page: include_str!("slow_acknowledgement.md"),
    limits: &[Limit { name: "acknowledgement", default: "1 business day" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let Quantity::Duration(limit) = report.limit("acknowledgement") else { return };
    for procedure in model.active::<ComplaintProcedure>().filter(|found| is_electronic(model, found.body())) {
        let mut stages = procedure.stages.items().map(|stage| &stage.value);
        let first = stages.find(|stage| stage.after.is_absent() && stage_says(stage, ACKNOWLEDGING));
        let Some(stage) = first else { continue };
        let calendar = of_stage(model, plans, procedure.body(), stage);
        let counted = |limit| Counted::new(limit, calendar.clone());
        // There the law's own rule says so (SMQ8106).
        let by_law = |deadline| acknowledges_late(model, calendar.as_deref(), deadline);
        let is_slow = |deadline| {
            !by_law(deadline) && later(plans, &counted(deadline), &counted(limit)).is_some_and(Later::mostly)
        };
        let slow = deadlines(stage).into_iter().filter(|(_, deadline, _)| is_slow(*deadline));
        let longest = slow.max_by(|a, b| a.1.compare(b.1).unwrap_or(Ordering::Equal));
        if let Some((_, deadline, span)) = longest {
            let message =
                Message::new("slow-acknowledgement").with("deadline", deadline).with("limit", limit);
            report.add(procedure.definition, span, message);
        }
    }
}

/// Whether complaints also come in writing without paper, where a machine could acknowledge them.
fn is_electronic(model: &Model, procedure: &ComplaintProcedure) -> bool {
    let mut channels =
        procedure.channels.items().filter_map(|channel| model.find::<Channel>(&channel.value.id));
    channels.any(|channel| {
        let means = channel.body().r#type.given();
        means.is_some_and(|means| {
            !matches!(means, ChannelType::Phone | ChannelType::Letter | ChannelType::InPerson)
        })
    })
}
