//! `repeat`: whether something came again within a window (metrics 4.4, 4.6, 4.7).
//!
//! How a row counts: only rows whose window has ended by the cut-off are counted, whatever happened
//! in it so far; the others are not counted yet. A row belongs to the period of `date`, and that
//! period stays provisional until the windows of all its rows have ended. What comes again is looked
//! for among all rows of the source that have the same `key` (and hold the same in the columns
//! `same`), in scope or not. Two rows of one instant (of one day, where hours are not known) come
//! again to each other, so that the order of the file does not count.
//!
//! - `first_contact_gross`: contacts after which nobody had to come back within the window, and that
//!   are no such coming back themselves, over all contacts;
//! - `first_contact_net`: the same over the contacts that can be solved at the first one;
//! - `recurrence`: complaints followed by another one of the same key within the window;
//! - `reopening`: closed cases that were reopened (`again`) within the window;
//! - `repurchase`: complainants with a purchase in another source (`followed_in`) within the window
//!   after `date`; each counts once in a period, however many complaints were closed.

use super::{Formula, MeasureRow, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::model::kinds::source::Source;
use crate::model::{ColumnName, Elsewhere, Expression, Field, OneOrMany, Ref, RepeatFormula, Slot, Spanned};
use crate::values::Duration;
use crate::yaml::Node;
use crate::{record, words};

words! {
    /// What coming again means.
    RepeatFigure {
        FirstContactGross = "first_contact_gross", FirstContactNet = "first_contact_net",
        Recurrence = "recurrence", Reopening = "reopening", Repurchase = "repurchase",
    }
}

record! {
    /// Where what follows is looked for.
    FollowedIn {
        source: Ref<Source>, required => "The source of what follows: orders" / "La source de ce qui suit : les commandes";
        key: OneOrMany<ColumnName>, required => "Its column of the same customer" / "Sa colonne du même client";
        date: ColumnName, required => "Its date" / "Sa date";
    }
}

record! {
    /// What comes again.
    Repeat {
        figure: RepeatFigure, required => "first_contact_gross, first_contact_net, recurrence, reopening, repurchase" / "first_contact_gross, first_contact_net (résolution au premier contact, brute ou nette), recurrence (récurrence), reopening (réouverture), repurchase (rachat)";
        date: ColumnName, required => "The date from which the window runs" / "La date d’où court la fenêtre";
        within: Duration, required => "The window: 7 calendar days" / "La fenêtre : 7 jours calendaires";
        key: OneOrMany<ColumnName> => "Who comes again: the customer" / "Qui revient : le client";
        same: OneOrMany<ColumnName> => "What must be the same as well: the issue" / "Ce qui doit être pareil aussi : le motif";
        again: ColumnName => "Date on which the case was reopened" / "Date à laquelle le dossier a été rouvert";
        solvable: Expression => "Contacts that can be solved at the first one" / "Contacts qui peuvent être résolus du premier coup";
        followed_in: FollowedIn => "The source of the purchases" / "La source des achats";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "repeat",
    english: "What comes again within a window: contacts, complaints, reopened cases, purchases",
    french: "Ce qui revient dans une fenêtre : contacts, réclamations, dossiers rouverts, achats",
    schema: Repeat::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        lower_as::<Repeat>(node, lowering, Repeat::formula)
    },
};

fn missing(node: &Node) -> Option<Diagnostic> {
    let fault = |form| form_fault(node, ROW.tag, Repeat::KEYS, &[form]);
    match node.get("figure")?.scalar()?.text.trim() {
        "first_contact_gross" | "recurrence" => fault((&["key"], &["same"])),
        "first_contact_net" => fault((&["key", "solvable"], &["same"])),
        "reopening" => fault((&["again"], &[])),
        "repurchase" => fault((&["key", "followed_in"], &[])),
        _ => None,
    }
}

impl Repeat {
    fn formula(&self) -> Option<Formula> {
        let figure = *self.figure.given()?;
        let key = columns(&self.key);
        let wants_key = figure != RepeatFigure::Reopening;
        let elsewhere = match self.followed_in.given() {
            Some(followed) => Some(Elsewhere {
                source: followed.source.given()?.id.clone(),
                key: Some(columns(&followed.key)).filter(|key| !key.is_empty())?,
                date: followed.date.spanned()?.clone(),
            }),
            None => None,
        };
        let whole = match figure {
            RepeatFigure::FirstContactGross | RepeatFigure::Recurrence => true,
            RepeatFigure::FirstContactNet => self.solvable.is_given(),
            RepeatFigure::Reopening => self.again.is_given(),
            RepeatFigure::Repurchase => elsewhere.is_some(),
        };
        if !whole || wants_key && key.is_empty() {
            return None;
        }
        Some(Formula::Repeat(RepeatFormula {
            figure,
            key,
            date: self.date.spanned()?.clone(),
            same: columns(&self.same),
            window: self.within.spanned()?.clone(),
            again: self.again.spanned().cloned(),
            solvable: self.solvable.given().cloned(),
            elsewhere,
        }))
    }
}

fn columns(slot: &Slot<OneOrMany<ColumnName>>) -> Vec<Spanned<ColumnName>> {
    slot.given().map(|columns| columns.0.items.clone()).unwrap_or_default()
}
