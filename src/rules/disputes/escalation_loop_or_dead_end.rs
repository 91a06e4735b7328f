//! SMQ3002: an escalation that goes round in a circle, or has a level that nothing leads to.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, View};
use crate::resolve::Model;
use crate::rules::ladder::Ladder;
use crate::rules::{Check, Report, Rule};
use crate::schema::nearest;

pub const RULE: Rule = Rule {
    code: Code("SMQ3002"),
    slug: "escalation-loop-or-dead-end",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("escalation_loop_or_dead_end.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(ladder) = Ladder::of(procedure.body()) else { continue };
        report_unknown(&procedure, &ladder, report);
        report_circles(&procedure, &ladder, report);
        report_unreached(&procedure, &ladder, report);
    }
}

fn message(how: &'static str, level: impl Into<Argument>) -> Message {
    Message::new("escalation-loop-or-dead-end").with("how", how).with("level", level)
}

/// `next` names a level that is not there.
fn report_unknown(procedure: &View<'_, ComplaintProcedure>, ladder: &Ladder<'_>, report: &mut Report<'_>) {
    let names = || ladder.names.iter().flat_map(|name| name.strings()).map(|(_, name)| name);
    for next in ladder.levels.iter().filter_map(|level| level.next.spanned()) {
        if ladder.named(&next.value).is_none() {
            let known = Argument::List(names().map(str::to_owned).collect());
            let message = message("unknown", next.value.as_str()).with("levels", known);
            let finding = report.add(procedure.definition, next.span, message);
            if let Some(near) = nearest(&next.value.0, names()) {
                *finding = finding.clone().with_fix(next.span, near);
            }
        }
    }
}

/// A complaint comes back to a level where it was.
fn report_circles(procedure: &View<'_, ComplaintProcedure>, ladder: &Ladder<'_>, report: &mut Report<'_>) {
    for circle in ladder.circles() {
        // The way back up is always written: without `next` a complaint goes down the list.
        let back = circle.iter().find(|place| ladder.next(**place).is_some_and(|next| next <= **place));
        let Some(next) = back.and_then(|place| ladder.levels[*place].next.spanned()) else { continue };
        let around = circle.iter().chain(circle.first());
        // As they stand in the file, the language written first.
        let path = around.filter_map(|place| ladder.names[*place].strings().next());
        let path: Vec<&str> = path.map(|(_, name)| name).collect();
        let message = message("circle", next.value.as_str()).with("path", path.join(" → "));
        report.add(procedure.definition, next.span, message);
    }
}

/// Nothing says when a complaint comes to a level.
fn report_unreached(procedure: &View<'_, ComplaintProcedure>, ladder: &Ladder<'_>, report: &mut Report<'_>) {
    for level in ladder.levels.iter().skip(1) {
        if let (true, true, Some(name)) =
            (level.when.is_absent(), level.or_after.is_absent(), level.level.spanned())
        {
            report.add(procedure.definition, name.span, message("unreached", name.value.clone()));
        }
    }
}
