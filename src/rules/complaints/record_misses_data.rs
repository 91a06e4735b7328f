//! SMQ2024: the record of a complaint lacks data that will be asked for.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Slot, Source};
use crate::resolve::Model;
use crate::rules::row::in_a_row;
use crate::rules::{Check, Report, Rule};
use crate::values::fold;

pub const RULE: Rule = Rule {
    code: Code("SMQ2024"),
    slug: "record-misses-data",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 7.2",
    page: include_str!("record_misses_data.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// One datum of a complaint record.
struct Datum {
    /// The key of its words in the page.
    words: &'static str,
    /// The key to write, then other names under which it is recognised; folded, `_` between words.
    names: &'static [&'static str],
}

macro_rules! data {
    ($($words:literal $($name:literal)+;)*) => {
        &[$(Datum { words: concat!("record-datum-", $words), names: &[$($name),+] },)*]
    };
}

/// The nine data of the source document (`domain/sources.md` 5.1), and what ISO 10002 (7.2) adds.
/// Of name, address and number any one contact is enough: more would be too much (SMQ8005).
const DATA: &[Datum] = data! {
    "id" "id" "reference" "ref" "number" "case" "case_number" "case_id" "file" "dossier" "numero" "ticket";
    "customer" "customer" "complainant" "name" "contact" "client" "reclamant" "nom" "email" "phone" "telephone"
        "address" "adresse" "customer_name" "customer_id";
    "received-by" "received_by" "recorded_by" "taken_by" "entered_by" "agent" "employee" "recu_par" "saisi_par";
    "received" "received" "received_at" "received_on" "date" "opened" "opened_at" "complained" "recu_le" "recue"
        "reception" "date_reception";
    "resolved" "resolved" "resolved_at" "solved" "settled" "answered" "answered_at" "decided" "closed" "closed_at"
        "repondu" "reponse" "regle_le" "cloture" "resolution_date";
    "nature" "nature" "category" "categorie" "type" "subject" "objet" "motif" "problem" "probleme";
    "solution" "solution" "agreed" "agreed_solution" "resolution" "promised" "promised_for" "promised_on"
        "solution_convenue";
    "measures" "measures" "measures_taken" "actions" "action" "action_taken" "mesures" "mesures_prises";
    "follow-up" "follow_up" "followed_up" "follow_up_at" "followed_up_at" "suivi" "suivi_le" "rappele_le" "recontacted";
    "compensation" "compensation" "redress" "goodwill" "voucher" "refund" "geste" "geste_commercial"
        "dedommagement" "indemnite";
    "prevention" "prevention" "suggestion" "improvement" "lesson" "lessons" "amelioration" "corrective_action";
    "channel" "channel" "canal" "medium" "received_through";
    "remedy-sought" "remedy_sought" "remedy" "remedy_asked" "wanted" "request" "demande" "reparation_demandee";
    "priority" "priority" "priorite" "urgency" "urgence";
    "status" "status" "state" "statut" "etat";
    "decision" "decision" "outcome" "upheld" "fondee" "verdict";
    "closure-reason" "closure_reason" "closure" "closed_because" "reason_closed" "motif_cloture" "motif_de_cloture";
};

/// The names under which a datum of a register is recognised; none where it has but its own.
pub fn names_of_datum(datum: &str) -> &'static [&'static str] {
    DATA.iter().find(|own| own.names.first() == Some(&datum)).map_or(&[], |own| own.names)
}

/// The datum that a name is recognised as: its own key.
pub fn datum_named(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    let found = DATA.iter().find(|datum| datum.names.contains(&plain.as_str()));
    found.and_then(|datum| datum.names.first().copied())
}

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(held) = held(model, procedure.body()) else { continue };
        let missing: Vec<&Datum> =
            DATA.iter().filter(|datum| !datum.names.iter().any(|name| held.contains(*name))).collect();
        let Some(words) = in_a_row(missing.iter().map(|datum| Message::new(datum.words))) else { continue };
        let keys: Vec<String> = missing.iter().map(|datum| format!("`{}`", datum.names[0])).collect();
        let message = Message::new("record-misses-data")
            .with("count", missing.len())
            .with("data", words)
            .with("keys", keys.join(", "));
        let fields = procedure.record.given().and_then(|record| record.fields.span());
        let span = fields.or(procedure.record.span()).unwrap_or(procedure.definition.id_span);
        report.add(procedure.definition, span, message);
    }
}

/// Everything the register holds, under our names: what the procedure lists, the columns it lists
/// them under, and the columns of its source. Nothing when some of it could not be read.
fn held(model: &Model, procedure: &ComplaintProcedure) -> Option<BTreeSet<String>> {
    let register = match &procedure.record {
        Slot::Absent => return Some(BTreeSet::new()),
        Slot::Invalid => return None,
        Slot::Given(register) => &register.value,
    };
    let mut held = BTreeSet::new();
    match &register.fields {
        Slot::Absent => {}
        Slot::Given(fields) if fields.value.complete => {
            held.extend(fields.value.iter().flat_map(|(datum, column)| [plain(datum), plain(&column.0)]));
        }
        _ => return None,
    }
    match &register.source {
        Slot::Absent => {}
        Slot::Invalid => return None,
        Slot::Given(source) => {
            let source = model.find::<Source>(&source.value.id)?;
            let columns = source.body().columns.given().filter(|columns| columns.complete)?;
            held.extend(columns.iter().map(|(column, _)| plain(column)));
        }
    }
    Some(held)
}

/// `N° Dossier` and `n-dossier` are written like our keys.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}
