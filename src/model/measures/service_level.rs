//! `service_level`: contacts answered within a limit (metrics 4.6), from rows of totals. The
//! variant says what becomes of those who hung up; it is declared, never guessed.

use super::{Addend, Formula, MeasureRow, lower_as, one_of_missing, unknown_keys};
use crate::diagnostic::Diagnostic;
use crate::model::{ColumnName, Field, Slot};
use crate::values::Duration;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// What becomes of those who hung up.
    Variant {
        Offered = "offered", AnsweredOnly = "answered_only", ExcludeEarlyAbandons = "exclude_early_abandons",
        CreditEarlyAbandons = "credit_early_abandons", ExcludeShort = "exclude_short",
    }
}

record! {
    /// Contacts answered within a limit.
    ServiceLevel {
        variant: Variant, required => "offered, answered_only, exclude_early_abandons, credit_early_abandons, exclude_short" / "offered (présentés), answered_only (répondus), exclude_early_abandons, credit_early_abandons, exclude_short";
        within: Duration, required => "The limit" / "La limite";
        in_time: ColumnName, required => "Answered within the limit" / "Répondus dans la limite";
        answered: ColumnName, required => "Answered" / "Répondus";
        abandoned: ColumnName => "Abandoned" / "Abandonnés";
        abandoned_early: ColumnName => "Abandoned within the limit" / "Abandonnés dans la limite";
        abandoned_short: ColumnName => "Abandoned after a few seconds" / "Abandonnés après quelques secondes";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "service_level",
    english: "Share of contacts answered within a limit, by a declared variant",
    french: "Part des contacts pris dans une limite de temps, selon une variante déclarée",
    schema: ServiceLevel::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing_column(node));
        lower_as::<ServiceLevel>(node, lowering, ServiceLevel::formula)
    },
};

/// A column that the variant asks for, and that is not there.
fn missing_column(node: &Node) -> Option<Diagnostic> {
    if unknown_keys(node, ServiceLevel::KEYS) {
        return None;
    }
    let needed: &[&str] = match node.get("variant")?.scalar()?.text.as_str() {
        "offered" => &["abandoned"],
        "exclude_early_abandons" | "credit_early_abandons" => &["abandoned", "abandoned_early"],
        "exclude_short" => &["abandoned", "abandoned_short"],
        _ => &[],
    };
    let missing: Vec<&str> = needed.iter().copied().filter(|key| node.get(key).is_none()).collect();
    one_of_missing(node, "service_level", missing.get(..1)?)
}

impl ServiceLevel {
    /// Vector (metrics 4.6): answered 1000, abandoned 60 of which 20 early, 860 in time →
    /// 81.1 %, 86.0 %, 82.7 %, 83.0 %.
    fn formula(&self) -> Option<Formula> {
        let (in_time, answered) = (add(&self.in_time)?, add(&self.answered)?);
        let (numerator, denominator) = match self.variant.given()? {
            Variant::Offered => (vec![in_time], vec![answered, add(&self.abandoned)?]),
            Variant::AnsweredOnly => (vec![in_time], vec![answered]),
            Variant::ExcludeEarlyAbandons => {
                (vec![in_time], vec![answered, add(&self.abandoned)?, take(&self.abandoned_early)?])
            }
            Variant::CreditEarlyAbandons => {
                (vec![in_time, add(&self.abandoned_early)?], vec![answered, add(&self.abandoned)?])
            }
            Variant::ExcludeShort => {
                (vec![in_time], vec![answered, add(&self.abandoned)?, take(&self.abandoned_short)?])
            }
        };
        Some(Formula::ShareOfSums { numerator, denominator })
    }
}

fn add(column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign: 1, column: column.spanned()?.clone() })
}

fn take(column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign: -1, column: column.spanned()?.clone() })
}
