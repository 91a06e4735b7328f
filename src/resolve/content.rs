//! What definitions say inside, held against what they speak of: clauses set aside against the
//! catalogue, scores against the questionnaire, gaps of a statement against what fills them.

use std::collections::BTreeSet;

use super::model::Model;
use super::special::{catalogue_named, nearest_clause};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::{Argument, Message};
use crate::model::kinds::source::ColumnType;
use crate::model::{Assessment, Definition, Promise, Questionnaire, Source, Spanned, System, View};
use crate::schema::nearest_key;
use crate::values::{Decimal, Target};
use crate::world::Span;

/// Checks the contents of every definition.
pub fn check(model: &Model, findings: &mut Vec<Diagnostic>) {
    for system in model.each::<System>() {
        tell(system.definition, set_aside(model, &system), findings);
        tell(system.definition, gated(model, &system), findings);
    }
    for assessment in model.each::<Assessment>() {
        tell(assessment.definition, scores(model, &assessment), findings);
    }
    for promise in model.each::<Promise>() {
        tell(promise.definition, gaps(&promise), findings);
    }
    for source in model.each::<Source>() {
        tell(source.definition, keys_and_dates(&source), findings);
    }
}

fn tell(on: &Definition, found: Vec<Diagnostic>, findings: &mut Vec<Diagnostic>) {
    findings.extend(found.into_iter().map(|finding| finding.about(on.address())));
}

/// Clauses said not to apply that the catalogue of the standard does not have.
fn set_aside(model: &Model, system: &View<'_, System>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for claim in system.standards.items().map(|claim| &claim.value) {
        let Some(standard) = claim.standard.given() else { continue };
        let Some(catalogue) = catalogue_named(model, &standard.0) else { continue };
        let Some(clauses) = catalogue.body().clauses.given().filter(|list| list.complete) else { continue };
        let known = || clauses.iter().filter_map(|clause| clause.clause.given()).map(|line| line.0.as_str());
        for (number, _) in claim.not_applicable.pairs() {
            let own = number.value.as_str();
            let inside = |other: &str| other.strip_prefix(own).is_some_and(|rest| rest.starts_with('.'));
            if known().any(|other| other == own || inside(other)) {
                continue;
            }
            // What is built in holds the clauses that definitions can show, not every clause.
            let chapter = |clause: &str| clause.split('.').next().map(str::to_owned);
            if catalogue.definition.built_in && known().any(|other| chapter(other) == chapter(own)) {
                let message = Message::new("resolve-clause-not-covered").with("clause", own);
                let mut finding = Diagnostic::fault("unknown-reference", message, number.span);
                finding.severity = Severity::Advice;
                findings.push(finding);
                continue;
            }
            let near = nearest_clause(&number.value, known()).map(str::to_owned);
            let message = Message::new("resolve-unknown-clause")
                .with("standard", standard.0.as_str())
                .with("clause", number.value.as_str())
                .with("suggestion", Argument::List(near.into_iter().collect()));
            findings.push(Diagnostic::fault("unknown-reference", message, number.span));
        }
    }
    findings
}

/// Gates on standards that the System does not claim: nothing would ever be held against them.
fn gated(model: &Model, system: &View<'_, System>) -> Vec<Diagnostic> {
    let Some(gates) = system.gates.given() else { return Vec::new() };
    let claims = || system.standards.items().filter_map(|claim| claim.value.standard.given());
    let claimed: Vec<_> = claims().filter_map(|claim| catalogue_named(model, &claim.0)).collect();
    // A claim that cannot be read, or that has no catalogue, is told where it stands.
    let all_known = system
        .standards
        .given()
        .map_or(system.standards.is_absent(), |list| list.complete && claimed.len() == list.items.len());
    let is_claimed = |name: &str| {
        let own = catalogue_named(model, name);
        own.is_some_and(|own| claimed.iter().any(|claim| std::ptr::eq(own.definition, claim.definition)))
    };
    let unclaimed = gates.standards.entries.iter().filter(|(name, _)| all_known && !is_claimed(&name.value));
    let finding = unclaimed.map(|(name, _)| {
        let known: Vec<String> = claims().map(|claim| claim.0.clone()).collect();
        let message = Message::new("resolve-gate-not-claimed")
            .with("standard", name.value.as_str())
            .with("known", Argument::List(known));
        Diagnostic::fault("unknown-reference", message, name.span)
    });
    finding.collect()
}

