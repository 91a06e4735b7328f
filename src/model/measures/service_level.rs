//! `service_level`: contacts answered within a limit (metrics 4.6). The variant says what becomes of
//! those who hung up; it is declared, never guessed.
//!
//! From totals (`in_time`, `answered`, `abandoned` …), or from one row per contact: `answered` is
//! then a column of yes or no, or one that is empty where nobody answered, and `wait` the time in the
//! queue, from its beginning (behind the menu) to the answer or the end of the call. A contact that
//! waited just as long as the limit is inside it, one that hung up after `short` is short.

use super::{Addend, Formula, MeasureRow, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::model::{ColumnName, ContactFormula, ContactShare, Field, Slot};
use crate::values::Duration;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// What becomes of those who hung up.
    ContactVariant {
        Offered = "offered", AnsweredOnly = "answered_only", ExcludeEarlyAbandons = "exclude_early_abandons",
        CreditEarlyAbandons = "credit_early_abandons", ExcludeShort = "exclude_short",
    }
}

record! {
    /// Contacts answered within a limit.
    ServiceLevel {
        variant: ContactVariant, required => "offered, answered_only, exclude_early_abandons, credit_early_abandons, exclude_short" / "offered (présentés), answered_only (répondus), exclude_early_abandons, credit_early_abandons, exclude_short";
        within: Duration, required => "The limit" / "La limite";
        answered: ColumnName, required => "Answered: a total, or yes or no contact by contact" / "Répondus : un total, ou oui ou non contact par contact";
        in_time: ColumnName => "Answered within the limit, as a total" / "Répondus dans la limite, en total";
        abandoned: ColumnName => "Abandoned, as a total" / "Abandonnés, en total";
        abandoned_early: ColumnName => "Abandoned within the limit, as a total" / "Abandonnés dans la limite, en total";
        abandoned_short: ColumnName => "Abandoned after a few seconds, as a total" / "Abandonnés après quelques secondes, en total";
        wait: ColumnName => "Time in the queue, contact by contact" / "Attente en file, contact par contact";
        short: Duration => "What counts as a few seconds, contact by contact" / "Ce que valent quelques secondes, contact par contact";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "service_level",
    english: "Share of contacts answered within a limit, by a declared variant",
    french: "Part des contacts pris dans une limite de temps, selon une variante déclarée",
    schema: ServiceLevel::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        lower_as::<ServiceLevel>(node, lowering, ServiceLevel::formula)
    },
};

/// What the variant asks for, in one of the two forms, and that is not there.
fn missing(node: &Node) -> Option<Diagnostic> {
    let fault = |forms| form_fault(node, ROW.tag, ServiceLevel::KEYS, forms);
    match node.get("variant")?.scalar()?.text.trim() {
        "offered" => fault(&[
            (&["in_time", "abandoned"], &["abandoned_early", "abandoned_short"]),
            (&["wait"], &["short"]),
        ]),
        "answered_only" => fault(&[
            (&["in_time"], &["abandoned", "abandoned_early", "abandoned_short"]),
            (&["wait"], &["short"]),
        ]),
        "exclude_early_abandons" | "credit_early_abandons" => fault(&[
            (&["in_time", "abandoned", "abandoned_early"], &["abandoned_short"]),
            (&["wait"], &["short"]),
        ]),
        "exclude_short" => fault(&[
            (&["in_time", "abandoned", "abandoned_short"], &["abandoned_early"]),
            (&["wait", "short"], &[]),
        ]),
        _ => None,
    }
}

impl ServiceLevel {
    /// Vector (metrics 4.6): answered 1000, abandoned 60 of which 20 early, 860 in time →
    /// 81.1 %, 86.0 %, 82.7 %, 83.0 %; 10 within 5 s → 81.9 % without them.
    fn formula(&self) -> Option<Formula> {
        if self.wait.is_given() {
            return self.contact_by_contact();
        }
        let (in_time, answered) = (add(&self.in_time)?, add(&self.answered)?);
        let (numerator, denominator) = match self.variant.given()? {
            ContactVariant::Offered => (vec![in_time], vec![answered, add(&self.abandoned)?]),
            ContactVariant::AnsweredOnly => (vec![in_time], vec![answered]),
            ContactVariant::ExcludeEarlyAbandons => {
                (vec![in_time], vec![answered, add(&self.abandoned)?, take(&self.abandoned_early)?])
            }
            ContactVariant::CreditEarlyAbandons => {
                (vec![in_time, add(&self.abandoned_early)?], vec![answered, add(&self.abandoned)?])
            }
            ContactVariant::ExcludeShort => {
                (vec![in_time], vec![answered, add(&self.abandoned)?, take(&self.abandoned_short)?])
            }
        };
        Some(Formula::ShareOfSums { numerator, denominator })
    }

    fn contact_by_contact(&self) -> Option<Formula> {
        let variant = *self.variant.given()?;
        let short = self.short.given().copied();
        if variant == ContactVariant::ExcludeShort && short.is_none() {
            return None;
        }
        Some(Formula::Contacts(ContactFormula {
            wait: Some(self.wait.spanned()?.clone()),
            answered: self.answered.spanned()?.clone(),
            share: ContactShare::ServiceLevel { variant, within: *self.within.given()?, short },
        }))
    }
}

fn add(column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign: 1, column: column.spanned()?.clone() })
}

fn take(column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign: -1, column: column.spanned()?.clone() })
}
