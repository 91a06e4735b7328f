//! Fields of definitions, whatever their kind: from what they show to labelled pieces of a page.

use schemars::JsonSchema;
use serde::Serialize;

use super::path::recorded;
use super::plain::{Voice, phrased};
use super::reader::{Link, Prose, Reader, capitalised, part_anchor};
use super::verbatim::{opening, verbatim};
use crate::model::kinds::priorities::{COLUMNS, ROWS};
use crate::model::{Definition, Shown};
use crate::values::{Period, Target};

/// A value on a page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "as", rename_all = "lowercase")]
pub enum Piece {
    /// A reader's Markdown.
    Prose {
        prose: Prose,
    },
    /// Said in the reader's language, or the same in all.
    Plain {
        text: String,
    },
    /// A column, an expression, a file.
    Code {
        text: String,
    },
    /// An address on the web.
    Address {
        text: String,
    },
    Link {
        link: Link,
    },
    /// Short values in a row.
    Row {
        items: Vec<Piece>,
    },
    List {
        items: Vec<Piece>,
    },
    /// Groups that say the same things of several subjects.
    Grid {
        head: Vec<String>,
        rows: Vec<GridRow>,
    },
    Group {
        anchor: Option<String>,
        fields: Vec<Labelled>,
    },
}

/// One row of a grid; a cell may be empty.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GridRow {
    pub anchor: Option<String>,
    pub cells: Vec<Option<Piece>>,
}

/// A value with its label.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Labelled {
    pub label: String,
    /// The label is the user's own word.
    pub own: bool,
    pub value: Piece,
}

/// Keys of texts that may be set phrases of the language.
const PHRASED: &[&str] = &["closed_when", "when"];

/// The most columns of a grid.
const WIDEST: usize = 6;

/// The own fields of a definition, but for those (kind, field) that stand elsewhere.
pub fn fields(
    reader: &Reader<'_>,
    definition: &Definition,
    target: Option<Target>,
    elsewhere: &[(&str, &str)],
) -> Vec<Labelled> {
    let shown = definition.body().shown();
    let writer = Writer { reader, target, definition, whole: &shown };
    let here = shown.iter().filter(|(key, _)| !elsewhere.contains(&(definition.kind.slug, *key)));
    here.map(|(key, shown)| writer.labelled(key, shown)).collect()
}

struct Writer<'w> {
    reader: &'w Reader<'w>,
    /// Fills in `{within}` and `{target}`.
    target: Option<Target>,
    definition: &'w Definition,
    /// All fields of the definition, where words of its own are found.
    whole: &'w [(&'static str, Shown)],
}

