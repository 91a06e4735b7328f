//! Files into documents, documents into trees, one by one.

use super::builder::build;
use super::tree::{Node, Value};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
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
        return Checked::new(documents, vec![finding]);
    }
    for (start, end) in cut(&file.text) {
        let text = &file.text[start..end];
        let root = build(id, start, text).drain_into(&mut findings);
        let Some(root) = root else {
            documents.push(tombstone(id, start, text));
            continue;
        };
        if root.is_empty() {
            continue;
        }
        if let Value::Mapping(_) = root.value {
            let scalar = |key: &str| root.get(key)?.scalar().map(|s| s.text.trim().to_owned());
            let (kind, name) = (scalar("kind"), scalar("id"));
            documents.push(Document { span: root.span, kind, id: name, root: Some(root) });
        } else {
            let message = Message::new("yaml-not-a-definition");
            findings.push(Diagnostic::fault("not-a-definition", message, first_line(&root, text, start)));
        }
    }
    Checked::new(documents, findings)
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
    let at = file.bad_byte?;
    let width = file.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let key = if file.text.starts_with("ÿþ") || file.text.starts_with("þÿ") {
        "yaml-utf16"
    } else {
        "yaml-not-utf8"
    };
    Some(Diagnostic::fault("wrong-encoding", Message::new(key), Span::new(id, at..at + width)))
}

/// The stretches between `---` lines, and behind `...` lines. Both end a document wherever they
/// stand in column 0.
fn cut(text: &str) -> Vec<(usize, usize)> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let marker = body == "---" || body.starts_with("--- ") || body.starts_with("---\t");
        if marker && at > start {
            cuts.push((start, at));
            start = at;
        }
        at += line.len();
        if body == "..." {
            cuts.push((start, at));
            start = at;
        }
    }
    cuts.push((start, text.len()));
    cuts
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
