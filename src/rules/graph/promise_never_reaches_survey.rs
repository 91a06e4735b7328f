//! SMQ7001: the chain behind a promise breaks before an outsider, or a customer's opinion.
//!
//! promise → indicator → procedure → escalation → provider, and a survey that asks about it. The
//! first missing link is reported once, where it is missing, for all promises that share it.
//! Promises without an indicator or a procedure have rules of their own.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, ComplaintProcedure, Definition, Indicator, Promise, Survey, View};
use crate::resolve::Model;
use crate::rules::charters::{Behind, codes_of, procedure_behind};
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ7001"),
    slug: "promise-never-reaches-survey",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("promise_never_reaches_survey.md"),
    check: Check::Definitions(check),
};

/// A link that is missing, and where it would be written.
struct Gap<'m> {
    key: &'static str,
    place: &'m Definition,
    span: Span,
    /// What leads up to it.
    path: String,
}

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let mut gaps: Vec<(Gap<'_>, Vec<String>)> = Vec::new();
    for promise in model.active::<Promise>() {
        let Some(gap) = first_gap(model, promise) else { continue };
        let id = promise.id().to_owned();
        match gaps.iter_mut().find(|(known, _)| known.key == gap.key && known.span == gap.span) {
            Some((_, promises)) => promises.push(id),
            None => gaps.push((gap, vec![id])),
        }
    }
    for (gap, promises) in gaps {
        let message = Message::new(gap.key)
            .with("n", promises.len())
            .with("promises", promises.join(", "))
            .with("path", gap.path);
        report.add(gap.place, gap.span, message);
    }
}

fn first_gap<'m>(model: &'m Model, promise: View<'m, Promise>) -> Option<Gap<'m>> {
    let indicator = promise.body().indicator.given()?;
    let Behind::Procedure(procedure) = procedure_behind(model, &promise) else { return None };
    let path = format!("{} → {}", promise.definition.address(), procedure.definition.address());
    if nothing_listed(&procedure.escalation) {
        let span = procedure.escalation.span().unwrap_or(procedure.definition.id_span);
        return Some(Gap {
            key: "promise-never-reaches-escalation",
            place: procedure.definition,
            span,
            path,
        });
    }
    if let Some(span) = without_provider(&procedure) {
        let path = format!("{path} → escalation");
        return Some(Gap { key: "promise-never-reaches-provider", place: procedure.definition, span, path });
    }
    let codes = codes_of(model, promise.id());
    if is_asked_about(model, promise, &indicator.id, &procedure, &codes) {
        return None;
    }
    let code = codes.iter().find(|code| code.definition.is_active()).map(|code| code.definition);
    let place = code.unwrap_or(promise.definition);
    Some(Gap { key: "promise-never-reaches-survey", place, span: place.id_span, path })
}

/// Where the levels stand, if none of them is a provider.
fn without_provider(procedure: &ComplaintProcedure) -> Option<Span> {
    let levels = procedure.escalation.spanned().filter(|levels| levels.value.complete)?;
    levels.value.iter().all(|level| level.provider.is_absent()).then_some(levels.span)
}

/// Whether customers are asked: by a question about the promise, its indicator, its charter or its
/// procedure, by the survey of the procedure, or by the one that the indicator measures. A survey
/// that could not be read might ask.
fn is_asked_about(
    model: &Model,
    promise: View<'_, Promise>,
    indicator: &str,
    procedure: &View<'_, ComplaintProcedure>,
    codes: &[View<'_, CodeOfConduct>],
) -> bool {
    let measured_by_survey = model.find::<Indicator>(indicator).is_none_or(|own| !own.survey.is_absent());
    let mut meant =
        vec![("promise", promise.id()), ("indicator", indicator), ("complaint-procedure", procedure.id())];
    meant.extend(codes.iter().map(|code| ("code-of-conduct", code.id())));
    let asks = |survey: View<'_, Survey>| {
        let unread =
            !survey.questions.is_absent() && survey.questions.given().is_none_or(|list| !list.complete);
        unread
            || survey.questions.items().any(|question| match question.value.about.given() {
                Some(about) => meant.iter().any(|(kind, id)| about.names(kind, id)),
                None => !question.value.about.is_absent(),
            })
    };
    measured_by_survey
        || !procedure.satisfaction.is_absent()
        || model.has_tombstone("survey")
        || model.active::<Survey>().any(asks)
}
