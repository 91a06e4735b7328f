//! SMQ8003: complaint files are destroyed before the time they are needed is over.

use std::cmp::Ordering;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{After, ComplaintProcedure, Definition, Source, Spanned, View};
use crate::resolve::Model;
use crate::rules::lengths::is_longer;
use crate::rules::naming::{ANSWERING, CLOSING, RECEIVING, says};
use crate::rules::personal::{providers_of, register_of};
use crate::rules::{Check, Report, Rule};
use crate::values::Duration;
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ8003"),
    slug: "retention-ends-too-soon",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("retention_ends_too_soon.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        for (definition, kept) in kept(model, &procedure) {
            let Some(start) = moment(&kept.value.event) else { continue };
            let admitted = providers_of(model, &procedure).find_map(|provider| {
                let until = provider.body().admissible.given()?.until.spanned()?;
                let needed = (until.value.duration, moment(&until.value.event)?);
                ends_before((kept.value.duration, start), needed).then_some((provider, until))
            });
            if let Some((provider, until)) = admitted {
                let message = Message::new("retention-ends-too-soon")
                    .with("kept", kept.value.raw.as_str())
                    .with("provider", provider.id())
                    .with("until", until.value.raw.as_str());
                let finding = report.add(definition, kept.span, message);
                *finding =
                    finding.clone().with_label(until.span, Message::new("retention-ends-too-soon-until"));
            } else if let Some((needed, span)) = last_deadline(procedure.body())
                && start == Moment::Receipt
                && is_longer(needed, kept.value.duration)
            {
                let message = Message::new("retention-ends-before-answer")
                    .with("kept", kept.value.raw.as_str())
                    .with("needed", needed);
                let finding = report.add(definition, kept.span, message);
                *finding =
                    finding.clone().with_label(span, Message::new("retention-ends-before-answer-needed"));
            }
        }
    }
}

/// A moment in the life of a complaint, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    Receipt,
    Answer,
    Closure,
}

/// The moment an event names; nothing for one that has nothing to do with the complaint.
fn moment(event: &str) -> Option<Moment> {
    let moments = [(CLOSING, Moment::Closure), (ANSWERING, Moment::Answer), (RECEIVING, Moment::Receipt)];
    moments.into_iter().find(|(words, _)| says(event, words)).map(|(_, moment)| moment)
}

/// Whether the first time may be over before the second: it is shorter, and a complaint may be closed
/// on the day it comes in; or it is as long and starts sooner.
fn ends_before(kept: (Duration, Moment), needed: (Duration, Moment)) -> bool {
    let as_long = kept.0.compare(needed.0) == Some(Ordering::Equal);
    is_longer(needed.0, kept.0) || as_long && kept.1 < needed.1
}

/// How long the files are kept, as the procedure and its register say, and where that is written.
fn kept<'m>(
    model: &'m Model,
    procedure: &View<'m, ComplaintProcedure>,
) -> Vec<(&'m Definition, &'m Spanned<After>)> {
    let own = procedure.body().retention.spanned().map(|kept| (procedure.definition, kept));
    let register = register_of(procedure).and_then(|source| model.find::<Source>(source));
    let register = register.and_then(|source| Some((source.definition, source.body().retention.spanned()?)));
    own.into_iter().chain(register).collect()
}

/// The longest time from receipt that the procedure itself speaks of.
fn last_deadline(procedure: &ComplaintProcedure) -> Option<(Duration, Span)> {
    let total = procedure.total.spanned().map(|total| (total.value, total.span));
    let levels = procedure.escalation.items().filter_map(|level| level.value.or_after.spanned());
    let times = total.into_iter().chain(levels.map(|after| (after.value, after.span)));
    times.reduce(|longest, next| if is_longer(next.0, longest.0) { next } else { longest })
}
