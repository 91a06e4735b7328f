//! SMQ2019: complaints serve to punish staff, and nothing keeps the two apart.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::naming::{Beginnings, text_says};
use crate::rules::wording::find_words;
use crate::rules::{Check, Report, Rule};
use crate::values::Text;

pub const RULE: Rule = Rule {
    code: Code("SMQ2019"),
    slug: "complaints-used-for-discipline",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, annex D",
    page: include_str!("complaints_used_for_discipline.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Complaints have consequences for whoever they are about.
const DISCIPLINE: Beginnings =
    &["disciplin", "sanction", "punish", "punit", "dismiss", "licenci", "tucht", "disziplin"];

/// The two are kept apart.
const APART: Beginnings = &["separ", "apart", "distinct", "indepen", "getrennt", "gescheiden"];

/// The use is ruled out.
const RULED_OUT: [&str; 13] = [
    "no", "not", "never", "without", "jamais", "pas", "aucun", "aucune", "sans", "nooit", "niet", "nicht",
    "keine",
];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let punishes = |text: &Text| text_says(text, DISCIPLINE) && !separates(text);
        let Some(used) = procedure.used_for.items().find(|text| punishes(&text.value)) else { continue };
        if !keeps_apart(procedure.body()) {
            let message = Message::new("complaints-used-for-discipline");
            report.add(procedure.definition, used.span, message);
        }
    }
}

/// Whether some other text of the procedure keeps complaints and discipline apart.
fn keeps_apart(procedure: &ComplaintProcedure) -> bool {
    let texts = procedure.confidentiality.given().into_iter();
    let lists = procedure.principles.items().chain(procedure.used_for.items()).map(|text| &text.value);
    texts.chain(lists).any(|text| text_says(text, DISCIPLINE) && separates(text))
}

fn separates(text: &Text) -> bool {
    text_says(text, APART) || text.strings().any(|(_, text)| find_words(text, &RULED_OUT).is_some())
}
