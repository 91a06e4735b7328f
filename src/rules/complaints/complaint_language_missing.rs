//! SMQ2006: some customers cannot complain in their language.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{Channel, ComplaintProcedure};
use crate::resolve::Model;
use crate::rules::languages::is_understood;
use crate::rules::missing::all_of;
use crate::rules::{Check, Report, Rule};
use crate::values::LanguageTag;

pub const RULE: Rule = Rule {
    code: Code("SMQ2006"),
    slug: "complaint-language-missing",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.5",
    page: include_str!("complaint_language_missing.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(customers) = model.system().and_then(|system| all_of(&system.body().languages)) else { return };
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(spoken) = spoken(model, procedure.body()).filter(|spoken| !spoken.is_empty()) else {
            continue;
        };
        let answered = |language: &&str| spoken.iter().any(|own| is_understood(own, language));
        let missing: Vec<String> = customers
            .iter()
            .map(LanguageTag::as_str)
            .filter(|language| !answered(language))
            .map(str::to_owned)
            .collect();
        if !missing.is_empty() {
            let message = Message::new("complaint-language-missing")
                .with("n", missing.len())
                .with("languages", missing.join(", "));
            let span = procedure.channels.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, message);
        }
    }
}

/// The languages of all channels together; nothing when a channel does not say its own.
fn spoken<'m>(model: &'m Model, procedure: &ComplaintProcedure) -> Option<Vec<&'m str>> {
    let mut spoken = Vec::new();
    for channel in all_of(&procedure.channels)?.iter() {
        let languages = all_of(&model.find::<Channel>(&channel.id)?.body().languages)?;
        spoken.extend(languages.iter().map(LanguageTag::as_str));
    }
    Some(spoken)
}
