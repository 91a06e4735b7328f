//! SMQ8009: a form or a survey that does not say what becomes of the data.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, ComplaintProcedure, Source, Survey, View};
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::personal::personal_columns;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ8009"),
    slug: "no-privacy-notice",
    severity: Severity::Warning,
    basis: "GDPR, art. 13",
    page: include_str!("no_privacy_notice.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::DataProtection.applies(model) {
        return;
    }
    for survey in model.active::<Survey>() {
        if survey.privacy_notice.is_absent() && tells_who_answered(model, &survey) {
            report.add(survey.definition, survey.definition.id_span, Message::new("no-privacy-notice"));
        }
    }
    for procedure in model.active::<ComplaintProcedure>().filter(|own| own.privacy_notice.is_absent()) {
        let channels = procedure.channels.items();
        let mut channels = channels.filter_map(|named| model.find::<Channel>(&named.value.id));
        let form = channels.find(|channel| {
            channel.definition.is_active() && channel.r#type.given() == Some(&ChannelType::WebForm)
        });
        if let Some(form) = form {
            let message = Message::new("no-privacy-notice-on-form").with("form", form.id());
            report.add(procedure.definition, procedure.definition.id_span, message);
        }
    }
}

/// Whether the answers are said not to be anonymous, or hold personal data.
fn tells_who_answered(model: &Model, survey: &View<'_, Survey>) -> bool {
    let results = survey.results.given().and_then(|results| model.find::<Source>(&results.id));
    let personal = results.is_some_and(|results| personal_columns(&results).next().is_some());
    match survey.anonymous.given() {
        Some(anonymous) => !anonymous,
        None => survey.anonymous.is_absent() && personal,
    }
}
