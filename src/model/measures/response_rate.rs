//! `response_rate` (metrics 4.5; AAPOR, Standard Definitions): the variant is declared.
//!
//! With I complete, P partial, R refusals, NC without contact, O other, U of unknown eligibility:
//! `rr1 = I / (I + P + R + NC + O + U)`; `rr2` counts I + P above the line; `rr3` counts only the
//! share `e` of U below it. `email_delivered = I / delivered`, the practice of e-mail surveys, is no
//! AAPOR rate and never compared with one.
//!
//! How a row counts: with `status`, one row per invitation; a status of `not_eligible` is out of
//! scope, and so is one that is not listed for `email_delivered`. Without it, columns of counts.

use super::{Formula, MeasureRow, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::model::{CellText, ColumnName, Disposition, Field, OneOrMany, ResponseFormula, Slot, Spanned};
use crate::values::{Decimal, Percent};
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// Which rate.
    ResponseVariant { Rr1 = "rr1", Rr2 = "rr2", Rr3 = "rr3", EmailDelivered = "email_delivered", }
}

record! {
    /// Who answered.
    ResponseRate {
        variant: ResponseVariant, required => "rr1, rr2, rr3 (AAPOR), email_delivered" / "rr1, rr2, rr3 (AAPOR), email_delivered";
        status: ColumnName => "Column of the statuses, one row per invitation; without it, what follows are columns of counts" / "Colonne des statuts, une ligne par invitation ; sans elle, ce qui suit sont des colonnes de nombres";
        complete: OneOrMany<CellText>, required => "Complete answers" / "Réponses complètes";
        partial: OneOrMany<CellText> => "Partial answers" / "Réponses partielles";
        refusal: OneOrMany<CellText> => "Refusals and break-offs" / "Refus et abandons";
        non_contact: OneOrMany<CellText> => "Nobody reached" / "Non joints";
        other: OneOrMany<CellText> => "Other eligible without an answer" / "Autres éligibles sans réponse";
        unknown: OneOrMany<CellText> => "Not known whether eligible" / "Éligibilité inconnue";
        not_eligible: OneOrMany<CellText> => "Not eligible: left out" / "Non éligibles : hors du compte";
        delivered: OneOrMany<CellText> => "Delivered messages" / "Messages remis";
        e: Percent => "Share of the unknown taken to be eligible, for rr3" / "Part des inconnus supposée éligible, pour rr3";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "response_rate",
    english: "Response rate of a survey, by a declared variant",
    french: "Taux de réponse d’une enquête, selon une variante déclarée",
    schema: ResponseRate::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        lower_as::<ResponseRate>(node, lowering, ResponseRate::formula)
    },
};

fn missing(node: &Node) -> Option<Diagnostic> {
    let fault = |form| form_fault(node, ROW.tag, ResponseRate::KEYS, &[form]);
    let eligible = &["partial", "refusal", "non_contact", "other", "unknown", "not_eligible", "status"];
    match node.get("variant")?.scalar()?.text.trim() {
        "rr3" => fault((&["e"], eligible)),
        "email_delivered" => fault((&["delivered"], &["status", "not_eligible"])),
        "rr1" | "rr2" => fault((&[], eligible)),
        _ => None,
    }
}

impl ResponseRate {
    fn formula(&self) -> Option<Formula> {
        let variant = *self.variant.given()?;
        let lists = [
            (Disposition::Complete, &self.complete),
            (Disposition::Partial, &self.partial),
            (Disposition::Refusal, &self.refusal),
            (Disposition::NonContact, &self.non_contact),
            (Disposition::Other, &self.other),
            (Disposition::Unknown, &self.unknown),
            (Disposition::NotEligible, &self.not_eligible),
            (Disposition::Delivered, &self.delivered),
        ];
        let by: Vec<_> = lists.iter().map(|(disposition, slot)| (*disposition, words_of(slot))).collect();
        let status = self.status.spanned().cloned();
        let counts = if status.is_some() { Vec::new() } else { counts(&by) };
        let eligible = match variant {
            ResponseVariant::Rr3 => self.e.given().copied().filter(|e| e.is_share())?,
            _ => Percent::of(Decimal::integer(100)),
        };
        let whole = variant != ResponseVariant::EmailDelivered || self.delivered.is_given();
        whole.then_some(Formula::Responses(ResponseFormula { variant, status, by, counts, eligible }))
    }
}

fn words_of(slot: &Slot<OneOrMany<CellText>>) -> Vec<Spanned<CellText>> {
    slot.given().map(|words| words.0.items.clone()).unwrap_or_default()
}

/// The same words as names of columns.
fn counts(by: &[(Disposition, Vec<Spanned<CellText>>)]) -> Vec<(Disposition, Spanned<ColumnName>)> {
    let columns = by.iter().flat_map(|(disposition, words)| {
        words.iter().map(|word| {
            let name = ColumnName(word.value.0.trim().to_owned());
            (*disposition, Spanned { value: name, span: word.span })
        })
    });
    columns.collect()
}
