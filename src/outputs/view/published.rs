//! A definition as it was written, without what is never published.

use crate::model::Definition;

/// The YAML of a definition without its `notes`: remarks for colleagues stay inside.
pub fn published_source(definition: &Definition) -> String {
    let source = definition.source.as_str();
    let Some(notes) = &definition.notes else { return source.trim_end().to_owned() };
    let (before, after) =
        (source.get(..notes.start).unwrap_or_default(), source.get(notes.end..).unwrap_or_default());
    format!("{before}{after}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::published_source;
    use crate::compile::{Depth, compile};
    use crate::world::MemoryWorld;

    /// What is published of a file, behind a definition that it does not begin with.
    fn published(source: &str) -> String {
        let text = format!("kind: Role\nid: before\nnotes: é\ntitle: B\n---\n{source}");
        let world = MemoryWorld::new(jiff::civil::date(2026, 7, 15)).with_definition("smq.yaml", text);
        let found = compile(&world, Depth::Definitions).expect("a compilation");
        published_source(found.model.get("role", "a").expect("a definition"))
    }

    #[test]
    fn notes_are_never_published() {
        let source = "kind: Role\nid: a\nnotes: |\n  between us\n  only\ntitle: A\n";
        assert_eq!(published(source), "kind: Role\nid: a\ntitle: A");
        let last = "kind: Role\nid: a\nnotes: between us\n";
        assert_eq!(published(last), "kind: Role\nid: a");
        let inner = "kind: Role\nid: a\ntitle: notes stay in a text\n";
        assert_eq!(published(inner), inner.trim_end());
        let flow = "{kind: Role, notes: between us, id: a}";
        assert_eq!(published(flow), "{kind: Role, id: a}");
    }
}
