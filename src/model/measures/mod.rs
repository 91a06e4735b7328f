//! The measures: one file each, one row each. A file declares the fields of its measure and says
//! by which [`Formula`] it is computed; computing is the work of `measure`.

mod abandonment;
mod backlog;
mod ces;
mod count;
mod csat;
mod derived;
mod index;
mod mean;
mod nps;
mod rate;
mod ratio;
mod repeat;
mod response_rate;
mod retention;
mod service_level;
mod sum;
mod time;
mod typed;

use schemars::SchemaGenerator;
use serde_json::{Map, Value as Json, json};

pub use abandonment::AbandonmentVariant;
pub use backlog::{AgeClock, BacklogFigure};
pub use ces::{CesScoring, CesVersion};
pub use csat::CsatVariant;
pub use derived::DerivedUnit;
pub use repeat::RepeatFigure;
pub use response_rate::ResponseVariant;
pub use retention::RetentionFigure;
pub use service_level::ContactVariant;
pub use typed::TypedValue;

use super::field::{Field, Lowering};
use super::fields::ColumnName;
use super::formula::{Addend, Formula, NamedIndicator};
use super::parts::describe;
use super::show::Shown;
use super::slot::{Slot, Spanned};
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::values::{Duration, Id};
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

impl MeasureRow {
    /// The key of its label: its tag, but where a field of that name means something else.
    pub fn label(&self) -> &'static str {
        match self.tag {
            "retention" => "customer_retention",
            tag => tag,
        }
    }
}

/// Every measure, by tag.
pub const MEASURES: &[MeasureRow] = &[
    abandonment::ROW,
    backlog::ROW,
    ces::ROW,
    count::ROW,
    csat::ROW,
    derived::ROW,
    index::ROW,
    mean::ROW,
    nps::ROW,
    rate::ROW,
    ratio::ROW,
    repeat::ROW,
    response_rate::ROW,
    retention::ROW,
    service_level::ROW,
    sum::ROW,
    time::ROW,
    typed::ROW,
];

/// Fields that tell ways of measuring apart.
const VARIANT_KEYS: [&str; 4] = ["figure", "scoring", "variant", "version"];

/// What an indicator measures.
#[derive(Debug, Clone)]
pub struct Measure {
    pub tag: &'static str,
    label: &'static str,
    /// Nothing when a field is missing or wrong; that has been reported.
    pub formula: Option<Formula>,
    shown: Shown,
}

impl Measure {
    /// The columns of the indicator's own source named outside expressions.
    pub fn columns(&self) -> Vec<&Spanned<ColumnName>> {
        self.formula.as_ref().map(Formula::columns).unwrap_or_default()
    }

    /// The columns of another source: its id, and the columns named.
    pub fn columns_elsewhere(&self) -> Option<(&str, Vec<&Spanned<ColumnName>>)> {
        let Some(Formula::Repeat(repeat)) = &self.formula else { return None };
        let elsewhere = repeat.elsewhere.as_ref()?;
        let columns = elsewhere.key.iter().chain(std::iter::once(&elsewhere.date));
        Some((&elsewhere.source, columns.collect()))
    }

    /// The indicators whose figures it is made of.
    pub fn indicators(&self) -> Vec<&NamedIndicator> {
        self.formula.as_ref().map(Formula::indicators).unwrap_or_default()
    }

    /// Whether those who stayed are measured, or those who left; nothing for other measures.
    pub const fn retention(&self) -> Option<RetentionFigure> {
        match &self.formula {
            Some(Formula::Presence { figure, .. } | Formula::Retained { figure, .. }) => Some(*figure),
            _ => None,
        }
    }

    /// The limit within which a contact counts as answered in time; of a service level only.
    pub fn service_limit(&self) -> Option<Duration> {
        let Shown::Group(fields) = &self.shown else { return None };
        let within =
            fields.iter().find(|(key, _)| *key == "within").filter(|_| self.tag == service_level::ROW.tag);
        match within {
            Some((_, Shown::Duration(limit))) => Some(*limit),
            _ => None,
        }
    }

    /// The words that say which of several ways of measuring this is: variant, version, scoring, figure.
    pub fn variant_words(&self) -> Vec<&str> {
        let Shown::Group(fields) = &self.shown else { return Vec::new() };
        let of_variant = fields.iter().filter(|(key, _)| VARIANT_KEYS.contains(key));
        let words = of_variant.filter_map(|(_, shown)| match shown {
            Shown::Word(word) => Some(word.as_str()),
            _ => None,
        });
        words.collect()
    }

    /// The question of the survey that is measured.
    pub const fn question(&self) -> Option<&Spanned<Id>> {
        match &self.formula {
            Some(
                Formula::NetPromoter { question }
                | Formula::Satisfaction { question, .. }
                | Formula::Effort { question, .. },
            ) => Some(question),
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
                Slot::Given(Spanned {
                    value: Self { tag: row.tag, label: row.label(), formula, shown },
                    span: entry.key.span,
                })
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
        Shown::Group(vec![(self.label, self.shown.clone())])
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

/// Keys that belong together: those that are needed, those that may stand beside them.
type Form = (&'static [&'static str], &'static [&'static str]);

/// The fault of a group that can be written in several forms: keys of two of them stand together, or
/// none of them is whole.
fn form_fault(node: &Node, group: &str, known: &[&str], forms: &[Form]) -> Option<Diagnostic> {
    if unknown_keys(node, known) {
        return None;
    }
    let of_forms = |key: &&str| forms.iter().any(|form| form.0.contains(key) || form.1.contains(key));
    let given: Vec<&str> =
        node.entries().iter().map(|entry| entry.key.name.as_str()).filter(of_forms).collect();
    let holds = |form: &&Form| given.iter().all(|key| form.0.contains(key) || form.1.contains(key));
    let mut meant: Vec<&Form> = forms.iter().filter(holds).collect();
    if meant.is_empty() {
        return together(node, &given);
    }
    let missing = |form: &&Form| form.0.iter().filter(|key| !given.contains(key)).count();
    meant.sort_by_key(missing);
    let keys: Vec<&str> = if given.is_empty() && forms.iter().all(|form| !form.0.is_empty()) {
        forms.iter().filter_map(|form| form.0.first().copied()).collect()
    } else {
        meant.first()?.0.iter().copied().filter(|key| !given.contains(key)).take(1).collect()
    };
    if keys.is_empty() { None } else { one_of_missing(node, group, &keys) }
}

/// Fields that exclude each other.
fn together(node: &Node, excluding: &[&str]) -> Option<Diagnostic> {
    let given: Vec<_> =
        node.entries().iter().filter(|entry| excluding.contains(&entry.key.name.as_str())).collect();
    let names = given.iter().map(|entry| entry.key.name.clone()).collect();
    let message = Message::new("schema-too-many").with("given", Argument::List(names));
    Some(Diagnostic::fault("wrong-shape", message, given.get(1)?.key.span))
}
