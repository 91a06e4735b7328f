//! What is known of the form of a value, by its place in a schema.

use serde_json::{Map, Value as Json};

/// A place in a schema.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'s> {
    root: &'s Json,
    at: &'s Json,
}

/// Where a name leads.
pub enum Step<'s> {
    To(Shape<'s>),
    /// Nothing is known of it.
    Open,
    /// It is none of these.
    Unknown(Vec<&'s str>),
}

/// References followed before a schema is taken to run in circles.
const LONGEST: usize = 16;

impl<'s> Shape<'s> {
    pub const fn new(root: &'s Json, at: &'s Json) -> Self {
        Self { root, at }
    }

    /// The schema itself, references followed.
    fn schema(self) -> &'s Json {
        let mut at = self.at;
        for _ in 0..LONGEST {
            let Some(reference) = at.get("$ref").and_then(Json::as_str) else { return at };
            let Some(to) = self.root.pointer(reference.trim_start_matches('#')) else { return at };
            at = to;
        }
        at
    }

    /// The forms that a value may take; absence is none.
    pub fn forms(self) -> Vec<Self> {
        let own = self.schema();
        let listed = ["anyOf", "oneOf"].iter().find_map(|key| own.get(key).and_then(Json::as_array));
        match listed {
            None => vec![Self { root: self.root, at: own }],
            Some(forms) => {
                let forms = forms.iter().map(|at| Self { root: self.root, at });
                let there = forms.filter(|form| form.schema().get("type").is_none_or(|own| own != "null"));
                there.map(|form| Self { at: form.schema(), ..form }).collect()
            }
        }
    }

    fn fields(self) -> Option<&'s Map<String, Json>> {
        self.at.get("properties").and_then(Json::as_object)
    }

    /// Where a name leads from here.
    pub fn step(self, name: &str) -> Step<'s> {
        let mut known = Vec::new();
        for form in self.forms() {
            match form.fields() {
                Some(fields) => {
                    if let Some(at) = fields.get(name) {
                        return Step::To(Self { root: self.root, at });
                    }
                    known.extend(fields.keys().map(String::as_str));
                }
                None => return Step::Open,
            }
        }
        if known.is_empty() { Step::Open } else { Step::Unknown(known) }
    }

    /// What a list holds.
    pub fn item(self) -> Option<Self> {
        self.forms().into_iter().find_map(|form| form.at.get("items").map(|at| Self { root: self.root, at }))
    }

    /// What it means, as its type says.
    pub fn about(self) -> &'s str {
        let said = |at: &'s Json| at.get("description").and_then(Json::as_str);
        said(self.at).or_else(|| said(self.schema())).unwrap_or("")
    }

    /// Its own fields with what each leads to; those of every form it may take.
    pub fn parts(self) -> Vec<(&'s str, Self)> {
        let fields = self.forms().into_iter().filter_map(Self::fields).flatten();
        let mut parts: Vec<(&str, Self)> = Vec::new();
        for (name, at) in fields {
            if !parts.iter().any(|(known, _)| known == name) {
                parts.push((name, Self { root: self.root, at }));
            }
        }
        parts
    }

    /// Whether it may be absent.
    pub fn is_optional(self) -> bool {
        let own = self.at;
        let null = |own: &Json| {
            own == "null" || own.as_array().is_some_and(|forms| forms.iter().any(|own| own == "null"))
        };
        let listed = own.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        own.get("type").is_some_and(null) || listed.into_iter().any(|form| form.get("type").is_some_and(null))
    }

    /// The name of the group it is, where the schema gives one.
    pub fn name(self) -> Option<&'s str> {
        let listed = self.at.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        let named = std::iter::once(self.at).chain(listed).find_map(|form| form.get("$ref")?.as_str());
        named?.rsplit('/').next()
    }

    /// The kind of a plain value: `string`, `integer`, `boolean`, `array`, `object`.
    pub fn plain(self) -> &'s str {
        let kinds = self.schema().get("type");
        let listed = || kinds?.as_array()?.iter().filter_map(Json::as_str).find(|own| *own != "null");
        kinds.and_then(Json::as_str).or_else(listed).unwrap_or("object")
    }
}
