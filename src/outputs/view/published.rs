//! A definition as it was written, without what is never published.

use crate::world::{Files, SourceFile};
use crate::yaml;

/// The YAML of a definition without its `notes`: remarks for colleagues stay inside.
pub fn published_source(source: &str) -> String {
    if !source.contains("notes") {
        return source.trim_end().to_owned();
    }
    let mut files = Files::new(Vec::new());
    let file = SourceFile::new("definition.yaml", source.as_bytes());
    let id = files.add(file.clone());
    let documents = yaml::read(id, &file).value;
    let Some(root) = documents.first().and_then(|document| document.root.as_ref()) else {
        return String::new();
    };
    let entries = root.entries();
    let Some(at) = entries.iter().position(|entry| entry.key.name == "notes") else {
        return source.trim_end().to_owned();
    };
    let entry = &entries[at];
    let start = entry.key.span.start as usize;
    let end = entries.get(at + 1).map_or(entry.value.span.end, |next| next.key.span.start) as usize;
    let (before, after) = (file.text.get(..start).unwrap_or(""), file.text.get(end..).unwrap_or(""));
    format!("{before}{after}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_never_published() {
        let source = "kind: Role\nid: a\nnotes: |\n  between us\n  only\ntitle: A\n";
        assert_eq!(published_source(source), "kind: Role\nid: a\ntitle: A");
        let last = "kind: Role\nid: a\nnotes: between us\n";
        assert_eq!(published_source(last), "kind: Role\nid: a");
        let inner = "kind: Role\nid: a\ntitle: notes stay in a text\n";
        assert_eq!(published_source(inner), inner.trim_end());
        let flow = "{kind: Role, notes: between us, id: a}";
        assert_eq!(published_source(flow), "{kind: Role, id: a}");
    }
}
