//! SMQ9104: another company answers customers, and it is not settled who decides, who answers for it
//! or who is responsible for the data.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::channel::Outsourced;
use crate::model::{Channel, Either};
use crate::resolve::Model;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ9104"),
    slug: "outsourcing-undefined",
    severity: Severity::Warning,
    basis: "ISO 18295-1:2017, 9",
    page: include_str!("outsourcing_undefined.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// What is to be settled: fields, and the words of the page for them.
const PARTS: [(&str, &str); 3] =
    [("decides", "outsourced-decides"), ("responds", "outsourced-responds"), ("data", "outsourced-data")];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for channel in model.active::<Channel>() {
        let Some(outsourced) = channel.outsourced.spanned() else { continue };
        let open = match &outsourced.value {
            Either::Short(_) => PARTS.to_vec(),
            Either::Long(own) => unsettled(own),
        };
        let keys: Vec<&str> = open.iter().map(|(key, _)| *key).collect();
        if let Some(parts) = in_a_row(open.into_iter().map(|(_, words)| Message::new(words))) {
            let message =
                Message::new("outsourcing-undefined").with("parts", parts).with("keys", keys.join(", "));
            report.add(channel.definition, outsourced.span, message);
        }
    }
}

fn unsettled(own: &Outsourced) -> Vec<(&'static str, &'static str)> {
    let absent = [own.decides.is_absent(), own.responds.is_absent(), own.data.is_absent()];
    PARTS.into_iter().zip(absent).filter_map(|(part, absent)| absent.then_some(part)).collect()
}
