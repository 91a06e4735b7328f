//! What definitions lay on roles: every reference to a role, wherever it stands in a definition, with
//! the field that names it. Found in what fields show, so that no kind can be forgotten.

use std::collections::BTreeMap;

use serde::Serialize;

use super::reader::{Link, Prose, Reader};
use crate::model::{Definition, Shown};

/// One thing that a role does, for one definition.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct Duty {
    /// The field that names the role: « Accordé par ».
    pub what: String,
    pub link: Link,
    /// The stage, the answer, the level.
    pub part: Option<Prose>,
}

/// Fields of a role about other roles: told where the role is shown.
const BETWEEN_ROLES: &str = "role";

/// The duties of every role, by id, each in the order of definitions.
pub fn duties(reader: &Reader<'_>) -> BTreeMap<String, Vec<Duty>> {
    let mut found = BTreeMap::new();
    for definition in reader.atlas.pages().filter(|own| !own.built_in && own.kind.slug != BETWEEN_ROLES) {
        if definition.status() == crate::model::Status::Retired {
            continue;
        }
        let mut walk = Walk { reader, definition, found: &mut found };
        for (key, shown) in definition.body().shown() {
            walk.visit(key, &shown, None);
        }
    }
    found
}

struct Walk<'w> {
    reader: &'w Reader<'w>,
    definition: &'w Definition,
    found: &'w mut BTreeMap<String, Vec<Duty>>,
}

impl Walk<'_> {
    fn visit(&mut self, key: &str, shown: &Shown, part: Option<&Prose>) {
        match shown {
            Shown::Reference { kind: Some("role"), id } => self.add(key, id, part),
            Shown::Reference { kind: None, id } => {
                if let Some(id) = id.strip_prefix("role/") {
                    self.add(key, id, part);
                }
            }
            Shown::List(items) => items.iter().for_each(|item| self.visit(key, item, part)),
            Shown::Group(fields) => {
                let own = self.named(fields).or_else(|| part.cloned());
                let inside = |key: &str| matches!(key, "by" | "to" | "role").then(|| key.to_owned());
                for (own_key, value) in fields {
                    // `by`, `to`, `role` say nothing by themselves: the group they stand in does.
                    let label = inside(own_key).map_or(*own_key, |_| key);
                    self.visit(label, value, own.as_ref());
                }
            }
            Shown::Table(entries) => entries.iter().for_each(|(_, value)| self.visit(key, value, part)),
            _ => {}
        }
    }

    /// What a group inside a definition is called.
    fn named(&self, fields: &[(&'static str, Shown)]) -> Option<Prose> {
        let of = |wanted: &str| fields.iter().find(|(key, _)| *key == wanted).map(|(_, value)| value);
        [of("title"), of("level"), of("what")].into_iter().flatten().find_map(|value| match value {
            Shown::Text(text) => Some(self.reader.prose(text)),
            Shown::Verbatim(text) => Some(self.reader.plain(text.clone())),
            _ => None,
        })
    }

    fn add(&mut self, key: &str, id: &str, part: Option<&Prose>) {
        let duty = Duty {
            what: self.reader.field_label(key),
            link: self.reader.link(self.definition),
            part: part.cloned(),
        };
        self.found.entry(id.to_owned()).or_default().push(duty);
    }
}
