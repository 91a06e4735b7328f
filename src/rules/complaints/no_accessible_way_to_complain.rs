//! SMQ2005: nothing helps people with disabilities to complain.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, ComplaintProcedure, Slot, View};
use crate::resolve::Model;
use crate::rules::consumer_law::support_is_accessible;
use crate::rules::missing::{all_of, nothing_listed};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ2005"),
    slug: "no-accessible-way-to-complain",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.5",
    page: include_str!("no_accessible_way_to_complain.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    // There the law's own rule says so (SMQ8205).
    if support_is_accessible(model) {
        return;
    }
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(channels) = channels(model, procedure.body()) else { continue };
        let unhelped = channels.iter().all(|channel| nothing_listed(&channel.accessibility));
        if channels.is_empty() || !unhelped || is_for_ear_and_eye(&channels) {
            continue;
        }
        let span = procedure.channels.span().unwrap_or(procedure.definition.id_span);
        report.add(procedure.definition, span, Message::new("no-accessible-way-to-complain"));
    }
}

/// The channels of a procedure; nothing when one of them is not known.
fn channels<'m>(model: &'m Model, procedure: &ComplaintProcedure) -> Option<Vec<View<'m, Channel>>> {
    all_of(&procedure.channels)?.iter().map(|channel| model.find::<Channel>(&channel.id)).collect()
}

/// Whether one may speak or write, as one can, and nobody wrote that there is no help.
fn is_for_ear_and_eye(channels: &[View<'_, Channel>]) -> bool {
    let spoken = |channel: &View<'_, Channel>| channel.r#type.given().is_some_and(|means| is_spoken(*means));
    let written =
        |channel: &View<'_, Channel>| channel.r#type.given().is_some_and(|means| !is_spoken(*means));
    let denied = |channel: &View<'_, Channel>| matches!(channel.accessibility, Slot::Given(_));
    let both = channels.iter().any(spoken) && channels.iter().any(written);
    both && !channels.iter().any(denied)
}

const fn is_spoken(means: ChannelType) -> bool {
    matches!(means, ChannelType::Phone | ChannelType::InPerson)
}
