//! Which definitions give a field that a clause asks for.

use std::collections::BTreeMap;

use crate::model::{Definition, Shown};
use crate::resolve::Model;
use crate::rules::names_of_datum;

/// A definition and the fields it gives.
type Given<'m> = (&'m Definition, Vec<(&'static str, Shown)>);

/// The fields that active definitions of the project give, by kind.
pub struct Fields<'m> {
    by_kind: BTreeMap<&'static str, Vec<Given<'m>>>,
    default_owner: bool,
}

impl<'m> Fields<'m> {
    pub fn of(model: &'m Model) -> Self {
        let mut by_kind: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for definition in model.own().filter(|definition| definition.is_active()) {
            let own = by_kind.entry(definition.kind.slug).or_default();
            own.push((definition, definition.body().shown()));
        }
        let defaults = model.system().and_then(|system| system.body().defaults.given());
        Self { by_kind, default_owner: defaults.is_some_and(|defaults| defaults.owner.is_given()) }
    }

    /// The definitions that give the field at a path.
    pub fn shown_by(&self, path: &Path<'_>) -> Vec<&'m Definition> {
        let own = self.by_kind.get(path.kind).into_iter().flatten();
        own.filter(|(definition, fields)| self.gives(definition, fields, path))
            .map(|(definition, _)| *definition)
            .collect()
    }

    /// What stands at the end of a path in each definition that gives it, the fields of the header
    /// aside.
    pub fn at_end(&self, path: &Path<'_>) -> Vec<(&'m Definition, Vec<&Shown>)> {
        let own = self.by_kind.get(path.kind).into_iter().flatten();
        let found = own.map(|(definition, fields)| (*definition, path.ends(fields)));
        found.filter(|(_, ends)| !ends.is_empty()).collect()
    }

    fn gives(&self, definition: &Definition, fields: &[(&'static str, Shown)], path: &Path<'_>) -> bool {
        match path.steps.as_slice() {
            ["owner"] => definition.header.owner.is_given() || self.default_owner,
            ["version"] => definition.control.version.is_given(),
            ["review_due"] if definition.kind.controlled => definition.control.review_due.is_given(),
            ["in_force", ..] => definition.control.in_force.is_given(),
            _ => !path.ends(fields).is_empty(),
        }
    }
}

/// A field that a clause asks for: `complaint-procedure.record.fields`, or, where not any value will
/// do, `action.origin=survey|complaint`: a word, or the kind of what is referred to.
#[derive(Debug, Clone)]
pub struct Path<'p> {
    pub kind: &'p str,
    pub steps: Vec<&'p str>,
    /// Any value will do where this is empty.
    pub values: Vec<&'p str>,
}

impl<'p> Path<'p> {
    pub fn of(text: &'p str) -> Self {
        let (path, values) = text.split_once('=').unwrap_or((text, ""));
        let (kind, field) = path.split_once('.').unwrap_or((path, ""));
        let parts = |text: &'p str, sign: char| {
            text.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>()
        };
        Self { kind: kind.trim(), steps: parts(field, '.'), values: parts(values, '|') }
    }

    fn ends<'s>(&self, fields: &'s [(&'static str, Shown)]) -> Vec<&'s Shown> {
        let mut ends = Vec::new();
        let Some((first, rest)) = self.steps.split_first() else { return ends };
        fields.iter().filter(|(key, _)| key == first).for_each(|(_, shown)| follow(shown, rest, &mut ends));
        ends.retain(|shown| self.takes(shown));
        ends
    }

    fn takes(&self, shown: &Shown) -> bool {
        let value = match shown {
            Shown::Reference { kind: Some(kind), .. } => kind,
            Shown::Reference { kind: None, id } => id.split('/').next().unwrap_or(id),
            Shown::Word(word) => word,
            _ => "",
        };
        self.values.is_empty() || self.values.contains(&value)
    }
}

/// What stands at the end of some steps; in a list, in each of its items. An empty list is nothing.
fn follow<'s>(shown: &'s Shown, steps: &[&str], ends: &mut Vec<&'s Shown>) {
    match (shown, steps) {
        (Shown::List(items), _) => items.iter().for_each(|item| follow(item, steps, ends)),
        // A short form stands for the field it abbreviates: `policy: text`.
        (_, []) | (Shown::Text(_), ["text"]) => ends.push(shown),
        (Shown::Group(fields), [first, rest @ ..]) => {
            fields.iter().filter(|(key, _)| key == first).for_each(|(_, own)| follow(own, rest, ends));
        }
        (Shown::Table(entries), [first, rest @ ..]) => {
            // The data of a register are known by several names.
            let is_named = |key: &str| key == *first || names_of_datum(first).contains(&key);
            entries.iter().filter(|(key, _)| is_named(key)).for_each(|(_, own)| follow(own, rest, ends));
        }
        _ => {}
    }
}
