//! The measures: one file each, one row each. A file declares the fields of its measure and says
//! by which [`Formula`] it is computed; computing is the work of `measure`.

mod count;
mod csat;
mod mean;
mod nps;
mod ratio;
mod service_level;
mod sum;
mod time;
mod typed;

use schemars::SchemaGenerator;
use serde_json::{Map, Value as Json, json};

pub use csat::CsatVariant;
pub use typed::TypedValue;

use super::field::{Field, Lowering};
use super::fields::{ColumnName, Expression};
use super::parts::describe;
use super::show::Shown;
use super::slot::{Slot, Spanned};
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::values::Id;
use crate::yaml::{Node, Value};

/// The formula of a measure and what the documents show of it; no formula when a field is missing
/// or wrong.
type Computed = (Option<Formula>, Shown);

/// One row of the table of measures.
pub struct MeasureRow {
    /// The key under `measure:`.
    pub tag: &'static str,
    pub english: &'static str,
    pub french: &'static str,
    pub schema: fn(&mut SchemaGenerator) -> Json,
    pub lower: fn(&Node, &mut Lowering<'_>) -> Slot<Computed>,
}

/// Every measure, by tag.
pub const MEASURES: &[MeasureRow] = &[
    count::ROW,
    csat::ROW,
    mean::ROW,
    nps::ROW,
    ratio::ROW,
    service_level::ROW,
    sum::ROW,
    time::ROW,
    typed::ROW,
];

/// How a figure is computed from rows.
#[derive(Debug, Clone)]
pub enum Formula {
    /// Time from one column to another, less a column of pauses; or against a column of due dates.
    Time {
        from: Spanned<ColumnName>,
        to: Spanned<ColumnName>,
        less: Option<Spanned<ColumnName>>,
        due: Option<Spanned<ColumnName>>,
    },
    /// Rows that meet a condition, of those that meet another.
    Share {
        of: Expression,
        among: Option<Expression>,
    },
    /// Sums of columns over sums of columns; `-1` takes a column away.
    ShareOfSums {
        numerator: Vec<Addend>,
        denominator: Vec<Addend>,
    },
    Count,
    Sum(Spanned<ColumnName>),
    Mean {
        of: Spanned<ColumnName>,
        weight: Option<Spanned<ColumnName>>,
    },
    /// Promoters less detractors, on a question of the indicator's survey.
    NetPromoter {
        question: Spanned<Id>,
    },
    /// Share of satisfied answers, or their mean.
    Satisfaction {
        question: Spanned<Id>,
        variant: CsatVariant,
    },
    /// Figures entered by hand.
    Typed(Vec<TypedValue>),
}

/// A column of a sum, added or taken away.
#[derive(Debug, Clone)]
pub struct Addend {
    pub sign: i8,
    pub column: Spanned<ColumnName>,
}

/// What an indicator measures.
#[derive(Debug, Clone)]
pub struct Measure {
    pub tag: &'static str,
    /// Nothing when a field is missing or wrong; that has been reported.
    pub formula: Option<Formula>,
    shown: Shown,
}

impl Measure {
    /// The columns named outside expressions.
    pub fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        match &self.formula {
            Some(Formula::Time { from, to, less, due }) => {
                [Some(from), Some(to), less.as_ref(), due.as_ref()].into_iter().flatten().collect()
            }
            Some(Formula::ShareOfSums { numerator, denominator }) => {
                numerator.iter().chain(denominator).map(|addend| &addend.column).collect()
            }
            Some(Formula::Sum(column)) => vec![column],
            Some(Formula::Mean { of, weight }) => [Some(of), weight.as_ref()].into_iter().flatten().collect(),
            _ => Vec::new(),
        }
    }

    /// The question of the survey that is measured.
    pub const fn question(&self) -> Option<&Spanned<Id>> {
        match &self.formula {
            Some(Formula::NetPromoter { question } | Formula::Satisfaction { question, .. }) => {
                Some(question)
            }
            _ => None,
        }
    }
}

impl Field for Measure {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let Value::Mapping(entries) = &node.value else { return Slot::Invalid };
        let [entry] = entries.as_slice() else { return Slot::Invalid };
        let Some(row) = MEASURES.iter().find(|row| row.tag == entry.key.name) else { return Slot::Invalid };
        match (row.lower)(&entry.value, lowering) {
            Slot::Given(given) => {
                let (formula, shown) = given.value;
                Slot::Given(Spanned { value: Self { tag: row.tag, formula, shown }, span: entry.key.span })
            }
            _ => Slot::Invalid,
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        let mut properties = Map::new();
        for row in MEASURES {
            let mut schema = (row.schema)(generator);
            describe(&mut schema, row.english, row.french);
            properties.insert(row.tag.to_owned(), schema);
        }
        json!({
            "type": "object", "x-measure": true, "properties": properties,
            "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
        })
    }

    fn show(&self) -> Shown {
        Shown::Group(vec![(self.tag, self.shown.clone())])
    }
}

/// Lowers the fields of a measure and makes its formula of them.
fn lower_as<T: Field>(
    node: &Node,
    lowering: &mut Lowering<'_>,
    formula: impl FnOnce(&T) -> Option<Formula>,
) -> Slot<Computed> {
    match T::lower(node, lowering) {
        Slot::Given(given) => {
            let value = (formula(&given.value), given.value.show());
            Slot::Given(Spanned { value, span: given.span })
        }
        _ => Slot::Invalid,
    }
}

/// Whether a group has keys that are none of its own: they are reported, and may stand for others.
fn unknown_keys(node: &Node, known: &[&str]) -> bool {
    node.entries().iter().any(|entry| !known.contains(&entry.key.name.as_str()))
}

/// A field that is needed in a group, or one of several.
fn one_of_missing(node: &Node, group: &str, known: &[&str]) -> Option<Diagnostic> {
    let Value::Mapping(_) = node.value else { return None };
    let message = match known {
        [only] => Message::new("schema-missing").with("key", *only),
        several => {
            let known = several.iter().map(|key| (*key).to_owned()).collect();
            Message::new("schema-one-of-missing").with("known", Argument::List(known))
        }
    };
    let span = node.entries().first().map_or(node.span, |entry| entry.key.span);
    Some(Diagnostic::fault("missing-field", message.with("where", group), span))
}

/// Fields that exclude each other.
fn together(node: &Node, excluding: &[&str]) -> Option<Diagnostic> {
    let given: Vec<_> =
        node.entries().iter().filter(|entry| excluding.contains(&entry.key.name.as_str())).collect();
    let names = given.iter().map(|entry| entry.key.name.clone()).collect();
    let message = Message::new("schema-too-many").with("given", Argument::List(names));
    Some(Diagnostic::fault("wrong-shape", message, given.get(1)?.key.span))
}
