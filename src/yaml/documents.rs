//! Files into documents, documents into trees, one by one.

use std::ops::Range;

use rayon::prelude::*;

use super::builder::build;
use super::tree::{Node, Value};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::values::{cut, tail};
use crate::world::{FileId, SourceFile, Span};

/// One document of a file: its tree, or what could be saved of a broken one.
#[derive(Debug, Clone)]
pub struct Document {
    pub span: Span,
    /// Absent when the document could not be parsed; its fault has been reported.
    pub root: Option<Node>,
    /// `kind` and `id` as far as they can be read, also from a broken document: whoever refers to
    /// it stays quiet.
    pub kind: Option<String>,
    pub id: Option<String>,
}

/// The largest file read, in bytes: far beyond what a person writes.
const LONGEST_FILE: usize = 16 << 20;

/// Reads every document of a file.
pub fn read(id: FileId, file: &SourceFile) -> Checked<Vec<Document>> {
    let mut findings = Vec::new();
    let mut documents = Vec::new();
    if let Some(finding) = unreadable(id, file) {
        // Nothing of an unreadable file is known: whoever refers to it stays quiet.
        let span = Span::new(id, 0..0);
        documents.push(Document { span, root: None, kind: None, id: None });
        return Checked::new(documents, vec![finding]);
    }
    let pieces = pieces_of(&file.text);
    for slip in &pieces.slips {
        let span = Span::new(id, slip.at.clone());
        let finding = Diagnostic::fault("yaml-syntax", Message::new(slip.key), span);
        findings.push(finding.with_fix(span, slip.replacement));
    }
    let read = pieces.documents.into_par_iter().with_min_len(AT_ONCE);
    let read = read.map(|(start, end)| document(id, start, file.text.get(start..end).unwrap_or("")));
    for document in read.collect::<Vec<_>>() {
        documents.extend(document.drain_into(&mut findings));
    }
    Checked::new(documents, findings)
}

/// Documents parsed by one thread before another may help.
const AT_ONCE: usize = 64;

/// The document that `text` holds, which starts at byte `start` of its file; nothing when it is empty.
fn document(id: FileId, start: usize, text: &str) -> Checked<Option<Document>> {
    let mut findings = Vec::new();
    let Some(root) = build(id, start, text).drain_into(&mut findings) else {
        return Checked::new(Some(tombstone(id, start, text)), findings);
    };
    if root.is_empty() {
        return Checked::new(None, findings);
    }
    if let Value::Mapping(_) = root.value {
        let scalar = |key: &str| root.get(key)?.scalar().map(|s| s.text.trim().to_owned());
        let (kind, name) = (scalar("kind"), scalar("id"));
        return Checked::new(Some(Document { span: root.span, kind, id: name, root: Some(root) }), findings);
    }
    let message = Message::new("yaml-not-a-definition");
    findings.push(Diagnostic::fault("not-a-definition", message, first_line(&root, text, start)));
    Checked::new(None, findings)
}

fn first_line(root: &Node, text: &str, start: usize) -> Span {
    let from = root.span.start as usize;
    let line = text.get(from - start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    Span::new(root.span.file, from..from + line.len())
}

/// Too long, or not UTF-8: no document of the file can be trusted.
fn unreadable(id: FileId, file: &SourceFile) -> Option<Diagnostic> {
    if file.text.len() > LONGEST_FILE {
        let message = Message::new("yaml-file-too-long").with("limit", LONGEST_FILE >> 20);
        return Some(Diagnostic::fault("input-too-large", message, Span::new(id, 0..0)));
    }
    if let Some(at) = file.text.find('\r').filter(|_| !file.text.contains('\n')) {
        let span = Span::new(id, at..at);
        return Some(Diagnostic::fault("yaml-syntax", Message::new("yaml-carriage-returns"), span));
    }
    let at = file.bad_byte?;
    let width = file.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let key = if file.text.starts_with("ÿþ") || file.text.starts_with("þÿ") {
        "yaml-utf16"
    } else {
        "yaml-not-utf8"
    };
    Some(Diagnostic::fault("wrong-encoding", Message::new(key), Span::new(id, at..at + width)))
}

/// A file cut into documents, and the separators that are not quite one.
struct Pieces {
    documents: Vec<(usize, usize)>,
    slips: Vec<Slip>,
}

/// A separator misspelt (`--`, `—`, ` ---`) or left out.
struct Slip {
    key: &'static str,
    at: Range<usize>,
    replacement: &'static str,
}

/// The stretches between `---` lines, and behind `...` lines. Both end a document wherever they
/// stand in column 0; so does a line that can only be meant as one, or a second `kind` and `id`, which are reported.
fn pieces_of(text: &str) -> Pieces {
    let mut pieces = Pieces { documents: Vec::new(), slips: Vec::new() };
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        let body = line.trim_end();
        let marker = body == "---" || body.starts_with("--- ") || body.starts_with("---\t");
        let rest = tail(text, next);
        if misspelt_separator(body, rest) {
            let indent = body.len() - body.trim_start().len();
            let at_body = at + indent..at + body.len();
            pieces.slips.push(Slip { key: "yaml-separator", at: at_body, replacement: "---" });
            pieces.documents.push((start, at));
            start = next;
        } else if marker && at > start {
            pieces.documents.push((start, at));
            start = at;
        } else if body.starts_with("kind:") && begins(cut(text, start..at)) && begins(tail(text, at)) {
            let key = at..at + "kind".len();
            pieces.slips.push(Slip { key: "yaml-separator-missing", at: key, replacement: "---\nkind" });
            pieces.documents.push((start, at));
            start = at;
        }
        at = next;
        if body == "..." {
            pieces.documents.push((start, at));
            start = at;
        }
    }
    pieces.documents.push((start, text.len()));
    pieces
}

