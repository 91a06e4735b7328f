//! `backlog`: cases that are open at the end of a period (metrics 4.7), from the day each was opened
//! and closed.
//!
//! How a row counts: a case is open at the end of a day when it was opened that day or before and
//! was not closed by then; a row counts at the end of every period at which it is open. A period
//! that is still running is looked at on the day of the cut-off. A case without its opening day, or
//! closed before it was opened, is rejected; one opened after the cut-off is not counted yet.
//!
//! - `open`: how many; with `bands`, broken down by age;
//! - `overdue`: the share of them that is past due, by a column of due dates or a limit from
//!   `opened`; a case without a due date is left out as missing;
//! - `p90_age`: their age, nearest rank, counted like the time of a case that is closed that day;
//! - `closure_rate`: cases closed in the period over those opened or reopened in it: a ratio of
//!   flows, which may exceed 100 % and has no interval.

use super::{Formula, MeasureRow, lower_as, one_of_missing, together, unknown_keys};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::{BacklogFormula, ColumnName, Field, List};
use crate::values::Duration;
use crate::yaml::{Node, Value};
use crate::{record, words};

words! {
    /// What is told of the open cases.
    BacklogFigure { Open = "open", Overdue = "overdue", P90Age = "p90_age", ClosureRate = "closure_rate", }
}

words! {
    /// The clock of an age.
    AgeClock { BusinessDays = "business days", CalendarDays = "calendar days", }
}

record! {
    /// Cases that are open.
    Backlog {
        figure: BacklogFigure, required => "open (how many), overdue (share past due), p90_age (age of nine in ten), closure_rate (closed over opened)" / "open (combien), overdue (part en retard), p90_age (âge de neuf sur dix), closure_rate (clôturés sur ouverts)";
        opened: ColumnName, required => "Day the case was opened" / "Jour d’ouverture du dossier";
        closed: ColumnName, required => "Day it was closed; empty while it is open" / "Jour de clôture ; vide tant qu’il est ouvert";
        reopened: ColumnName => "Day it was reopened, for the closure rate" / "Jour de réouverture, pour le taux de clôture";
        due: ColumnName => "Column of due dates, for the share past due" / "Colonne des échéances, pour la part en retard";
        within: Duration => "Limit counted from the opening, for the share past due" / "Limite comptée dès l’ouverture, pour la part en retard";
        bands: List<u32> => "Last day of each band of ages: 5, 10, 20" / "Dernier jour de chaque tranche d’âge : 5, 10, 20";
        age: AgeClock => "What ages are counted in: business days, calendar days" / "Unité des âges : business days (jours ouvrés), calendar days (jours calendaires)";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "backlog",
    english: "Open cases at the end of a period: how many, past due, how old; closure rate",
    french: "Dossiers ouverts en fin de période : combien, en retard, depuis quand ; taux de clôture",
    schema: Backlog::schema,
    lower: |node, lowering| {
        lowering.findings.extend(missing(node));
        let slot = lower_as::<Backlog>(node, lowering, Backlog::formula);
        lowering.findings.extend(falling_bands(node));
        slot
    },
};

/// What the figure asks for, and what is not there.
fn missing(node: &Node) -> Option<Diagnostic> {
    if unknown_keys(node, Backlog::KEYS) {
        return None;
    }
    let given = |key: &str| node.get(key).is_some();
    match node.get("figure")?.scalar()?.text.trim() {
        "overdue" if given("due") && given("within") => together(node, &["due", "within"]),
        "overdue" if !given("due") && !given("within") => one_of_missing(node, ROW.tag, &["due", "within"]),
        "p90_age" if !given("age") => one_of_missing(node, ROW.tag, &["age"]),
        "open" if given("bands") && !given("age") => one_of_missing(node, ROW.tag, &["age"]),
        _ => None,
    }
}

/// Bands that do not rise: a case would belong to none or to two.
fn falling_bands(node: &Node) -> Option<Diagnostic> {
    let bands = node.get("bands")?;
    let Value::Sequence(items) = &bands.value else { return None };
    let days: Vec<u32> = items.iter().map_while(|day| day.scalar()?.text.trim().parse().ok()).collect();
    let falling = days.iter().zip(days.iter().skip(1)).any(|(one, next)| one >= next);
    falling.then(|| Diagnostic::fault("wrong-value", Message::new("measure-bands-order"), bands.span))
}

impl Backlog {
    fn formula(&self) -> Option<Formula> {
        let bands: Vec<u32> = self.bands.items().map(|day| day.value).collect();
        Some(Formula::Backlog(BacklogFormula {
            figure: *self.figure.given()?,
            opened: self.opened.spanned()?.clone(),
            closed: self.closed.spanned()?.clone(),
            reopened: self.reopened.spanned().cloned(),
            due: self.due.spanned().cloned(),
            within: self.within.spanned().cloned(),
            bands: if bands.is_sorted_by(|a, b| a < b) { bands } else { Vec::new() },
            age: self.age.spanned().cloned(),
        }))
    }
}
