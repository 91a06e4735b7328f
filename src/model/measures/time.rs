//! `time: {from, to}`: how long something took, on the clock of the target it is held against.
//!
//! How a row counts, besides `domain/verdicts.md`: a case whose stop is void because it was reopened
//! is open again until the column `to` of `reopened`; a stop after the reopening stands. Pauses are
//! columns in pairs, one pair per pause of a row, or one column of how long the clock stood still.

use super::{Formula, MeasureRow, lower_as};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::{
    ColumnName, Either, Field, OneOrMany, PauseColumns, PauseFormula, Reopening, Slot, Spanned,
};
use crate::record;
use crate::values::{Duration, Unit};
use crate::yaml::{Node, Value};

record! {
    /// Pauses from pairs of columns; several columns are several pauses.
    Pauses {
        from: OneOrMany<ColumnName>, required => "Where a pause begins" / "Début d’une pause";
        to: OneOrMany<ColumnName>, required => "Where it ends; empty while it lasts" / "Fin de la pause ; vide tant qu’elle dure";
        reason: OneOrMany<ColumnName> => "Its reason: without one it does not count" / "Son motif : sans lui, elle ne compte pas";
        recorded: OneOrMany<ColumnName> => "When it was recorded: later than the due, it does not count" / "Date de son enregistrement : après l’échéance, elle ne compte pas";
        at_most: Duration => "Longest pause in all; if absent, that of the procedure" / "Durée maximale en tout ; à défaut, celle de la procédure";
    }
}

record! {
    /// Cases that were reopened: their earlier stop is void.
    Reopened {
        on: ColumnName, required => "Date of the reopening" / "Date de réouverture";
        to: ColumnName => "Where the clock stops then; if absent, the case is open again" / "Nouvel arrêt de l’horloge ; à défaut, le dossier est de nouveau ouvert";
        within: Duration => "A reopening counts this long after the stop (default: 30 calendar days)" / "Une réouverture compte pendant ce temps après l’arrêt (par défaut : 30 jours calendaires)";
    }
}

record! {
    /// Time between two columns.
    Time {
        from: ColumnName, required => "Where the clock starts" / "Départ de l’horloge";
        to: ColumnName, required => "Where it stops" / "Arrêt de l’horloge";
        less: Either<ColumnName, Pauses> => "Column of days or hours of pause, or columns where each pause begins and ends" / "Colonne des jours ou heures de pause, ou colonnes du début et de la fin de chaque pause";
        reopened: Reopened => "Cases that were reopened" / "Dossiers rouverts";
        due: ColumnName => "Column of due dates, for targets by the due date" / "Colonne des échéances, pour les cibles à l’échéance";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "time",
    english: "Time from one column to another",
    french: "Temps écoulé d’une colonne à une autre",
    schema: Time::schema,
    lower: |node, lowering| {
        lowering.findings.extend(unpaired(node));
        lower_as::<Time>(node, lowering, |time| {
            Some(Formula::Time {
                from: time.from.spanned()?.clone(),
                to: time.to.spanned()?.clone(),
                less: match &time.less {
                    Slot::Absent => None,
                    Slot::Invalid => return None,
                    Slot::Given(less) => Some(pauses(less)?),
                },
                reopened: match &time.reopened {
                    Slot::Absent => None,
                    Slot::Invalid => return None,
                    Slot::Given(reopened) => Some(reopened.value.formula()?),
                },
                due: time.due.spanned().cloned(),
            })
        })
    },
};

/// Lists of columns that are not as long as that of the beginnings.
fn unpaired(node: &Node) -> Option<Diagnostic> {
    let less = node.get("less")?;
    let count = |node: &Node| match &node.value {
        Value::Sequence(items) => items.len(),
        _ => 1,
    };
    let pauses = count(less.get("from")?);
    let other = ["to", "reason", "recorded"].iter().filter_map(|key| less.get(key));
    let odd = other.into_iter().find(|columns| count(columns) != pauses)?;
    let message = Message::new("measure-pauses-unpaired").with("pauses", pauses).with("columns", count(odd));
    Some(Diagnostic::fault("wrong-value", message, odd.span))
}

fn pauses(less: &Spanned<Either<ColumnName, Pauses>>) -> Option<PauseFormula> {
    let pauses = match &less.value {
        Either::Short(column) => {
            return Some(PauseFormula::Column(Spanned { value: column.clone(), span: less.span }));
        }
        Either::Long(pauses) => pauses,
    };
    let columns = |slot: &Slot<OneOrMany<ColumnName>>| -> Option<Vec<Spanned<ColumnName>>> {
        match slot {
            Slot::Absent => Some(Vec::new()),
            Slot::Invalid => None,
            Slot::Given(columns) => Some(columns.value.0.items.clone()),
        }
    };
    let (from, to) = (columns(&pauses.from)?, columns(&pauses.to)?);
    let (reason, recorded) = (columns(&pauses.reason)?, columns(&pauses.recorded)?);
    let whole = |others: &[Spanned<ColumnName>]| others.is_empty() || others.len() == from.len();
    if to.len() != from.len() || !whole(&reason) || !whole(&recorded) {
        return None;
    }
    let each = from.into_iter().zip(to).enumerate().map(|(at, (from, to))| PauseColumns {
        from,
        to,
        reason: reason.get(at).cloned(),
        recorded: recorded.get(at).cloned(),
    });
    Some(PauseFormula::Pairs { each: each.collect(), at_most: pauses.at_most.spanned().cloned() })
}

impl Reopened {
    fn formula(&self) -> Option<Reopening> {
        Some(Reopening {
            on: self.on.spanned()?.clone(),
            to: self.to.spanned().cloned(),
            within: match &self.within {
                Slot::Absent => Duration { amount: 30, unit: Unit::CalendarDay },
                Slot::Invalid => return None,
                Slot::Given(within) => within.value,
            },
        })
    }
}
