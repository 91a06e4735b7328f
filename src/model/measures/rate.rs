//! `rate`: so many per 1000 of an exposure (metrics 4.7): complaints per 1000 accounts, redress per
//! 1000 orders. The figure is the quotient; `per` says how it is shown and written in a target
//! (`at most 3.5 per 1000`).
//!
//! Above the line: the rows in scope (`count: rows`), a column summed over them (`sum`), or the
//! figure of an indicator (`of`). Below it: columns of the same rows (`over`, beside `sum`), or an
//! exposure for the same period: an indicator, or figures entered by hand.

use super::typed::Typed;
use super::{Formula, MeasureRow, count::Counted, form_fault, lower_as};
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::kinds::indicator::Indicator;
use crate::model::{ColumnName, Either, Exposure, Field, NamedIndicator, OneOrMany, RateOf, Ref, Slot};
use crate::record;
use crate::yaml::Node;

record! {
    /// So many per 1000.
    Rate {
        count: Counted => "rows: every row in scope counts once" / "rows : chaque ligne concernée compte une fois";
        sum: ColumnName => "The column summed above the line" / "La colonne sommée au numérateur";
        of: Ref<Indicator> => "The indicator above the line, instead of rows" / "L’indicateur du numérateur, à la place de lignes";
        over: OneOrMany<ColumnName> => "Columns of the same rows, summed below the line" / "Colonnes des mêmes lignes, sommées au dénominateur";
        exposure: Either<Ref<Indicator>, Typed> => "What it is related to: an indicator (accounts, orders, visits), or figures entered by hand" / "Ce à quoi on rapporte : un indicateur (comptes, commandes, visites) ou des chiffres saisis";
        per: u32 => "Per how many; 1000 when absent" / "Pour combien ; 1000 si absent";
    }
}

pub const ROW: MeasureRow = MeasureRow {
    tag: "rate",
    english: "So many per 1000 of an exposure: another column, an indicator, figures entered by hand",
    french: "Tant pour 1000 d’une exposition : une autre colonne, un indicateur, des chiffres saisis",
    schema: Rate::schema,
    lower: |node, lowering| {
        lowering.findings.extend(contradiction(node));
        let slot = lower_as::<Rate>(node, lowering, |rate| {
            Some(Formula::Rate { of: rate.above()?, exposure: rate.below()?, per: rate.shown_per()? })
        });
        lowering.findings.extend(per_nothing(node));
        slot
    },
};

/// One thing above the line, one below it; columns below it only under a column above it.
fn contradiction(node: &Node) -> Option<Diagnostic> {
    let fault = |forms| form_fault(node, ROW.tag, Rate::KEYS, forms);
    fault(&[(&["count"], &[]), (&["sum"], &[]), (&["of"], &[])])
        .or_else(|| fault(&[(&["exposure"], &["count", "sum", "of"]), (&["over", "sum"], &[])]))
}

fn per_nothing(node: &Node) -> Option<Diagnostic> {
    let per = node.get("per")?;
    let zero = per.scalar()?.text.trim().parse() == Ok(0_u32);
    zero.then(|| Diagnostic::fault("wrong-value", Message::new("measure-per-zero"), per.span))
}

impl Rate {
    fn above(&self) -> Option<RateOf> {
        if self.count.is_given() {
            return Some(RateOf::Rows);
        }
        match self.sum.spanned() {
            Some(column) => Some(RateOf::Sum(column.clone())),
            None => self.of.spanned().map(|of| RateOf::Indicator(named(&of.value, of.span))),
        }
    }

    fn below(&self) -> Option<Exposure> {
        if let Some(columns) = self.over.given() {
            return Some(Exposure::Columns(columns.0.items.clone()));
        }
        let exposure = self.exposure.spanned()?;
        match &exposure.value {
            Either::Short(indicator) => Some(Exposure::Indicator(named(indicator, exposure.span))),
            Either::Long(typed) => Some(Exposure::Typed(typed.figures())),
        }
    }

    fn shown_per(&self) -> Option<u32> {
        match &self.per {
            Slot::Absent => Some(1000),
            Slot::Given(per) => Some(per.value).filter(|per| *per > 0),
            Slot::Invalid => None,
        }
    }
}

fn named(indicator: &Ref<Indicator>, span: crate::world::Span) -> NamedIndicator {
    NamedIndicator { id: indicator.id.clone(), span }
}