impl Writer<'_> {
    fn labelled(&self, key: &str, shown: &Shown) -> Labelled {
        Labelled { label: self.reader.field_label(key), own: false, value: self.piece(key, shown) }
    }

    fn piece(&self, key: &str, shown: &Shown) -> Piece {
        match shown {
            Shown::Text(text) if PHRASED.contains(&key) => {
                Piece::Prose { prose: phrased(self.reader, Voice::Staff, text) }
            }
            Shown::Text(text) => Piece::Prose { prose: self.reader.filled(text, self.target) },
            Shown::Verbatim(text) if key == "hours" => opening(self.reader, self.definition, text),
            Shown::Verbatim(text) => verbatim(self.reader, self.whole, key, text),
            Shown::Reference { kind: Some(kind), id } => {
                Piece::Link { link: self.reader.link_to(kind, id, None) }
            }
            Shown::Reference { kind: None, id } => Piece::Link { link: self.reader.link_to_address(id) },
            Shown::List(items) => self.list(key, items),
            Shown::Group(fields) => self.group(fields),
            Shown::Table(entries) => self.table(key, entries),
            value => Piece::Plain { text: self.value(value) },
        }
    }

    /// A value that has no parts, in the reader's writing.
    fn value(&self, shown: &Shown) -> String {
        let formatter = self.reader.formatter();
        match shown {
            Shown::Word(word) => match Period::parse(word) {
                Ok(Period::Rolling(_)) => word.clone(),
                _ => self.reader.listed_word(word),
            },
            Shown::YesNo(true) => self.reader.word("page-yes"),
            Shown::YesNo(false) => self.reader.word("page-no"),
            Shown::Number(number) => formatter.number(*number),
            Shown::Percent(percent) => formatter.percent(*percent),
            Shown::Money(money) => formatter.money(*money),
            Shown::Duration(duration) => formatter.duration(*duration),
            Shown::Date(date) => formatter.date(*date),
            Shown::Period(period) => formatter.period_key(*period),
            Shown::Target(target) => formatter.target(*target),
            _ => String::new(),
        }
    }

    fn list(&self, key: &str, items: &[Shown]) -> Piece {
        if let Some(grid) = self.grid(items) {
            return grid;
        }
        let items: Vec<Piece> = items.iter().map(|item| self.piece(key, item)).collect();
        let short = items.iter().all(|item| matches!(item, Piece::Plain { .. } | Piece::Code { .. }));
        if items.is_empty() {
            return Piece::Plain { text: self.reader.word("page-none") };
        }
        match items.len() {
            1 => items.into_iter().next().unwrap_or(Piece::Row { items: Vec::new() }),
            _ if short => Piece::Row { items },
            _ => Piece::List { items },
        }
    }

    /// Groups of plain values as a table, when there are several and it stays narrow.
    fn grid(&self, items: &[Shown]) -> Option<Piece> {
        let mut keys: Vec<&'static str> = Vec::new();
        let mut groups = Vec::with_capacity(items.len());
        for item in items {
            let Shown::Group(fields) = item else { return None };
            if fields.iter().any(|(_, value)| !is_flat(value)) {
                return None;
            }
            keys.extend(
                fields.iter().map(|(key, _)| *key).filter(|key| !keys.contains(key)).collect::<Vec<_>>(),
            );
            groups.push(fields);
        }
        if groups.len() < 2 || keys.len() > WIDEST || keys.len() < 2 {
            return None;
        }
        let rows = groups.into_iter().map(|fields| {
            let cell = |key: &&str| {
                let found = fields.iter().find(|(own, _)| own == key);
                found.map(|(key, value)| self.piece(key, value))
            };
            GridRow { anchor: anchor_of(fields), cells: keys.iter().map(cell).collect() }
        });
        let rows = rows.collect();
        Some(Piece::Grid { head: keys.iter().map(|key| self.reader.field_label(key)).collect(), rows })
    }

    fn group(&self, fields: &[(&'static str, Shown)]) -> Piece {
        let labelled = fields.iter().map(|(key, value)| self.labelled(key, value));
        Piece::Group { anchor: anchor_of(fields), fields: labelled.collect() }
    }

    fn table(&self, key: &str, entries: &[(String, Shown)]) -> Piece {
        if key == "priorities" {
            return self.priorities(entries);
        }
        let labelled = entries.iter().map(|(name, value)| match value {
            value if name == "others" => Labelled {
                label: self.reader.word("figures-others"),
                own: false,
                value: self.piece(key, value),
            },
            value => {
                let said = match key {
                    "fields" => recorded(self.reader, name),
                    "scores" => self.reader.name_of("role", name).map(|role| role.text),
                    _ => None,
                };
                Labelled {
                    own: said.is_none(),
                    label: said.unwrap_or_else(|| name.clone()),
                    value: self.piece(key, value),
                }
            }
        });
        Piece::Group { anchor: None, fields: labelled.collect() }
    }

    /// The priority matrix: urgency down, importance across; and what always comes first.
    fn priorities(&self, entries: &[(String, Shown)]) -> Piece {
        let (matrix, always): (Vec<_>, Vec<_>) =
            entries.iter().partition(|(name, _)| ROWS.contains(&name.as_str()));
        let said = |word: &str| capitalised(&self.reader.listed_word(word));
        let rows = matrix.into_iter().map(|(name, cells)| {
            let cells = match cells {
                Shown::List(cells) => cells.as_slice(),
                _ => &[],
            };
            let priorities = cells.iter().map(|cell| Some(self.piece("priorities", cell)));
            let name = Some(Piece::Plain { text: said(name) });
            GridRow { anchor: None, cells: std::iter::once(name).chain(priorities).collect() }
        });
        let head = std::iter::once("").chain(COLUMNS).map(|column| match column {
            "" => self.reader.field_label("urgency"),
            column => said(column),
        });
        let grid = Piece::Grid { head: head.collect(), rows: rows.collect() };
        let always = always.into_iter().map(|(name, words)| {
            let words = match words {
                Shown::List(words) => words.iter().filter_map(|word| self.listed(word)).collect(),
                _ => Vec::new(),
            };
            Labelled { label: said(name), own: false, value: Piece::Row { items: words } }
        });
        let always: Vec<Labelled> = always.collect();
        if always.is_empty() {
            return grid;
        }
        Piece::List { items: vec![grid, Piece::Group { anchor: None, fields: always }] }
    }

    /// A word of a closed list, in the reader's language.
    fn listed(&self, word: &Shown) -> Option<Piece> {
        let text = match word {
            Shown::Text(text) => self.reader.prose(text).text,
            Shown::Verbatim(text) | Shown::Word(text) => text.clone(),
            _ => return None,
        };
        Some(Piece::Plain { text: self.reader.listed_word(&text) })
    }
}

/// Whether a value fits a cell: no groups inside.
fn is_flat(shown: &Shown) -> bool {
    match shown {
        Shown::Group(_) | Shown::Table(_) => false,
        Shown::List(items) => items.iter().all(|item| is_flat(item) && !matches!(item, Shown::List(_))),
        _ => true,
    }
}

/// The anchor of a group that has an id of its own.
fn anchor_of(fields: &[(&'static str, Shown)]) -> Option<String> {
    fields.iter().find_map(|(key, value)| match value {
        Shown::Verbatim(id) if *key == "id" => Some(part_anchor(id)),
        _ => None,
    })
}
