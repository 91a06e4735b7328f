//! SMQ3011: the mediator no longer takes a complaint when it gets there.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::EscalationLevel;
use crate::model::{After, ComplaintProcedure, DisputeProvider, Spanned};
use crate::resolve::Model;
use crate::rules::lengths::is_longer;
use crate::rules::missing::all_of;
use crate::rules::naming::{ANSWERING, CLOSING, RECEIVING, says};
use crate::rules::{Check, Report, Rule};
use crate::values::Duration;
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ3011"),
    slug: "provider-reached-too-late",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("provider_reached_too_late.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(levels) = all_of(&procedure.escalation) else { continue };
        for (place, level) in levels.iter().enumerate() {
            let Some(provider) = level.provider.given() else { continue };
            let Some(until) = admitted_until(model, &provider.id) else { continue };
            let arrivals = arrivals(procedure.body(), &levels.items[..place], level);
            let late = arrivals.into_iter().find(|(arrival, _)| is_longer(*arrival, until.value.duration));
            let Some((arrival, span)) = late else { continue };
            let message = Message::new("provider-reached-too-late")
                .with("provider", provider.id.as_str())
                .with("arrival", arrival)
                .with("until", until.value.duration);
            let finding = report.add(procedure.definition, span, message);
            *finding =
                finding.clone().with_label(until.span, Message::new("provider-reached-too-late-until"));
        }
    }
}

/// Until when a provider takes complaints, counted from the complaint.
fn admitted_until<'m>(model: &'m Model, provider: &str) -> Option<Spanned<&'m After>> {
    let provider = model.find::<DisputeProvider>(provider)?;
    let until = provider.body().admissible.given()?.until.spanned()?;
    let event = until.value.event.as_str();
    let from_complaint = says(event, RECEIVING) && !says(event, ANSWERING) && !says(event, CLOSING);
    from_complaint.then_some(Spanned { value: &until.value, span: until.span })
}

/// When a complaint comes to an external level at the latest: after its own time, else when the
/// house has had the time it gives itself.
fn arrivals(
    procedure: &ComplaintProcedure,
    below: &[Spanned<EscalationLevel>],
    external: &EscalationLevel,
) -> Vec<(Duration, Span)> {
    if !external.or_after.is_absent() {
        return external.or_after.spanned().map(|after| (after.value, after.span)).into_iter().collect();
    }
    let mut arrivals = Vec::new();
    if let Some(last) = below.last().map(|level| &level.value)
        && let Some(after) = last.or_after.spanned()
    {
        let answered =
            last.answers_within.given().map_or(Some(after.value), |answer| sum(after.value, *answer));
        arrivals.extend(answered.map(|answered| (answered, after.span)));
    }
    if let Some(total) = procedure.total.spanned() {
        let pause = procedure.pause.given().and_then(|pause| pause.at_most.given());
        let over = pause.map_or(Some(total.value), |pause| sum(total.value, *pause));
        arrivals.extend(over.map(|over| (over, total.span)));
    }
    arrivals
}

fn sum(a: Duration, b: Duration) -> Option<Duration> {
    (a.unit == b.unit).then(|| Duration { amount: a.amount.saturating_add(b.amount), unit: a.unit })
}
