//! SMQ2023: a complaint is over when the house says so.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::missing::nothing_listed;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ2023"),
    slug: "closed-without-agreement",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.9",
    page: include_str!("closed_without_agreement.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// The complainant agrees, nothing is left to try, or he was asked and stays silent.
const SETTLED: Beginnings = &[
    "accept",
    "agree",
    "accord",
    "satisf",
    "content",
    "consent",
    "withdr",
    "retir",
    "retrait",
    "akkoord",
    "aanvaard",
    "tevreden",
    "einverstand",
    "zufrieden",
    "exhaust",
    "epuis",
    "uitgeput",
    "ausgeschopft",
    "option",
    "recours",
    "escalat",
    "mediat",
    "ombud",
    "silen",
    "remind",
    "relanc",
    "rappel",
    "herinner",
    "erinner",
    "customer",
    "client",
    "complainant",
    "reclamant",
    "klant",
    "kund",
];

/// The house has said its word.
const WORD: Beginnings = &[
    "answer", "respon", "reply", "replie", "decision", "letter", "repons", "courrier", "antwoord", "antwort",
    "besl",
];

/// It is on its way.
const SENT: Beginnings = &[
    "sent",
    "send",
    "given",
    "issued",
    "mailed",
    "posted",
    "dispatch",
    "envo",
    "expedi",
    "donne",
    "remis",
    "notifi",
    "communiqu",
    "part",
    "verstuur",
    "verzond",
    "gesend",
    "versand",
    "gegeben",
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if nothing_listed(&procedure.closed_when) {
            let span = procedure.closed_when.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("closed-without-agreement-unsaid"));
        }
        for condition in procedure.closed_when.items().filter(|condition| is_one_sided(&condition.value)) {
            let message = Message::new("closed-without-agreement").with("condition", condition.value.clone());
            report.add(procedure.definition, condition.span, message);
        }
    }
}

/// Whether a condition asks for the answer to be sent, and for nothing from the complainant.
fn is_one_sided(condition: &Text) -> bool {
    text_says(condition, WORD) && text_says(condition, SENT) && !text_says(condition, SETTLED)
}
