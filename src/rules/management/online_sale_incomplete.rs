//! SMQ9201: a shop on the web that defines nothing for a part of what a buyer goes through.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{
    CodeOfConduct, ComplaintProcedure, Definition, Either, Indicator, List, Promise, Slot, Survey, System,
};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::naming::{Beginnings, says, text_says};
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ9201"),
    slug: "online-sale-incomplete",
    severity: Severity::Warning,
    basis: "ISO 10008:2022, 6.3, 7.1, 7.2",
    page: include_str!("online_sale_incomplete.md"),
    limits: &[],
    check: Check::Definitions(check),
};

const DELIVERY: Beginnings = &[
    "deliver", "livr", "expedi", "ship", "colis", "parcel", "lever", "bezorg", "liefer", "versand",
    "download",
];
const RETURNS: Beginnings = &[
    "return", "retour", "rembours", "refund", "exchang", "echang", "correct", "retract", "withdraw", "annul",
    "cancel", "terug", "ruil", "umtausch", "ruckga", "stornier",
];
const SECURITY: Beginnings = &[
    "secur",
    "safe",
    "fraud",
    "payment",
    "paiement",
    "paie",
    "betal",
    "veilig",
    "sicher",
    "zahlung",
    "password",
    "wachtwoord",
    "passwort",
    "card",
    "carte",
    "hack",
    "phish",
    "pirat",
    "cyber",
    "encrypt",
    "chiffr",
];
const PRIVACY: Beginnings = &[
    "privacy",
    "privee",
    "personnelles",
    "personal",
    "persoonlijk",
    "personenbez",
    "confidential",
    "gdpr",
    "rgpd",
    "datenschutz",
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(claim) = claim_of(model, "ISO 10008", "6.3") else { return };
    let kinds = ["promise", "indicator", "code-of-conduct", "complaint-procedure", "survey"];
    if kinds.into_iter().any(|kind| model.has_tombstone(kind)) {
        return;
    }
    let undefined = [
        (!is_defined(model, DELIVERY), "online-sale-delivery"),
        (!is_defined(model, RETURNS), "online-sale-returns"),
        (model.active::<ComplaintProcedure>().next().is_none(), "online-sale-complaints"),
        (!is_defined(model, SECURITY) && !is_risk(claim.system.body(), SECURITY), "online-sale-security"),
        (!is_defined(model, PRIVACY) && !protects_data(model), "online-sale-privacy"),
    ];
    let undefined =
        undefined.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| Message::new(words));
    if let Some(parts) = in_a_row(undefined) {
        let message = Message::new("online-sale-incomplete").with("parts", parts);
        report.add(claim.system.definition, claim.span, message);
    }
}

/// Whether a promise, a charter, an indicator or the policy speaks of something.
fn is_defined(model: &Model, words: Beginnings) -> bool {
    let title = |own: &Definition| {
        says(own.id(), words) || own.header.title.given().is_some_and(|title| text_says(title, words))
    };
    model.active::<Promise>().any(|own| {
        let texts = [own.statement.given(), own.need.given()];
        title(own.definition) || texts.into_iter().flatten().any(|text| text_says(text, words))
    }) || model.active::<CodeOfConduct>().any(|own| any_says(&own.principles, words))
        || model.active::<Indicator>().any(|own| title(own.definition))
        || model.system().is_some_and(|system| policy_says(system.body(), words))
}

fn policy_says(system: &System, words: Beginnings) -> bool {
    match system.policy.given() {
        Some(Either::Short(text)) => text_says(text, words),
        Some(Either::Long(policy)) => policy.text.given().is_none_or(|text| text_says(text, words)),
        None => !system.policy.is_absent(),
    }
}

/// Whether something is among the risks that the System takes into account.
fn is_risk(system: &System, words: Beginnings) -> bool {
    any_says(&system.risks, words)
}

fn any_says(texts: &Slot<List<Text>>, words: Beginnings) -> bool {
    match texts {
        Slot::Absent => false,
        Slot::Invalid => true,
        Slot::Given(list) => !list.value.complete || list.value.iter().any(|text| text_says(text, words)),
    }
}

/// Whether customers are told what becomes of their data, or it is said who may see them.
fn protects_data(model: &Model) -> bool {
    model.active::<Survey>().any(|survey| !survey.privacy_notice.is_absent())
        || model.active::<ComplaintProcedure>().any(|procedure| !procedure.confidentiality.is_absent())
}