/// Scores outside the scale, and lists of scores that are not one per item.
fn scores(model: &Model, assessment: &View<'_, Assessment>) -> Vec<Diagnostic> {
    let questionnaire = assessment.questionnaire.given().and_then(|named| model.find(&named.id));
    let Some(questionnaire): Option<View<'_, Questionnaire>> = questionnaire else { return Vec::new() };
    let Some(dimensions) = questionnaire.body().dimensions.given().filter(|list| list.complete) else {
        return Vec::new();
    };
    let items: Vec<Option<usize>> = dimensions
        .iter()
        .map(|dimension| dimension.items.given().filter(|list| list.complete).map(|list| list.items.len()))
        .collect();
    let mut findings = Vec::new();
    for (_, by_dimension) in assessment.scores.pairs().filter(|(_, lists)| lists.value.complete) {
        let lists = &by_dimension.value.items;
        if lists.len() != items.len() {
            findings.push(miscounted(
                "resolve-score-dimensions",
                lists.len(),
                items.len(),
                by_dimension.span,
            ));
            continue;
        }
        for (list, wanted) in lists.iter().zip(&items) {
            let given = list.value.items.len();
            if let Some(wanted) = wanted.filter(|wanted| list.value.complete && *wanted != given) {
                findings.push(miscounted("resolve-score-items", given, wanted, list.span));
            }
            findings.extend(list.value.items.iter().filter_map(|score| outside(&questionnaire, score)));
        }
    }
    findings
}

fn miscounted(key: &'static str, given: usize, wanted: usize, span: Span) -> Diagnostic {
    let message = Message::new(key).with("n", given).with("wanted", wanted);
    Diagnostic::fault("wrong-value", message, span)
}

fn outside(questionnaire: &View<'_, Questionnaire>, score: &Spanned<Decimal>) -> Option<Diagnostic> {
    let scale = questionnaire.body().scale.given()?;
    let (from, to) = (*scale.from.given()?, *scale.to.given()?);
    let end = |end: u32| Decimal::integer(i64::from(end));
    if (end(from)..=end(to)).contains(&score.value) {
        return None;
    }
    let message = Message::new("resolve-score-outside").with("score", score.value);
    let message = message.with("from", end(from)).with("to", end(to));
    Some(Diagnostic::fault("wrong-value", message, score.span))
}

/// What fills the gaps of a statement.
const GAPS: [&str; 2] = ["target", "within"];

/// Gaps of a promise's statement that nothing fills: the customer would read the braces.
fn gaps(promise: &View<'_, Promise>) -> Vec<Diagnostic> {
    let Some(statement) = promise.statement.spanned() else { return Vec::new() };
    let written: BTreeSet<&str> = statement.value.strings().flat_map(|(_, text)| gaps_in(text)).collect();
    let timeless = promise.target.given().is_some_and(|target: &Target| target.within().is_none());
    let source = promise.definition.source.as_str();
    let base = promise.definition.span.start as usize;
    let range = statement.span.range();
    let text = source.get(range.start.saturating_sub(base)..range.end.saturating_sub(base)).unwrap_or("");
    let mut findings = Vec::new();
    for gap in written {
        let message = if !GAPS.contains(&gap) {
            let near = nearest_key(gap, GAPS).map(|near| format!("{{{near}}}"));
            let suggestion = Argument::List(near.into_iter().collect());
            Message::new("resolve-unknown-gap").with("suggestion", suggestion)
        } else if gap == "within" && timeless {
            Message::new("resolve-gap-without-limit")
        } else {
            continue;
        };
        let literal = format!("{{{gap}}}");
        let message = message.with("gap", literal.as_str());
        for (at, found) in text.match_indices(&literal) {
            let span = Span::new(statement.span.file, range.start + at..range.start + at + found.len());
            findings.push(Diagnostic::fault("wrong-value", message.clone(), span));
        }
    }
    findings
}

/// The words between braces of a text.
fn gaps_in(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(gap, _)| gap)
}

/// A rule for repeated keys without a key, and a date that a row speaks of that is none.
fn keys_and_dates(source: &View<'_, Source>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let Some(span) = source.same_key.span().filter(|_| source.key.is_absent()) {
        findings.push(Diagnostic::fault("missing-field", Message::new("resolve-same-key-without-key"), span));
    }
    let about = source.about.spanned();
    let column = about.and_then(|about| source.columns.given()?.get(&about.value.0));
    let kind = column.and_then(|column| column.value.r#type.given());
    if let (Some(about), Some(kind)) = (about, kind)
        && !matches!(kind, ColumnType::Date | ColumnType::Datetime)
    {
        let message = Message::new("measure-column-not-a-date").with("column", about.value.0.as_str());
        findings.push(Diagnostic::fault("value-does-not-fit", message, about.span));
    }
    findings
}