/// A line of dashes, or `---` followed by words, in front of a definition.
fn misspelt_separator(body: &str, rest: &str) -> bool {
    let words = body.trim_start();
    let dashes = words.chars().count() >= 2 && words.chars().all(|c| matches!(c, '-' | '–' | '—'));
    let suspect = if body == "---" {
        false
    } else if let Some(behind) = body.strip_prefix("--- ") {
        behind.trim_start().starts_with(char::is_alphanumeric)
    } else {
        dashes || words == "—"
    };
    suspect && first_words(rest).is_some_and(|line| line.starts_with("kind:"))
}

fn first_words(text: &str) -> Option<&str> {
    text.lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
}

/// Whether a stretch, up to its first separator, says both `kind` and `id`.
fn begins(text: &str) -> bool {
    let lines = || text.lines().enumerate().take_while(|(n, line)| *n == 0 || !line.starts_with("---"));
    let says = |key: &str| lines().any(|(_, line)| line.starts_with(key));
    says("kind:") && says("id:")
}

/// What a broken document still says of itself.
fn tombstone(file: FileId, start: usize, text: &str) -> Document {
    let field = |name: &str| {
        let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let value = value.split(" #").next().unwrap_or("").trim().trim_matches(['"', '\'']);
        Some(value.to_owned()).filter(|value| !value.is_empty())
    };
    Document {
        span: Span::new(file, start..start + text.len()),
        root: None,
        kind: field("kind"),
        id: field("id"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, read};
    use crate::world::{FileId, Files, SourceFile};

    /// The message of a fault, its line and its column.
    type Told = (&'static str, usize, usize);

    /// The ids of the documents, and the faults.
    fn read_file(text: &str) -> (Vec<Option<String>>, Vec<Told>) {
        let mut files = Files::default();
        let id: FileId = files.add(SourceFile::new("a.yaml", text.as_bytes()));
        let checked = read(id, files.get(id).expect("the file"));
        let ids = checked.value.iter().map(|document: &Document| document.id.clone()).collect();
        let places = checked.findings.iter().map(|finding| {
            let (_, place) = files.locate(finding.span.expect("a span")).expect("a place");
            (finding.message.key, place.line, place.column)
        });
        (ids, places.collect())
    }

    #[test]
    fn a_misspelt_separator_still_separates() {
        for separator in ["--", "----", " ---", "—", "–—", "--- Direction"] {
            let (ids, faults) = read_file(&format!("kind: Role\nid: a\n{separator}\nkind: Role\nid: b\n"));
            assert_eq!(ids, [Some("a".to_owned()), Some("b".to_owned())], "{separator}");
            let column = if separator.starts_with(' ') { 2 } else { 1 };
            assert_eq!(faults, [("yaml-separator", 3, column)], "{separator}");
        }
        for separator in ["---", "--- ", "--- # Direction", "...", "...\n---"] {
            let (ids, faults) = read_file(&format!("kind: Role\nid: a\n{separator}\nkind: Role\nid: b\n"));
            assert_eq!((ids.len(), faults.len()), (2, 0), "{separator}");
        }
    }

    #[test]
    fn a_missing_separator_is_one_fault() {
        let (ids, faults) = read_file("kind: Role\nid: a\ntitle: A\nkind: Role\nid: b\ntitle: B\n");
        assert_eq!(ids, [Some("a".to_owned()), Some("b".to_owned())]);
        assert_eq!(faults, [("yaml-separator-missing", 4, 1)]);
        let (_, faults) = read_file("kind: Role\nkind: Role\nid: a\n");
        assert_eq!(faults, [("yaml-duplicate-key", 2, 1)]);
    }

    #[test]
    fn old_line_ends_are_one_fault() {
        let (ids, faults) = read_file("kind: Role\rid: a\r---\rkind: Role\rid: b\r");
        assert_eq!((ids, faults), (vec![None], vec![("yaml-carriage-returns", 1, 11)]));
    }
}
