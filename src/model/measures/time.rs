//! `time: {from, to}`: how long something took, on the clock of the target it is held against.

use super::{Formula, MeasureRow, lower_as};
use crate::model::{ColumnName, Field};
use crate::record;

record! {
    /// Time between two columns.
    Time {
        from: ColumnName, required => "Where the clock starts" / "Départ de l’horloge";
        to: ColumnName, required => "Where it stops" / "Arrêt de l’horloge";
        less: ColumnName => "Column of days or hours of pause" / "Colonne des jours ou heures de pause";
        due: ColumnName => "Column of due dates, for targets by the due date" / "Colonne des échéances, pour les cibles à l’échéance";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "time",
    english: "Time from one column to another",
    french: "Temps écoulé d’une colonne à une autre",
    schema: Time::schema,
    lower: |node, lowering| {
        lower_as::<Time>(node, lowering, |time| {
            Some(Formula::Time {
                from: time.from.spanned()?.clone(),
                to: time.to.spanned()?.clone(),
                less: time.less.spanned().cloned(),
                due: time.due.spanned().cloned(),
            })
        })
    },
};
