//! SMQ7001: the chain behind a promise breaks before an outsider, or a customer's opinion.
//!
//! promise → indicator → procedure → escalation → provider, and a survey that asks about it. The
//! first missing link is reported once, where it is missing, for all promises that share it.
//! Promises without an indicator or a procedure have rules of their own.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{CodeOfConduct, ComplaintProcedure, Definition, Indicator, Promise, View};
use crate::resolve::Model;
use crate::rules::asked::Asked;
use crate::rules::charters::{Behind, Charters};
use crate::rules::missing::nothing_listed;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ7001"),
    slug: "promise-never-reaches-survey",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("promise_never_reaches_survey.md"),
    limits: &[],
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
    let (charters, asked) = (Charters::of(model), Asked::of(model));
    let mut known: BTreeMap<(&str, Span), usize> = BTreeMap::new();
    for promise in model.active::<Promise>() {
        let Some(gap) = first_gap(model, &charters, &asked, promise) else { continue };
        let id = promise.id().to_owned();
        let at = *known.entry((gap.key, gap.span)).or_insert(gaps.len());
        match gaps.get_mut(at) {
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

/// Whether this rule says of a code that no survey asks about a promise of it.
pub fn tells_of<'m>(
    model: &'m Model,
    charters: &Charters<'m>,
    asked: &Asked<'m>,
    code: &View<'_, CodeOfConduct>,
) -> bool {
    let listed = |promise: &View<'_, Promise>| {
        charters.listing(promise.id()).iter().any(|listing| listing.id() == code.id())
    };
    let gaps =
        model.active::<Promise>().filter(listed).filter_map(|own| first_gap(model, charters, asked, own));
    gaps.into_iter().any(|gap| gap.key == "promise-never-reaches-survey")
}

fn first_gap<'m>(
    model: &'m Model,
    charters: &Charters<'m>,
    asked: &Asked<'m>,
    promise: View<'m, Promise>,
) -> Option<Gap<'m>> {
    let indicator = promise.body().indicator.given()?;
    let Behind::Procedure(procedure) = charters.procedure_behind(&promise) else { return None };
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
    let codes = charters.listing(promise.id());
    if is_asked_about(model, asked, promise, &indicator.id, &procedure) {
        return None;
    }
    let of_codes = codes.iter().any(|code| asked.about("code-of-conduct", code.id()));
    if of_codes {
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

/// Whether customers are asked: by a question about the promise, its indicator or its procedure, by
/// the survey of the procedure, or by the one that the indicator measures.
fn is_asked_about(
    model: &Model,
    asked: &Asked<'_>,
    promise: View<'_, Promise>,
    indicator: &str,
    procedure: &View<'_, ComplaintProcedure>,
) -> bool {
    model.find::<Indicator>(indicator).is_none_or(|own| !own.survey.is_absent())
        || !procedure.satisfaction.is_absent()
        || asked.about("promise", promise.id())
        || asked.about("indicator", indicator)
        || asked.about("complaint-procedure", procedure.id())
}
