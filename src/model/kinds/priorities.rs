//! The priority matrix: urgency × importance (ISO 10002, 7.5).

use schemars::SchemaGenerator;
use serde_json::{Map, Value as Json, json};

use crate::model::{
    Audience, CellText, Field, List, Lowering, Shown, Slot, Spanned, address, describe, object_schema,
    words_schema,
};
use crate::values::{Text, fold};
use crate::world::Span;
use crate::yaml::{Node, Value};

/// Three rows (high, medium, low urgency) of three cells (high, medium, low importance).
#[derive(Debug, Clone, Default)]
pub struct Priorities {
    /// `None` where a cell is missing; rows and cells from high to low.
    pub cells: [[Option<String>; 3]; 3],
    pub rows: [Option<Span>; 3],
    /// What is always of the highest priority.
    pub always_first: Vec<Spanned<String>>,
    /// False when a key, a row, the name of a column or a word of `always P1` could not be read.
    pub complete: bool,
}

/// The names of the rows, from high to low.
pub const ROWS: [&str; 3] = ["high urgency", "medium urgency", "low urgency"];
/// The names of the columns, from high to low.
pub const COLUMNS: [&str; 3] = ["high importance", "medium importance", "low importance"];
const ALWAYS: &str = "always P1";

/// Every key with what it means.
const KEYS: [(&str, &str, &str); 5] = [
    (
        "columns",
        "The order of the columns, where it is not from high to low",
        "L’ordre des colonnes, si ce n’est pas de la plus haute à la plus basse",
    ),
    (
        ROWS[0],
        "The priority for each importance, when it is urgent",
        "La priorité pour chaque importance, quand c’est urgent",
    ),
    (ROWS[1], "The same at medium urgency", "La même à urgence moyenne"),
    (ROWS[2], "The same when it can wait", "La même quand cela peut attendre"),
    (
        ALWAYS,
        "What is of the highest priority in any case",
        "Ce qui est de la plus haute priorité dans tous les cas",
    ),
];

impl Field for Priorities {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            return Slot::Invalid;
        }
        let order = column_order(node);
        let known = |key: &str| ["columns", ALWAYS].contains(&key) || ROWS.contains(&key);
        let readable =
            order.iter().all(Option::is_some) && node.entries().iter().all(|entry| known(&entry.key.name));
        let mut matrix = Self { complete: readable, ..Self::default() };
        for (row, name) in ROWS.iter().enumerate() {
            let Some(entry) = node.entry(name) else { continue };
            if let Some(own) = matrix.rows.get_mut(row) {
                *own = Some(entry.key.span);
            }
            let Slot::Given(cells) = List::<CellText>::lower(&entry.value, lowering) else {
                matrix.complete = false;
                continue;
            };
            for (place, cell) in cells.value.iter().enumerate() {
                let column = order.get(place).copied().flatten();
                let own = column.and_then(|column| matrix.cells.get_mut(row)?.get_mut(column));
                if let Some(own) = own {
                    *own = Some(cell.0.trim().to_owned());
                }
            }
        }
        if let Some(entry) = node.entry(ALWAYS) {
            match List::<CellText>::lower(&entry.value, lowering) {
                Slot::Given(words) => {
                    matrix.complete &= words.value.complete;
                    let words = words.value.items.into_iter();
                    matrix.always_first =
                        words.map(|word| Spanned { value: word.value.0, span: word.span }).collect();
                }
                _ => matrix.complete = false,
            }
        }
        Slot::Given(Spanned { value: matrix, span: node.span })
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        let cells = json!({"type": "array", "items": {"x-value": "text", "type": ["string", "number"]}});
        let mut properties = Map::new();
        for (name, english, french) in KEYS {
            let mut own = match name {
                "columns" => json!({"type": "array", "items": words_schema(&COLUMNS)}),
                ALWAYS => json!({"type": "array", "items": {"x-value": "text", "type": "string"}}),
                _ => cells.clone(),
            };
            describe(&mut own, english, french);
            address(&mut own, Audience::Staff);
            properties.insert(name.to_owned(), own);
        }
        object_schema(&properties, &[])
    }

    fn show(&self) -> Shown {
        let rows = ROWS.iter().zip(&self.cells).map(|(name, cells)| {
            let cells = cells.iter().map(|cell| Shown::Verbatim(cell.clone().unwrap_or_default()));
            ((*name).to_owned(), Shown::List(cells.collect()))
        });
        let mut table: Vec<(String, Shown)> = rows.collect();
        if !self.always_first.is_empty() {
            let words = self.always_first.iter().map(|word| Shown::Text(Text::plain(word.value.clone())));
            table.push((ALWAYS.to_owned(), Shown::List(words.collect())));
        }
        Shown::Table(table)
    }
}

/// Which column (high, medium, low) stands at each place.
fn column_order(node: &Node) -> Vec<Option<usize>> {
    match node.get("columns").map(|node| &node.value) {
        Some(Value::Sequence(items)) => {
            let names = items.iter().map(|item| item.scalar().map(|s| fold(&s.text)).unwrap_or_default());
            names.map(|name| COLUMNS.iter().position(|column| *column == name)).collect()
        }
        _ => vec![Some(0), Some(1), Some(2)],
    }
}
