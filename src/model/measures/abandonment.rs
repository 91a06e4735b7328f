//! `abandonment`: contacts that hung up, of those offered (metrics 4.6): `(offered − handled) /
//! offered`. The variant says whether those who hung up after a few seconds count; it is declared.
//!
//! From totals (`answered`, `abandoned`, `abandoned_short`), or from one row per contact: `answered`
//! is then a column of yes or no, or one that is empty where nobody answered, and `wait` the time in
//! the queue. A contact is short when it waited no longer than `short`.

use super::{Addend, Formula, MeasureRow, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::model::{ColumnName, ContactFormula, ContactShare, Field, Slot};
use crate::values::Duration;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// Whether short ones count.
    AbandonmentVariant { All = "all", ExcludeShort = "exclude_short", }
}

record! {
    /// Contacts that hung up.
    Abandonment {
        variant: AbandonmentVariant, required => "all, exclude_short (those that hung up after a few seconds left out)" / "all (tous), exclude_short (sans ceux qui raccrochent après quelques secondes)";
        answered: ColumnName, required => "Answered: a total, or yes or no contact by contact" / "Répondus : un total, ou oui ou non contact par contact";
        abandoned: ColumnName => "Abandoned, as a total" / "Abandonnés, en total";
        abandoned_short: ColumnName => "Abandoned after a few seconds, as a total" / "Abandonnés après quelques secondes, en total";
        wait: ColumnName => "Time in the queue, contact by contact" / "Attente en file, contact par contact";
        short: Duration => "What counts as a few seconds, contact by contact" / "Ce que valent quelques secondes, contact par contact";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "abandonment",
    english: "Share of contacts that hang up, by a declared variant",
    french: "Part des contacts qui raccrochent, selon une variante déclarée",
    schema: Abandonment::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        lower_as::<Abandonment>(node, lowering, Abandonment::formula)
    },
};

fn missing(node: &Node) -> Option<Diagnostic> {
    let fault = |forms| form_fault(node, ROW.tag, Abandonment::KEYS, forms);
    match node.get("variant")?.scalar()?.text.trim() {
        "exclude_short" => fault(&[(&["abandoned", "abandoned_short"], &[]), (&["wait", "short"], &[])]),
        "all" => fault(&[(&["abandoned"], &["abandoned_short"]), (&[], &["wait", "short"])]),
        _ => None,
    }
}

impl Abandonment {
    /// Vector (metrics 4.6): answered 1000, abandoned 60, 10 of them within 5 s → 60/1060, 50/1050.
    fn formula(&self) -> Option<Formula> {
        let variant = *self.variant.given()?;
        if self.abandoned.is_given() {
            let abandoned = addend(1, &self.abandoned)?;
            let short = match variant {
                AbandonmentVariant::All => None,
                AbandonmentVariant::ExcludeShort => Some(addend(-1, &self.abandoned_short)?),
            };
            let numerator: Vec<Addend> = std::iter::once(abandoned).chain(short).collect();
            let denominator = numerator.iter().cloned().chain(addend(1, &self.answered)).collect();
            return Some(Formula::ShareOfSums { numerator, denominator });
        }
        let (wait, short) = match variant {
            AbandonmentVariant::All => (None, None),
            AbandonmentVariant::ExcludeShort => {
                (Some(self.wait.spanned()?.clone()), Some(*self.short.given()?))
            }
        };
        Some(Formula::Contacts(ContactFormula {
            wait,
            answered: self.answered.spanned()?.clone(),
            share: ContactShare::Abandoned { short },
        }))
    }
}

fn addend(sign: i8, column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign, column: column.spanned()?.clone() })
}
