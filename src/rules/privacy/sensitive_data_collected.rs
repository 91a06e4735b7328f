//! SMQ8005: a form or a register that asks for what the law protects most.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::survey::Question;
use crate::model::{ComplaintProcedure, Source, Survey};
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::personal::{personal_columns, register_of, spaced};
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ8005"),
    slug: "sensitive-data-collected",
    severity: Severity::Warning,
    basis: "GDPR, art. 5(1)(c) and 9",
    page: include_str!("sensitive_data_collected.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    let asked = check_questions(model, report);
    for source in model.active::<Source>().filter(|source| !names_exception(source.legal_basis.given())) {
        if personal_columns(&source).next().is_none() {
            continue;
        }
        for (column, _) in source.columns.pairs() {
            let already = asked.contains(&(source.id(), column.value.as_str()));
            if !already && is_sensitive(&column.value) {
                let message = Message::new("sensitive-data-collected").with("datum", column.value.as_str());
                report.add(source.definition, column.span, message);
            }
        }
    }
    for procedure in model.active::<ComplaintProcedure>() {
        // The columns of a table are told with the table.
        if register_of(&procedure).is_some() || names_exception(procedure.legal_basis.given()) {
            continue;
        }
        let Some(record) = procedure.record.given() else { continue };
        for (datum, _) in record.fields.pairs().filter(|(datum, _)| is_sensitive(&datum.value)) {
            let message = Message::new("sensitive-data-collected").with("datum", datum.value.as_str());
            report.add(procedure.definition, datum.span, message);
        }
    }
}

/// Tells of the questions of surveys, and answers with the columns of their answers: source, column.
fn check_questions<'m>(model: &'m Model, report: &mut Report<'_>) -> BTreeSet<(&'m str, &'m str)> {
    let mut asked = BTreeSet::new();
    for survey in model.active::<Survey>().filter(|survey| survey.anonymous.given() != Some(&true)) {
        let results = survey.results.given().and_then(|results| model.find::<Source>(&results.id));
        if results.is_some_and(|results| names_exception(results.legal_basis.given())) {
            continue;
        }
        for question in survey.body().questions.items().map(|question| &question.value) {
            let Some((id, ask)) = question.id.spanned().zip(question.ask.spanned()) else { continue };
            if !is_sensitive(id.value.as_str()) && !asks_for_sensitive(question) {
                continue;
            }
            if let (Some(results), Some(column)) = (results, question.column.given()) {
                asked.insert((results.id(), column.0.as_str()));
            }
            let message = Message::new("sensitive-data-collected").with("datum", id.value.as_str());
            report.add(survey.definition, ask.span, message);
        }
    }
    asked
}

/// Names of data that the law protects most: folded, words apart.
const NAMES: &[&str] = &[
    "biometric",
    "biometrics",
    "biometrie",
    "disability",
    "donnees de sante",
    "etat de sante",
    "ethnic origin",
    "ethnicity",
    "ethnie",
    "genetic",
    "genetique",
    "handicap",
    "health",
    "health condition",
    "health data",
    "health status",
    "maladie",
    "medical condition",
    "opinion politique",
    "opinions politiques",
    "orientation sexuelle",
    "origine ethnique",
    "political opinion",
    "political opinions",
    "political party",
    "race",
    "religion",
    "religious beliefs",
    "sante",
    "sexual orientation",
    "sexuality",
    "syndicat",
    "trade union",
    "trade union membership",
    "union membership",
];

/// How a question asks for them.
const QUESTIONS: &[&str] = &[
    "avez-vous une maladie",
    "avez-vous un handicap",
    "do you have a disability",
    "votre appartenance syndicale",
    "votre confession",
    "votre état de santé",
    "votre ethnie",
    "votre handicap",
    "votre opinion politique",
    "votre orientation sexuelle",
    "votre origine ethnique",
    "votre religion",
    "vos convictions religieuses",
    "vos opinions politiques",
    "your disability",
    "your ethnic origin",
    "your ethnicity",
    "your medical condition",
    "your political opinions",
    "your religion",
    "your religious beliefs",
    "your sexual orientation",
    "your state of health",
    "your trade union membership",
];

fn is_sensitive(name: &str) -> bool {
    NAMES.contains(&spaced(name).as_str())
}

fn asks_for_sensitive(question: &Question) -> bool {
    let ask = question.ask.given();
    ask.is_some_and(|ask| ask.strings().any(|(_, text)| find_words(text, QUESTIONS).is_some()))
}

/// Beginnings of what one says where the law allows it: consent, or the article itself.
const EXCEPTIONS: [&str; 5] = ["consent", "art. 9", "art 9", "article 9", "9(2)"];

/// Whether a legal basis names one under which such data may be held.
fn names_exception(basis: Option<&Text>) -> bool {
    basis.is_some_and(|basis| {
        basis.strings().any(|(_, text)| EXCEPTIONS.iter().any(|exception| fold(text).contains(exception)))
    })
}
