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

/// A field of a group.
pub struct Part<'s> {
    pub name: &'s str,
    pub shape: Shape<'s>,
    /// What it may be, in all forms of the group, where it is one of a few words.
    pub words: Vec<&'s str>,
    /// It may be absent, or is not there in every form of the group.
    pub is_optional: bool,
}

/// References followed before a schema is taken to run in circles.
const LONGEST: usize = 16;

impl<'s> Shape<'s> {
    pub const fn new(root: &'s Json, at: &'s Json) -> Self {
        Self { root, at }
    }

    /// What is said at the place, and where its references lead.
    fn places(self) -> impl Iterator<Item = &'s Json> {
        let follow = move |at: &&'s Json| {
            let reference = at.get("$ref").and_then(Json::as_str)?;
            self.root.pointer(reference.trim_start_matches('#'))
        };
        std::iter::successors(Some(self.at), follow).take(LONGEST)
    }

    fn said(self, key: &'s str) -> Option<&'s Json> {
        self.places().find_map(|at| at.get(key))
    }

    /// Whether nothing is known of it.
    #[cfg(test)]
    pub fn is_anything(self) -> bool {
        self.at == &Json::Bool(true)
    }

    /// The forms that a value may take; absence is none.
    pub fn forms(self) -> Vec<Self> {
        self.forms_within(LONGEST)
    }

    fn forms_within(self, depth: usize) -> Vec<Self> {
        let listed = ["anyOf", "oneOf"].iter().find_map(|key| self.said(key)).and_then(Json::as_array);
        match listed.filter(|_| depth > 0) {
            None => vec![self],
            Some(forms) => {
                let forms = forms.iter().map(|at| Self { root: self.root, at });
                let there = forms.filter(|form| form.said("type").is_none_or(|own| own != "null"));
                there.flat_map(|form| form.forms_within(depth - 1)).collect()
            }
        }
    }

    /// Its own fields; nothing where it is no group.
    pub fn fields(self) -> Option<Vec<(&'s str, Self)>> {
        let mut groups = self.places().filter_map(|at| at.get("properties")?.as_object()).peekable();
        groups.peek()?;
        let fields = groups.flat_map(Map::iter);
        Some(fields.map(|(name, at)| (name.as_str(), Self { root: self.root, at })).collect())
    }

    /// Whether there may be fields that are not named.
    pub fn is_open(self) -> bool {
        self.said("additionalProperties").is_some_and(|own| own == &Json::Bool(true))
    }

    pub fn requires(self, name: &str) -> bool {
        let lists = self.places().filter_map(|at| at.get("required")?.as_array());
        lists.flatten().any(|own| own == name)
    }

    /// Where a name leads from here.
    pub fn step(self, name: &str) -> Step<'s> {
        let mut known = Vec::new();
        for form in self.forms() {
            let Some(fields) = form.fields() else { return Step::Open };
            if let Some((_, shape)) = fields.iter().find(|(own, _)| *own == name) {
                return Step::To(*shape);
            }
            if form.is_open() {
                return Step::Open;
            }
            known.extend(fields.iter().map(|(own, _)| *own));
        }
        if known.is_empty() { Step::Open } else { Step::Unknown(known) }
    }

    /// What a list holds.
    pub fn item(self) -> Option<Self> {
        self.forms().into_iter().find_map(|form| form.said("items").map(|at| Self { root: self.root, at }))
    }

    /// What it means, as its type says.
    pub fn about(self) -> &'s str {
        self.said("description").and_then(Json::as_str).unwrap_or("")
    }

    /// Its own fields with what each leads to; those of every form it may take.
    pub fn parts(self) -> Vec<Part<'s>> {
        let forms = self.forms();
        let mut parts: Vec<Part<'s>> = Vec::new();
        for (name, shape) in forms.iter().filter_map(|form| form.fields()).flatten() {
            let words = shape.words();
            match parts.iter_mut().find(|known| known.name == name) {
                Some(known) if known.words.is_empty() || words.is_empty() => known.words.clear(),
                Some(known) => known.words.extend(words),
                None => {
                    let always = forms.iter().all(|form| form.requires(name));
                    let is_optional = shape.may_be_absent() || !always;
                    parts.push(Part { name, shape, words, is_optional });
                }
            }
        }
        parts
    }

    /// Whether nothing may stand here.
    pub fn may_be_absent(self) -> bool {
        let own = self.at;
        let null = |own: &Json| {
            own == "null" || own.as_array().is_some_and(|forms| forms.iter().any(|own| own == "null"))
        };
        let listed = own.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        own.get("type").is_some_and(null) || listed.into_iter().any(|form| form.get("type").is_some_and(null))
    }

    /// Whether it is a list or a group, whatever its form: nothing that can be printed.
    pub fn is_compound(self) -> bool {
        self.forms().into_iter().all(|form| form.said("items").is_some() || form.fields().is_some())
    }

    /// Whether it is one text, number or yes and no: nothing that can be gone through.
    pub fn is_single(self) -> bool {
        let plain = ["string", "integer", "number", "boolean"];
        self.forms().into_iter().all(|form| plain.contains(&form.plain()))
    }

    /// The name of the group it is, where the schema gives one.
    pub fn name(self) -> Option<&'s str> {
        let listed = self.at.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        let named = std::iter::once(self.at).chain(listed).find_map(|form| form.get("$ref")?.as_str());
        named?.rsplit('/').next()
    }

    /// The words it may be, where it is one of a few.
    pub fn words(self) -> Vec<&'s str> {
        let mut words = Vec::new();
        for form in self.forms() {
            let listed = form.said("enum").and_then(Json::as_array);
            let alone = form.said("const").map(std::slice::from_ref);
            let Some(own) = listed.map(Vec::as_slice).or(alone) else { return Vec::new() };
            words.extend(own.iter().filter_map(Json::as_str));
        }
        words
    }

    /// The kind of a plain value: `string`, `integer`, `boolean`, `array`, `object`, `null`.
    pub fn plain(self) -> &'s str {
        let kinds = self.said("type");
        let listed = || kinds?.as_array()?.iter().filter_map(Json::as_str).find(|own| *own != "null");
        kinds.and_then(Json::as_str).or_else(listed).unwrap_or("object")
    }
}
