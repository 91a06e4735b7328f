//! SMQ3013: no written terms with the provider, or terms that have ended.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{DisputeProvider, Slot};
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ3013"),
    slug: "no-dispute-agreement",
    severity: Severity::Warning,
    basis: "ISO 10003:2018, 4.14",
    page: include_str!("no_dispute_agreement.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for provider in model.active::<DisputeProvider>() {
        match &provider.agreement {
            Slot::Invalid => {}
            Slot::Absent if is_set_up_by_law(provider.body()) => {}
            Slot::Absent => {
                let message = Message::new("no-dispute-agreement");
                report.add(provider.definition, provider.definition.id_span, message);
            }
            Slot::Given(agreement) => {
                let ended = agreement.value.until.spanned().filter(|until| until.value < plans.as_of);
                if let Some(until) = ended {
                    let message = Message::new("no-dispute-agreement-ended").with("until", until.value);
                    report.add(provider.definition, until.span, message);
                }
            }
        }
    }
}

/// Words for what the law has set up: its terms stand in the law.
const PUBLIC: Beginnings = &[
    "public",
    "law",
    "loi",
    "legal",
    "statut",
    "state",
    "etat",
    "government",
    "gouvernement",
    "federal",
    "ministr",
    "ministere",
    "autorite",
    "authority",
    "ombuds",
    "wet",
    "overheid",
    "gesetz",
    "staatlich",
    "behord",
];

fn is_set_up_by_law(provider: &DisputeProvider) -> bool {
    let says_so = |text: &Slot<Text>| match text {
        Slot::Absent => false,
        Slot::Invalid => true,
        Slot::Given(text) => text_says(&text.value, PUBLIC),
    };
    says_so(&provider.independence) || says_so(&provider.accreditation)
}
