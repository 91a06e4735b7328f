//! Which definitions give a field that a clause asks for.

use std::collections::BTreeMap;

use crate::model::{Definition, Shown};
use crate::resolve::Model;

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

    /// The definitions that give the field at a path: `complaint-procedure.record.fields`.
    pub fn shown_by(&self, path: &str) -> Vec<&'m Definition> {
        let (kind, steps) = split(path);
        let own = self.by_kind.get(kind).into_iter().flatten();
        own.filter(|(definition, fields)| self.gives(definition, fields, &steps))
            .map(|(definition, _)| *definition)
            .collect()
    }

    /// What stands at the end of a path in each definition that gives it, the fields of the header
    /// aside.
    pub fn at_end(&self, path: &str) -> Vec<(&'m Definition, Vec<&Shown>)> {
        let (kind, steps) = split(path);
        let Some((first, rest)) = steps.split_first() else { return Vec::new() };
        let own = self.by_kind.get(kind).into_iter().flatten();
        let found = own.map(|(definition, fields)| {
            let mut ends = Vec::new();
            for (_, shown) in fields.iter().filter(|(key, _)| key == first) {
                follow(shown, rest, &mut ends);
            }
            (*definition, ends)
        });
        found.filter(|(_, ends)| !ends.is_empty()).collect()
    }

    fn gives(&self, definition: &Definition, fields: &[(&str, Shown)], steps: &[&str]) -> bool {
        match steps {
            ["owner"] => definition.header.owner.is_given() || self.default_owner,
            ["version"] => definition.control.version.is_given(),
            ["review_due"] if definition.kind.controlled => definition.control.review_due.is_given(),
            ["in_force", ..] => definition.control.in_force.is_given(),
            [first, rest @ ..] => fields.iter().filter(|(key, _)| key == first).any(|(_, shown)| {
                let mut ends = Vec::new();
                follow(shown, rest, &mut ends);
                !ends.is_empty()
            }),
            [] => false,
        }
    }
}

/// The kind and the steps of a path.
pub fn split(path: &str) -> (&str, Vec<&str>) {
    let (kind, field) = path.split_once('.').unwrap_or((path, ""));
    (kind, field.split('.').filter(|step| !step.is_empty()).collect())
}

/// What stands at the end of a path; in a list, in each of its items. An empty list is nothing.
fn follow<'s>(shown: &'s Shown, steps: &[&str], ends: &mut Vec<&'s Shown>) {
    match (shown, steps) {
        (Shown::List(items), _) => items.iter().for_each(|item| follow(item, steps, ends)),
        (_, []) => ends.push(shown),
        (Shown::Group(fields), [first, rest @ ..]) => {
            fields.iter().filter(|(key, _)| key == first).for_each(|(_, own)| follow(own, rest, ends));
        }
        (Shown::Table(entries), [first, rest @ ..]) => {
            entries.iter().filter(|(key, _)| key == first).for_each(|(_, own)| follow(own, rest, ends));
        }
        // A short form stands for the field it abbreviates: `policy: text`.
        (Shown::Text(_), ["text"]) => ends.push(shown),
        _ => {}
    }
}
