//! `retention`: the share of the customers of the start of a period who are still there at its end,
//! or, as `churn`, of those who are not (metrics 4.4). `(E − N) / S`: S at the start, E at the end, N
//! joined during the period and still there; on one cohort retention and churn make 100 %.
//!
//! How a row counts:
//!
//! - `joined`, `left`, one row per customer or contract: there from the day of joining, no longer
//!   there at the end of the day of leaving. A row belongs to every period at whose start it was
//!   there, and is lost in the one in which it left. A customer without the day of joining, or who
//!   left before it, is rejected; one who is there at the start of no period is not counted yet.
//! - `customer`, `active`, `inactive_after`, one row per purchase or visit, where no contract ends: a
//!   customer is there at the end of a day when the last activity lies no longer ago than that.
//! - `at_start`, `at_end`, `gained` (joined and still there) or `lost`: totals, one row per period.

use super::{Addend, Formula, MeasureRow, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::model::{ColumnName, Field, Presence, Slot};
use crate::values::Duration;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// Those who stayed, or those who left.
    RetentionFigure { Retention = "retention", Churn = "churn", }
}

record! {
    /// Customers who stay.
    Retention {
        figure: RetentionFigure, required => "retention (those who stayed), churn (those who left)" / "retention (ceux qui sont restés), churn (ceux qui sont partis)";
        joined: ColumnName => "Day the customer joined" / "Jour d’arrivée du client";
        left: ColumnName => "Day the customer left; empty while still there" / "Jour de départ ; vide tant qu’il est là";
        customer: ColumnName => "The customer of a purchase or visit" / "Le client d’un achat ou d’une visite";
        active: ColumnName => "Day of the purchase or visit" / "Jour de l’achat ou de la visite";
        inactive_after: Duration => "After so long without activity a customer is lost" / "Sans activité depuis ce temps, un client est perdu";
        at_start: ColumnName => "Customers at the start of the period" / "Clients au début de la période";
        at_end: ColumnName => "Customers at its end" / "Clients à la fin";
        gained: ColumnName => "Customers who joined during it and are still there" / "Clients arrivés en cours de période et toujours là";
        lost: ColumnName => "Customers of the start who left during it" / "Clients du début partis en cours de période";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "retention",
    english: "Share of customers who stay, or leave (churn)",
    french: "Part des clients qui restent, ou partent (attrition)",
    schema: Retention::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        lower_as::<Retention>(node, lowering, Retention::formula)
    },
};

fn missing(node: &Node) -> Option<Diagnostic> {
    form_fault(
        node,
        ROW.tag,
        Retention::KEYS,
        &[
            (&["joined", "left"], &[]),
            (&["customer", "active", "inactive_after"], &[]),
            (&["at_start", "lost"], &["at_end", "gained"]),
            (&["at_start", "at_end", "gained"], &["lost"]),
        ],
    )
}

impl Retention {
    fn formula(&self) -> Option<Formula> {
        let figure = *self.figure.given()?;
        if self.at_start.is_given() {
            return self.totals(figure);
        }
        let by = match self.joined.spanned() {
            Some(joined) => Presence::Contract { joined: joined.clone(), left: self.left.spanned()?.clone() },
            None => Presence::Activity {
                customer: self.customer.spanned()?.clone(),
                active: self.active.spanned()?.clone(),
                inactive_after: self.inactive_after.spanned()?.clone(),
            },
        };
        Some(Formula::Presence { figure, by })
    }

    /// From totals: by those lost where they are counted, else by `E − N`.
    fn totals(&self, figure: RetentionFigure) -> Option<Formula> {
        let start = addend(1, &self.at_start)?;
        let lost = addend(1, &self.lost);
        let numerator = match (figure, lost) {
            (RetentionFigure::Churn, Some(lost)) => vec![lost],
            (RetentionFigure::Churn, None) => {
                vec![start.clone(), addend(-1, &self.at_end)?, addend(1, &self.gained)?]
            }
            (RetentionFigure::Retention, lost) => match (addend(1, &self.at_end), addend(-1, &self.gained)) {
                (Some(end), Some(gained)) => vec![end, gained],
                _ => vec![start.clone(), Addend { sign: -1, ..lost? }],
            },
        };
        Some(Formula::Retained { figure, numerator, start })
    }
}

fn addend(sign: i8, column: &Slot<ColumnName>) -> Option<Addend> {
    Some(Addend { sign, column: column.spanned()?.clone() })
}
